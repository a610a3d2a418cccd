from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.deliver.conftest import Desk

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'
NAME = "20240516T000000Z-talks-v1.xml"
FOLDER = "    url: file:out\n"


def test_each_item_goes_out_in_a_message_and_a_second_run_sends_nothing(
    desk: Desk, inbox: Callable[[], list[str]]
) -> None:
    desk.article("vote", "They voted.").destination("wire", FOLDER)
    run = desk.deliver()
    assert (run.code, run.err) == (0, "wire: sent 2 messages to file:out\n")
    assert inbox() == [NAME, "20240516T000000Z-vote-v1.xml"]
    assert desk.records == [("wire", "talks", 1), ("wire", "vote", 1)]
    before = {name: (desk.root / "out" / name).stat().st_mtime_ns for name in inbox()}
    assert desk.deliver().err == "wire: nothing new\n"
    assert {name: (desk.root / "out" / name).stat().st_mtime_ns for name in inbox()} == before


def test_a_message_names_sender_receiver_and_the_time_of_the_version(desk: Desk) -> None:
    desk.article("talks", "They met.", fields=":urgency: 2").destination("wire", FOLDER).deliver()
    message = etree.parse(desk.root / "out" / NAME).getroot()
    header = {child.tag.removeprefix(G2): child.text for child in message[0]}
    assert header["sender"] == "desk.example"
    assert header["destination"] == "wire"
    assert header["sent"] == "2024-05-16T00:00:00+00:00"
    assert header["priority"] == "2"
    assert [item.get("guid") for item in message[1]] == ["tag:desk.example,2024-05-16:talks"]


