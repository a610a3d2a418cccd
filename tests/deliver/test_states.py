"""Held, withdrawn and embargoed items on their way: who hears of them, and who does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.deliver.conftest import Desk

FOLDER = "    url: file:out\n"
AHEAD = "    url: file:ahead\n    embargoed: send\n"
SOON = ":embargo: 2024-07-01T06:00Z"
BEFORE = ("--clock", "2024-06-30T00:00Z")


def second(fields: str) -> str:
    return f":version: 2\n:updated: 2024-05-16T10:00Z\n{fields}"


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.xml"))}


def test_no_other_item_names_one_that_is_held(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.article("talks", "They met.", title="Held words", fields=second(":status: withheld"))
    desk.article("vote", "They voted, see :doc:`talks` and :doc:`more <talks>`.", fields=":related: talks")
    assert desk.deliver().code == 0
    said = texts(desk.root / "out")
    assert "stat:withheld" in said["20240516T100000Z-talks-v2.xml"]
    vote = said["20240516T000000Z-vote-v1.xml"]
    assert "Held words" not in vote
    assert ":talks" not in vote


def test_a_kill_reaches_those_who_have_the_item_ahead_of_its_embargo_and_nobody_else(desk: Desk) -> None:
    desk.article("talks", "Soon.", fields=SOON).destination("wire", FOLDER).destination("ahead", AHEAD).deliver(*BEFORE)
    desk.edit("sources/talks.rst", ":date:", ":status: canceled\n:date:")
    assert desk.run("issue", "--bump", *BEFORE).code == 0
    run = desk.deliver(*BEFORE)
    assert run.err == "wire: nothing new\nahead: sent 1 message to file:ahead\n"
    assert "stat:canceled" in list(texts(desk.root / "ahead").values())[-1]


def test_an_embargo_put_on_what_is_out_does_not_keep_its_kill_back(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver(*BEFORE)
    desk.edit("sources/talks.rst", ":date:", f":status: canceled\n{SOON}\n:date:")
    assert desk.run("issue", "--bump", *BEFORE).code == 0
    assert desk.deliver(*BEFORE).err == "wire: sent 1 message to file:out\n"


def test_what_is_changed_under_its_embargo_is_said_once(desk: Desk) -> None:
    desk.article("talks", "Soon.", fields=SOON).destination("wire", FOLDER).destination("ahead", AHEAD).deliver(*BEFORE)
    desk.edit("sources/talks.rst", "Soon.", "Late.")
    run = desk.deliver("--output-format", "concise", *BEFORE)
    assert run.code == 1
    assert run.err.count("ledger.unraised") == 1


def test_a_kill_goes_out_although_the_ledger_was_lost(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver()
    shutil.rmtree(desk.root / ".briefc")
    desk.article("talks", "They met.", fields=second(":status: canceled"))
    assert desk.deliver().err == "wire: sent 1 message to file:out\n"


def test_nothing_goes_out_twice_because_the_ledger_was_lost(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver()
    text = desk.run("ledger", "export").out
    before = texts(desk.root / "out")
    desk.edit("sources/talks.rst", "noon", "midnight")
    shutil.rmtree(desk.root / ".briefc")
    for dry in ((), ("--dry-run",)):
        run = desk.deliver(*dry, "--output-format", "concise")
        assert run.code == 1
        assert "error[ledger.lost]" in run.err
        assert run.out == ""
        assert texts(desk.root / "out") == before
    desk.write("ledger.jsonl", text).run("ledger", "import", "ledger.jsonl")
    assert "ledger.unraised" in desk.deliver().err
    assert texts(desk.root / "out") == before


def test_a_ledger_that_is_begun_anew_is_told_of_and_then_delivers(desk: Desk) -> None:
    desk.article("talks", "They met.", fields=":guid: urn:newsml:wire.example:4711").destination("wire", FOLDER)
    run = desk.run("issue", "-j1")
    assert run.code == 0
    assert "warning[ledger.lost]" in run.err
    assert desk.deliver().err == "wire: sent 1 message to file:out\n"


def test_an_item_with_another_identifier_is_not_said_to_be_gone(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.article("talks", "They met.", fields=":guid: tag:desk.example,2024-05-16:other")
    run = desk.deliver("--output-format", "concise")
    assert "error[ledger.guid]" in run.err
    assert "ledger.vanished" not in run.err


BROKEN = "Words.\n\n.. qoute:: x\n\n   y"


def test_what_stays_at_home_is_named_and_the_rest_goes(desk: Desk) -> None:
    desk.article("bad", BROKEN).destination("wire", FOLDER)
    run = desk.deliver("--output-format", "concise")
    assert run.code == 1
    assert run.err.endswith("wire: sent 1 message to file:out\nnot delivered: sources/bad.rst\n")
    assert desk.run("issue", "-j1").err.endswith("1 error, 0 warnings\nnot issued: sources/bad.rst\n")


def test_findings_are_shown_where_they_stand_after_identifiers_were_written(desk: Desk) -> None:
    desk.article("talks", "They met, see :doc:`nowhere`.", fields=":guid:").article("vote", "See :doc:`nowhere`.")
    desk.destination("wire", FOLDER)
    run = desk.deliver()
    assert run.code == 0
    for slug in ("talks", "vote"):
        lines = (desk.root / f"sources/{slug}.rst").read_text("utf-8").splitlines()
        (number,) = [number for number, line in enumerate(lines, 1) if "nowhere" in line]
        assert f"{number:5d} | {lines[number - 1]}\n" in run.err
        assert f"sources/{slug}.rst:{number}:" in run.err


def test_two_destinations_of_one_address_are_told_of(desk: Desk) -> None:
    desk.destination("wire", FOLDER).destination("client", FOLDER)
    assert "briefc.yaml:" in (run := desk.deliver("--output-format", "concise")).err
    assert "warning[config.destinations] wire and client have the same address" in run.err


def test_a_delivery_that_cannot_be_written_down_stops_and_says_how_to_go_on(desk: Desk) -> None:
    desk.destination("wire", FOLDER).write(".briefc/delivery.json/taken", "")
    run = desk.deliver()
    assert run.code == 1
    assert "the delivery was stopped" in run.err
    assert ": Is a directory" in run.err
    assert "run `briefc deliver` again" in run.err
    shutil.rmtree(desk.root / ".briefc/delivery.json")
    assert desk.deliver().err == "wire: sent 1 message to file:out\n"


@pytest.mark.parametrize(("status", "code"), [("withheld", "stat:withheld"), ("canceled", "stat:canceled")])
@pytest.mark.parametrize("fault", [BROKEN, "Words.\n\n.. figure:: gone.jpg\n   :alt: Gone", "Words |nothing|_ `x"])
def test_no_fault_of_the_text_keeps_a_hold_or_a_kill_back(desk: Desk, status: str, code: str, fault: str) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.article("talks", fault, fields=f":status: {status}")
    run = desk.run("issue", "--bump", "-j1", *BEFORE)
    assert run.code == 1
    assert "talks version 2 (raised from 1)" in run.err
    assert "not issued" not in run.err
    assert desk.deliver(*BEFORE).err.endswith("wire: sent 1 message to file:out\n")
    said = list(texts(desk.root / "out").values())[-1]
    assert code in said
    assert "Words" not in said


def test_what_is_wrong_with_the_item_itself_stops_even_a_kill(desk: Desk) -> None:
    desk.destination("wire", FOLDER).deliver()
    desk.article("talks", "Words.", fields=":status: canceled\n:urgency: very")
    run = desk.run("issue", "--bump", "-j1", *BEFORE)
    assert run.code == 1
    assert run.err.endswith("not issued: sources/talks.rst\n")
