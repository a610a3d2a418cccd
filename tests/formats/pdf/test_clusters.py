"""Letters that glyphs do not tell: what is copied, searched and read is what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefc.formats.pdf.fonts import FontShelf
from tests.formats.pdf.printing import page_of, printed, text_of
from tests.tools.pdf_structure import check, reading_text


@pytest.fixture
def read(shelf: FontShelf, tmp_path: Path):
    def run(body: str, language: str = "en", css: str = "") -> str:
        page = page_of("")
        outcome = printed(body, shelf, language=language, styles=(*page.styles, css))
        assert outcome.value is not None, outcome.diagnostics
        (tmp_path / "page.pdf").write_bytes(outcome.value)
        assert check(tmp_path / "page.pdf") == []
        return reading_text(tmp_path / "page.pdf").partition("\n")[2]

    return run


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "ميناء الفنار بعد عام يفنس بوعدنا ثلاث تنتظر نشر الجداول على Baltic Ferries 1998."),
        ("fa", "بندر فانوس خط دریایی تازه‌ای گشود"),
        ("hi", "बंदरगाह ने नई समुद्री लाइन शुरू की और किराया स्थिर"),
        ("he", "נמל המגדלור פתח קו ימי חדש"),
    ],
)
def test_words_of_joining_scripts_are_read_as_written(read, language: str, words: str) -> None:
    turned = ' dir="rtl"' if language != "hi" else ""
    assert read(f"<p{turned}>{words}</p>", language) == words


def test_a_letter_that_shares_its_body_with_another_is_found(read, tmp_path: Path) -> None:
    read("<p>نفي فني</p>", "ar")
    assert text_of(tmp_path / "page.pdf").count("ف") == 2


def test_small_capitals_keep_their_case(read) -> None:
    assert read("<p>Italia AAA aaa, (AP)</p>", css="p { font-variant-caps: all-small-caps }") == "Italia AAA aaa, (AP)"


def test_lines_from_right_to_left_are_parted(read) -> None:
    words = " ".join(["انطلقت صباح الخميس أول سفينة على الخط البحري الجديد بين ميناء الفنار ومدينة"] * 5)
    assert read(f'<p dir="rtl">{words}</p>', "ar") == words
