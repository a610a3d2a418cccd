"""Exit codes, and what a wrong command line is told."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from briefc.cli import build as build_command
from briefc.cli.main import COMMANDS, EXIT_CODES
from tests.chains.newsroom import Newsroom
from tests.cli import shell


def test_alone_it_prints_its_help_with_every_command(newsroom: Newsroom) -> None:
    run = newsroom.run()
    assert run.code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", run.out, re.MULTILINE)
    assert newsroom.run("-h").out == newsroom.run("--help").out == run.out


@pytest.mark.parametrize("name", ["config", "import", "schema"])
def test_a_group_alone_prints_its_help(newsroom: Newsroom, name: str) -> None:
    run = newsroom.run(name)
    assert (run.code, run.out) == (0, newsroom.run(name, "--help").out)


@pytest.mark.parametrize("name", ["", "config", "import", "ledger", "schema"])
def test_what_a_command_is_for_fits_into_its_line(newsroom: Newsroom, name: str) -> None:
    commands = newsroom.run(*name.split(), "--help").out.partition("Commands:")[2]
    assert commands
    assert "..." not in commands


def test_every_dry_run_has_the_same_names(newsroom: Newsroom) -> None:
    for name in ("issue", "deliver", "import newsml"):
        assert "-n, --dry-run" in newsroom.run(*name.split(), "--help").out


def test_defaults_stand_in_the_help(newsroom: Newsroom) -> None:
    for name in ("build", "check", "issue", "deliver"):
        shown = newsroom.run(name, "--help").out
        for default in ("auto", "error", "full"):
            assert f"[default: {default}]" in " ".join(shown.split())


def test_a_quiet_command_says_nothing_of_schemas(newsroom: Newsroom) -> None:
    for name in ("build", "check", "list", "issue"):
        assert newsroom.run("-q", name).err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(newsroom: Newsroom, name: str) -> None:
    run = newsroom.run(name, "--help")
    assert run.code == 0
    assert run.out.startswith(f"Usage: briefc {name}")


def test_a_sound_build_ends_with_0_and_a_broken_one_with_1(newsroom: Newsroom) -> None:
    assert newsroom.build().code == 0
    newsroom.article("gamma", ".. nonsense::\n\n   x")
    assert newsroom.build().code == 1


@pytest.mark.parametrize(
    ("arguments", "message", "help_line"),
    [
        (["buidl"], 'there is no command "buidl"', 'did you mean "build"?'),
        (["xyzzy"], 'there is no command "xyzzy"', "see `briefc --help`"),
        (["build", "--strcit"], "there is no option --strcit", 'did you mean "--strict"?'),
        (["build", "-q"], "there is no option -q", "it stands before the command: briefc -q build"),
        (["--colour", "never", "build"], "there is no option --colour", 'did you mean "--color"?'),
        (["build", "--fail-on", "warnign"], "'warnign' is not one of", 'did you mean "warning"?'),
        (["build", "--format", "hmtl"], 'there is no format "hmtl"', 'did you mean "html"?'),
        (["build", "--format", "docx"], 'there is no format "docx"', "the formats are html, newsml, nitf, ninjs, pdf"),
        (["build", "-j", "0"], '-j takes a positive number or "auto", not "0"', ""),
        (["build", "--clock", "noon"], '--clock takes an ISO date or time, not "noon"', "2024-05-16T12:00:00+00:00"),
        (["-D", "site.title", "build"], '-D takes KEY=VALUE, not "site.title"', "-D site.title=News"),
        (["build", "sources/none.rst"], "sources/none.rst is not there", "`briefc list`"),
        (["build", "briefc.yaml"], "briefc.yaml is no source", "sources are the .rst files below sources"),
        (["build", "--message", "--format", "html"], "--message gathers NewsML", "add --format newsml"),
        (["-C", "nowhere", "topics", "x"], "there is no folder nowhere", ""),
        (["ledger", "import", "none.jsonl"], "there is no file none.jsonl", ""),
        (["build", "/etc/hostname"], "/etc/hostname is no source", ""),
        (["build", "empty"], "empty holds no source", ""),
        (["config", "shwo"], 'there is no command "shwo"', 'did you mean "show"?'),
        (["build", "--json", "--output-format", "json"], "both print to standard output", ""),
        (["explain", "directive.unknwon"], 'there is no code "directive.unknwon"', 'did you mean "directive.unknown"?'),
        (["build", "-o", "."], "cannot be the output folder", ""),
        (["new"], "missing argument 'FOLDER'", "see `briefc new --help`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_ends_with_2_a_sentence_and_help(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str, help_line: str
) -> None:
    monkeypatch.chdir(newsroom.root)
    (newsroom.root / "empty").mkdir()
    run = newsroom.run(*arguments)
    assert run.code == 2
    assert run.out == ""
    first, *rest = run.err.splitlines()
    assert first.startswith("briefc: error: ")
    assert message in first
    assert help_line in "\n".join(rest)
    assert "Traceback" not in run.err


def test_without_a_project_it_says_how_to_begin_one(tmp_path: Path) -> None:
    run = shell.run(tmp_path, "build")
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "briefc: error: there is no briefc.yaml here or in a folder above",
        "   help: `briefc new DIR` begins a project; -C DIR works in another folder",
    ]


def test_wrong_settings_end_with_2_and_name_line_and_column(newsroom: Newsroom) -> None:
    newsroom.edit("briefc.yaml", "  rights:", "  rihgts:")
    run = newsroom.run("build")
    assert run.code == 2
    assert "briefc.yaml:4:3: error[config.unknown-key]" in run.err
    assert 'did you mean "rights"?' in run.err


def test_an_extension_that_is_not_there_ends_with_2(newsroom: Newsroom) -> None:
    newsroom.edit("briefc.yaml", "site:", "extensions: [briefc-nothing]\nsite:")
    run = newsroom.run("build")
    assert run.code == 2
    assert 'the extension "briefc-nothing" is not installed' in run.err


def test_a_bug_ends_with_3_and_a_report_without_a_traceback(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def buggy(*_: object, **__: object) -> None:
        raise ZeroDivisionError("our bug")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(build_command, "run", buggy)
    run = newsroom.run("build")
    assert run.code == 3
    assert "internal error: ZeroDivisionError: our bug" in run.err
    assert "Traceback" not in run.err
    (named,) = re.findall(r"report (\S+)", run.err)
    report = Path(named).read_text("utf-8")
    assert "Traceback" in report
    assert "our bug" in report


def test_a_disk_that_refuses_ends_with_1(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "build/html")

    monkeypatch.setattr(build_command, "run", full)
    run = newsroom.run("build")
    assert run.code == 1
    assert run.err == "briefc: error: No space left on device: build/html\n"


def test_a_full_standard_output_is_said_once(newsroom: Newsroom) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*shell.BRIEFC, "version"], env=shell.environment(), stdout=full, stderr=-1, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "briefc: error: No space left on device\n"


def test_the_exit_codes_are_those_of_the_contract() -> None:
    assert list(EXIT_CODES) == [0, 1, 2, 3, 130, 143]


@pytest.mark.parametrize("spelling", ["-V", "--version"])
def test_the_version_is_one_line(newsroom: Newsroom, spelling: str) -> None:
    run = newsroom.run(spelling)
    assert run.out == newsroom.run("version").out
    assert re.fullmatch(r"briefc \d+\.\d+\S*\n", run.out)


def test_the_version_as_json_names_what_shapes_the_output(newsroom: Newsroom) -> None:
    known = newsroom.run("version", "--json").json
    assert {"briefc", "python", "docutils", "weasyprint"} <= set(known)
