"""One item through its life: new, corrected, withdrawn; the identifier stays, everything else tells what happened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.chains.newsroom import Newsroom

V2 = ":version: 2\n:updated: 2024-05-17T10:00Z"
V3 = ":version: 3\n:updated: 2024-05-18T10:00Z"
CORRECTION = "\n\n.. correction::\n   :date: 2024-05-17\n\n   There are three delegations."


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_new_correction_kill(newsroom: Newsroom, judge: Any) -> None:
    file = newsroom.root / "build" / "ninjs" / "talks.json"

    def step(body: str, fields: str = "") -> Any:
        run = newsroom.article("talks", body, fields=fields).build(formats="ninjs")
        assert run.code == 0, run.err
        return judge.check(file.read_bytes())

    first = step("Two delegations.")
    corrected = step(f"Three delegations.{CORRECTION}", V2)
    killed = step("Three delegations.", f"{V3}\n:status: canceled\n:editor-note: The source withdrew.")

    chain = (first, corrected, killed)
    assert len({value["uri"] for value in chain}) == 1
    assert [value["version"] for value in chain] == ["1", "2", "3"]
    assert [value["pubStatus"] for value in chain] == ["usable", "usable", "canceled"]
    assert len({value["firstCreated"] for value in chain}) == 1
    assert [value["versionCreated"][:10] for value in chain] == ["2024-05-16", "2024-05-17", "2024-05-18"]
    assert [value.get("edNote", "") for value in chain] == ["", "There are three delegations.", "The source withdrew."]
    before = [[(one["rel"], one["version"]) for one in value.get("associations", [])] for value in chain]
    assert before == [[], [("previousVersion", "1")], [("previousVersion", "2")]]
    assert "three delegations" in corrected["bodies"][1]["value"]
    assert "delegations" not in json.dumps(killed)


def test_what_is_held_or_under_embargo_has_no_file(newsroom: Newsroom) -> None:
    newsroom.article("held", "Secret", fields=":status: withheld")
    newsroom.article("early", "Secret", fields=":embargo: 2024-06-01T00:00Z")
    newsroom.article("out", "Open")
    clock = ("--clock", "2024-05-31T23:59:59Z")
    assert newsroom.build(*clock, formats="ninjs").code == 0
    assert [path.name for path in (newsroom.root / "build" / "ninjs").iterdir()] == ["out.json"]
    assert newsroom.build("--clock", "2024-06-01T00:00Z", formats="ninjs").code == 0
    early = json.loads((newsroom.root / "build" / "ninjs" / "early.json").read_bytes())
    assert "embargoedUntil" not in early


def test_a_second_build_renders_nothing_and_a_clean_one_gives_the_same_bytes(newsroom: Newsroom) -> None:
    newsroom.article("talks", "Talks")
    file = newsroom.root / "build" / "ninjs" / "talks.json"
    newsroom.build(formats="ninjs")
    first = file.read_bytes()
    assert newsroom.build(formats="ninjs").json["written"] == []
    newsroom.forget().build(formats="ninjs")
    assert file.read_bytes() == first
