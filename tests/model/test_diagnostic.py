"""Findings about one document, each once."""

from __future__ import annotations

from briefc.model.diagnostic import each_once, error
from briefc.model.span import Span


def test_of_findings_that_say_the_same_those_with_a_line_are_kept_one_a_line() -> None:
    whole, line, again, other = (
        Span("day.rst"),
        Span("talks.rst", 2),
        Span("talks.rst", 2, 1, 2, 9),
        Span("talks.rst", 7),
    )
    said = [error("font.glyph", where, "x") for where in (whole, line, again, other, whole)]
    unplaced = [error("font.glyph", whole, "y"), error("font.load", whole, "x")]
    assert each_once((*said, *unplaced, *unplaced)) == (said[1], said[3], *unplaced)
