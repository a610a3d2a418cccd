"""The printer: a print page to a tagged PDF (PDF/UA-1), and what WeasyPrint said about it as diagnostics."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefc import __version__
from briefc.formats.pdf.fonts import ADDRESS, FontShelf, isolate
from briefc.formats.pdf.remarks import Remarks
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import error
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.theme import FontFace

VARIANT = "pdf/ua-1"


def print_pdf(page: PrintPage, shelf: FontShelf) -> Outcome[bytes]:
    """A print page to the bytes of its PDF; None when there is an error. The same page gives the same bytes anywhere.

    Nothing is loaded but the page's resources and the faces of the shelf. Codes: `font.glyph`, `font.foreign`,
    `font.load`, `pdf.alt`, `pdf.depth`, `pdf.lang`, `pdf.link`, `pdf.message`, `pdf.resource`, `pdf.style`.
    """
    isolate(shelf.cache)
    remarks = Remarks(page)
    with _heard(remarks):
        try:
            data = _printed(page, shelf, remarks)
        except RecursionError:
            where = Span(page.source)
            hint = "split the deepest lists, quotations or tables"
            return Outcome(None, (error("pdf.depth", where, "the page is nested too deeply to be printed", hint),))
    found = remarks.diagnostics
    outcome = Outcome(data, found)
    return Outcome(None, found) if outcome.failed else outcome


def _printed(page: PrintPage, shelf: FontShelf, remarks: Remarks) -> bytes:
    with warnings.catch_warnings():
        # It warns that the private configuration has no fonts of its own, which is the point.
        warnings.filterwarnings("ignore", message="No fonts configured")
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

    from briefc.formats.pdf.fetcher import memory_fetcher
    from briefc.formats.pdf.tags import drop_doubled_links, finish

    faces = _faces(page, shelf)
    fetcher = memory_fetcher(page, shelf, faces)
    fonts = FontConfiguration()
    sheets = [
        weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=fonts)
        for text in (_font_rules(faces, shelf, page.html), *page.styles)
    ]
    html = weasyprint.HTML(string=page.html, url_fetcher=fetcher)
    options: dict[str, Any] = {"pdf_variant": VARIANT, "pdf_identifier": True}
    document = html.render(font_config=fonts, stylesheets=sheets, **options)
    drop_doubled_links(document)
    _describe(document.metadata, page)
    data: bytes = document.write_pdf(finisher=finish, **options)
    remarks.fonts_used({font.family for font in document.fonts.values()}, {face.family for face in faces})
    return data


def _faces(page: PrintPage, shelf: FontShelf) -> Mapping[FontFace, bytes]:
    """The faces to declare: the theme's, those of the shelf with other keys, and those of the scripts on the page."""
    own = {path.removeprefix(ADDRESS): data for path, _, data in page.resources if path.startswith(ADDRESS)}
    faces: dict[tuple[str, int, str], tuple[FontFace, bytes]] = {}
    wanted = (*page.fonts, *shelf.base, *(script.face for script in shelf.scripts if script.wanted(page.html)))
    for face in wanted:
        key = (face.family, face.weight, face.style)
        if key not in faces:
            faces[key] = (face, own[face.file] if not face.package else shelf.data(face))
    return dict(faces.values())


def _font_rules(faces: Iterable[FontFace], shelf: FontShelf, text: str) -> str:
    """The style sheet that declares the faces, and names as `--scripts` the families that no stack can foresee."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{address(face)}"); font-weight: {face.weight}; '
        f"font-style: {face.style} }}"
        for face in faces
    ]
    families = [f'"{script.face.family}"' for script in shelf.scripts if script.wanted(text)]
    if families:
        rules.append(f":root {{ --scripts: {', '.join(families)} }}")
    return "\n".join(rules)


def address(face: FontFace) -> str:
    """The address under which the printer answers for a face."""
    return f"{ADDRESS}{face.family.replace(' ', '-')}-{face.weight}-{face.style}"


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
