"""Printed pages keep to the standard that they were asked to keep to, with pictures, links, notes and tables on them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.printer import print_pdf
from briefc.model.artifact import Attached, PrintPage
from tests.formats.pdf.bare_file import PRESS
from tests.formats.pdf.printing import page_of
from tests.tools.verapdf import verapdf

BODY = """
<p>Words with <a href="https://example.org/">a link</a>, <a href="#there">another</a> and <em>stress</em>.</p>
<figure><img src="briefc-asset:flag.png" alt="A flag"><figcaption>Its caption.</figcaption></figure>
<table><caption>Ships</caption><thead><tr><th scope="col">Name</th><th scope="col">Tons</th></tr></thead>
<tbody><tr><th scope="row">Ann</th><td>9</td></tr></tbody></table>
<h2 id="there">There</h2><ul><li><p>One</p></li><li>Two</li></ul>
<p style="opacity: 0.5; background: linear-gradient(red, blue)">Seen through.</p>
"""
FILE = Attached("story.xml", "application/vnd.iptc.g2.newsitem+xml", b"<newsItem/>", "a story", "2024-05-16T09:40:00Z")


def page(conformance: str) -> PrintPage:
    return replace(page_of(BODY), conformance=conformance, intent=PRESS, attachments=(FILE,), rights="© Desk")


def printed(conformance: str, shelf: FontShelf) -> bytes:
    made = print_pdf(page(conformance), shelf)
    assert made.value is not None, made.diagnostics
    return made.value


@pytest.mark.parametrize(
    ("conformance", "flavours"), [("a-3a", ("3a", "ua1")), ("ua-1", ("ua1",)), ("a-4f", ("4f",))], ids=lambda one: one
)
def test_the_page_keeps_to_its_standard(
    conformance: str, flavours: tuple[str, ...], shelf: FontShelf, tmp_path: Path, need_tool: Callable[[str], Path]
) -> None:
    need_tool("verapdf")
    path = tmp_path / "page.pdf"
    path.write_bytes(printed(conformance, shelf))
    assert verapdf(path, *flavours) == []


def test_a_print_file_keeps_to_pdf_x_4(shelf: FontShelf) -> None:
    """What ISO 15930-7 asks for and can be seen from outside."""
    data = printed("x-4", shelf)
    assert data.startswith(b"%PDF-1.6\n")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.is_encrypted
        assert "/Version" not in pdf.Root
        assert len(pdf.trailer.ID) == 2
        assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFX"]
        assert not {"/AA", "/OpenAction", "/AcroForm", "/AF"} & set(pdf.Root.keys())
        for sheet in pdf.pages:
            assert "/Annots" not in sheet
            assert "/ArtBox" not in sheet
            media, trim, bleed = (list(map(float, sheet[box])) for box in ("/MediaBox", "/TrimBox", "/BleedBox"))
            assert within(trim, bleed)
            assert within(bleed, media)
        for thing in objects(pdf):
            assert thing.get("/S") != "/JavaScript"
            if thing.get("/Type") == "/FontDescriptor":
                assert {"/FontFile2", "/FontFile3"} & set(thing.keys()), thing.FontName
            if "/ColorSpace" in thing and isinstance(thing.ColorSpace, pikepdf.Dictionary):
                assert "/DefaultRGB" in thing.ColorSpace
            assert thing.get("/Filter") != "/LZWDecode"
        resources = list(drawn_with(pdf))
        assert len(resources) >= len(pdf.pages)
        assert all("/DefaultRGB" in one.ColorSpace for one in resources)


def within(inner: list[float], outer: list[float]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def objects(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """All indirect dictionaries, those of streams too."""
    for one in pdf.objects:
        found = one.stream_dict if isinstance(one, pikepdf.Stream) else one
        if isinstance(found, pikepdf.Dictionary):
            yield found


def drawn_with(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The resources of every drawing that names a colour by red, green and blue."""
    streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    forms = [one for one in streams if one.get("/Subtype") == "/Form" or "/PatternType" in one]
    for one in (*(sheet.obj for sheet in pdf.pages), *forms):
        operators = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(one)}
        if operators & {"rg", "RG", "Do", "sh", "scn", "SCN"}:
            yield one.Resources


def test_two_prints_of_a_print_file_are_the_same(shelf: FontShelf) -> None:
    assert printed("x-4", shelf) == printed("x-4", shelf)
