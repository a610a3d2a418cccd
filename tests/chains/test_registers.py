"""Registers over several builds: an edit reads again who asked for it, and each register is exported by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.chains.newsroom import Newsroom

G = "{http://iptc.org/std/nar/2006-10-01/}"
PEOPLE = """\
date: 2024-05-16
people:
  mb:
    name: Maria Brunner
    role: envoy
  pc:
    name: Pedro Costa
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("sources/people.yaml", PEOPLE)
    room.article("by-code", "Words.\n\n.. quote:: @mb\n\n   We will deliver.\n")
    room.article("by-name", "Words.\n\n.. quote:: Pedro Costa\n\n   We will deliver.\n")
    room.article("stranger", "Words.\n\n.. quote:: Ana Lopez\n\n   We will deliver.\n")
    room.article("silent", "Words of nobody.\n")
    return room


def built(newsroom: Newsroom, *arguments: str, formats: str = "newsml") -> Any:
    run = newsroom.build(*arguments, formats=formats)
    assert run.code == 0, run.err
    return run.json


def test_a_second_build_asks_nobody(newsroom: Newsroom) -> None:
    first = built(newsroom)["ran"]
    assert (first["register"], first["read"], first["knowledge"]) == (1, 4, 1)
    assert built(newsroom)["ran"] == {}


def test_an_edited_entry_reads_those_again_who_named_it(newsroom: Newsroom) -> None:
    built(newsroom)
    newsroom.edit("sources/people.yaml", "role: envoy", "role: chief envoy")
    done = built(newsroom)
    assert (done["ran"]["register"], done["ran"]["read"]) == (1, 1)
    assert done["written"] == ["newsml/by-code.xml", "newsml/people.register.xml"]
    assert b"chief envoy" in newsroom.output("newsml/by-code.xml")


def test_a_new_name_reads_those_again_who_asked_for_all_names(newsroom: Newsroom) -> None:
    built(newsroom)
    newsroom.write("sources/more.yaml", "date: 2024-05-17\npeople:\n  al:\n    name: Ana Lopez\n")
    done = built(newsroom)
    assert done["ran"]["read"] == 1
    assert set(done["written"]) == {"newsml/more.register.xml", "newsml/stranger.xml"}
    assert b'qcode="person:al"' in newsroom.output("newsml/stranger.xml")


def test_a_new_place_reads_nobody_who_named_a_person(newsroom: Newsroom) -> None:
    built(newsroom)
    newsroom.write("sources/places.yaml", "places:\n  geneva:\n    name: Geneva\n")
    assert "read" not in built(newsroom)["ran"]


def test_a_register_that_goes_takes_its_item_and_its_codes_along(newsroom: Newsroom) -> None:
    built(newsroom)
    newsroom.edit("sources/by-code.rst", "@mb", "Maria Brunner").remove("sources/people.yaml")
    done = built(newsroom)
    assert done["removed"] == ["newsml/people.register.xml"]
    assert b'literal="Maria Brunner"' in newsroom.output("newsml/by-code.xml")
    clean = newsroom.tree()
    newsroom.forget()
    built(newsroom, "-o", "again")
    assert newsroom.tree("again") == clean


def test_an_error_in_a_register_costs_its_field_and_stops_no_article(newsroom: Newsroom) -> None:
    built(newsroom)
    before = newsroom.output("newsml/people.register.xml")
    newsroom.edit("sources/people.yaml", "role: envoy", "rolle: envoy")
    run = newsroom.build(formats="newsml")
    assert run.code == 1
    assert run.json["written"] == ["newsml/by-code.xml"]
    assert b"Maria Brunner" in newsroom.output("newsml/by-code.xml")
    assert newsroom.output("newsml/people.register.xml") == before, "the last good one stays"
    newsroom.edit("sources/people.yaml", "rolle", "role")
    assert built(newsroom)["removed"] == []


