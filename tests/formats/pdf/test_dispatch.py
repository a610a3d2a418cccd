"""The sample newsroom in the theme Dispatch, looked at by tools that know nothing of briefc."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefc.source.project_file import load_project
from briefc.source.themes import load_theme, theme_names
from tests.chains.newsroom import Newsroom
from tests.formats.pdf.printing import fonts_of, ran, text_of
from tests.tools.verapdf import verapdf

BRIEFING, ARTICLE = "briefing-china-russia", "putin-xi-beijing"


@pytest.fixture(scope="module")
def newsroom(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The sample's briefing and one of its articles, which says whom it is for."""
    config = (root / "briefc.yaml").read_text("utf-8")
    newsroom = Newsroom(tmp_path_factory.mktemp("dispatch"), config)
    shutil.copytree(root / "sources", newsroom.root / "sources", dirs_exist_ok=True)
    fields = ":tlp: GREEN\n:reference: FD-B-2024-014\n:audience: Committee staff\n:language: en"
    newsroom.edit(f"sources/{ARTICLE}.rst", ":language: en", fields)
    paths = [f"sources/{name}.rst" for name in (BRIEFING, ARTICLE)]
    run = newsroom.run("-D", "pdf.theme=dispatch", "build", "--format", "pdf", "-j1", *paths)
    assert run.code == 0, run.err
    return newsroom


@pytest.fixture(scope="module")
def briefing(newsroom: Newsroom) -> Path:
    return newsroom.root / "build" / "pdf" / f"{BRIEFING}.pdf"


@pytest.fixture(scope="module")
def article(newsroom: Newsroom) -> Path:
    return newsroom.root / "build" / "pdf" / f"{ARTICLE}.pdf"


def words_of(pdf: Path) -> str:
    return " ".join(text_of(pdf).split())


def test_it_is_valid(briefing: Path, article: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("verapdf"), need_tool("qpdf")
    for pdf in (briefing, article):
        assert verapdf(pdf) == []
        ran("qpdf", "--check", pdf)


def test_it_ships_with_briefc(root: Path) -> None:
    project = load_project(root).value
    assert project is not None
    assert {"default", "dispatch"} <= set(theme_names(root, project))
    theme = load_theme(root, project, "dispatch").value
    assert theme is not None
    assert theme.chain == ("dispatch", "briefc:default")
    assert theme.styles["screen.css"] == theme.styles["briefc:default/screen.css"]
    assert not theme.parted


def test_particulars_stand_on_top(article: Path) -> None:
    top = text_of(article, "-layout").split("\f")[0].split("Putin opens")[0]
    for name, value in {
        "From": "The Foreign Desk, Beijing",
        "For": "Committee staff",
        "Date": "2024-05-16",
        "Reference": "FD-B-2024-014",
        "Speakers": "Hua Chunying, Sergey Lavrov, Vladimir Putin, Xi Jinping",
        "Handling": "TLP:GREEN. Recipients may share",
    }.items():
        assert re.search(rf"{name}\s+{re.escape(value)}", top), name
    assert "Dispatch 14" in top


def test_paragraphs_are_numbered_without_a_gap(article: Path, briefing: Path) -> None:
    alone = [int(one) for one in re.findall(r"(?m)^(\d+)\.\s", text_of(article, "-raw"))]
    assert alone == list(range(1, len(alone) + 1))
    assert len(alone) >= 12
    of_articles = re.findall(r"(?<![\d.])(\d)\.(\d+)\.\s", text_of(briefing, "-raw"))
    by_article: dict[int, list[int]] = {}
    for number, paragraph in of_articles:
        by_article.setdefault(int(number), []).append(int(paragraph))
    assert sorted(by_article) == [1, 2, 3, 4, 5, 6]
    assert by_article[1] == alone
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in by_article.values())


def test_who_speaks_is_introduced_on_one_line(article: Path) -> None:
    text = " ".join(text_of(article, "-raw").split())
    assert re.search(r"(?i)Xi Jinping, President of China \(meeting with Vladimir Putin\): “This year", text)


def test_dates_of_its_own_are_iso(article: Path, briefing: Path) -> None:
    assert "Post on X, 2024-05-16" in words_of(article)
    assert re.search(r"(?i)published\s+2024-05-16", words_of(briefing))
    assert "2024-05-16 18:00 UTC" in words_of(briefing)


def test_only_declared_typefaces_are_used_black_on_white(newsroom: Newsroom, article: Path, root: Path) -> None:
    project = load_project(root).value
    assert project is not None
    theme = load_theme(root, project, "dispatch").value
    assert theme is not None
    families = tuple({face.family.replace(" ", "") for face in theme.fonts} | {"NotoSansSC", "NotoSerifSC"})
    used = {re.sub(r"[- ]", "", name.partition("+")[2] or name) for name in fonts_of(article)}
    assert all(name.startswith(families) for name in used), used
    assert any(name.startswith("FiraSansCondensed") for name in used)
    with pikepdf.open(article) as opened:
        drawn = b"\n".join(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) for page in opened.pages)
    colours = set(re.findall(rb"(?m)^([\d.]+ [\d.]+ [\d.]+) (?:rg|scn?|RG|SCN?)$", drawn))
    grey = {colour for colour in colours if len({*colour.split()}) == 1}
    assert colours - grey == {b"0.2 1 0"}, "of colours there is the label's green alone"


def test_every_page_has_its_number_its_reference_and_the_label(briefing: Path) -> None:
    pages = text_of(briefing, "-layout").split("\f")[:-1]
    assert 5 <= len(pages) <= 9
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert "FD-B-2024-014" in page
        assert page.count("TLP:GREEN") >= 2


def test_articles_share_pages_and_the_contents_tell_where_they_are(briefing: Path) -> None:
    pages = [" ".join(page.split()) for page in text_of(briefing, "-layout").split("\f")[:-1]]
    heads: set[int] = set()
    for number in range(1, 7):
        title = re.compile(rf"(?:^|\s){number}[\u00a0 ](?:Putin|Forty|Under|Xi|Lavrov|Washington)")
        heads.add(next(place for place, page in enumerate(pages[1:], 2) if title.search(page)))
    assert len(heads) < 6
    with pikepdf.open(briefing) as opened, opened.open_outline() as outline:
        assert len(outline.root) >= 5


def test_notes_stand_at_the_foot_of_their_page(article: Path) -> None:
    page = next(page for page in text_of(article, "-layout").split("\f") if "Where Xi has" in page)
    assert "A post by Hua Chunying" in page
