"""Formulas for print: drawn as outlines in em, or refused; never drawn in part."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.math import draw_math
from tests.formats.pdf.printing import codes, printed, structure_of, text_of
from tests.tools.verapdf import verapdf

DRAWN = [
    "E = mc^2",
    r"\frac{a}{b}",
    r"\sum_{i=1}^n x_i \le \int_0^\infty e^{-x^2}\,dx",
    r"\begin{matrix}a & b\\c & d\end{matrix}",
    r"\mathbb{R}\;\alpha\to\beta",
    "a < b",
    r"\text{GDP} = C + I",
]


@pytest.mark.parametrize("tex", DRAWN)
def test_a_formula_is_outlines_with_its_source_as_text(tex: str) -> None:
    drawing = draw_math(tex, True)
    assert drawing is not None
    assert drawing.startswith("<svg ")
    assert "<path" in drawing
    assert " id=" not in drawing
    assert "href" not in drawing
    title = re.search("<title>(.*)</title>", drawing)
    assert title is not None
    assert title[1].replace("&lt;", "<").replace("&amp;", "&") == tex
    assert re.search(r"width:\d+\.\d{4}em;height:\d+\.\d{4}em;vertical-align:-?\d+\.\d{4}em", drawing)


@pytest.mark.parametrize("tex", [r"\nonsense{a}", r"\frac{a", "汉字", r"x + \text{华}", "", "  ", r"\left( a"])
def test_what_cannot_be_drawn_whole_is_not_drawn(tex: str) -> None:
    assert draw_math(tex, False) is None


def test_a_displayed_fraction_is_larger_than_one_in_the_line() -> None:
    height = re.compile(r"height:([\d.]+)em")
    large, small = (height.search(draw_math(r"\frac{a}{b}", display) or "") for display in (True, False))
    assert large is not None
    assert small is not None
    assert float(large[1]) > float(small[1]) * 1.2


def test_a_printed_formula_is_a_formula_with_its_source(shelf: FontShelf, tmp_path: Path, need_tool) -> None:
    need_tool("verapdf"), need_tool("pdfinfo")
    drawing = draw_math(r"x^2 + \frac{1}{2}", False)
    outcome = printed(
        f"<p>The value {drawing} is given.</p><div class='math'>{draw_math('E = mc^2', True)}</div>", shelf
    )
    assert codes(outcome) == []
    assert outcome.value is not None
    (tmp_path / "a.pdf").write_bytes(outcome.value)
    assert verapdf(tmp_path / "a.pdf") == []
    assert structure_of(tmp_path / "a.pdf").count("Formula") == 2
    assert "x212" not in "".join(text_of(tmp_path / "a.pdf").split())
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        alts = {str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item}
    assert alts == {r"x^2 + \frac{1}{2}", "E = mc^2"}
