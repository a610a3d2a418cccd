"""A small briefing in parts, made by hand, and the same printed by WeasyPrint alone in one run."""

from __future__ import annotations

import functools
import subprocess
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

from briefc.formats.pdf.engine.press import weasyprint
from briefc.formats.pdf.faces import address, declared_faces, font_rules
from briefc.formats.pdf.fetcher import memory_fetcher
from briefc.formats.pdf.fonts import FontShelf, isolate
from briefc.model.artifact import PrintPage
from tests.formats.pdf.printing import page_of

SHEET = """
@page {
  size: 120mm 100mm; margin: 15mm;
  @top-left { content: string(part); font: 400 8pt Spectral }
  @bottom-left { content: counter(page) " of " counter(pages); font: 400 8pt Spectral }
  @bottom-center { content: counter(page); font: 400 8pt "Fira Sans"; letter-spacing: 1px }
  @bottom-right { content: "p. " counter(page) "/" counter(pages); font: 600 8pt "Fira Sans" }
}
@page cover { margin: 0; @top-left { content: none } @bottom-left { content: none } @bottom-right { content: none }
  @bottom-center { content: none } }
body { font: 400 10pt/14pt Spectral, 'Fira Sans', 'Noto Serif SC', 'Noto Sans SC'; margin: 0 }
p, h1, h2, h3, ol { margin: 0 0 7pt }
.cover { page: cover; padding: 20mm }
.chapter, .part { break-before: page }
[data-part] { string-set: part attr(data-part) }
.contents li { position: relative; list-style: none }
.page { position: absolute; right: 0; text-align: right; font: 400 9pt "Fira Sans" }
[data-ref]::before { content: target-counter(attr(data-ref), page) }
.inline-page, .page { font-variant-numeric: lining-nums tabular-nums }
"""

TEXT = "<p>Words of the article, which fill a line or two of the narrow page that is printed here.</p>"


def article(slug: str, paragraphs: int = 9, text: str = "") -> str:
    """An article that fills a page or two."""
    return (
        f'<article class="item" data-part="{slug}"><h3 id="top-{slug}">Article {slug}</h3>{text}'
        f'{TEXT * paragraphs}<p><a href="https://example.org/{slug}">Elsewhere</a></p></article>'
    )


def briefing(*articles: tuple[str, str], sheet: str = SHEET) -> PrintPage:
    """A print page of a cover, contents, a chapter with articles (slug, markup), and a last part, each a part."""
    entries = "".join(
        f'<li><a href="#top-{slug}">Article {slug}</a><span class="page" data-ref="#top-{slug}"></span></li>'
        for slug, _ in articles
    )
    parts = [
        ("cover", '<section class="cover"><h1>Briefing</h1></section>'),
        (
            "contents",
            f'<section class="part contents" data-part="Contents"><h2>Contents</h2><ol>{entries}</ol></section>',
        ),
    ]
    for at, (slug, markup) in enumerate(articles):
        head = "" if at else '<h2 id="one">Chapter</h2>'
        more = " continued" if at else ""
        parts.append((slug, f'<section class="chapter{more}" data-joins="one">{head}{markup}</section>'))
    parts.append(("end", '<section class="part" data-part="End"><h2 id="end">End</h2><p>The end.</p></section>'))
    body = "\n".join(f"<!--briefc:part {name}-->\n{markup}" for name, markup in parts)
    page = page_of("", styles=(sheet,))
    html = f'<!DOCTYPE html>\n<html lang="en"><head><title>Test</title></head><body>{body}</body></html>'
    return replace(page, html=html, parted=True)


def by_weasyprint(page: PrintPage, shelf: FontShelf) -> bytes:
    """The page as WeasyPrint prints it, in one run, with its own writer."""
    isolate(shelf.cache)
    module = weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    faces = declared_faces(page, shelf, print)
    files = {address(face): functools.partial(faces.data, face, shelf) for face in faces.declared}
    fetcher = memory_fetcher({name: (kind, data) for name, kind, data in page.resources}, files)
    fonts = FontConfiguration()
    styles = (font_rules(faces.declared, shelf, page.html), *page.styles)
    sheets = [module.CSS(string=text, url_fetcher=fetcher, font_config=fonts) for text in styles]
    html = module.HTML(string=page.html, url_fetcher=fetcher)
    data: bytes = html.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")
    return data


def pictures(pdf: bytes, folder: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    folder.mkdir()
    (folder / "it.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "72", "-gray", folder / "it.pdf", folder / "page"], check=True)
    return [Image.open(path) for path in sorted(folder.glob("page-*"))]


def differing(ours: bytes, theirs: bytes, folder: Path) -> list[int]:
    """The numbers of the pages that do not look the same, by more than what rounding makes."""
    mine, others = pictures(ours, folder / "ours"), pictures(theirs, folder / "theirs")
    assert len(mine) == len(others)
    return [
        number
        for number, (one, other) in enumerate(zip(mine, others, strict=True), 1)
        if one.size != other.size or ImageChops.difference(one, other).getextrema()[1] > 72  # type: ignore[operator] # grey: one band
    ]
