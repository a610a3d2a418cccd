"""Whom a name or code stands for, and how it is shown."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.facts import Person, Place
from briefc.model.naming import NEAR, entry_of, organisation_of, person_of, person_with_handle, place_of
from briefc.model.register import NO_REGISTERS, Entry, Register, Registers, above, combined, folded_name, translated


def registers(*entries: Entry) -> Registers:
    return combined((Register("sources/all.yaml", "all", entries),))


MARIA = Entry(
    "person",
    "mb",
    "Maria Brunner",
    (("de", "Maria Brunner-Kurz"), ("zh-Hans", "玛丽亚")),
    ("M. Brunner",),
    role="envoy",
    roles=(("de", "Gesandte"),),
    organisation="dlg",
    handle="MBrunner",
)
DELEGATION = Entry("organisation", "dlg", "The Delegation", (("de", "Die Delegation"),))
GENEVA = Entry("place", "geneva", "Geneva", (("de", "Genf"),), broader="ge", geonames="2660646", wikidata="Q71")
CANTON = Entry("place", "ge", "Canton of Geneva", broader="ch")
COUNTRY = Entry("place", "ch", "Switzerland", (("de", "Schweiz"),), country="CH")
ALL = registers(MARIA, DELEGATION, GENEVA, CANTON, COUNTRY)


def codes(remarks: tuple[object, ...]) -> list[str]:
    return [getattr(one, "code", "") for one in remarks]


# --- persons ---------------------------------------------------------------------------------------------------------


def test_a_code_is_shown_as_name_role_and_organisation_in_the_language() -> None:
    assert person_of(ALL, "@mb", "en") == (Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg"), ())
    assert person_of(ALL, "@MB", "de-AT")[0] == Person("Maria Brunner-Kurz", "Gesandte", "Die Delegation", "mb", "dlg")
    assert person_of(ALL, "@mb", "fr")[0].name == "Maria Brunner"


def test_what_the_author_gives_of_the_office_stands_alone() -> None:
    assert person_of(ALL, "@mb", "en", role="negotiator")[0] == Person("Maria Brunner", "negotiator", "", "mb")
    assert person_of(ALL, "@mb", "en", organisation="UN")[0] == Person("Maria Brunner", "", "UN", "mb")


def test_a_name_is_printed_as_written_and_only_identified() -> None:
    for name in ("Maria Brunner", "maria  brunner", "M. Brunner", "Maria Brunner-Kurz", "玛丽亚"):
        assert person_of(ALL, name, "en") == (Person(name, code="mb"), ())


def test_a_name_that_is_composed_otherwise_is_the_same() -> None:
    found = registers(Entry("person", "ao", "André Ö"))
    assert person_of(found, "André Ö", "en")[0].code == "ao"


def test_a_name_nearly_right_is_somebody_else_and_asked_about() -> None:
    person, remarks = person_of(ALL, "Maria Bruner", "en")
    assert person == Person("Maria Bruner")
    assert codes(remarks) == ["register.near-name"]
    assert remarks[0].hints[0] == 'did you mean "Maria Brunner"?'


@pytest.mark.parametrize("name", ["Mario Bruno", "Brunner", "Maria", "Foreign staff", "Wang Yi"])
def test_a_name_that_is_merely_alike_is_nobodys_business(name: str) -> None:
    assert person_of(registers(MARIA, Entry("person", "wy", "Wang Yu")), name, "en") == (Person(name), ())


def test_an_unknown_code_is_an_error_that_knows_better() -> None:
    assert codes(person_of(ALL, "@mbb", "en")[1]) == ["quote.person-unknown"]
    assert codes(person_of(ALL, "@mbb", "en", speaks=False)[1]) == ["register.unknown"]
    assert person_of(ALL, "@mbb", "en")[1][0].hints == ('did you mean "mb"?',)
    assert person_of(ALL, "@dlg", "en")[1][0].hints[0] == '"dlg" is the code of an organisation'
    assert "sources/people.yaml" in person_of(NO_REGISTERS, "@mb", "en")[1][0].hints[0]


_LETTERS = st.text("abcé ", min_size=2, max_size=14)


@given(st.lists(_LETTERS, max_size=6, unique_by=folded_name), _LETTERS)
def test_the_nearest_name_is_the_one_that_comparing_all_finds(names: list[str], wanted: str) -> None:
    known = registers(*(Entry("person", f"p{at}", name) for at, name in enumerate(names)))
    key = folded_name(wanted)
    alike = {name: SequenceMatcher(None, folded_name(name), key, autojunk=False).ratio() for name in names}
    _, remarks = person_of(known, wanted, "en")
    best = max(alike.values(), default=0.0)
    if len(key) > 1 and NEAR <= best < 1.0 and folded_name(names[0]) and all(len(folded_name(n)) > 1 for n in names):
        assert codes(remarks) == ["register.near-name"]
        assert any(f'"{name}"' in remarks[0].message for name, ratio in alike.items() if ratio == best)


def test_a_name_of_two_is_neither() -> None:
    both = registers(MARIA, Entry("person", "m2", "Maria B.", aliases=("Maria Brunner",)))
    person, remarks = person_of(both, "Maria Brunner", "en")
    assert (person.code, codes(remarks)) == ("", ["register.ambiguous"])
    assert "@mb, @m2" in remarks[0].hints[0]


def test_kinds_do_not_mix() -> None:
    found = registers(Entry("person", "geneva", "Geneva Smith"), GENEVA)
    assert person_of(found, "Geneva", "en")[0].code == ""
    assert person_of(found, "@geneva", "en")[0].name == "Geneva Smith"


def test_without_registers_names_are_names() -> None:
    assert person_of(NO_REGISTERS, "Maria Brunner", "en", "envoy", "UN") == (Person("Maria Brunner", "envoy", "UN"), ())
    assert place_of(NO_REGISTERS, Place("Geneva"), "en") == (Place("Geneva"), None, ())


def test_a_handle_has_one_owner_or_none() -> None:
    assert person_with_handle(ALL, "@mbrunner") == MARIA
    assert person_with_handle(ALL, "") is None
    assert person_with_handle(registers(MARIA, Entry("person", "x", "X", handle="mbrunner")), "MBrunner") is None


# --- organisations ---------------------------------------------------------------------------------------------------


def test_an_organisation_by_name_code_and_neither() -> None:
    assert organisation_of(ALL, "@dlg", "de") == ("Die Delegation", "dlg", ())
    assert organisation_of(ALL, "The Delegation", "de") == ("The Delegation", "dlg", ())
    assert organisation_of(ALL, "Reuters", "de") == ("Reuters", "", ())
    name, code, remarks = organisation_of(ALL, "@dgl", "en")
    assert (name, code, codes(remarks)) == ("dgl", "", ["register.unknown"])


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_place_brings_region_country_and_codes() -> None:
    whole = Place("Geneva", "Canton of Geneva", "Switzerland", "geonames:2660646", "CH", "geneva")
    assert place_of(ALL, Place("Geneva"), "en")[:2] == (whole, GENEVA)
    german = place_of(ALL, Place("@geneva"), "de")[0]
    assert (german.city, german.country, german.country_code) == ("Genf", "Schweiz", "CH")


def test_what_the_author_gives_of_a_place_stays() -> None:
    given = Place("@geneva", country="Helvetia", geo="46.2,6.1", country_code="CH")
    made = place_of(ALL, given, "en")[0]
    assert (made.country, made.geo, made.code) == ("Helvetia", "46.2,6.1", "geneva")


def test_a_namesake_elsewhere_is_another_place() -> None:
    texas = Place("Geneva", "Illinois", "United States", country_code="US")
    assert place_of(ALL, texas, "en") == (texas, None, ())
    other = Place("Geneva", "Ticino", "Switzerland", country_code="CH")
    assert place_of(ALL, other, "en")[0].code == ""


def test_the_geographic_code_is_the_best_there_is() -> None:
    bare = registers(Entry("place", "x", "Xtown", position="1,2", country="CH"), COUNTRY)
    made = place_of(bare, Place("Xtown"), "en")[0]
    assert (made.geo, made.country, made.region) == ("1,2", "Switzerland", "")


def test_a_country_does_not_lie_in_itself() -> None:
    made = place_of(ALL, Place("Switzerland"), "en")[0]
    assert (made.country, made.country_code) == ("", "CH")


def test_a_way_up_that_leads_back_ends() -> None:
    a, b = Entry("place", "a", "A", broader="b"), Entry("place", "b", "B", broader="a")
    assert above(a, {"place:a": a, "place:b": b}) == (b,)


# --- languages -------------------------------------------------------------------------------------------------------


def test_a_translation_is_of_the_tag_or_of_a_shorter_one() -> None:
    texts = (("zh-Hans", "简"), ("zh-Hant", "繁"), ("de", "d"))
    assert translated(texts, "zh-Hant-TW") == "繁"
    assert translated(texts, "ZH-hans") == "简"
    assert translated(texts, "zh") == "简"
    assert translated(texts, "de-CH") == "d"
    assert translated(texts, "fr") == ""
    assert translated((("zh-Hans", "简"),), "zh-Hant") == ""


def test_entry_of_gives_the_entry_itself() -> None:
    assert entry_of(ALL, "person", "@mb") == (MARIA, ())
    assert entry_of(ALL, "person", "") == (None, ())
