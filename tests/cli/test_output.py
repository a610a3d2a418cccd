"""What goes to which stream, and the five forms of findings."""

from __future__ import annotations

import json
import re

import pytest

from tests.chains.newsroom import Newsroom
from tests.cli import shell

BUILD = ("build", "--no-fsync", "-j1", "--format", "html")
ERROR = 'sources/beta.rst:10:4: error[directive.unknown] unknown directive "qoute"'


def test_for_people_all_goes_to_the_standard_error(broken: Newsroom) -> None:
    run = broken.run(*BUILD)
    assert run.out == ""
    lines = run.err.splitlines()
    at = lines.index(ERROR)
    assert lines[at + 1 : at + 4] == [
        "   10 | .. qoute:: X",
        "      |    ^^^^^",
        '   help: did you mean "quote"?',
    ]
    assert re.fullmatch(r"built \d items?, \d+ files in \d+\.\d s \(.*\), 1 error, 1 warning", lines[-2])
    assert lines[-1] == "not built: sources/beta.rst"


def test_concise_is_one_line_a_finding(broken: Newsroom) -> None:
    run = broken.run("-q", *BUILD, "--output-format", "concise")
    assert run.out == ""
    assert [line.split(" ")[1] for line in run.err.splitlines()] == [
        "warning[quote.unattributed]",
        "error[directive.unknown]",
    ]
    assert ERROR in run.err


def test_json_is_one_object_a_line_on_the_standard_output(broken: Newsroom) -> None:
    run = broken.run(*BUILD, "--output-format", "json")
    first, second = run.json_lines
    assert (first["severity"], first["code"]) == ("warning", "quote.unattributed")
    assert second == {
        "severity": "error",
        "code": "directive.unknown",
        "path": "sources/beta.rst",
        "line": 10,
        "column": 4,
        "end_line": 10,
        "end_column": 9,
        "message": 'unknown directive "qoute"',
        "help": ['did you mean "quote"?', "its text is kept without the directive"],
        "trace": [],
    }


def test_github_gets_its_workflow_commands(broken: Newsroom) -> None:
    run = broken.run(*BUILD, "--output-format", "github")
    assert re.search(
        r'^::error file=sources/beta\.rst,line=10,.*title=directive\.unknown::unknown directive "qoute"%0Ahelp: ',
        run.out,
        re.MULTILINE,
    )
    assert all(line.startswith(("::error ", "::warning ")) for line in run.out.splitlines())


def test_sarif_is_one_log_with_places(broken: Newsroom) -> None:
    log = broken.run(*BUILD, "--output-format", "sarif").json
    assert log["version"] == "2.1.0"
    (sarif_run,) = log["runs"]
    results = {one["ruleId"]: one for one in sarif_run["results"]}
    assert set(results) == {"quote.unattributed", "directive.unknown"}
    region = results["directive.unknown"]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (10, 4)
    assert {rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]} == set(results)


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_errors_in_the_settings_come_in_the_form_asked_for(newsroom: Newsroom, form: str) -> None:
    newsroom.edit("briefc.yaml", "rights:", "rihgts:")
    for command in ("build", "check", "validate"):
        run = newsroom.run(command, *(["briefc.yaml"] if command == "validate" else []), "--output-format", form)
        assert run.code == 2
        assert "config.unknown-key" in run.out
        assert run.err == ""
        if form == "sarif":
            json.loads(run.out)


def test_the_build_as_json_says_what_was_made(newsroom: Newsroom) -> None:
    run = newsroom.run(*BUILD, "--json")
    assert run.err == ""
    made = run.json
    assert made["items"][0] == {"path": "sources/alpha.rst", "slug": "alpha", "type": "article", "built": True}
    assert {"html/alpha.html", "html/beta.html", "html/index.html"} <= set(made["written"])
    assert (made["errors"], made["warnings"]) == (0, 0)
    again = newsroom.run(*BUILD, "--json").json
    assert again["written"] == []
    assert set(again["kept"]) == set(made["written"])


