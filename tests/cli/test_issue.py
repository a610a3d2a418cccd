"""`briefc issue` and `briefc ledger`: what is recorded, what is refused, what is written into sources."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefc.ledger.file import open_ledger, read_ledger
from briefc.ledger.records import Issued
from tests.chains.newsroom import CONFIG, Newsroom

BODY = "The council met on Thursday.\n\nIt will meet again."
GUID = "tag:desk.example,2024-05-16:talks"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
CLOCK = ("--clock", "2024-05-20T12:00:00+00:00", "-j1")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path).article("talks", BODY)


def ledger_of(newsroom: Newsroom) -> Path:
    return newsroom.root / ".briefc" / "ledger.sqlite"


def issued(newsroom: Newsroom) -> dict[tuple[str, int], Issued]:
    """Every issued version by slug and number."""
    ledger = read_ledger(ledger_of(newsroom))
    assert ledger is not None
    with ledger:
        return {(one.slug, one.version): one for one in ledger.all_issued()}


def codes(newsroom: Newsroom, *arguments: str) -> list[str]:
    return [row["code"] for row in newsroom.run(*arguments, "-j1", "--output-format", "json").json_lines]


def source(newsroom: Newsroom, slug: str = "talks") -> str:
    return (newsroom.root / f"sources/{slug}.rst").read_text("utf-8")


# --- what is recorded ------------------------------------------------------------------------------------------------


def test_issuing_records_the_item_and_writes_its_identifier_and_no_output(newsroom: Newsroom) -> None:
    before = source(newsroom)
    run = newsroom.run("issue", *CLOCK)
    assert run.code == 0, run.err
    one = issued(newsroom)["talks", 1]
    assert (one.guid, one.state, one.path, one.at) == (GUID, "usable", "sources/talks.rst", "2024-05-20T12:00:00+00:00")
    assert source(newsroom) == before.replace(":date:", f":guid: {GUID}\n:date:")
    assert not (newsroom.root / "build").exists()
    assert ledger_of(newsroom).stat().st_mode & 0o777 == 0o600


def test_issuing_again_is_nothing(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    text, bytes_ = source(newsroom), ledger_of(newsroom).read_bytes()
    run = newsroom.run("issue", "--json", "-j1")
    assert (run.code, run.json) == (0, {"issued": [], "same": 1})
    assert (source(newsroom), ledger_of(newsroom).read_bytes()) == (text, bytes_)


def test_what_is_not_out_is_not_issued(newsroom: Newsroom) -> None:
    newsroom.article("draft", BODY, fields=":status: draft")
    newsroom.article("held", BODY, fields=":status: withheld")
    newsroom.article("later", BODY, fields=":embargo: 2024-06-01T06:00Z")
    newsroom.article("killed", BODY, fields=":status: canceled")
    newsroom.write("sources/about.rst", "About\n=====\n\n:type: page\n\nWe.\n")
    assert newsroom.run("issue", *CLOCK).code == 0
    assert {slug: one.state for (slug, _), one in issued(newsroom).items()} == {"talks": "usable", "killed": "canceled"}
    assert ":guid:" not in source(newsroom, "later")


def test_paths_choose_what_is_issued(newsroom: Newsroom) -> None:
    newsroom.article("other", BODY)
    assert newsroom.run("issue", "sources/other.rst", *CLOCK).code == 0
    assert list(issued(newsroom)) == [("other", 1)]
    assert ":guid:" not in source(newsroom)


def test_an_item_that_is_named_and_not_out_is_said_not_to_be_issued(newsroom: Newsroom) -> None:
    newsroom.article("draft", BODY, fields=":status: draft")
    newsroom.article("held", BODY, fields=":status: withheld")
    newsroom.article("later", BODY, fields=":embargo: 2024-06-01T06:00Z")
    newsroom.write("sources/about.rst", "About\n=====\n\n:type: page\n:rights: x\n\nWe.\n")
    run = newsroom.run("issue", "sources", *CLOCK)
    assert [line for line in run.err.splitlines() if line.startswith("not issued")] == [
        "not issued: about is a page, and has no NewsML",
        "not issued: draft is a draft",
        "not issued: held is withheld, and was never issued",
        "not issued: later is under embargo",
    ]
    assert "not issued" not in newsroom.run("issue", *CLOCK).err


def test_an_item_with_an_error_is_not_issued_and_the_others_are(newsroom: Newsroom) -> None:
    newsroom.article("broken", ".. nonsense::")
    run = newsroom.run("issue", *CLOCK)
    assert run.code == 1
    assert list(issued(newsroom)) == [("talks", 1)]


def test_a_dry_run_says_it_all_and_writes_nothing(newsroom: Newsroom) -> None:
    before = source(newsroom)
    run = newsroom.run("issue", "--dry-run", "--json", *CLOCK)
    assert [(one["slug"], one["version"]) for one in run.json["issued"]] == [("talks", 1)]
    assert source(newsroom) == before
    assert not ledger_of(newsroom).parent.exists()
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    before, ledger = source(newsroom), ledger_of(newsroom).read_bytes()
    run = newsroom.run("issue", "-n", "--bump", "--json", *CLOCK)
    assert run.code == 0
    assert [(one["version"], one["raised-from"]) for one in run.json["issued"]] == [(2, 1)]
    assert (source(newsroom), ledger_of(newsroom).read_bytes()) == (before, ledger)


def test_a_source_keeps_its_line_ends_its_mark_and_its_layout(newsroom: Newsroom) -> None:
    text = "\ufeff" + source(newsroom).replace(":date: ", ":date:    ").replace(":summary:", ":summary:").replace(
        "\n", "\r\n"
    )
    newsroom.write("sources/talks.rst", text.encode())
    assert newsroom.run("issue", *CLOCK).code == 0
    after = (newsroom.root / "sources/talks.rst").read_bytes().decode()
    assert after.replace(f":guid:    {GUID}\r\n", "").replace(f":guid: {GUID}\r\n", "") == text
    assert after.count("\n") == text.count("\n") + 1


def test_an_identifier_that_the_author_wrote_stays_as_written(newsroom: Newsroom) -> None:
    newsroom.edit("sources/talks.rst", ":date:", ":guid:\n   urn:newsroom:1\n:date:")
    before = source(newsroom)
    assert newsroom.run("issue", *CLOCK).code == 0
    assert issued(newsroom)["talks", 1].guid == "urn:newsroom:1"
    assert source(newsroom) == before


# --- what counts as a change -----------------------------------------------------------------------------------------


def test_a_changed_text_under_the_same_version_is_refused_by_every_command(newsroom: Newsroom) -> None:
    newsroom.build(formats="newsml")
    newsroom.run("issue", *CLOCK)
    page = newsroom.output("newsml/talks.xml")
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    for command in (("issue",), ("check",), ("build", "--format", "newsml")):
        assert codes(newsroom, *command) == ["ledger.unraised"]
    run = newsroom.run("check", "-j1")
    assert run.code == 1
    assert "version 1 was issued on 2024-05-20 12:00 UTC with another text" in run.err
    assert "briefc issue --bump" in run.err
    assert newsroom.output("newsml/talks.xml") == page  # the last good output stays
    newsroom.edit("sources/talks.rst", "Friday", "Thursday")
    assert newsroom.run("check", "-j1").code == 0


@pytest.mark.parametrize(
    "edit",
    [
        lambda room: room.write("sources/talks.rst", source(room).replace("\n", "\r\n").encode()),
        lambda room: room.write("sources/talks.rst", ("\ufeff" + source(room)).encode()),
        lambda room: room.write("sources/talks.rst", source(room).replace("Thursday.", "Thursday.   ") + "\n\n"),
        lambda room: room.write("sources/talks.rst", source(room).replace(f":guid: {GUID}\n", "")),
        lambda room: room.write("briefc.yaml", CONFIG.replace("© Test Desk", "© Somebody else")),
    ],
    ids=["line ends", "byte order mark", "trailing blanks", "guid line", "settings"],
)
def test_what_an_editor_or_a_setting_changes_is_no_change_of_the_text(newsroom: Newsroom, edit: object) -> None:
    newsroom.run("issue", *CLOCK)
    edit(newsroom)  # type: ignore[operator]
    assert newsroom.run("issue", *CLOCK).code == 0
    assert list(issued(newsroom)) == [("talks", 1)]


def test_an_included_file_and_a_picture_belong_to_the_text(newsroom: Newsroom) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"><rect width="9" height="9"/></svg>'
    newsroom.write("shared/box.txt", "Shared words.\n").write("sources/a.svg", svg.format(9))
    newsroom.article("talks", f"{BODY}\n\n.. include:: ../shared/box.txt\n\n.. image:: a.svg\n   :alt: A square")
    assert newsroom.run("issue", *CLOCK).code == 0
    newsroom.write("shared/box.txt", "Other words.\n")
    assert codes(newsroom, "check") == ["ledger.unraised"]
    newsroom.write("shared/box.txt", "Shared words.\n").write("sources/a.svg", svg.format(8))
    assert codes(newsroom, "check") == ["ledger.unraised"]
    newsroom.write("sources/a.svg", svg.format(9))
    assert codes(newsroom, "check") == []


def test_a_moved_source_with_its_identifier_is_the_same_item(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    text = source(newsroom)
    newsroom.remove("sources/talks.rst").write("sources/may/talks.rst", text)
    assert newsroom.run("issue", *CLOCK).code == 0
    assert list(issued(newsroom)) == [("talks", 1)]


def test_a_new_slug_or_date_keeps_the_written_identifier(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":slug: council\n:version: 2\n:updated: 2024-05-17T10:00Z\n:date:")
    assert newsroom.run("issue", *CLOCK).code == 0
    assert {one.guid for one in issued(newsroom).values()} == {GUID}
    newsroom.edit("sources/talks.rst", ":date: 2024-05-16", ":date: 2024-05-15").edit(
        "sources/talks.rst", ":version: 2", ":version: 3"
    ).edit("sources/talks.rst", "17T10", "18T10")
    assert codes(newsroom, "issue") == ["ledger.date"]


def test_a_copy_with_the_identifier_of_another_does_not_become_its_next_version(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.write("sources/copy.rst", source(newsroom).replace("Thursday", "Friday"))
    assert codes(newsroom, "issue", "--bump") == ["guid.duplicate", "guid.duplicate"]
    assert list(issued(newsroom)) == [("talks", 1)]
    newsroom.edit("sources/copy.rst", f":guid: {GUID}\n", "")
    assert codes(newsroom, "issue", "--bump") == []
    assert sorted(issued(newsroom)) == [("copy", 1), ("talks", 1)]


# --- --bump ----------------------------------------------------------------------------------------------------------


def test_bump_raises_the_version_sets_the_time_and_issues(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    run = newsroom.run("issue", "--bump", *CLOCK)
    assert run.code == 0, run.err
    assert ":version: 2\n:updated: 2024-05-20T12:00+00:00\n" in source(newsroom)
    assert {version: one.version_created for (_, version), one in issued(newsroom).items()} == {
        1: "2024-05-16T00:00:00+00:00",
        2: "2024-05-20T12:00:00+00:00",
    }
    assert newsroom.run("check", "-j1").code == 0
    assert "raised from 1" in run.err


def test_bump_writes_the_time_in_the_zone_of_the_project(newsroom: Newsroom) -> None:
    newsroom.write("briefc.yaml", CONFIG + "timezone: Asia/Kolkata\n")
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    assert newsroom.run("issue", "--bump", "--clock", "2024-05-20T12:00:07Z", "-j1").code == 0
    assert ":updated: 2024-05-20T17:30:07+05:30\n" in source(newsroom)


def test_bump_leaves_alone_what_did_not_change_and_what_raises_itself(newsroom: Newsroom) -> None:
    newsroom.article("other", BODY)
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":version: 5\n:updated: 2024-05-18T10:00Z\n:date:")
    text = source(newsroom)
    assert newsroom.run("issue", "--bump", *CLOCK).code == 0
    assert source(newsroom) == text
    assert sorted(issued(newsroom)) == [("other", 1), ("talks", 1), ("talks", 5)]


BRIEF = (
    "Brief\n=====\n\n:type: briefing\n:date: 2024-05-16\n:summary: x.\n\n.. key-points::\n\n   * One.\n   * Two.\n\n"
    "Part\n====\n\nWords.\n\n.. articles::\n\n   talks\n"
)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["done", "dry run"])
def test_bump_raises_an_article_and_the_briefing_that_brings_it(newsroom: Newsroom, dry: tuple[str, ...]) -> None:
    newsroom.write("sources/brief.rst", BRIEF)
    assert newsroom.run("issue", *CLOCK).code == 0
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    run = newsroom.run("issue", "--bump", "--json", *dry, *CLOCK)
    assert run.code == 0, run.err
    assert [(one["slug"], one["version"]) for one in run.json["issued"]] == [("brief", 2), ("talks", 2)]
    if not dry:
        assert ":version: 2\n:updated:" in source(newsroom, "brief")
        assert newsroom.run("issue", "--json", *CLOCK).json == {"issued": [], "same": 2}


def test_a_briefing_whose_articles_are_others_is_told_of(newsroom: Newsroom) -> None:
    newsroom.write("sources/brief.rst", BRIEF)
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":status: canceled\n:version: 2\n:updated: 2024-05-17T10:00Z\n:date:")
    assert codes(newsroom, "check") == codes(newsroom, "build", "--format", "newsml") == []
    assert codes(newsroom, "issue") == ["ledger.members"]
    assert codes(newsroom, "issue") == ["ledger.members"]
    assert codes(newsroom, "issue", "--bump") == []
    assert issued(newsroom)["brief", 2].state == "usable"
    assert codes(newsroom, "issue") == []


def test_bump_does_not_turn_the_clock_back(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    text = source(newsroom)
    assert codes(newsroom, "issue", "--bump", "--clock", "2024-05-15T00:00Z") == ["ledger.updated"]
    assert source(newsroom) == text


# --- withdrawal, hold, loss ------------------------------------------------------------------------------------------


def test_a_withdrawn_item_stays_withdrawn(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":status: canceled\n:version: 2\n:updated: 2024-05-17T10:00Z\n:date:")
    run = newsroom.run("issue", *CLOCK)
    assert run.code == 0
    assert "withdrawn: talks version 2" in run.err
    newsroom.edit("sources/talks.rst", ":status: canceled", ":status: usable").edit(
        "sources/talks.rst", ":version: 2", ":version: 3"
    )
    for command in ("issue", "check", "build"):
        assert codes(newsroom, command) == ["ledger.killed"]
    newsroom.article("talks", "Something quite new.", title="New talks").edit(
        "sources/talks.rst", ":date: 2024-05-16", ":date: 2024-06-16"
    )
    assert codes(newsroom, "issue") == []  # another item, under an identifier of its own


def test_a_hold_is_recorded_only_when_receivers_have_the_item(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":status: withheld\n:version: 2\n:updated: 2024-05-17T10:00Z\n:date:")
    assert newsroom.run("issue", *CLOCK).code == 0
    assert issued(newsroom)["talks", 2].state == "withheld"
    newsroom.edit("sources/talks.rst", ":status: withheld", ":status: usable").edit(
        "sources/talks.rst", ":version: 2", ":version: 3"
    ).edit("sources/talks.rst", "17T10", "18T10")
    assert newsroom.run("issue", *CLOCK).code == 0
    assert issued(newsroom)["talks", 3].state == "usable"


def test_a_held_item_in_a_briefing_is_refused_when_issuing_as_when_building(newsroom: Newsroom) -> None:
    newsroom.write("sources/brief.rst", BRIEF)
    newsroom.run("issue", *CLOCK)
    newsroom.edit("sources/talks.rst", ":date:", ":status: withheld\n:version: 2\n:updated: 2024-05-17T10:00Z\n:date:")
    assert codes(newsroom, "issue") == codes(newsroom, "build", "--format", "newsml") != []


def test_a_source_that_is_gone_is_missed(newsroom: Newsroom) -> None:
    newsroom.article("other", BODY)
    newsroom.run("issue", *CLOCK)
    newsroom.remove("sources/talks.rst")
    assert codes(newsroom, "issue") == ["ledger.vanished"]
    assert codes(newsroom, "check") == []
    newsroom.article("talks", BODY, fields=f":guid: {GUID}\n:status: canceled\n:version: 2\n:updated: 2024-05-19")
    assert codes(newsroom, "issue") == []
    newsroom.remove("sources/talks.rst")
    assert codes(newsroom, "issue") == []


def test_a_broken_source_is_not_missed(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    newsroom.write("sources/talks.rst", b"\xff")
    assert codes(newsroom, "issue") == ["source.encoding"]


# --- the ledger and the build ----------------------------------------------------------------------------------------


def test_a_ledger_changes_no_byte_of_a_build_and_a_build_no_byte_of_the_ledger(newsroom: Newsroom) -> None:
    newsroom.write("sources/talks.rst", source(newsroom).replace(":date:", f":guid: {GUID}\n:date:"))
    newsroom.build(formats="newsml")
    tree = newsroom.tree()
    newsroom.run("issue", *CLOCK)
    ledger, time = ledger_of(newsroom).read_bytes(), ledger_of(newsroom).stat().st_mtime_ns
    assert newsroom.build(formats="newsml").json["ran"] == {}
    newsroom.forget().build(formats="newsml")
    newsroom.run("check", "-j1")
    newsroom.run("list", "-j1")
    newsroom.run("clean")
    newsroom.build(formats="newsml")
    assert newsroom.tree() == tree
    assert (ledger_of(newsroom).read_bytes(), ledger_of(newsroom).stat().st_mtime_ns) == (ledger, time)
    # The lock is of issuing.
    assert {one.name for one in ledger_of(newsroom).parent.iterdir()} == {"issuing-lock", "ledger.sqlite"}


@pytest.mark.parametrize("command", [["build"], ["check"], ["issue"], ["ledger"], ["list"], ["ledger", "export"]])
def test_a_ledger_that_is_none_stops_every_command_with_a_sentence(newsroom: Newsroom, command: list[str]) -> None:
    newsroom.write(".briefc/ledger.sqlite", "Dear diary, " * 20)
    run = newsroom.run(*command)
    assert run.code == 2
    assert "is not a ledger of briefc; it is left as it is" in run.err
    assert ledger_of(newsroom).read_text() == "Dear diary, " * 20


# --- briefc ledger ---------------------------------------------------------------------------------------------------


def test_the_ledger_is_shown_exported_and_rebuilt(newsroom: Newsroom) -> None:
    assert "nothing was issued yet" in newsroom.run("ledger").err
    assert newsroom.run("ledger", "export").code == 1
    newsroom.run("issue", *CLOCK)
    assert newsroom.run("ledger").out == f"talks  1  usable  2024-05-20 12:00 UTC  -  {GUID}\n"
    assert newsroom.run("ledger", "--json").json["issued"][0]["slug"] == "talks"
    text = newsroom.run("ledger", "export").out
    assert newsroom.run("ledger", "export", "ledger.jsonl").code == 0
    assert (newsroom.root / "ledger.jsonl").read_text("utf-8") == text
    ledger_of(newsroom).unlink()
    run = newsroom.run("ledger", "import", "ledger.jsonl")
    assert "added 1 issued version and 0 deliveries" in run.err
    assert newsroom.run("ledger", "export").out == text
    newsroom.edit("sources/talks.rst", "Thursday", "Friday")
    assert codes(newsroom, "check") == ["ledger.unraised"]


def test_an_import_that_contradicts_says_so_and_adds_nothing(newsroom: Newsroom) -> None:
    newsroom.run("issue", *CLOCK)
    text = newsroom.run("ledger", "export").out
    header, record = text.splitlines()
    other = {**json.loads(record), "digest": "0" * 64}
    newsroom.write("other.jsonl", f"{header}\n{json.dumps(other)}\n")
    run = newsroom.run("ledger", "import", "other.jsonl")
    assert run.code == 2
    assert "with another text" in run.err
    assert newsroom.run("ledger", "export").out == text


def test_the_list_shows_the_issued_version(newsroom: Newsroom) -> None:
    assert "usable  Talks" in newsroom.run("list").out
    newsroom.run("issue", *CLOCK)
    newsroom.article("new", BODY)
    assert [line.split()[3:5] for line in newsroom.run("list").out.splitlines()] == [["usable", "-"], ["usable", "v1"]]


# --- killed in the middle --------------------------------------------------------------------------------------------

KILLER = """
import os, signal, sys
from briefc import issuing
from briefc.cli.main import main
from briefc.ledger.ledger import Ledger
where, left = sys.argv[1], int(sys.argv[2])
def deadly(function):
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0 and where.startswith("before"):
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **options)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call
if where.endswith("rename"):
    os.rename = deadly(os.rename)
