"""What a build writes."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.span import Span
from briefc.model.theme import FontFace


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be: path under the output folder (`html/slug.html`, posix), media type, bytes."""

    path: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a PDF: its name there, media type, bytes, what it is in a few words, and its date (ISO).

    `relationship` is that of an associated file (ISO 32000-2, 14.13): `Source`, `Data`, `Supplement`, …
    """

    name: str
    media_type: str
    data: bytes
    description: str = ""
    modified: str = ""
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """What a print run is meant for: the name of a printing condition, and its ICC profile's bytes."""

    name: str
    profile: bytes


@dataclass(frozen=True, slots=True)
class PrintPage:
    """All that the printer needs, as values: the page's HTML, its style sheets in order, and what they refer to.

    `resources` maps a `briefc-asset:NAME` address to (media type, bytes). `origins` maps ids in the page to the place
    in a source that made them, so that the printer's findings name the author's file and line. `title`, `language`, the
    dates (ISO) and the rest go into the document's metadata. `path` is that of the PDF under the output folder. `fonts`
    are the theme's faces; one that is a file of the theme is among the resources as `briefc-font:FILE`.

    `<!--briefc:part NAME-->` in the HTML, between children of the body, says that what follows begins on a page of its
    own, and is a part: what stands before the first is repeated in each. With `parted` the parts are laid out apart.
    With `duplex` each begins on a right-hand page. `label` is the TLP label, `marking` a free one; `conformance` one of
    `CONFORMANCES`. `identifier` is that of the item (guid and version).
    """

    html: str
    styles: tuple[str, ...]
    resources: tuple[tuple[str, str, bytes], ...]
    title: str
    language: str
    created: str
    modified: str
    origins: tuple[tuple[str, Span], ...] = ()
    source: str = ""
    path: str = ""
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    fonts: tuple[FontFace, ...] = ()
    attachments: tuple[Attached, ...] = ()
    rights: str = ""
    publisher: str = ""
    identifier: str = ""
    label: str = ""
    marking: str = ""
    conformance: str = "a-3a"
    intent: OutputIntent | None = None
    duplex: bool = False
    parted: bool = False


CONFORMANCES = ("a-3a", "ua-1", "a-4f", "x-4", "plain")
"""What a PDF may claim: PDF/A-3a with PDF/UA-1 (the default), PDF/UA-1 alone, PDF/A-4f, PDF/X-4, nothing."""