def test_the_build_counts_what_came_out_whole(broken: Newsroom) -> None:
    run = broken.run(*BUILD, "--json").json
    assert [item["built"] for item in run["items"]] == [True, False]
    run = broken.run(*BUILD, "sources/beta.rst", "--json").json
    assert [item["built"] for item in run["items"]] == [False, False]
    assert "built 0 items, " in broken.run(*BUILD, "sources/beta.rst").err
    assert "built 1 item, " in broken.run(*BUILD, "sources/alpha.rst").err


def test_quiet_drops_the_summary_and_twice_quiet_the_findings(broken: Newsroom) -> None:
    once = broken.run("-q", *BUILD)
    assert "error[directive.unknown]" in once.err
    assert "built" not in once.err
    twice = broken.run("-qq", *BUILD)
    assert (twice.out, twice.err) == ("", "")
    assert twice.code == once.code == 1


def test_information_is_shown_on_request_and_always_to_programs(newsroom: Newsroom) -> None:
    newsroom.edit("sources/alpha.rst", ":summary: What Alpha is about.\n", "")
    assert "info[" not in newsroom.run(*BUILD).err
    assert "info[" in newsroom.run("-v", *BUILD).err
    assert '"info"' in newsroom.run(*BUILD, "--output-format", "json").out


def test_strict_makes_a_warning_fail_and_changes_nothing_else(newsroom: Newsroom) -> None:
    newsroom.article("alpha", "Words.\n\n.. quote::\n\n   Nobody said this.")
    lenient = newsroom.run(*BUILD)
    strict = newsroom.run(*BUILD, "--strict")
    assert (lenient.code, strict.code) == (0, 1)
    assert newsroom.run(*BUILD, "--fail-on", "warning").code == 1
    assert "html/alpha.html" in newsroom.tree()
    assert "1 warning" in strict.err


def test_colour_is_for_terminals_unless_the_environment_says_otherwise(broken: Newsroom) -> None:
    arguments = ("--cache-dir", str(broken.cache), *BUILD)
    assert "\x1b[" not in shell.run(broken.root, *arguments).stderr
    assert "\x1b[" in shell.run(broken.root, *arguments, FORCE_COLOR="1").stderr
    assert "\x1b[1;31m" in shell.run_on_terminal(broken.root, *arguments)[1]
    without = shell.run_on_terminal(broken.root, *arguments, NO_COLOR="1", CI="1")[1]
    assert "error[directive.unknown]" in without
    assert "\x1b[" not in without
    assert "\x1b[1;31m" in shell.run(broken.root, "--color", "always", *arguments, NO_COLOR="1").stderr
    assert "\x1b[1;31m" not in shell.run_on_terminal(broken.root, "--color", "never", *arguments)[1]


def test_progress_is_for_terminals_outside_ci(newsroom: Newsroom) -> None:
    bar = "━"

    def shown(*options: str, **extra: str) -> str:
        newsroom.forget()
        return shell.run_on_terminal(newsroom.root, *options, "--cache-dir", str(newsroom.cache), *BUILD, **extra)[1]

    assert bar in shown()
    assert shown().rstrip().endswith("0 warnings")
    assert bar not in shown(CI="true")
    assert bar not in shown("--no-progress")
    assert bar not in shown("-q")
    newsroom.forget()
    assert bar not in shell.run(newsroom.root, "--cache-dir", str(newsroom.cache), *BUILD).stderr


def test_control_characters_of_a_source_do_not_reach_the_terminal(newsroom: Newsroom) -> None:
    newsroom.article("alpha", "Words \x1b[2J\x07 and more.")
    run = newsroom.run(*BUILD)
    assert run.code == 1
    assert "\x1b" not in run.err
    assert "\\x1b[2J\\x07" in run.err
