"""Printing of pages made by hand, and reading of what was printed, by tools that are not briefc's."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.printer import print_pdf
from briefc.model.artifact import PrintPage
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.theme import FontFace

ROOT = Path(__file__).resolve().parents[3]
THEME = ROOT / "themes/default"
STYLE = re.sub(
    r'@import "([\w-]+\.css)";',
    lambda named: (THEME / named[1]).read_text("utf-8"),
    (THEME / "print.css").read_text("utf-8"),
)
FLAG = (ROOT / "tests/cases/images/flag.png").read_bytes()


def page_of(
    body: str,
    *,
    head: str = "",
    styles: tuple[str, ...] = (STYLE,),
    resources: tuple[tuple[str, str, bytes], ...] = (("briefc-asset:flag.png", "image/png", FLAG),),
    origins: tuple[tuple[str, Span], ...] = (),
    fonts: tuple[FontFace, ...] = (),
    language: str = "en",
) -> PrintPage:
    """A print page around the body of an article."""
    html = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><title>Test</title>{head}</head>\n<body class="single" '
        f'data-newsroom="Desk" data-document="" data-of=" of "><article class="item" data-part="Test"><h1 class='
        f'"headline">Test</h1><div class="text">{body}</div></article></body></html>\n'
    )
    day = "2024-05-16T09:40:00+00:00"
    return PrintPage(html, styles, resources, "Test", language, day, day, origins, "sources/test.rst", fonts=fonts)


def printed(body: str, shelf: FontShelf, **given: object) -> Outcome[bytes]:
    """What the printer makes of the body of an article."""
    return print_pdf(page_of(body, **given), shelf)  # type: ignore[arg-type]


def codes(outcome: Outcome[bytes]) -> list[str]:
    """The codes of what the printer found."""
    return [found.code for found in outcome.diagnostics]


def ran(*command: str | Path) -> str:
    """The standard output of a tool."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def text_of(pdf: Path, *options: str) -> str:
    """The text of a PDF as pdftotext reads it."""
    return ran("pdftotext", *options, pdf, "-")


def fonts_of(pdf: Path) -> set[str]:
    """The names of the fonts in a PDF, without the tags of subsets and the hyphens for spaces."""
    lines = ran("pdffonts", pdf).splitlines()[2:]
    return {line.split()[0].partition("+")[2].replace("-", " ") for line in lines}


def font_of(pdf: Path, words: str) -> set[str]:
    """The families in which some words are printed, by pdftohtml."""
    xml = ran("pdftohtml", "-xml", "-stdout", "-i", pdf)
    families = dict(re.findall(r'<fontspec id="(\d+)" size="-?\d+" family="(?:[A-Z]{6}\+)?([^"]+)"', xml))
    lines = re.findall(r'<text [^>]*font="(\d+)"[^>]*>(.*?)</text>', xml)
    return {families[font].replace("-", " ") for font, line in lines if words in re.sub(r"<[^>]+>", "", line)}


def structure_of(pdf: Path) -> str:
    """The structure tree with its text, by pdfinfo: what a screen reader meets, in its order."""
    return ran("pdfinfo", "-struct-text", pdf)
