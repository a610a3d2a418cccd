"""Registers in texts: bylines, quotations, posts and datelines name people and places by name or `@code`."""

from __future__ import annotations

from typing import Any

import pytest

from briefc.directives.table import directive_table
from briefc.model.content import Extension, plain
from briefc.model.facts import Dated, Person, Place, Posted, Quoted
from briefc.model.register import Registers, combined
from briefc.model.walk import find
from briefc.rst.read import read_article
from briefc.source.files import Files
from briefc.source.registers import read_register
from briefc.source.registers_joined import joined
from tests.rst.reading import HEAD, PROJECT, TESTS

TABLE = directive_table()
REGISTER = """\
people:
  mb:
    name: Maria Brunner
    names: {de: Maria Brunner-Kurz}
    role: envoy
    roles: {de: Gesandte}
    organisation: dlg
    handle: mbrunner
  pc: {name: Pedro Costa}
organisations:
  dlg: {name: The Delegation, names: {de: Die Delegation}}
places:
  beijing: {name: Beijing, names: {de: Peking}, geonames: 1816670, broader: cn}
  harbin: {name: Harbin, broader: cn, wikidata: Q42956}
  cn: {name: China, country: CN}
"""


def registers() -> Registers:
    listed = read_register("sources/all.yaml", REGISTER.encode(), "UTC", "en").value
    assert listed is not None
    return combined(joined([listed]).value or ())


def read(body: str, fields: str = "") -> Any:
    head = HEAD.replace(":summary:", f"{fields}:summary:")
    return read_article("case.rst", head + body, PROJECT, Files(TESTS), TABLE, registers())


def findings(body: str, fields: str = "") -> list[str]:
    found = read(body, fields).diagnostics
    return [f"{d.span.line}:{d.span.column}-{d.span.end_column} {d.severity.label} {d.code}" for d in found]


def fact(body: str, fields: str = "") -> Any:
    outcome = read(body, fields)
    assert outcome.diagnostics == ()
    (one,) = outcome.value.facts
    return one


# --- byline ----------------------------------------------------------------------------------------------------------


def test_a_byline_takes_names_and_codes() -> None:
    metadata = read("Words.\n", ":byline: @mb; Pedro Costa; Foreign staff\n").value.metadata
    assert metadata.byline == ("Maria Brunner", "Pedro Costa", "Foreign staff")
    assert metadata.authors == (
        Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg"),
        Person("Pedro Costa", code="pc"),
        Person("Foreign staff"),
    )


def test_a_byline_is_in_the_articles_language() -> None:
    metadata = read("Worte.\n", ":language: de\n:byline: @mb\n").value.metadata
    assert metadata.byline == ("Maria Brunner-Kurz",)
    assert metadata.authors[0].role == "Gesandte"


def test_what_is_wrong_in_a_byline_has_its_place() -> None:
    assert findings("Words.\n", ":byline: Pedro Costa; @mbb; Maria Bruner\n") == [
        "5:23-27 error register.unknown",
        "5:29-41 warning register.near-name",
    ]


# --- quotations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        ".. quote::\n   :by: @mb\n\n   We will deliver.\n",
        ".. quote:: @mb\n\n   We will deliver.\n",
        ".. quote::\n\n   We will deliver.\n\n   -- @mb\n",
    ],
)
def test_a_speaker_by_code_has_name_role_and_organisation(body: str) -> None:
    found = fact(body)
    assert isinstance(found, Quoted)
    assert found.speaker == Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg")
    node = next(find(read(body).value.body, Extension)).node
    assert (node.by, node.role, node.org) == ("Maria Brunner", "envoy", "The Delegation")


def test_a_speakers_given_role_stands() -> None:
    found = fact(".. quote:: @mb, negotiator\n\n   We will deliver.\n")
    assert found.speaker == Person("Maria Brunner", "negotiator", "", "mb")
    found = fact(".. quote:: @mb\n   :role: negotiator\n   :org: @dlg\n\n   We will deliver.\n")
    assert found.speaker == Person("Maria Brunner", "negotiator", "The Delegation", "mb", "dlg")


