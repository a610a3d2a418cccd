"""What is printed part by part: a part to lay out, and the record of one that was laid out, drawn and tagged.

A part is a run of pages that begins on a page of its own. Its record holds finished drawings and structure with numbers
that are still to be given, so that a linker can put any number of them into one file, like object files.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.span import Span
from briefc.model.theme import FontFace


@dataclass(frozen=True, slots=True)
class PrintPart:
    """One part of a print page, self-contained: a whole HTML document with what it refers to.

    `name` is unique in the document. `digits` says for the targets of page references inside running text how many
    digits their page numbers have. `whole` is true for a document laid out in one run: its page numbers are known to
    the layout. `source` is the path of the document's source; `page` names what the author prints ("a4", "letter").
    """

    name: str
    html: str
    styles: tuple[str, ...]
    resources: tuple[tuple[str, str, bytes], ...]
    language: str
    origins: tuple[tuple[str, Span], ...]
    source: str
    fonts: tuple[FontFace, ...]
    digits: tuple[tuple[str, int], ...] = ()
    whole: bool = False
    conformance: str = "a-3a"
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class FontUse:
    """What a part uses of a face: by glyph number its width (thousandths of an em) and the text that it stands for."""

    key: str
    family: str
    weight: int
    style: str
    widths: tuple[tuple[int, float], ...]
    texts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PageReference:
    """A page number that the linker writes into a page: the id it leads to, and how many digits were left for it.

    `target` is empty for the number of the page itself and `*` for the number of pages.
    """

    target: str
    digits: int
    exact: bool


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page: the local numbers of its dictionary and its content stream, its drawing, and what is found on it.

    `anchors` are (id, x, y) in points from the page's lower left; `bookmarks` (level, label, x, y, open);
    `targets` the ids that its links lead to; `references` the page numbers it shows. `content` is compressed, unless
    there are `references`: then it holds a hole for each.
    """

    number: int
    content_number: int
    content: bytes
    width: float
    height: float
    anchors: tuple[tuple[str, float, float], ...] = ()
    bookmarks: tuple[tuple[int, str, float, float, bool], ...] = ()
    targets: tuple[str, ...] = ()
    references: tuple[PageReference, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenElement:
    """A top element of the structure: of this part alone (`number`), or one with its like of other parts (`key`)."""

    number: int = 0
    key: str = ""
    kind: str = ""
    language: str = ""
    kids: tuple[OpenElement, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part that was laid out. Objects refer to one another by marks that the linker turns into final numbers.

    `objects` are (local number, serialised dictionary), `streams` (local number, serialised dictionary, data, digest of
    what may be shared by parts). Local numbers run from 0 to `size` - 1 without a gap. `leaf` is the number of the
    part's leaf of the ParentTree; `ids` are those of the IDTree.
    """

    name: str
    size: int
    pages: tuple[PageRecord, ...]
    objects: tuple[tuple[int, bytes], ...]
    streams: tuple[tuple[int, bytes, bytes, str], ...]
    top: tuple[OpenElement, ...]
    leaf: int
    ids: tuple[tuple[str, int], ...]
    fonts: tuple[FontUse, ...]
