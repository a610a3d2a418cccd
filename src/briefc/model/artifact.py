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
class PrintPage:
    """All that the printer needs, as values: the page's HTML, its style sheets in order, and what they refer to.

    `resources` maps a `briefc-asset:NAME` address to (media type, bytes). `origins` maps ids in the page to the place
    in a source that made them, so that the printer's findings name the author's file and line. `title`, `language`, the
    dates (ISO) and the rest go into the document's metadata. `path` is that of the PDF under the output folder. `fonts`
    are the theme's faces; one that is a file of the theme is among the resources as `briefc-font:FILE`.
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