def test_a_speaker_by_name_is_known_and_printed_as_written() -> None:
    assert fact(".. quote:: Maria Brunner\n\n   We will deliver.\n").speaker == Person("Maria Brunner", code="mb")


def test_a_pull_quote_takes_a_code() -> None:
    outcome = read("We will deliver.\n\n.. pull-quote:: @mb\n\n   We will deliver.\n")
    assert outcome.diagnostics == ()
    assert next(find(outcome.value.body, Extension)).node.by == "Maria Brunner"


def test_words_in_the_line_take_codes() -> None:
    outcome = read("They :q:`will deliver <@mb; Pedro Costa>`.\n", ":language: de\n")
    assert outcome.diagnostics == ()
    first, second = outcome.value.facts
    assert first.speaker == Person("Maria Brunner-Kurz", "Gesandte", "Die Delegation", "mb", "dlg")
    assert second.speaker == Person("Pedro Costa", code="pc")
    assert plain(outcome.value.body[0].content) == "They “will deliver”."


def test_unknown_and_misspelt_speakers_have_their_places() -> None:
    assert findings(".. quote::\n   :by: @mbb\n\n   We will deliver.\n") == ["8:4-8 error quote.person-unknown"]
    assert findings(".. quote:: Maria Bruner\n   :org: The Delegatoin\n\n   We will deliver.\n") == [
        "7:12-24 warning register.near-name",
        "8:4-9 warning register.near-name",
    ]
    assert findings("They :q:`will <@x>` and :q:`must <Pedro Cost>`.\n") == [
        "7:6-20 error quote.person-unknown",
        "7:25-47 warning register.near-name",
    ]


# --- posts -----------------------------------------------------------------------------------------------------------

POST = ".. embed-tweet:: https://x.com/mbrunner/status/1791000000000000000\n"


def test_a_posts_author_is_named_by_code_or_found_by_handle() -> None:
    whole = Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg")
    for option in ("   :author: @mb\n", ""):
        found = fact(f"{POST}{option}\n   We will deliver.\n")
        assert isinstance(found, Posted)
        assert found.author == whole
    assert findings(POST.replace("mbrunner", "other") + "\n   We will deliver.\n") == ["7:1-17 warning tweet.author"]


# --- datelines -------------------------------------------------------------------------------------------------------


def test_a_dateline_by_code_is_in_the_articles_language() -> None:
    found = fact(".. dateline:: @beijing\n\nWords.\n")
    assert isinstance(found, Dated)
    assert found.text == "BEIJING, May 16, 2024 —"
    assert found.places == (Place("Beijing", "", "China", "geonames:1816670", "CN", "beijing"),)
    german = fact(".. dateline:: @beijing\n\nWorte.\n", ":language: de\n")
    assert german.text.startswith("PEKING, 16. Mai")
    assert german.places[0].city == "Peking"


def test_a_dateline_by_name_has_its_country_and_codes() -> None:
    found = fact(".. dateline:: Harbin\n\nWords.\n")
    assert found.text == "HARBIN, China, May 16, 2024 —"
    assert found.places == (Place("Harbin", "", "China", "wikidata:Q42956", "CN", "harbin"),)


def test_a_pasted_dateline_finds_its_place() -> None:
    found = fact(".. dateline:: HARBIN, May 16 (Xinhua) —\n   :style: xinhua\n\nWords.\n")
    assert found.places[0].code == "harbin"
    assert found.date == "2024-05-16"


def test_several_places_by_code_and_name() -> None:
    found = fact(".. dateline::\n   :place: @beijing; Harbin\n   :geo: ;45.75,126.65\n\nWords.\n")
    assert [(place.city, place.geo, place.code) for place in found.places] == [
        ("Beijing", "geonames:1816670", "beijing"),
        ("Harbin", "45.75,126.65", "harbin"),
    ]


def test_places_that_are_unknown_have_their_findings() -> None:
    assert findings(".. dateline:: @bejing\n\nWords.\n") == ["7:15-22 error register.unknown"]
    assert findings(".. dateline::\n   :place: Beijng\n   :style: ap\n   :country: China\n\nWords.\n") == [
        "8:4-11 warning register.near-name"
    ]