def test_a_register_that_cannot_be_read_costs_those_who_use_its_codes_alone(newsroom: Newsroom) -> None:
    built(newsroom)
    before = newsroom.tree()
    newsroom.write("sources/people.yaml", "people: {")
    run = newsroom.build(formats="newsml")
    assert run.code == 1
    assert newsroom.tree()["newsml/by-code.xml"] == before["newsml/by-code.xml"]
    assert b'literal="Pedro Costa"' in newsroom.output("newsml/by-name.xml")


def test_registers_are_exported_by_full_builds_of_newsml_alone(newsroom: Newsroom) -> None:
    assert "newsml/people.register.xml" not in built(newsroom, formats="html")["written"]
    assert "newsml/people.register.xml" not in built(newsroom, "sources/silent.rst")["written"]
    assert "newsml/people.register.xml" in built(newsroom)["written"]
    assert built(newsroom, formats="html")["removed"] == []
    assert built(newsroom, "sources/silent.rst")["removed"] == []
    newsroom.output("newsml/people.register.xml")


def test_a_register_without_a_date_is_used_and_not_exported(newsroom: Newsroom) -> None:
    newsroom.edit("sources/people.yaml", "date: 2024-05-16\n", "")
    written = built(newsroom)["written"]
    assert "newsml/people.register.xml" not in written
    assert b'qcode="person:mb"' in newsroom.output("newsml/by-code.xml")


def test_many_workers_make_the_same(newsroom: Newsroom) -> None:
    built(newsroom)
    newsroom.forget()
    built(newsroom, "-j2", "-o", "again")
    assert newsroom.tree("again") == newsroom.tree()


def test_every_own_code_of_the_items_is_a_concept_of_a_register(newsroom: Newsroom) -> None:
    built(newsroom)
    concepts = {
        one.get("qcode")
        for one in etree.fromstring(newsroom.output("newsml/people.register.xml")).iter(f"{G}conceptId")
    }
    used = {
        one.get("qcode")
        for slug in ("by-code", "by-name", "stranger")
        for one in etree.fromstring(newsroom.output(f"newsml/{slug}.xml")).iter(
            f"{G}subject", f"{G}assert", f"{G}inlineRef"
        )
        if (one.get("qcode") or "").startswith("person:")
    }
    assert used == {"person:mb", "person:pc"}
    assert used <= concepts


EDITS = (
    ("sources/people.yaml", "name: Maria Brunner", "name: Maria Brunner\n    names: {de: Maria B.}"),
    ("sources/people.yaml", "name: Pedro Costa", "name: Pedro Costas"),
    ("sources/people.yaml", "name: Pedro Costas", "name: Pedro Costas\n    aliases: [Pedro Costa]"),
    ("sources/people.yaml", "role: envoy", "role: envoy\n    organisation: dlg"),
    ("sources/more.yaml", "", "organisations:\n  dlg:\n    name: The Delegation\n"),
    ("sources/more.yaml", "name: The Delegation", "name: The Delegation\n    country: CH"),
    ("sources/third.yaml", "", "people:\n  pc2:\n    name: Pedro Costa\n"),
    ("sources/third.yaml", "pc2", "pc3"),
)


def test_after_every_edit_a_build_equals_a_clean_one_in_files_and_findings(newsroom: Newsroom) -> None:
    seen: set[str] = set()
    for path, old, new in EDITS:
        newsroom.edit(path, old, new) if old else newsroom.write(path, new)
        warm = newsroom.build(formats="newsml")
        kept = newsroom.tree()
        newsroom.forget()
        clean = newsroom.build("-o", "again", formats="newsml")
        assert (warm.code, findings(warm)) == (clean.code, findings(clean)), (path, new)
        assert kept == newsroom.tree("again"), (path, new)
        seen.update(line.partition("[")[2].partition("]")[0] for line in findings(warm))
    assert seen == {"register.near-name", "register.duplicate-name", "register.ambiguous"}


def findings(run: Any) -> list[str]:
    return [line for line in run.err.splitlines() if "[" in line and "sources/" in line]
