"""What the structure says of marks, in the drawing: operators in, operators out."""

from __future__ import annotations

from typing import Any

from briefc.formats.pdf.structure import Artifact, Mark, Structure
from briefc.formats.pdf.tagging import retagged

LINE = ["/Artifact", b"<</Type/Layout>>", b"BDC", b"f", b"EMC"]
TF, TJ = b"/F1 10 Tf", b"[<00010002>-20<0003>5] TJ"


def marked(number: int, *inside: Any) -> list[Any]:
    return ["/Span", {"MCID": number}, b"BDC", b"BT", *inside, b"ET", b"EMC"]


def shown(operators: list[Any], structure: Structure, glyph: str | None = "0020") -> list[Any]:
    return retagged(operators, 0, structure, lambda font: (glyph, 250.0) if glyph and font == "F1" else None)


def test_what_nothing_is_said_of_stays() -> None:
    operators = [b"q", *marked(0, TF, TJ), b"Q"]
    assert shown(operators, Structure(())) == operators


def test_rules_and_areas_are_artifacts_of_layout() -> None:
    assert shown(["/Artifact", b"BMC", b"f", b"EMC"], Structure(())) == LINE


def test_an_artifact_is_one_of_its_kind() -> None:
    structure = Structure((), {Mark(0, 0): Artifact("Pagination", "Footer"), Mark(1, 1): Artifact("Layout")})
    found = shown([*marked(0, TF, TJ), *marked(1, TF, TJ)], structure)
    assert found == ["/Artifact", b"<</Type/Pagination/Subtype/Footer>>", *marked(0, TF, TJ)[2:], *marked(1, TF, TJ)]


def test_text_to_be_read_instead_is_said_with_the_number() -> None:
    found = shown(marked(0, TF, TJ), Structure((), texts={Mark(0, 0): "Ünder"}))
    assert found[0] == "/Span"
    assert b"/MCID 0" in found[1]
    assert b"/ActualText" in found[1]


def test_the_last_glyph_of_a_hyphenated_line_is_a_soft_hyphen() -> None:
    found = shown(marked(0, TF, b"[<0009>] TJ", TJ), Structure((), hyphens=frozenset({Mark(0, 0)})))
    assert found[5:10] == [
        b"[<0009>] TJ",
        b"[<00010002>-20] TJ",
        b"/Span <</ActualText <FEFF00AD>>> BDC",
        b"[<0003>5] TJ",
        b"EMC",
    ]
    only = shown(marked(0, TF, b"[<0003>] TJ"), Structure((), hyphens=frozenset({Mark(0, 0)})))
    assert only[5:8] == [b"/Span <</ActualText <FEFF00AD>>> BDC", b"[<0003>] TJ", b"EMC"]


def test_a_line_gets_the_space_that_its_font_has() -> None:
    structure = Structure((), spaces=frozenset({Mark(0, 0)}))
    assert shown(marked(0, TF, TJ), structure)[5] == b"[<00010002>-20<0003>5<0020>] TJ"
    assert shown(marked(0, TF, b"[<0003>] TJ"), structure)[5] == b"[<00030020>] TJ"
    assert shown(marked(0, b"/F2 10 Tf", TJ), structure) == marked(0, b"/F2 10 Tf", TJ)
    assert shown([b"/F1 9 Tf", *marked(0, TJ)], structure)[5] == b"[<00010002>-20<0003>5<0020>] TJ"
    assert shown(marked(0, TF, TJ, object()), structure)[5] == TJ, "a page number comes last"


def test_lines_under_words_are_no_artifacts_inside_of_text() -> None:
    line = ["/Artifact", b"BMC", b"f", b"EMC"]
    assert shown([*line, *marked(0, *line, TF, TJ), *line], Structure(())) == [*LINE, *marked(0, b"f", TF, TJ), *LINE]


def test_a_line_from_right_to_left_gets_its_space_on_the_left() -> None:
    structure = Structure((), spaces_left=frozenset({Mark(0, 0)}))
    assert shown(marked(0, TF, TJ), structure)[5:7] == [b"[250<0020>] TJ", TJ]
    nested = marked(0, TF, "/Span", b"<</ActualText (a)>>", b"BDC", TJ, b"EMC", TJ)
    assert shown(nested, structure)[5:8] == [b"[250<0020>] TJ", "/Span", b"<</ActualText (a)>>"]
    gap = object()
    assert shown(marked(0, TF, gap, TJ), structure) == marked(0, TF, gap, TJ), "a page number comes first"


def test_the_space_stands_behind_text_that_is_read_as_another() -> None:
    structure = Structure((), spaces=frozenset({Mark(0, 0)}))
    nested = marked(0, TF, "/Span", b"<</ActualText (a)>>", b"BDC", TJ, b"EMC")
    assert shown(nested, structure)[5:] == [*nested[5:10], b"[<0020>] TJ", b"ET", b"EMC"]
