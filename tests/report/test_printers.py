"""One diagnostic, many printers."""

from __future__ import annotations

import json

from briefc.model.diagnostic import Diagnostic, error, info, warning
from briefc.model.span import Span
from briefc.report import machine
from briefc.report.terminal import Paint, concise, full, safe, tally, width

SOURCE = ("First line", "\tSome 华春莹 *text* here", "😀 bad")


def lines(_: str) -> tuple[str, ...]:
    return SOURCE


def test_full_points_at_the_place_under_wide_characters() -> None:
    found = warning(
        "quote.unattributed", Span("a.rst", 2, 11, 2, 17), "a quote without a speaker", 'add ":by:"', "or not"
    )
    assert list(full([found], lines, Paint())) == [
        "a.rst:2:11: warning[quote.unattributed] a quote without a speaker",
        "    2 |     Some 华春莹 *text* here",
        "      |                 ^^^^^^",
        '   help: add ":by:"',
        "         or not",
    ]


def test_concise_is_one_line_each() -> None:
    found = [error("a.b", Span("a.rst", 1, 1), "wrong"), info("c.d", Span("b.rst"), "fine")]
    assert list(concise(found, Paint())) == ["a.rst:1:1: error[a.b] wrong", "b.rst: info[c.d] fine"]


def test_a_source_cannot_command_the_terminal() -> None:
    found = error("a.b", Span("e\x1b[31mvil.rst", 1, 1), "title \x1b]0;owned\x07 \u202e reversed")
    shown = "\n".join([*full([found], lambda _: ("\x1b[2J",), Paint()), *concise([found], Paint())])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b" in shown


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    shown = list(full([error("a.b", Span("a", 1, 5001, 1, 5005), "m")], lambda _: (line,), Paint()))
    assert len(shown[1]) < 200
    start = shown[2].index("^")
    assert shown[1][start : start + 4] == "HERE"


def test_colour_never_carries_meaning_alone() -> None:
    found = [error("a.b", Span("a.rst", 1, 1), "wrong")]
    plain, coloured = list(concise(found, Paint())), list(concise(found, Paint(on=True)))
    assert "\x1b[" in coloured[0]
    assert "error[a.b]" in plain[0]


def test_json_has_one_object_a_line() -> None:
    found = [error("a.b", Span("a.rst", 1, 2, 1, 3), "m", "h"), warning("c.d", Span("b.rst"), "n")]
    rows = [json.loads(line) for line in machine.json_lines(found)]
    assert rows[0] == {
        "severity": "error",
        "code": "a.b",
        "path": "a.rst",
        "line": 1,
        "column": 2,
        "end_line": 1,
        "end_column": 3,
        "message": "m",
        "help": ["h"],
        "trace": [],
    }
    assert rows[1]["line"] == 0


def test_github_commands_cannot_be_broken_out_of() -> None:
    found = error("a.b", Span("a,b:c.rst", 3, 4), "100% wrong\n::error::forged")
    (line,) = machine.github([found])
    assert line == "::error file=a%2Cb%3Ac.rst,line=3,col=4,title=a.b::100%25 wrong%0A::error::forged"


def test_sarif_counts_columns_in_utf16_units() -> None:
    found: list[Diagnostic] = [error("a.b", Span("a b.rst", 3, 3, 3, 6), "m")]
    log = json.loads(machine.sarif(found, "1", lines, {}))
    run = log["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.rst"
    assert place["region"] == {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 7}


def test_tally_counts_errors_and_warnings() -> None:
    found = [
        error("a.b", Span("a"), "m"),
        error("a.b", Span("b"), "m"),
        warning("c.d", Span("c"), "m"),
        info("e.f", Span("d"), "m"),
    ]
    assert tally(found) == "2 errors, 1 warning"
    assert tally([]) == "0 errors, 0 warnings"


def test_width_and_safe() -> None:
    assert width("华春莹a") == 7
    assert width("e\u0301") == 1
    assert safe("a\u202eb\x00") == "a\\u202eb\\x00"
