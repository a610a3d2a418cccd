from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.diagnostic import Severity
from briefc.model.project import Limits
from briefc.source.characters import check_text


def found(data: bytes | str, limits: Limits | None = None) -> list[tuple[str, int, int]]:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return [(d.code, d.span.line, d.span.column) for d in check_text("a.rst", raw, limits)[1]]


@pytest.mark.parametrize(
    "text", ["", "plain\n", "no last newline", "emoji 👩‍👩‍👧\n", "مرحبا بالعالم\n", "a\u200bb\u200d\n", "华春莹\n"]
)
def test_text_written_in_good_faith_comes_through_unchanged_and_silent(text):
    assert check_text("a.rst", text.encode()) == (text, ())


def test_a_byte_order_mark_and_other_line_ends_go():
    assert check_text("a.rst", b"\xef\xbb\xbfa\r\nb\rc\n") == ("a\nb\nc\n", ())


def test_the_first_bad_byte_is_placed_in_code_points():
    assert found("é\r\nüb".encode() + b"\xe9rn\n\xff") == [("source.encoding", 2, 3)]


def test_nothing_of_a_refused_file_is_handed_on():
    assert check_text("a.rst", b"text \xff")[0] == ""
    assert check_text("a.rst", b"text \x08")[0] == ""


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"\xfe\xff\x00a"])
def test_utf_16_is_named(data):
    (finding,) = check_text("a.rst", data)[1]
    assert "UTF-16" in finding.hints[0]


def test_overlong_and_surrogate_forms_are_not_utf_8():
    assert found(b"a\xc0\xaf") == [("source.encoding", 1, 2)]
    assert found(b"a\n\xed\xa0\x80") == [("source.encoding", 2, 1)]


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x93", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"],
)
def test_characters_that_no_output_can_carry_are_refused_where_they_stand(character):
    assert found(f"one\ntwo{character}") == [("source.character", 2, 4)]


def test_a_misread_windows_quote_is_explained():
    (finding,) = check_text("a.rst", "\x93".encode())[1]
    assert "“" in finding.hints[0]


def test_line_separators_become_spaces_so_that_line_numbers_hold():
    text, findings = check_text("a.rst", "a\u2028b\u0085c\n".encode())
    assert text == "a b c\n"
    assert [d.code for d in findings] == ["source.line-separator"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "\u202bשלום\u202c",
        "\u2067שלום\u2069",
        "\u2067a\u202eb\u202c\u2069",
        "\u200f\u200e\u061c",
        "\u202c",
        "\u2069",
        "\u202ba\nb\u202c",
    ],
)
def test_paired_direction_marks_are_silent(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [("a\u202eb", 2), ("\u2066a", 1), ("\u2067\u202ea\u2069", 2), ("\u202aa\n\nb\u202c", 1), ("\u202e\u2069", 1)],
)
def test_an_unpaired_direction_mark_is_a_warning_at_its_place(text, column):
    _, findings = check_text("a.rst", text.encode())
    assert [(d.code, d.severity, d.span.column) for d in findings] == [("source.bidi", Severity.WARNING, column)]


def test_a_line_beyond_the_limit_is_an_error():
    limits = Limits(line_length=80)
    assert found("x" * 80 + "\n", limits) == []
    assert found("a\n" + "x" * 81 + "\n", limits) == [("source.long-line", 2, 81)]


def test_findings_are_in_order_of_place_and_capped():
    limits = Limits(findings=5)
    places = found("\u202e\x08\n" * 50, limits)
    assert len(places) == 5
    assert places == sorted(places, key=lambda place: place[1:])


@given(st.binary(max_size=200))
def test_any_bytes_give_text_that_outputs_can_carry_or_an_error(data):
    text, findings = check_text("a.rst", data)
    if any(d.severity is Severity.ERROR for d in findings):
        assert all(d.span.line >= 1 and d.span.column >= 1 for d in findings)
    else:
        assert not any(ord(c) < 32 and c not in "\t\n" for c in text)
        assert len(text.splitlines()) == len(text.removesuffix("\n").split("\n")) - (text == "")


def test_of_all_characters_those_that_no_output_can_carry_are_refused() -> None:
    forbidden = {
        *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\x85"),
        *range(0xFDD0, 0xFDF0),
        *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
    }

    def refused(code: int) -> bool:
        return any(one.code == "source.character" for one in check_text("a.rst", chr(code).encode())[1])

    suspects = forbidden | set(range(0x300)) | {0x2028, 0x202E, 0xFFFD}
    assert {code for code in suspects if refused(code)} == forbidden
