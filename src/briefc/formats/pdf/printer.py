"""The printer: a print page to a tagged PDF (PDF/UA-1), and what WeasyPrint said about it as diagnostics."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefc import __version__
from briefc.formats.pdf.faces import Faces, declared_faces, font_rules
from briefc.formats.pdf.fonts import FontShelf, isolate
from briefc.formats.pdf.inspection import inspect
from briefc.formats.pdf.remarks import Remarks
from briefc.model.artifact import PrintPage
from briefc.model.outcome import Outcome

VARIANT = "pdf/ua-1"

_DEEPEST = 6000
"""Python's recursion limit while a page is laid out: sixty-four nested lists with their paragraphs need about 2000."""


def print_pdf(page: PrintPage, shelf: FontShelf) -> Outcome[bytes]:
    """A print page to the bytes of its PDF; None when there is an error. The same page gives the same bytes anywhere.

    Nothing is loaded but the page's resources and the faces of the shelf. Codes: `font.duplicate`, `font.glyph`,
    `font.load`, `pdf.alt`, `pdf.link`, `pdf.message`, `pdf.resource`, `pdf.style`.
    """
    isolate(shelf.cache)
    remarks = Remarks(page)
    faces = declared_faces(page, shelf, remarks.add)
    with _heard(remarks), _room_to_recurse():
        data = _printed(page, shelf, faces, remarks)
    outcome = Outcome(data, remarks.diagnostics)
    return Outcome(None, remarks.diagnostics) if outcome.failed else outcome


def _printed(page: PrintPage, shelf: FontShelf, faces: Faces, remarks: Remarks) -> bytes:
    with warnings.catch_warnings():
        # It warns that the private configuration has no fonts of its own, which is the point.
        warnings.filterwarnings("ignore", message="No fonts configured")
        import weasyprint
        from weasyprint.css.counters import CounterStyle
        from weasyprint.text.fonts import FontConfiguration

    from briefc.formats.pdf.fetcher import memory_fetcher
    from briefc.formats.pdf.tags import drop_doubled_links, finish

    fetcher = memory_fetcher(page, faces)
    fonts, counters = FontConfiguration(), CounterStyle()
    sheets = [
        weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
        for text in (font_rules(faces, shelf, page.html), *page.styles)
    ]
    html = weasyprint.HTML(string=page.html, url_fetcher=fetcher)
    options: dict[str, Any] = {"pdf_variant": VARIANT, "pdf_identifier": True}
    document = html.render(font_config=fonts, counter_style=counters, stylesheets=sheets, **options)
    drop_doubled_links(document)
    for found in inspect(document, page, faces.families):
        remarks.add(found)
    _describe(document.metadata, page)
    data: bytes = document.write_pdf(finisher=finish, **options)
    foreign = {font.family for font in document.fonts.values()} - faces.families
    if foreign:
        raise RuntimeError(f"letters of typefaces that nobody declared: {', '.join(sorted(foreign))}")
    return data


def _describe(metadata: Any, page: PrintPage) -> None:
    """Put the page's own description into the document's metadata, whatever the theme's template says."""
    metadata.title = page.title
    metadata.lang = page.language
    metadata.authors = list(page.authors)
    metadata.description = page.description or None
    metadata.keywords = list(page.keywords)
    metadata.created = page.created or None
    metadata.modified = page.modified or None
    metadata.generator = f"briefc {__version__}"


@contextmanager
def _heard(remarks: Remarks) -> Iterator[None]:
    """Have `remarks` take everything that WeasyPrint logs meanwhile, and nobody else."""
    logger = logging.getLogger("weasyprint")
    before = (logger.propagate, logger.level)
    logger.addHandler(remarks)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(remarks)
        logger.propagate, level = before
        logger.setLevel(level)


@contextmanager
def _room_to_recurse() -> Iterator[None]:
    """Let Python recurse as deeply as the nesting that `limits` allows makes WeasyPrint do."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
