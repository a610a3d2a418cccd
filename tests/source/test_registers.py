"""Register files: what is right in them is kept, everything wrong is reported at its place, and nothing stops."""

from __future__ import annotations

import json
import os
from typing import Any

import jsonschema
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.article import Moment
from briefc.model.diagnostic import Severity
from briefc.model.project import Project
from briefc.model.register import Entry, Listed, combined
from briefc.source.register_text import register_schema, registers_page
from briefc.source.registers import discover_registers, read_register
from briefc.source.registers_joined import joined

PEOPLE = """\
title: People
date: 2024-05-16
people:
  mbrunner:
    name: Maria  Brunner
    names: {de: Maria Brunner-Kurz, zh-Hans: 玛丽亚}
    aliases: [M. Brunner]
    role: envoy
    roles:
      no: utsending
    organisation: The  Delegation
    wikidata: Q42
    handle: "@mbrunner"
    definition: Speaks for the delegation.
organisations:
  delegation: {name: The Delegation, country: CH}
places:
  geneva: {name: Geneva, broader: switzerland, geonames: 2660646, position: "46.2, 6.15"}
  switzerland: {name: Switzerland, country: CH}
"""


def read(text: str, path: str = "sources/people.yaml") -> Any:
    return read_register(path, text.encode(), "Europe/Berlin", "en")


def said(outcome: Any) -> list[str]:
    return [f"{d.span.line}:{d.span.column} {d.severity.label} {d.code}" for d in outcome.diagnostics]


def entries(text: str) -> dict[str, Entry]:
    listed = read(text).value
    return {entry.key: entry for entry in listed.register.entries}


def all_of(*texts: str) -> Any:
    """The registers of files a.yaml, b.yaml …, joined; each must be read without an error."""
    listed: list[Listed] = []
    for number, text in enumerate(texts):
        outcome = read(text, f"sources/{'abc'[number]}.yaml")
        assert said(outcome) == []
        listed.append(outcome.value)
    return joined(listed)


# --- reading ---------------------------------------------------------------------------------------------------------


def test_a_register_is_read_whole() -> None:
    outcome = read(PEOPLE)
    assert said(outcome) == []
    register = outcome.value.register
    assert (register.name, register.title, register.version, register.language) == ("people", "People", 1, "en")
    assert isinstance(register.date, Moment)
    assert register.date.iso == "2024-05-16T00:00:00+02:00"
    assert register.entries[0] == Entry(
        kind="person",
        code="mbrunner",
        name="Maria Brunner",
        names=(("de", "Maria Brunner-Kurz"), ("zh-Hans", "玛丽亚")),
        aliases=("M. Brunner",),
        role="envoy",
        roles=(("no", "utsending"),),
        organisation="The Delegation",
        wikidata="Q42",
        handle="mbrunner",
        definition="Speaks for the delegation.",
    )
    assert register.entries[2] == Entry(
        "place", "geneva", "Geneva", broader="switzerland", geonames="2660646", position="46.2,6.15"
    )


def test_every_entry_knows_its_place() -> None:
    listed = read(PEOPLE).value
    assert [(key, span.line, span.column) for key, span in listed.places] == [
        ("person:mbrunner", 4, 3),
        ("organisation:delegation", 16, 3),
        ("place:geneva", 18, 3),
        ("place:switzerland", 19, 3),
    ]


def test_an_empty_register_is_one() -> None:
    for text in ("", "people:\n", "# nothing yet\n"):
        outcome = read(text)
        assert said(outcome) == []
        assert outcome.value.register.entries == ()


def test_a_register_may_be_in_a_language_of_its_own() -> None:
    (entry,) = entries("language: de\npeople: {mb: {name: Maria, role: Gesandte, names: {en: Mary}}}").values()
    assert entry.language == "de"
    assert (entry.name_in("de-AT"), entry.name_in("en"), entry.name_in("fr")) == ("Maria", "Mary", "Maria")


# --- what is wrong ---------------------------------------------------------------------------------------------------


def test_a_wrong_field_costs_itself_alone() -> None:
    text = "people:\n  mb:\n    name: Maria\n    wikidata: 42\n    rolle: envoy\n    roles: {d_e: x}\n    role: envoy\n"
    outcome = read(text)
    assert said(outcome) == ["4:15 error config.type", "5:5 error config.unknown-key", "6:13 error config.value"]
    assert 'did you mean "role"' in outcome.diagnostics[1].hints[0]
    assert entries(text)["person:mb"] == Entry("person", "mb", "Maria", role="envoy")


