"""Lines are broken at their last opportunity: no line of one word within a paragraph."""

from __future__ import annotations

from pathlib import Path

from briefc.formats.pdf.fonts import FontShelf
from tests.formats.pdf.printing import codes, printed, text_of

WORDS = (
    "Regional governors warned parliament that <em>inspectors would be given access to all seven sites</em>, adding."
)


def test_an_element_that_does_not_fit_leaves_the_line_before_it_full(shelf: FontShelf, tmp_path: Path) -> None:
    widths = [60 + number / 4 for number in range(60)]
    outcome = printed("".join(f'<p style="width: {width}mm">{WORDS}</p>' for width in widths), shelf)
    assert codes(outcome) == []
    (tmp_path / "page.pdf").write_bytes(outcome.value or b"")
    lines = [line for line in text_of(tmp_path / "page.pdf").splitlines() if line.startswith("Regional")]
    assert len(lines) == len(widths)
    assert min(map(len, lines)) >= len("Regional governors warned")
