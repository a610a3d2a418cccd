"""new, check, list, explain, validate, clean, doctor: what each does and prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from briefc.cli import doctor
from briefc.report.codes import as_text, explanations
from tests.chains.newsroom import Newsroom

# --- new -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def begun(tmp_path: Path) -> Newsroom:
    """A project as `briefc new` leaves it."""
    newsroom = Newsroom(tmp_path)
    shutil.rmtree(newsroom.root)
    newsroom.root.mkdir()
    assert newsroom.run("new", ".").code == 0
    return newsroom


def test_what_new_writes_builds_in_all_formats_without_a_finding(begun: Newsroom) -> None:
    run = begun.run("-v", "build", "--strict", "--no-fsync")
    assert run.code == 0, run.err
    assert "error" not in run.err.replace("0 errors", "")
    assert "warning" not in run.err.replace("0 warnings", "")
    assert {"html/first-story.html", "newsml/first-briefing.xml", "pdf/first-briefing.pdf"} <= set(begun.tree())


def test_what_new_writes_has_a_comment_on_every_key(begun: Newsroom) -> None:
    text = (begun.root / "briefc.yaml").read_text("utf-8")
    lines = text.splitlines()
    shown = yaml.safe_load(begun.run("config", "show").out)
    for key in shown:
        assert re.search(rf"^(# )?{key}:", text, re.MULTILINE), key
    keys = [number for number, line in enumerate(lines) if re.match(r"\s*(# )?[a-z][a-z-]*:( |$)", line)]
    assert all(lines[number - 1].lstrip().startswith("#") for number in keys)


def test_new_refuses_a_folder_that_is_not_empty(begun: Newsroom) -> None:
    before = begun.tree(".")
    run = begun.run("new", ".")
    assert run.code == 2
    assert "exists and is not empty" in run.err
    assert begun.tree(".") == before
    assert begun.run("new", "briefc.yaml").code == 2


def test_check_warns_of_the_example_domain_until_it_is_changed(begun: Newsroom) -> None:
    run = begun.run("check")
    assert run.code == 0
    line = (begun.root / "briefc.yaml").read_text("utf-8").splitlines().index("  domain: newsroom.example") + 1
    assert f"briefc.yaml:{line}:3: warning[config.example-domain]" in run.err
    assert begun.run("check", "--strict").code == 1
    begun.edit("briefc.yaml", "domain: newsroom.example", "domain: harbour-news.org")
    assert begun.run("check", "--strict").code == 0


# --- check, list, explain --------------------------------------------------------------------------------------------


def test_check_finds_what_build_finds_and_writes_nothing(broken: Newsroom) -> None:
    before = broken.tree(".")
    run = broken.run("check", "--output-format", "json")
    assert run.code == 1
    assert {found["code"] for found in run.json_lines} == {"quote.unattributed", "directive.unknown"}
    assert broken.tree(".") == before
    assert "checked 2 sources, 1 error, 1 warning" in broken.run("check").err


def test_list_shows_every_item_with_its_state(newsroom: Newsroom) -> None:
    newsroom.article("draft", "x", fields=":status: draft").article("held", "x", fields=":status: withheld")
    newsroom.article("later", "x", fields=":embargo: 2024-06-01T06:00Z").article("wrong", ".. nonsense::")
    newsroom.write("sources/unreadable.rst", b"\xff\xfe")
    clock = ("--clock", "2024-05-20")
    rows = {row["path"]: row for row in newsroom.run("list", "--json", *clock).json}
    assert {Path(path).stem: row["state"] for path, row in rows.items()} == {
        "alpha": "usable",
        "beta": "usable",
        "draft": "draft",
        "held": "withheld",
        "later": "embargoed",
        "unreadable": "unreadable",
        "wrong": "failed",
    }
    assert rows["sources/alpha.rst"] == {
        "slug": "alpha",
        "type": "article",
        "date": "2024-05-16",
        "state": "usable",
        "version": 1,
        "issued": 0,
        "title": "Alpha",
        "path": "sources/alpha.rst",
    }
    text = newsroom.run("list", *clock)
    assert text.err == ""
    assert len(text.out.splitlines()) == 7
    assert text.out.splitlines()[0].split() == [
        "alpha",
        "article",
        "2024-05-16",
        "usable",
        "Alpha",
        "sources/alpha.rst",
    ]


def test_list_keeps_its_columns_with_wide_characters(newsroom: Newsroom) -> None:
    newsroom.article("gamma", "x", title="中国外交部")
    lines = newsroom.run("list").out.splitlines()
    assert lines[0].index("sources/") - lines[2].index("sources/") == len("中国外交部")


def test_explain_prints_cause_example_and_remedy(newsroom: Newsroom) -> None:
    run = newsroom.run("explain", "directive.unknown")
    assert run.out == as_text(explanations()["directive.unknown"]) + "\n"
    assert "Example (sources/" in run.out
    assert "What to do:" in run.out


def test_explain_alone_lists_every_code(newsroom: Newsroom) -> None:
    lines = newsroom.run("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == list(explanations())


# --- validate --------------------------------------------------------------------------------------------------------


def test_what_build_writes_is_valid(newsroom: Newsroom, shared: Path) -> None:
    newsroom.build(formats="newsml")
    run = newsroom.run("validate", "--schema", str(shared / "newsml-g2"), "build/newsml/alpha.xml")
    assert run.code == 0, run.err
    assert run.err == "validated 1 file, 0 errors, 0 warnings\n"


def test_a_file_that_is_not_valid_is_told_by_line(newsroom: Newsroom, shared: Path) -> None:
    newsroom.build(formats="newsml")
    good = newsroom.output("newsml/alpha.xml").decode()
    line = next(number for number, text in enumerate(good.splitlines(), 1) if "<itemClass" in text)
    newsroom.write("bad.xml", good.replace("<itemClass", "<itemKlass"))
    run = newsroom.run("validate", "--schema", str(shared / "newsml-g2"), "bad.xml", "build/newsml/alpha.xml")
    assert run.code == 1
    assert f"bad.xml:{line}:" in run.err
    assert "newsml.schema" in run.err
    assert "alpha.xml" not in run.err


def test_without_schemas_the_other_rules_still_hold(newsroom: Newsroom) -> None:
    newsroom.write("torn.xml", "<newsItem>\n<itemMeta>\n")
    run = newsroom.run("validate", "torn.xml", "gone.xml")
    assert run.code == 1
    assert "no schemas here" in run.err
    assert re.search(r"torn\.xml:3:\d+: error\[newsml\.syntax\]", run.err)
    assert "gone.xml: error[validate.unreadable]" in run.err


def test_the_schemas_of_the_settings_are_used(newsroom: Newsroom, shared: Path) -> None:
    newsroom.build(formats="newsml")
    newsroom.edit("briefc.yaml", "site:", f"schemas: {shared / 'newsml-g2'}\nsite:")
    run = newsroom.run("validate", "build/newsml/alpha.xml")
    assert run.code == 0, run.err
    assert "no schemas given" not in run.err
    assert newsroom.run("validate", "--schema", "nowhere", "build/newsml/alpha.xml").code == 2


# --- clean -----------------------------------------------------------------------------------------------------------


def test_clean_removes_what_was_built_and_nothing_else(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("build/html/mine.html", "mine").write(".briefc/ledger.sqlite", "kept")
    made = len(newsroom.tree()) - 2  # the manifest, and the stranger
    run = newsroom.run("clean")
    assert run.code == 0
    assert run.err == f"removed {made} files from build\n"
    assert set(newsroom.tree()) == {"html/mine.html"}
    assert (newsroom.root / ".briefc/ledger.sqlite").read_text() == "kept"
    assert newsroom.run("clean").err == "removed 0 files from build\n"


def test_clean_takes_the_cache_on_request(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.run("clean")
    assert newsroom.build().json["ran"] == {}
    newsroom.run("clean", "--cache")
    assert newsroom.build().json["ran"]["read"] == 2


def test_clean_touches_no_folder_that_briefc_did_not_fill(newsroom: Newsroom) -> None:
    newsroom.write("notes/todo.txt", "mine")
    run = newsroom.run("clean", "-o", str(newsroom.root / "notes"))
    assert run.err == "removed 0 files from notes\n"
    assert (newsroom.root / "notes/todo.txt").is_file()


# --- doctor ----------------------------------------------------------------------------------------------------------


def test_doctor_finds_this_machine_well(newsroom: Newsroom) -> None:
    run = newsroom.run("doctor")
    assert run.code == 0, run.out
    assert "FAIL" not in run.out
    for word in ("Python 3.", "weasyprint 70.0", "Pango", "fonts: ", "cache ", "project ", "theme default"):
        assert word in run.out


def test_doctor_works_without_a_project(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path).remove("briefc.yaml")
    run = newsroom.run("doctor")
    assert run.code == 0, run.out
    assert "no project here" in run.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("extensions: [briefc-nothing]", 'the extension "briefc-nothing" is not installed'),
        ("theme: {name: nothing}", 'there is no theme "nothing"'),
        ("schemas: nowhere", "schemas in nowhere"),
        ("timezone: Mars/Olympus", "briefc.yaml:1:11"),
    ],
    ids=["extension", "theme", "schemas", "settings"],
)
def test_doctor_names_a_fault_of_the_project(newsroom: Newsroom, line: str, said: str) -> None:
    newsroom.write("briefc.yaml", f"{line}\n{(newsroom.root / 'briefc.yaml').read_text('utf-8')}")
    run = newsroom.run("doctor")
    assert run.code == 1
    (fault,) = [found for found in run.out.splitlines() if found.startswith("FAIL")]
    assert said in fault
    assert "     help: " in run.out


def test_doctor_names_a_cache_that_cannot_be_written(newsroom: Newsroom) -> None:
    newsroom.cache = newsroom.write("blocked", "a file where a folder should be").root / "blocked"
    run = newsroom.run("doctor")
    assert run.code == 1
    assert re.search(r"^FAIL the cache folder .* is not writable", run.out, re.MULTILINE)


def test_doctor_names_what_the_machine_lacks(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "version_of", lambda name: {"lxml": "5.3.0", "docutils": ""}.get(name, "70.0"))
    run = newsroom.run("doctor")
    assert run.code == 1
    assert "FAIL lxml 5.3.0\n     help: install lxml>=6.1" in run.out
    assert "FAIL docutils is missing" in run.out