def test_an_entry_without_a_name_costs_itself_alone() -> None:
    text = "people:\n  mb: {role: envoy}\n  pc: {name: Pedro}\n  x:\n  y: Maria\n"
    outcome = read(text)
    assert [one.split()[-1] for one in said(outcome)] == ["config.missing-key", "config.missing-key", "config.type"]
    assert list(entries(text)) == ["person:pc"]


def test_ids_that_cannot_be_are_errors() -> None:
    for kind, field in (
        ("places", "position: 91,0"),
        ("places", "position: 1,181"),
        ("places", "position: here"),
        ("places", "geonames: 0"),
        ("places", "geonames: Q1"),
        ("places", "wikidata: q64"),
        ("places", "wikidata: Q064"),
        ("places", "country: China"),
        ("places", "country: XX"),
        ("places", "broader: United States"),
        ("people", "handle: a-b"),
        ("people", "name: ''"),
    ):
        name = "" if field.startswith("name") else "    name: N\n"
        outcome = read(f"{kind}:\n  x:\n{name}    {field}\n")
        assert len(outcome.diagnostics) == 1, field
        assert outcome.diagnostics[0].span.line > 1, field


def test_a_key_that_stands_twice_leaves_the_first() -> None:
    text = "people:\n  mb: {name: Maria}\n  mb: {name: Mary}\n  pc: {name: Pedro}\n"
    outcome = read(text)
    assert said(outcome) == ["3:3 error config.duplicate-key"]
    assert [entry.name for entry in entries(text).values()] == ["Maria", "Pedro"]


def test_a_code_must_be_one() -> None:
    text = "people:\n  M Brunner: {name: Maria}\n  a.b_c-1: {name: Ana}\n"
    assert said(read(text)) == ["2:3 error config.value"]
    assert list(entries(text)) == ["person:a.b_c-1"]


def test_a_section_that_is_none_is_an_error_and_the_others_stay() -> None:
    text = "people: [a, b]\nplaces:\n  x: {name: X}\n"
    assert said(read(text)) == ["1:9 error config.type"]
    assert list(entries(text)) == ["place:x"]


def test_an_unknown_section_has_a_suggestion() -> None:
    outcome = read("persons:\n  mb: {name: Maria}\nplace:\n  x: {name: X}\n")
    assert said(outcome) == ["1:1 error config.unknown-key", "3:1 error config.unknown-key"]
    assert outcome.diagnostics[1].hints == ('did you mean "places"?',)


def test_a_date_that_is_none_costs_itself() -> None:
    outcome = read("date: 2024-02-30\nupdated: soon\npeople: {mb: {name: Maria}}\n")
    assert said(outcome) == ["1:7 error register.date", "2:10 error register.date"]
    assert len(outcome.value.register.entries) == 1


def test_broken_yaml_is_one_error_with_its_place() -> None:
    outcome = read("people:\n  mb: {name: Maria\n")
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["config.yaml"]


# --- all together ----------------------------------------------------------------------------------------------------


def test_a_code_stands_once_in_all_registers() -> None:
    outcome = all_of("people: {mb: {name: Maria}}", "people: {mb: {name: Max}}\nplaces: {mb: {name: Marburg}}")
    assert [d.code for d in outcome.diagnostics] == ["register.duplicate-code"]
    (found,) = outcome.diagnostics
    assert (found.span.path, found.hints[0]) == ("sources/b.yaml", "the first is in sources/a.yaml, line 1")
    assert [entry.name for one in outcome.value for entry in one.entries] == ["Maria", "Marburg"]


def test_a_name_of_two_is_a_warning_with_both_places() -> None:
    outcome = all_of(
        "people: {mb: {name: Maria}}", "people:\n  m2: {name: M., aliases: [MARIA]}\nplaces: {x: {name: Maria}}"
    )
    (found,) = outcome.diagnostics
    assert (found.code, found.severity) == ("register.duplicate-name", Severity.WARNING)
    assert (found.span.path, found.span.line) == ("sources/b.yaml", 2)
    assert "sources/a.yaml, line 1" in found.hints[0]
    assert combined(outcome.value).names["person"]["maria"] == ("Maria", "mb", "m2")


def test_an_organisation_is_found_by_name_in_another_register() -> None:
    outcome = all_of(
        "people: {mb: {name: Maria, organisation: the DELEGATION}}", "organisations: {d: {name: The Delegation}}"
    )
    assert outcome.diagnostics == ()
    assert outcome.value[0].entries[0].organisation == "d"


