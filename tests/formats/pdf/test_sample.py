"""The sample newsroom on paper, looked at by tools that know nothing of briefc. That it is valid, tests/newsroom sees."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.formats.pdf.printing import ran, structure_of, text_of

BRIEFING = "briefing-china-russia.pdf"


def pages_of(pdf: Path) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


@pytest.fixture(scope="module")
def briefing(sample: Path) -> Path:
    return sample / BRIEFING


def test_every_page_but_the_cover_has_its_number_of_all(briefing: Path) -> None:
    pages = pages_of(briefing)
    assert len(pages) > 12
    assert not re.search(r"\d+ of \d+", pages[0])
    for number, page in enumerate(pages[1:], 2):
        assert f"{number} of {len(pages)}" in page


def test_the_label_stands_twice_on_every_page(briefing: Path) -> None:
    for page in pages_of(briefing)[1:]:
        assert page.count("TLP:GREEN") == 2
    assert pages_of(briefing)[0].count("TLP:GREEN") == 3  # and in the sentence that says what it means


def test_the_foot_names_what_is_on_the_page(briefing: Path, sample: Path) -> None:
    for page in pages_of(briefing)[1:]:
        foot = next(line for line in reversed(page.splitlines()) if " of " in line)
        part = re.split(r"\s{3,}", foot.replace("TLP:GREEN", "").strip(), maxsplit=1)[1].rstrip("… ")
        assert part
    assert any("Key points" in page.splitlines()[-2] or "Key points" in page for page in pages_of(briefing))


def test_the_numbers_in_the_contents_are_the_pages(briefing: Path) -> None:
    pages = [" ".join(page.split()) for page in pages_of(briefing)]
    found = 0
    for line in pages_of(briefing)[1].splitlines():
        *_, title, page = ("", *re.split(r"\s{2,}", line.strip()))
        if title and page.isdigit():
            title = title.removeprefix("Table. ").removeprefix("Picture. ").removeprefix("Post by ").partition(" 华")[0]
            assert title[:24] in pages[int(page) - 1], line
            found += 1
    assert found >= 10


def test_there_are_no_leader_dots(briefing: Path) -> None:
    assert not re.search(r"\.{3}|(\. ){3}|…{2}", text_of(briefing))


def test_every_page_holds_at_least_five_lines(sample: Path) -> None:
    for pdf in sample.glob("*.pdf"):
        for number, page in enumerate(pages_of(pdf), 1):
            lines = [line for line in page.splitlines() if line.strip()]
            assert len(lines) >= 7, f"{pdf.name}, page {number}"  # head and foot beside five of text


def test_a_note_stands_on_the_page_of_its_call(briefing: Path) -> None:
    page = next(page for page in pages_of(briefing) if "almost" in page and "word for word" in " ".join(page.split()))
    assert "Where Xi has “amity”" in page


def test_headings_skip_no_level_and_the_outline_follows_them(briefing: Path) -> None:
    levels = [int(level) for level in re.findall(r"^ *H(\d)", structure_of(briefing), re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    with pikepdf.open(briefing) as opened, opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert "Contents" in titles
        assert "Index of speakers" in titles
        chapter = next(item for item in outline.root if " ".join(item.title.split()) == "What stands behind it")
        assert len(chapter.children) == 2


def test_the_speaker_is_read_before_the_words(sample: Path) -> None:
    read = " ".join(re.sub(r'["\n]', " ", structure_of(sample / "putin-xi-beijing.pdf")).split())
    at = [
        read.index(words)
        for words in ("Vladimir Putin P", "President of Russia", "It was the unprecedentedly", "To Xinhua")
    ]
    assert at == sorted(at)


def test_links_lead_to_places_in_the_document_or_to_addresses(briefing: Path) -> None:
    with pikepdf.open(briefing) as opened:
        names = {str(name) for name in list(opened.Root.Names.Dests.Names)[::2]}
        inside = outside = 0
        for page in opened.pages:
            for link in page.get("/Annots", []):
                if "/Dest" in link:
                    assert str(link.Dest) in names
                    inside += 1
                else:
                    assert str(link.A.URI).startswith("https://")
                    outside += 1
    assert inside > 40
    assert outside == 0  # every article it speaks of is in the briefing


def test_members_of_the_briefing_are_linked_inside_and_others_on_the_site(sample: Path) -> None:
    with pikepdf.open(sample / "putin-xi-beijing.pdf") as opened:
        addresses = {str(link.A.URI) for page in opened.pages for link in page.get("/Annots", []) if "/A" in link}
    assert "https://foreign-desk.example/html/washington-view.html" in addresses


def test_the_fonts_are_those_of_the_theme(briefing: Path) -> None:
    names = set(re.findall(r"\+([A-Za-z-]+)", ran("pdffonts", briefing)))
    assert all(name.startswith(("Spectral", "Fira-Sans", "IBM-Plex", "Noto-")) for name in names)


def test_two_builds_give_the_same_bytes(sample: Path, root: Path, tmp_path: Path) -> None:
    import shutil

    from tests.chains.newsroom import Newsroom

    newsroom = Newsroom(tmp_path, (root / "briefc.yaml").read_text("utf-8"))
    shutil.copytree(root / "sources", newsroom.root / "sources", dirs_exist_ok=True)
    run = newsroom.build("-j2", "sources/lavrov-balancing-role.rst", formats="pdf")
    assert run.code == 0, run.err
    name = "lavrov-balancing-role.pdf"
    assert newsroom.output(f"pdf/{name}") == (sample / name).read_bytes()