def test_the_ledger_holds_the_digest_of_what_was_sent(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver("--clock", "2024-06-01T12:00Z")
    (record,) = desk.run("ledger", "--json").json["deliveries"]
    assert record["digest"] == hashlib.sha256((desk.root / "out" / NAME).read_bytes()).hexdigest()
    assert record["name"] == NAME
    assert record["at"] == "2024-06-01T12:00:00+00:00"


def test_one_message_for_all_has_the_briefing_last_and_the_same_name_for_the_same_items(
    desk: Desk, inbox: Callable[[], list[str]]
) -> None:
    desk.article("a-day", ".. articles::\n\n   talks\n   vote\n", fields=":type: briefing")
    desk.article("vote", "They voted.").destination("wire", f"{FOLDER}    bundle: all\n")
    assert desk.deliver().err == "wire: sent 1 message to file:out\n"
    (name,) = inbox()
    assert name.startswith("20240516T000000Z-all-")
    message = etree.parse(desk.root / "out" / name).getroot()
    tags = [item.tag.removeprefix(G2) for item in message[1]]
    assert tags[-1] == "packageItem"
    assert tags.count("packageItem") == 1
    assert desk.records == [("wire", "talks", 1), ("wire", "vote", 1), ("wire", "a-day", 1)]
    desk.deliver("--again")
    assert inbox() == [name]


def test_briefings_go_after_the_articles_they_refer_to(desk: Desk) -> None:
    desk.article("a-day", ".. articles::\n\n   talks\n", fields=":type: briefing").destination("wire", FOLDER).deliver()
    assert [slug for _, slug, _ in desk.records] == ["talks", "a-day"]


def test_pictures_lie_below_the_message_under_the_names_it_gives_them(
    desk: Desk, inbox: Callable[[], list[str]]
) -> None:
    desk.write("sources/dot.svg", DOT).article("talks", ".. image:: dot.svg\n   :alt: a dot\n").destination(
        "wire", FOLDER
    )
    run = desk.deliver()
    assert "1 message and 1 picture" in run.err
    (picture,) = (name for name in inbox() if name.startswith("media/"))
    text = (desk.root / "out" / NAME).read_text("utf-8")
    assert f'"{picture}"' in text
    assert f"../{picture}" not in text


def test_a_picture_that_is_there_is_not_sent_again(desk: Desk, inbox: Callable[[], list[str]]) -> None:
    desk.write("sources/dot.svg", DOT).article("talks", ".. image:: dot.svg\n   :alt: a dot\n").destination(
        "wire", FOLDER
    )
    desk.deliver()
    (picture,) = (desk.root / "out" / name for name in inbox() if name.startswith("media/"))
    before = picture.stat()
    desk.deliver("--again")
    assert picture.stat().st_ino == before.st_ino
    picture.write_text("torn")
    desk.deliver("--again")
    assert picture.read_bytes().endswith(b"</svg>")


def test_what_is_delivered_is_valid_by_the_official_schemas(desk: Desk, shared: Path) -> None:
    desk.write("sources/dot.svg", DOT).article("talks", "They met.\n\n.. image:: dot.svg\n   :alt: a dot\n")
    desk.article("a-day", ".. articles::\n\n   talks\n", fields=":type: briefing")
    desk.destination("wire", f"{FOLDER}    bundle: all\n").destination(
        "plain", "    url: file:plain\n    profile: plain\n"
    )
    assert desk.deliver().code == 0
    messages = [str(path) for folder in ("out", "plain") for path in (desk.root / folder).glob("*.xml")]
    assert len(messages) == 3
    run = desk.run("validate", "--schema", str(shared / "newsml-g2"), *messages)
    assert run.code == 0, run.out + run.err


def test_without_pictures_and_without_a_site_receivers_are_pitied(desk: Desk, inbox: Callable[[], list[str]]) -> None:
    desk.write("sources/dot.svg", DOT).article("talks", ".. image:: dot.svg\n   :alt: a dot\n")
    desk.destination("wire", f"{FOLDER}    pictures: false\n")
    assert "deliver.pictures" in desk.deliver().err
    assert inbox() == [NAME]
    assert "deliver.pictures" not in desk.run("-D", "site.url=https://news.example", "deliver", "--again").err


def test_an_update_goes_out_under_a_name_of_its_own(desk: Desk, inbox: Callable[[], list[str]]) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.article("talks", "They met again.", fields=":version: 2\n:updated: 2024-05-16T09:40Z")
    assert desk.deliver().code == 0
    assert inbox() == [NAME, "20240516T094000Z-talks-v2.xml"]
    assert desk.records[-1] == ("wire", "talks", 2)


def test_a_change_without_a_new_version_never_leaves(desk: Desk, inbox: Callable[[], list[str]]) -> None:
    desk.article("vote", "They voted.").destination("wire", FOLDER).deliver("--since", "2030-01-01")
    assert desk.records == []
    desk.deliver()
    desk.edit("sources/talks.rst", "noon", "midnight")
    desk.destination("late", "    url: file:late\n")
    run = desk.deliver()
    assert run.code == 1
    assert "ledger.unraised" in run.err
    assert inbox() == [NAME, "20240516T000000Z-vote-v1.xml"]
    assert [slug for name, slug, _ in desk.records if name == "late"] == ["vote"]


def test_a_source_that_is_gone_is_missed(desk: Desk) -> None:
    desk.article("vote", "They voted.").destination("wire", FOLDER).deliver()
    run = desk.remove("sources/vote.rst").deliver()
    assert run.code == 0
    assert "ledger.vanished" in run.err


def test_a_hold_goes_to_those_who_have_the_item_and_a_kill_to_all(desk: Desk, inbox: Callable[[], list[str]]) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.destination("late", "    url: file:late\n")
    desk.article("talks", "They met.", fields=":version: 2\n:updated: 2024-05-16T10:00Z\n:status: withheld")
    desk.article("quiet", "Never out.", fields=":status: withheld")
    assert desk.deliver().code == 0
    assert b'qcode="stat:withheld"' in (desk.root / "out" / inbox()[-1]).read_bytes()
    assert not list((desk.root / "late").glob("*"))
    desk.edit("sources/talks.rst", "withheld", "canceled").edit("sources/talks.rst", "version: 2", "version: 3")
    desk.edit("sources/talks.rst", "T10:00Z", "T11:00Z")
    desk.article("gone", "Canceled before it was ever out.", fields=":status: canceled")
    run = desk.deliver()
    assert run.code == 0, run.err
    for folder in ("out", "late"):
        kill = desk.root / folder / "20240516T110000Z-talks-v3.xml"
        assert b'qcode="stat:canceled"' in kill.read_bytes()
    assert "quiet" not in str(desk.records)
    assert "gone" not in str(desk.records)


def test_embargoed_items_go_ahead_only_to_those_who_take_them(desk: Desk) -> None:
    desk.article("talks", "Soon.", fields=":embargo: 2024-07-01T06:00Z")
    desk.destination("wire", FOLDER).destination("ahead", "    url: file:ahead\n    embargoed: send\n")
    run = desk.deliver("--clock", "2024-06-30T00:00Z")
    assert run.err == "wire: nothing new\nahead: sent 1 message to file:ahead\n"
    assert b"<embargoed>" in (desk.root / "ahead" / NAME).read_bytes()
    assert desk.deliver("--clock", "2024-07-02").err == "wire: sent 1 message to file:out\nahead: nothing new\n"
    assert b"<embargoed>" not in (desk.root / "out" / NAME).read_bytes()


def test_each_destination_gets_its_own_profile(desk: Desk) -> None:
    desk.destination("wire", FOLDER).destination("plain", "    url: file:plain\n    profile: plain\n").deliver()
    assert b"<nitf" in (desk.root / "out" / NAME).read_bytes()
    assert b"<nitf" not in (desk.root / "plain" / NAME).read_bytes()


def test_a_rehearsal_says_what_would_go_where_and_leaves_no_trace(desk: Desk) -> None:
    desk.destination("wire", FOLDER).destination("far", "    url: sftp://desk@192.0.2.1/in\n")
    before = desk.tree(".")
    run = desk.deliver("--dry-run")
    assert run.code == 0
    first, second = run.out.splitlines()
    assert first.startswith(f"wire: {NAME} (talks v1; ")
    assert first.endswith(" → file:out")
    assert second.endswith(" → sftp://192.0.2.1/in")
    assert desk.tree(".") == before


def test_a_time_that_is_none_is_named_by_its_option(desk: Desk) -> None:
    run = desk.destination("wire", FOLDER).deliver("--since", "yesterday")
    assert run.code == 2
    assert '--since takes an ISO date or time, not "yesterday"' in run.err


def test_only_named_destinations_are_served_and_unknown_ones_get_a_suggestion(desk: Desk) -> None:
    desk.destination("wire", FOLDER).destination("other", "    url: file:other\n")
    assert desk.deliver("other").err == "other: sent 1 message to file:other\n"
    run = desk.deliver("wirre")
    assert run.code == 2
    assert 'did you mean "wire"?' in run.err
    bare = desk.edit("briefc.yaml", "destinations:", "x-destinations:").deliver()
    assert bare.code == 2


def test_a_missing_folder_is_made_below_the_project_and_nowhere_else(desk: Desk, tmp_path: Path) -> None:
    desk.destination("wire", "    url: file:a/b\n").destination("share", f"    url: file://{tmp_path}/share\n")
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.refused" in run.err
    assert (desk.root / "a/b" / NAME).is_file()
    assert not (tmp_path / "share").exists()
    (tmp_path / "share").mkdir()
    assert desk.deliver().code == 0
    assert (tmp_path / "share" / NAME).is_file()


def test_a_folder_that_may_not_be_written_to_is_named(desk: Desk) -> None:
    # The kernel's own folder takes no file from anybody, root included.
    run = desk.destination("wire", "    url: file:/sys\n").destination("other", FOLDER).deliver()
    assert run.code == 1
    assert "error[deliver.refused] wire: /sys does not take" in run.err
    assert desk.records == [("other", "talks", 1)]


def test_a_file_that_the_disk_does_not_take_leaves_nothing_half(
    desk: Desk, inbox: Callable[[], list[str]], need_tool: Callable[[str], Path]
) -> None:
    need_tool("prlimit")
    desk.article("long", "They met and talked.\n\n" * 9000).destination("wire", FOLDER)
    assert desk.deliver("--dry-run").code == 0  # the cache has all it needs
    process = desk.start_delivery(largest=300_000)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "error[deliver.refused] wire: out does not take 20240516T000000Z-long-v1.xml: File too large" in err
    assert inbox() == []
    assert desk.deliver().code == 0
    assert inbox() == ["20240516T000000Z-long-v1.xml", NAME]


def test_a_file_where_the_folder_should_be_and_a_link_in_place_of_the_part_are_refused(desk: Desk) -> None:
    desk.destination("wire", FOLDER).write("out", "a file")
    assert "deliver.refused" in desk.deliver().err
    desk.remove("out").write("precious", "precious")
    (desk.root / "out").mkdir()
    (desk.root / "out" / f".{NAME}.part").symlink_to(desk.root / "precious")
    assert "deliver.refused" in desk.deliver().err
    assert (desk.root / "precious").read_text() == "precious"


def test_two_deliveries_do_not_run_at_once(desk: Desk) -> None:
    from briefc.deliver.underway import only_delivery

    desk.destination("wire", FOLDER)
    with only_delivery(desk.root / ".briefc"):
        run = desk.deliver()
    assert run.code == 1
    assert f"another delivery (process {os.getpid()}) is running" in run.err
    assert desk.deliver().code == 0


def test_what_a_crash_left_on_its_way_counts_as_had(desk: Desk) -> None:
    desk.destination("wire", FOLDER).run("issue")
    guid = "tag:desk.example,2024-05-16:talks"
    desk.write(".briefc/delivery.json", json.dumps({"wire": {guid: 1}}))
    desk.article("talks", "They met.", fields=":version: 2\n:updated: 2024-05-16T10:00Z\n:status: withheld")
    assert desk.deliver().err == "wire: sent 1 message to file:out\n"
    assert not (desk.root / ".briefc/delivery.json").exists()


def test_doctor_tells_what_destinations_lack(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.destination("wire", "    url: sftp://desk@wire.example/in\n    password-env: WIRE_PASSWORD\n")
    run = desk.run("doctor")
    assert run.code == 1
    assert "destination wire: the environment variable WIRE_PASSWORD is not set" in run.out
    monkeypatch.setenv("WIRE_PASSWORD", "zebra")
    run = desk.run("doctor")
    assert "ok   destination wire\n" in run.out
    assert "zebra" not in run.out


def test_each_message_is_named_when_asked_for(desk: Desk) -> None:
    desk.destination("wire", FOLDER)
    run = desk.run("-v", "deliver", "-j1")
    assert run.err.endswith(f"wire: {NAME}\nwire: sent 1 message to file:out\n")