else:
    Ledger.issue = deadly(Ledger.issue)
main(sys.argv[3:])
"""


@pytest.mark.parametrize("where", ["before rename", "after rename", "before record", "after record"])
@pytest.mark.parametrize("bump", [False, True])
def test_killed_in_the_middle_of_issuing_sources_are_whole_and_the_next_run_ends_it(
    newsroom: Newsroom, where: str, bump: bool
) -> None:
    slugs = [f"item-{number}" for number in range(6)]
    for slug in slugs:
        newsroom.article(slug, BODY)
    if bump:
        newsroom.run("issue", "sources/item-0.rst", "sources/item-1.rst", "sources/item-2.rst", *CLOCK)
        for slug in slugs[:3]:
            newsroom.edit(f"sources/{slug}.rst", "Thursday", "Friday")
    before = {slug: source(newsroom, slug) for slug in slugs}
    options = ["-C", str(newsroom.root), "--cache-dir", str(newsroom.cache), "issue", "--bump", *CLOCK]
    killer = [sys.executable, "-c", KILLER, where, "3", *options]
    done = subprocess.run(killer, check=False, capture_output=True, env=ENVIRONMENT)
    assert done.returncode == -signal.SIGKILL, done.stderr
    for slug in slugs:
        text = source(newsroom, slug)
        kept = [line for line in text.splitlines() if not line.startswith((":guid:", ":version:", ":updated:"))]
        was = [line for line in before[slug].splitlines() if not line.startswith(":guid:")]
        assert kept == was
    # What was issued before is there, and of the run that was killed nothing.
    if bump:
        assert sorted(issued(newsroom)) == [("item-0", 1), ("item-1", 1), ("item-2", 1)]
    elif ledger_of(newsroom).exists():
        assert issued(newsroom) == {}
    run = newsroom.run("issue", "--bump", *CLOCK)
    assert run.code == 0, run.err
    wanted = {("talks", 1), *((slug, 1) for slug in slugs), *((slug, 2) for slug in slugs[: 3 * bump])}
    assert set(issued(newsroom)) == wanted
    assert not [path for path in (newsroom.root / "sources").iterdir() if path.suffix != ".rst"]


def test_two_that_issue_at_once_do_not_contradict_each_other(newsroom: Newsroom) -> None:
    for number in range(10):
        newsroom.article(f"item-{number}", BODY)
    options = ["-C", str(newsroom.root), "--cache-dir", str(newsroom.cache), "issue", *CLOCK]
    both = [
        subprocess.Popen([sys.executable, "-m", "briefc", *options], stderr=subprocess.PIPE, env=ENVIRONMENT)
        for _ in range(2)
    ]
    for one in both:
        said = one.communicate()[1]
        assert one.returncode == 0, said
    assert newsroom.run("issue", *CLOCK).code == 0
    assert len(issued(newsroom)) == 11
    with open_ledger(ledger_of(newsroom)) as ledger:
        assert len(ledger.all_issued()) == 11
