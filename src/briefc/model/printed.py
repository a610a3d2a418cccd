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
    the layout. `source` is the path of the document's source.
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
    """What a part uses of a face.

    `key` is the font's name in the drawings, `name` its name in the file; `weight` and `style` are numbers of Pango's.
    `ascent` and `descent` are thousandths of an em, `flags` those of a font descriptor (ISO 32000-1, 9.8.2). `index` is
    the font's place in its file, `variations` are the axes of a variable one (`wght=400`). `glyphs` has a line for each
    glyph, in their order: its number, its width in thousandths of an em, and the text that it stands for, if any, in
    UTF-16; number and text in hexadecimal.
    """

    key: str
    name: str
    family: str
    weight: int
    style: int
    ascent: int
    descent: int
    flags: int
    index: int
    variations: str
    glyphs: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How digits look in some text: their font, by digit the glyph and its width, by two digits what stands between.

    `between` has a number for each pair, 00 to 99, by which the second digit moves to the left; `before` and `after` by
    digit how much further than a zero it moves, and what follows it, by the letters on both sides. Nothing is none.
    Lengths are thousandths of an em.
    """

    font: str
    glyphs: tuple[int, ...]
    widths: tuple[float, ...]
    between: tuple[float, ...] = ()
    before: tuple[float, ...] = ()
    after: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PageReference:
    """A page number that the linker writes into a page: the id it leads to, and how many digits were left for it.

    `target` is empty for the number of the page itself and `*` for the number of pages. With `exact` the number must
    have that many digits, since the text goes on behind it. `figures` is the place of its `Figures` in the record.
    """

    target: str
    digits: int
    exact: bool
    figures: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of text with page numbers in it. What it gets longer or shorter by, moves it by the fraction `anchor`.

    0 is text that ends further to the right or left, 1 text whose end stays where it is, ½ centred text.
    """

    anchor: float
    references: tuple[PageReference, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's drawing: all before its first gap, deflated up to a byte's end, and for each gap the piece behind it.

    `checksum` is the Adler-32 of what is deflated; `seen` are its last bytes, which the pieces may repeat.
    """

    deflated: bytes
    checksum: int
    seen: bytes = b""
    pieces: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page: the local numbers of its dictionary and its content stream, its drawing, and what is found on it.

    `anchors` are (id, x, y) in points from the page's lower left; `bookmarks` (level, label, x, y, open);
    `targets` the ids that its links lead to. The gaps in the `drawing` are for the linker to fill: for each of the
    `slots` one that moves its text, and then one for each of its page numbers.
    """

    number: int
    content_number: int
    drawing: Drawing
    anchors: tuple[tuple[str, float, float], ...] = ()
    bookmarks: tuple[tuple[int, str, float, float, bool], ...] = ()
    targets: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenElement:
    """A top element of the structure, by its number; with a `key` it is one element with its like of other parts."""

    number: int
    key: str = ""
    kind: str = ""
    language: str = ""
    kids: tuple[OpenElement, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part that was laid out. Objects refer to one another by marks that the linker turns into final numbers.

    `objects` are the local numbers of objects, and `written` these, serialised, one behind another (`objects.joined`).
    `streams` are (local number, serialised dictionary, data, digest of what may be shared by parts). Local numbers run
    from 0 to `size` - 1 without a gap. `leaf` is the number of the
    part's leaf of the ParentTree; `ids` are those of the IDTree. `places` say where in the sources what leads to an id
    stands, and what bears it.
    """

    name: str
    size: int
    pages: tuple[PageRecord, ...]
    objects: tuple[int, ...]
    written: bytes
    streams: tuple[tuple[int, bytes, bytes, str], ...]
    top: tuple[OpenElement, ...]
    leaf: int
    ids: tuple[tuple[str, int], ...]
    fonts: tuple[FontUse, ...]
    figures: tuple[Figures, ...] = ()
    places: tuple[tuple[str, Span], ...] = ()
    duplex: bool = False