def test_an_organisation_that_no_register_holds_stays_unless_it_is_a_misspelt_code() -> None:
    text = "people: {a: {name: A, organisation: Reuters}, b: {name: B, organisation: delegatoin}}\norganisations: {delegation: {name: D}}"
    outcome = all_of(text)
    assert [(d.code, d.hints) for d in outcome.diagnostics] == [
        ("register.organisation", ('did you mean "delegation"?',))
    ]
    assert outcome.value[0].entries[0].organisation == "Reuters"


def test_a_place_lies_in_a_place_and_never_in_itself() -> None:
    outcome = all_of(
        "places: {a: {name: A, broader: b}, b: {name: B, broader: c}, c: {name: C, broader: b}, d: {name: D, broader: x}}"
    )
    assert [d.code for d in outcome.diagnostics] == ["register.broader"] * 3
    assert [entry.broader for entry in outcome.value[0].entries] == ["b", "", "", ""]


# --- where they lie --------------------------------------------------------------------------------------------------


def test_registers_are_all_yaml_files_of_the_source_folders(lay: Any) -> None:
    root = lay(
        {
            "briefc.yaml": "",
            "sources/people.yaml": "",
            "sources/desks/europe/places.yaml": "",
            "sources/.hidden.yaml": "",
            "sources/old.yml": "",
            "sources/story.rst": "",
            "other/people.yaml": "",
        }
    )
    outcome = discover_registers(root, Project())
    assert [file.path for file in outcome.value or ()] == ["sources/desks/europe/places.yaml", "sources/people.yaml"]
    assert [(d.span.path, d.code) for d in outcome.diagnostics] == [("sources/old.yml", "register.suffix")]


# --- any text --------------------------------------------------------------------------------------------------------

_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
_PERSON = st.fixed_dictionaries(
    {"name": _NAMES},
    optional={
        "aliases": st.lists(_NAMES, max_size=3, unique=True),
        "names": st.dictionaries(st.sampled_from(["de", "zh-Hans", "no", "pt-BR"]), _NAMES),
        "role": _NAMES,
        "wikidata": st.integers(1, 10**8).map(lambda number: f"Q{number}"),
    },
)
_CODES = st.from_regex(r"[a-z0-9]([a-z0-9._-]{0,6}[a-z0-9])?", fullmatch=True)


@given(st.dictionaries(_CODES, _PERSON, max_size=4))
def test_what_is_written_as_yaml_is_read_back(people: dict[str, Any]) -> None:
    text = yaml.safe_dump({"people": people}, allow_unicode=True, default_style='"')
    outcome = read(text)
    assert said(outcome) == []
    jsonschema.Draft202012Validator(SCHEMA).validate({"people": people})
    assert {entry.code for entry in outcome.value.register.entries} == set(people)
    for entry in outcome.value.register.entries:
        assert entry.wikidata == people[entry.code].get("wikidata", "")


@given(
    st.recursive(
        st.sampled_from(["people", "name", "x", "", "de", 1, None, "Q1", "names"]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(["people", "places", "name", "names", "x", "date"]), inner, max_size=3),
        ),
    )
)
def test_any_tree_gives_a_register_or_findings_with_places(tree: Any) -> None:
    outcome = read(json.dumps(tree))
    assert outcome.value is not None or outcome.diagnostics
    assert all(found.span.line >= 1 for found in outcome.diagnostics)
    if outcome.value is not None:
        joined([outcome.value])


# --- schema and page -------------------------------------------------------------------------------------------------

SCHEMA = register_schema()


def test_the_schema_takes_and_refuses_what_the_loader_does() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    check = jsonschema.Draft202012Validator(SCHEMA)
    for good in (PEOPLE, "people:\n", "places: {x: {name: X, country: CN, broader: y}}"):
        assert check.is_valid(_plain(good)), good
    for bad in (
        "people: {M B: {name: X}}",
        "people: {mb: {role: X}}",
        "people: {mb: {name: X, rolle: y}}",
        "places: {x: {name: X, position: '91,0'}}",
        "places: {x: {name: X, geonames: 0}}",
        "people: {mb: {name: X, names: {d_e: Y}}}",
    ):
        assert not check.is_valid(_plain(bad)), bad
        assert read(bad).failed, bad


def _plain(text: str) -> Any:
    """YAML as editors read it, dates left as text."""
    tree = yaml.safe_load(text)
    if isinstance(tree, dict) and "date" in tree:
        tree["date"] = str(tree["date"])
    return tree


def test_the_reference_page_is_the_generated_one(root: Any) -> None:
    page = root / "docs" / "reference" / "registers.md"
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        page.write_text(registers_page(), encoding="utf-8")
    assert page.read_text("utf-8") == registers_page(), "run the tests with BRIEFC_ACCEPT=1"
