"""Parts linked: what comes out is one document, and looks as if it had been laid out in one run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.layout import lay_out
from briefc.formats.pdf.linking import link, wrong_digits
from briefc.formats.pdf.parts import parts_of
from briefc.formats.pdf.printer import print_pdf
from briefc.model.artifact import PrintPage
from briefc.model.span import Span
from tests.formats.pdf.parted import article, briefing, by_weasyprint, differing
from tests.formats.pdf.printing import codes, fonts_of, ran, structure_of, text_of
from tests.tools.verapdf import verapdf

PICTURE = '<p><img src="briefc-asset:flag.png" alt="A flag" width="60"></p>'
NAMES = "<p>华春莹 Владимир Łódź Ελλάδα</p>"
TABLE = (
    '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>'
    + "<tr><th scope=row>a</th><td>b</td></tr>" * 30
    + "</tbody></table>"
)


def inline(target: str) -> str:
    return f'<p>More on page <span class="inline-page" data-ref="#{target}"></span>, below, and so on.</p>'


FULL = briefing(
    ("a1", article("a1", text=PICTURE + inline("top-a3"))),
    ("a2", article("a2", 20, NAMES + inline("top-a1"))),
    ("a3", article("a3", 3, TABLE + PICTURE + inline("end"))),
)


def linked(page: PrintPage, shelf: FontShelf, folder: Path) -> Path:
    outcome = print_pdf(page, shelf)
    assert codes(outcome) == []
    assert outcome.value is not None
    path = folder / "linked.pdf"
    path.write_bytes(outcome.value)
    return path


@pytest.fixture(scope="module")
def full(shelf: FontShelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(FULL, shelf, tmp_path_factory.mktemp("full"))


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)] if isinstance(kids, pikepdf.Array) else [kids]


def pages_of(pdf: Path) -> list[str]:
    return [" ".join(page.split()) for page in text_of(pdf, "-layout").split("\f")[:-1]]


# --- as in one run ---------------------------------------------------------------------------------------------------


def test_every_page_looks_as_in_one_run(full: Path, shelf: FontShelf, tmp_path: Path) -> None:
    assert differing(full.read_bytes(), by_weasyprint(FULL, shelf), tmp_path) == []


def test_every_page_reads_as_in_one_run(full: Path, shelf: FontShelf, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.pdf"
    theirs.write_bytes(by_weasyprint(FULL, shelf))
    assert pages_of(full) == pages_of(theirs)


def test_the_file_is_smaller_than_that_of_one_run(full: Path, shelf: FontShelf) -> None:
    # Metadata, the profile of sRGB and a structure of its own are in ours besides.
    assert full.stat().st_size < len(by_weasyprint(FULL, shelf))


def test_a_document_in_one_run_looks_as_weasyprint_s(shelf: FontShelf, tmp_path: Path) -> None:
    page = replace(FULL, parted=False)
    pdf = linked(page, shelf, tmp_path)
    assert differing(pdf.read_bytes(), by_weasyprint(page, shelf), tmp_path) == []


# --- one document ----------------------------------------------------------------------------------------------------


def test_what_is_linked_is_valid(full: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("verapdf"), need_tool("qpdf")
    assert verapdf(full, "ua1") == []
    assert verapdf(full, "3a") == []
    ran("qpdf", "--check", full)


def test_there_is_one_structure_with_chapters_whole(full: Path) -> None:
    read = structure_of(full)
    assert read.count("Document") == 1
    with pikepdf.open(full) as pdf:
        inside = [[one.S for one in kids_of(kid)] for kid in kids_of(pdf.Root.StructTreeRoot.K)]
        assert [kinds.count("/Art") for kinds in inside if "/Art" in kinds] == [3]


def test_every_font_is_there_once(full: Path) -> None:
    names = [line.split()[0] for line in ran("pdffonts", full).splitlines()[2:]]
    assert len(names) == len(set(names))
    assert {"Spectral", "Fira Sans"} <= fonts_of(full)


def test_a_picture_of_several_parts_is_there_once(full: Path) -> None:
    lines = [line for line in ran("pdfimages", "-list", full).splitlines()[2:] if " image " in line]
    assert len(lines) == 2
    assert len({line.split()[10] for line in lines}) == 1


def test_no_number_of_an_object_is_left_out(full: Path) -> None:
    """With gaps between them, some readers take high numbers for damage, and lose pages without a word."""
    with pikepdf.open(full) as pdf:
        numbers = {item.objgen[0] for item in pdf.objects}
        assert len(numbers) >= int(pdf.trailer.Size) - 12
        assert len(pdf.pages) == len(pages_of(full))


def test_links_lead_across_parts(full: Path) -> None:
    with pikepdf.open(full) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[at]): names[at + 1][0].objgen for at in range(0, len(names), 2)}
        keys = [bytes(names[at]) for at in range(0, len(names), 2)]
        assert keys == sorted(keys)
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        wanted = [str(link.Dest) for link in pdf.pages[1].Annots]
        assert wanted == ["top-a1", "top-a2", "top-a3"]
        shown = re.findall(r"Article a\d\s+(\d+)", pages_of(full)[1])
        assert [numbers[places[name]] for name in wanted] == [int(number) for number in shown]


def test_the_outline_is_that_of_one_document(full: Path) -> None:
    with pikepdf.open(full) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == ["Briefing"]
        inner = outline.root[0].children
        assert [item.title for item in inner] == ["Contents", "Chapter", "End"]
        assert [item.title for item in inner[1].children] == ["Article a1", "Article a2", "Article a3"]


def test_what_is_translucent_or_turned_is_read_too(
    shelf: FontShelf, tmp_path: Path, need_tool: Callable[[str], Path]
) -> None:
    need_tool("verapdf")
    sheet = FULL.styles[0] + "h3 { opacity: .5 } li a { transform: rotate(3deg); display: inline-block }"
    pdf = linked(replace(FULL, styles=(sheet,)), shelf, tmp_path)
    assert verapdf(pdf, "ua1", "3a") == []
    assert structure_of(pdf).count("Article a1") == 2


def test_a_page_number_in_what_is_translucent_is_refused(shelf: FontShelf) -> None:
    outcome = print_pdf(replace(FULL, styles=(FULL.styles[0] + ".page { opacity: .5 }",)), shelf)
    assert codes(outcome) == ["pdf.message"]


def test_a_link_over_two_lines_is_one_link(shelf: FontShelf, tmp_path: Path) -> None:
    link_ = (
        '<p><a href="https://example.org/long"><!--no word-->'
        + "words that fill more than a line of the page " * 2
        + "</a></p>"
    )
    pdf = linked(briefing(("a1", article("a1", 1, link_)), ("a2", article("a2", 1))), shelf, tmp_path)
    with pikepdf.open(pdf) as opened:
        (long, _) = opened.pages[2].Annots
        assert len(long.QuadPoints) == 16
        assert (
            str(long.Contents)
            == "words that fill more than a line of the page " + "words that fill more than a line of the page"
        )
        assert int(long.F) == 4


def test_paper_is_cut_where_the_style_says(shelf: FontShelf, tmp_path: Path) -> None:
    sheet = FULL.styles[0] + "@page { bleed: 3mm; marks: crop cross }"
    with pikepdf.open(linked(replace(FULL, styles=(sheet,)), shelf, tmp_path)) as opened:
        page = opened.pages[1]
        assert [round(float(at)) for at in page.TrimBox] == [0, 0, 340, 283]
        assert [round(float(at), 1) for at in page.MediaBox] == [-8.5, -8.5, 348.7, 292.0]
        assert [float(at) for at in page.BleedBox] == [float(at) for at in page.MediaBox]


# --- page numbers ----------------------------------------------------------------------------------------------------


def test_every_page_has_its_number_in_each_corner(full: Path) -> None:
    pages = pages_of(full)
    for number, text in enumerate(pages[1:], 2):
        assert f"{number} of {len(pages)}" in text
        assert f"p. {number}/{len(pages)}" in text


def test_numbers_inside_running_text_take_the_room_that_they_need(shelf: FontShelf, tmp_path: Path) -> None:
    """One digit too many or too few moves the words behind them, so the part is laid out again."""
    long = article("a1", 90, inline("top-a2"))
    page = briefing(("a1", long), ("a2", article("a2", 9, inline("top-a1"))))
    parts = parts_of(page)
    for digits, wrong in ((1, {"a1": {"top-a2": 2}}), (2, {"a2": {"top-a1": 1}})):
        guessed = [replace(one, digits=(("top-a1", digits), ("top-a2", digits))) for one in parts]
        records = [lay_out(one, shelf).value for one in guessed]
        assert all(records)
        assert wrong_digits([one for one in records if one]) == wrong
    assert differing(linked(page, shelf, tmp_path).read_bytes(), by_weasyprint(page, shelf), tmp_path) == []


def test_numbers_in_the_text_itself_are_known_too(shelf: FontShelf, tmp_path: Path) -> None:
    sheet = FULL.styles[0] + ".own::after { content: ' (' counter(page) ' of ' counter(pages) ')' }"
    text = '<p class="own">Where am I</p>'
    page = briefing(("a1", article("a1", 30)), ("a2", article("a2", 3, text)), sheet=sheet)
    pdf = linked(page, shelf, tmp_path)
    pages = pages_of(pdf)
    found = [(number, re.search(r"Where am I \((\d+) of (\d+)\)", text)) for number, text in enumerate(pages, 1)]
    (shown,) = [(number, match) for number, match in found if match]
    assert shown[1] is not None
    assert (int(shown[1][1]), int(shown[1][2])) == (shown[0], len(pages))


# --- what is wrong ---------------------------------------------------------------------------------------------------


def test_a_link_to_nowhere_in_any_part_is_said_with_its_place(shelf: FontShelf) -> None:
    text = '<p id="p1"><a href="#nowhere">x</a></p>'
    page = briefing(("a1", article("a1", 1, text)), ("a2", article("a2", 1)))
    page = replace(page, origins=(("p1", Span("sources/a1.rst", 7, 1)),))
    outcome = print_pdf(page, shelf)
    assert outcome.value is None
    assert codes(outcome) == ["pdf.link"]
    assert outcome.diagnostics[0].span == Span("sources/a1.rst", 7, 1)
    shown = briefing(("a1", article("a1", 1, inline("nowhere"))), ("a2", article("a2", 1)))
    assert codes(print_pdf(shown, shelf)) == ["pdf.link"]


def test_an_id_in_two_parts_is_said(shelf: FontShelf) -> None:
    twice = '<p id="twice">x</p>'
    outcome = print_pdf(briefing(("a1", article("a1", 1, twice)), ("a2", article("a2", 1, twice))), shelf)
    assert codes(outcome) == ["pdf.message"]
    assert "twice" in outcome.diagnostics[0].message


# --- parts -----------------------------------------------------------------------------------------------------------


def test_a_part_holds_what_it_alone_needs() -> None:
    page = replace(FULL, origins=(("top-a1", Span("sources/a1.rst")), ("top-a2", Span("sources/a2.rst"))))
    parts = {part.name: part for part in parts_of(page)}
    assert list(parts) == ["cover", "contents", "a1", "a2", "a3", "end"]
    assert [name for name, _ in parts["a1"].origins] == ["top-a1"]
    assert [name for name, *_ in parts["a1"].resources] == ["briefc-asset:flag.png"]
    assert parts["a2"].resources == ()
    assert all("briefc:part" not in part.html and part.html.count("<body>") == 1 for part in parts.values())
    changed = replace(page, html=page.html.replace("Article a3", "Another"))
    assert [part.name for part in parts_of(changed) if part not in parts.values()] == ["contents", "a3"]


def test_a_document_that_is_not_parted_is_one_part() -> None:
    (part,) = parts_of(replace(FULL, parted=False))
    assert part.whole
    (part,) = parts_of(replace(FULL, html="<html><body><!--briefc:part a-->x</body></html>"))
    assert part.whole


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        parts_of(briefing(("a1", ""), ("a1", "")))


def test_duplex_parts_begin_on_right_hand_pages(shelf: FontShelf, tmp_path: Path) -> None:
    page = replace(briefing(("a1", article("a1")), ("a2", article("a2", 2)), ("a3", article("a3", 2))), duplex=True)
    pages = pages_of(linked(page, shelf, tmp_path))
    for words in ("Contents", "Article a1 Words", "Article a2 Words", "Article a3 Words", "The end."):
        (number,) = [at for at, text in enumerate(pages, 1) if words in text and (words == "Contents") == (at == 3)]
        assert number % 2
    assert f"2 of {len(pages)}" in pages[1]  # a page that is left free bears head and foot
    assert "Words" not in pages[1]


# --- the same everywhere ---------------------------------------------------------------------------------------------


def test_parts_laid_out_anywhere_in_any_order_give_the_same_bytes(shelf: FontShelf, tmp_path: Path, root: Path) -> None:
    records = [lay_out(part, shelf).value for part in parts_of(FULL)]
    here = link(FULL, [record for record in records if record], shelf).value
    script = tmp_path / "print.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        f"sys.path[:0] = [{str(root)!r}, {str(root / 'src')!r}]\n"
        "from tests.formats.pdf.test_linking import FULL\n"
        "from briefc.formats.pdf.fonts import font_shelf\nfrom briefc.formats.pdf.layout import lay_out\n"
        "from briefc.formats.pdf.linking import link\nfrom briefc.formats.pdf.parts import parts_of\n"
        "shelf, parts = font_shelf(Path(sys.argv[1])), parts_of(FULL)\n"
        "records = {part.name: lay_out(part, shelf).value for part in reversed(parts)}\n"
        "Path(sys.argv[2]).write_bytes(link(FULL, [records[part.name] for part in parts], shelf).value)\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, script, shelf.cache, tmp_path / "out.pdf"], env=environment, check=True, cwd=tmp_path
    )
    assert (tmp_path / "out.pdf").read_bytes() == here


def test_numbers_and_places_of_other_parts_do_not_change_a_record(shelf: FontShelf) -> None:
    longer = briefing(("a1", article("a1", 30)), ("a2", article("a2")))
    shorter = briefing(("a1", article("a1", 2)), ("a2", article("a2")))
    one, other = ([lay_out(part, shelf).value for part in parts_of(page)] for page in (longer, shorter))
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, True, False, True, True]
