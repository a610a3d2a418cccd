"""Pages in many scripts: the typefaces of each language, the way of reading, the margin's side, figures as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.forms import extra_for
from briefc.model.diagnostic import Severity
from tests.formats.pdf.printing import codes, font_of, fonts_of, printed, ran, text_of
from tests.formats.pdf.script_newsroom import BRIEFINGS, FOLDER

LATIN = {"Spectral", "Fira Sans", "IBM Plex Mono"}


def saved(outcome: object, folder: Path) -> Path:
    pdf = folder / "page.pdf"
    assert outcome.value is not None, outcome.diagnostics  # type: ignore[attr-defined]
    pdf.write_bytes(outcome.value)  # type: ignore[attr-defined]
    return pdf


def families_of(pdf: Path) -> set[str]:
    """The families in a PDF, without weights."""
    return {re.sub(r"( (Regular|Italic|Medium|Semi|Bold))+$", "", name) for name in fonts_of(pdf)}


# --- each language in its own typefaces ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("ferry-ar", {"Amiri", "Arabic Sans"}),
        ("port-fa", {"Amiri", "Arabic Sans"}),
        ("port-ur", {"Amiri", "Arabic Sans"}),
        ("port-he", {"Noto Serif Hebrew", "Noto Sans Hebrew"}),
        ("ferry-zh", {"Noto Serif SC", "Noto Sans SC"}),
        ("port-zh-hant", {"Noto Serif TC", "Noto Sans TC"}),
        ("port-ja", {"Noto Serif JP", "Noto Sans JP"}),
        ("port-ko", {"Noto Serif KR", "Noto Sans KR"}),
        ("port-hi", {"Noto Serif Devanagari", "Noto Sans Devanagari"}),
        ("port-th", {"Noto Serif Thai", "Noto Sans Thai"}),
        ("port-el", {"Greek Serif"}),
        ("port-vi", set()),
        ("port-ru", set()),
    ],
)
def test_an_article_is_set_in_the_faces_of_its_language(scripts: Path, slug: str, expected: set[str]) -> None:
    found = families_of(scripts / f"{slug}.pdf")
    assert expected <= found
    assert found <= expected | LATIN


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("zh", "SC"),
        ("zh-Hans-SG", "SC"),
        ("zh-Hant", "TC"),
        ("zh-TW", "TC"),
        ("zh-HK", "TC"),
        ("ja", "JP"),
        ("ko", "KR"),
    ],
)
def test_chinese_characters_have_the_shapes_of_the_language(
    shelf: FontShelf, tmp_path: Path, language: str, family: str
) -> None:
    whole = saved(printed("<p>直角骨今</p>", shelf, language=language), tmp_path)
    assert font_of(whole, "直角骨今") == {f"Noto Serif {family}"}
    name = f'<p>English <span lang="{language}">直角骨今</span></p><aside class="factbox"><p lang="{language}">骨今</p></aside>'
    within = saved(printed(name, shelf), tmp_path)
    assert font_of(within, "直角骨今") == {f"Noto Serif {family}"}
    assert font_of(within, "骨今") >= {f"Noto Sans {family}"}


def test_latin_letters_and_figures_in_other_text_are_the_themes_own(scripts: Path) -> None:
    for slug, word in (("ferry-ar", "Baltic"), ("ferry-zh", "Gdańsk"), ("port-ja", "Gdańsk"), ("port-hi", "Gdańsk")):
        assert "Spectral" in font_of(scripts / f"{slug}.pdf", word), slug


def test_emphasis_in_chinese_is_the_other_face_and_never_slanted(shelf: FontShelf, tmp_path: Path) -> None:
    pdf = saved(printed("<p>我们<em>共同</em>核对<strong>账目</strong></p>", shelf, language="zh"), tmp_path)
    assert font_of(pdf, "共同") == font_of(pdf, "账目") == {"Noto Sans SC"}
    assert not any("Italic" in name for name in fonts_of(pdf))


# --- faces that are not installed -------------------------------------------------------------------------------------


def without(shelf: FontShelf, package: str) -> FontShelf:
    return replace(shelf, scripts=tuple(one for one in shelf.scripts if one.face.package != package))


def test_shapes_of_another_country_are_told_of(shelf: FontShelf) -> None:
    poorer = without(shelf, "pylopdf-fonts-jp")
    outcome = printed("<p>直行便</p>", poorer, language="ja")
    assert codes(outcome) == ["font.forms"]
    (found,) = outcome.diagnostics
    assert found.severity is Severity.WARNING
    assert any("briefc[fonts-cjk]" in hint for hint in found.hints)
    assert codes(printed("<p>直行便</p>", poorer, language="zh")) == []
    assert codes(printed("<p>直行便</p>", shelf, language="ja")) == []


def test_a_letter_without_a_face_is_an_error(shelf: FontShelf) -> None:
    outcome = printed("<p>שלום</p>", without(shelf, "pylopdf-fonts-he"), language="he")
    assert outcome.value is None
    assert set(codes(outcome)) == {"font.glyph"}
    assert extra_for("ש") == ""  # installed here, so no extra would help


# --- the text that can be copied --------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Letters, marks and figures alone, in compatible forms."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def quoted(slug: str) -> list[str]:
    """The words of the quotation in an article; of scripts without spaces, what stands between marks."""
    source = (FOLDER / "sources" / f"{slug}.rst").read_text("utf-8")
    words = re.search(r"\.\. quote::\n(?:   :.+\n)+\n((?:   .+\n)+)", source)
    assert words
    return [squeezed(word) for word in re.split(r"[\s，。、；]+", words[1]) if squeezed(word)]


@pytest.mark.parametrize("slug", ["ferry-zh", "port-zh-hant", "port-ja", "port-ko", "port-el", "port-vi", "port-ru"])
def test_the_text_of_an_article_can_be_copied(scripts: Path, slug: str) -> None:
    text = squeezed(text_of(scripts / f"{slug}.pdf", "-raw"))
    assert [word for word in quoted(slug) if word not in text] == []


@pytest.mark.parametrize("slug", ["ferry-ar", "cargo-ar", "port-he", "port-fa", "port-ur"])
def test_words_from_right_to_left_can_be_copied(scripts: Path, slug: str) -> None:
    text = squeezed(text_of(scripts / f"{slug}.pdf"))
    assert [word for word in quoted(slug) if word not in text] == []


def test_figures_are_those_of_the_author(scripts: Path) -> None:
    arabic = text_of(scripts / "ferry-ar.pdf")
    assert "81,400" in arabic
    assert "١٠٢" in arabic
    assert not re.search("[٠-٩]", text_of(scripts / "cargo-ar.pdf"))


# --- from right to left ------------------------------------------------------------------------------------------------

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MM = 72 / 25.4


def words_at(pdf: Path, page: int) -> list[tuple[float, float, str]]:
    """The words of a page with their left and right edges in millimetres."""
    found = ran("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    found = re.sub("[\u202a-\u202e]", "", found)
    return [(float(x) / MM, float(right) / MM, word) for x, _, right, _, word in _WORD.findall(found)]


def test_the_margin_of_record_is_on_the_right_where_reading_begins(scripts: Path) -> None:
    words = words_at(scripts / "ferry-ar.pdf", 1)
    assert max(right for _, right, _ in words) == pytest.approx(190, abs=0.6)
    assert min(left for left, _, _ in words) >= 23.5
    (label, *_) = (place for place in words if place[2] == "TLP:GREEN")
    assert label[0] < 40
    (handle,) = (place for place in words if "fanar_chamber" in place[2] and "x.com" not in place[2])
    assert handle[0] > 145
    title = [place for place in words_at(scripts / "port-he.pdf", 1) if place[2] == "הראשונה"[::-1]]
    assert title
    assert all(right < 143 for _, right, _ in title)


def test_an_article_of_the_other_direction_turns_its_page_alone(scripts: Path) -> None:
    pages = text_of(scripts / "briefing-mixed.pdf").split("\f")
    number = next(
        at for at, page in enumerate(pages, 1) if "Baltic" in page and "המגדלור" in page and "הראשונה" in page
    )
    assert max(right for _, right, _ in words_at(scripts / "briefing-mixed.pdf", number)) > 188
    (newsroom, *_) = (one for one in words_at(scripts / "briefing-mixed.pdf", number) if one[2] == "Harbour")
    assert newsroom[0] == pytest.approx(24, abs=0.6)
    english = next(at for at, page in enumerate(pages, 1) if "How names of the" in page and "Layla" in page)
    assert min(left for left, _, _ in words_at(scripts / "briefing-mixed.pdf", english)) == pytest.approx(20, abs=0.6)


def test_page_numbers_and_addresses_run_from_left_to_right(scripts: Path) -> None:
    pages = text_of(scripts / "briefing-ar.pdf", "-layout").split("\f")[:-1]
    of = print_words("ar").of
    for number, page in enumerate(pages[1:], 2):
        bare = re.sub("[\u202a-\u202e]", "", page)
        assert re.search(rf"\b{number} *{of} *{len(pages)}\b", bare), bare
    assert any("https://x.com/fanar_chamber/status/1791000000000000000" in page for page in pages)


# --- words of the document itself ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language", ["ar", "he", "fa", "ur", "ja", "ko", "hi", "th", "el", "vi", "zh", "zh-Hant", "ru"]
)
def test_every_language_has_words_of_its_own(language: str) -> None:
    own, english = print_words(language), print_words("en")
    same = [name for name in english.__slots__ if getattr(own, name) == getattr(english, name)]
    assert same == []
    assert words_for(language) != words_for("en")


@pytest.mark.parametrize(
    ("tag", "table"), [("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-Hans-HK", "zh"), ("he-IL", "he")]
)
def test_a_tag_finds_the_closest_words(tag: str, table: str) -> None:
    assert print_words(tag) == print_words(table)


def test_all_briefings_are_printed(scripts: Path) -> None:
    assert {path.stem for path in scripts.glob("briefing-*.pdf")} == set(BRIEFINGS)
