"""What registers add to NewsML-G2: codes, names in languages, affiliations, places above places; and knowledgeItems."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree
from NewsMLG2 import document, qcode_to_uri

from briefc.formats.newsml.knowledge import knowledge_item
from briefc.formats.newsml.validate import validate
from briefc.model.article import Moment
from briefc.model.content import Paragraph, Quotation, Text
from briefc.model.facts import Dated, Person, Place, Quoted
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project
from briefc.model.register import Entry, Register
from tests.formats.newsml.handmade import article, every, one, project, rendering

MARIA = Entry(
    "person",
    "mb",
    "Maria Brunner",
    (("de", "Maria Brunner-Kurz"),),
    ("M. B.",),
    role="envoy",
    roles=(("de", "Gesandte"),),
    organisation="dlg",
    wikidata="Q42",
    handle="mbrunner",
    definition="Speaks for the delegation.",
)
ENTRIES = {
    entry.key: entry
    for entry in (
        MARIA,
        Entry("person", "pc", "Pedro Costa", organisation="Reuters"),
        Entry("organisation", "dlg", "The Delegation", (("de", "Die Delegation"),), country="CH", wikidata="Q1"),
        Entry("place", "geneva", "Geneva", (("de", "Genf"),), geonames="2660646", wikidata="Q71", broader="ge"),
        Entry("place", "ge", "Canton of Geneva", broader="ch"),
        Entry("place", "ch", "Switzerland", (("de", "Schweiz"),), country="CH"),
        Entry("place", "camp", "The Camp", position="46.2,6.15", country="FR"),
    )
}
REGISTER = Register(
    "sources/all.yaml", "all", tuple(ENTRIES.values()), "Everybody", date=Moment(datetime(2024, 5, 16, tzinfo=UTC))
)


def with_register(over: Project | None = None) -> Rendering:
    return replace(rendering(over), register=ENTRIES)


def quoted(speaker: Person, id: str = "q1-talks") -> tuple[Any, Any]:
    return Quotation((Paragraph((Text("We will."),)),), id=id), Quoted(id, speaker, "We will.")


def said(tree: Any, path: str) -> list[tuple[str, str]]:
    """The names below a path, each with its language ("" = the item's)."""
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    return [(name.get(language, ""), name.text) for name in every(tree, f"{path}/g:name")]


# --- people ----------------------------------------------------------------------------------------------------------


def test_a_person_has_one_code_in_subject_assert_and_inline_reference(made: Any) -> None:
    block, fact = quoted(Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg"))
    tree = made(article(block, facts=[fact]), with_register())
    for element in ("subject[@type='cpnat:person']", "assert", "inlineRef"):
        assert one(tree, f"//g:{element}").get("qcode") == "person:mb"
    assert said(tree, "//g:subject[@type='cpnat:person']") == [("", "Maria Brunner"), ("de", "Maria Brunner-Kurz")]
    assert one(tree, "//g:subject[@type='cpnat:person']/g:sameAs").get("qcode") == "wikidata:Q42"
    assert said(tree, "//g:assert") == [("", "Maria Brunner")], "of several a widely used library keeps the last"
    assert one(tree, "//g:assert/g:sameAs").get("qcode") == "wikidata:Q42"
    assert one(tree, "//g:assert/g:related").get("literal") == "envoy"
    assert said(tree, "//g:assert/g:related") == [("", "envoy"), ("de", "Gesandte")]
    assert one(tree, "//g:affiliation").get("qcode") == "organisation:dlg"
    assert said(tree, "//g:affiliation") == [("", "The Delegation"), ("de", "Die Delegation")]
    aliases = {scheme.get("alias"): scheme.get("uri") for scheme in every(tree, "//g:catalog/g:scheme")}
    assert aliases["person"] == "https://agency.example/cv/person/"
    assert aliases["organisation"] == "https://agency.example/cv/organisation/"


def test_a_person_named_by_name_alone_has_what_the_register_knows(made: Any) -> None:
    block, fact = quoted(Person("M. B.", code="mb"))
    tree = made(article(block, facts=[fact]), with_register())
    names = [("", "M. B."), ("en", "Maria Brunner"), ("de", "Maria Brunner-Kurz")]
    assert said(tree, "//g:subject[@type='cpnat:person']") == names
    assert said(tree, "//g:assert") == names[:1]
    assert one(tree, "//g:assert/g:related").get("literal") == "envoy"
    assert one(tree, "//g:affiliation").get("qcode") == "organisation:dlg"


def test_an_office_of_another_time_has_no_affiliation_of_today(made: Any) -> None:
    block, fact = quoted(Person("Maria Brunner", "student", code="mb"))
    tree = made(article(block, facts=[fact]), with_register())
    assert said(tree, "//g:assert/g:related") == [("", "student")]
    assert every(tree, "//g:affiliation") == []


def test_an_organisation_that_no_register_holds_is_a_literal(made: Any) -> None:
    block, fact = quoted(Person("Pedro Costa", code="pc"))
    tree = made(article(block, facts=[fact]), with_register())
    assert one(tree, "//g:affiliation").get("literal") == "Reuters"


def test_a_stranger_is_a_literal_everywhere(made: Any) -> None:
    block, fact = quoted(Person("Ana Lopez"))
    tree = made(article(block, facts=[fact]), with_register())
    for element in ("subject[@type='cpnat:person']", "assert", "inlineRef"):
        assert one(tree, f"//g:{element}").get("literal") == "Ana Lopez"


def test_an_author_has_code_role_and_affiliation(made: Any) -> None:
    author = Person("Maria Brunner", "envoy", "The Delegation", "mb", "dlg")
    tree = made(article("Words.", byline=("Maria Brunner",), authors=(author,)), with_register())
    assert one(tree, "//g:creator").get("qcode") == "person:mb"
    assert one(tree, "//g:creator/g:personDetails/g:affiliation").get("qcode") == "organisation:dlg"


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_place_is_known_by_its_geonames_number_and_lies_in_named_places(made: Any) -> None:
    place = Place("Geneva", "Canton of Geneva", "Switzerland", "geonames:2660646", "CH", "geneva")
    tree = made(article("Words.", facts=[Dated((place,), "", "GENEVA —", "GENEVA")]), with_register())
    located = one(tree, "//g:located")
    assert located.get("qcode") == "geonames:2660646"
    assert said(tree, "//g:located") == [("", "Geneva"), ("de", "Genf")]
    assert [same.get("qcode") for same in every(tree, "//g:located/g:sameAs")] == ["wikidata:Q71", "place:geneva"]
    assert [up.get("qcode") for up in every(tree, "//g:located/g:broader")] == ["place:ge", "iso3166-1a2:CH"]
    assert said(tree, "//g:located/g:broader[2]") == [("en", "Switzerland"), ("de", "Schweiz")]


def test_a_place_without_a_number_has_its_own_code_and_position(made: Any) -> None:
    place = Place("The Camp", country="France", geo="46.2,6.15", country_code="FR", code="camp")
    tree = made(article("Words.", facts=[Dated((place,), "", "THE CAMP —", "THE CAMP")]), with_register())
    assert one(tree, "//g:located").get("qcode") == "place:camp"
    assert one(tree, "//g:located/g:broader").get("qcode") == "iso3166-1a2:FR"
    assert one(tree, "//g:assert").get("qcode") == "place:camp"
    assert one(tree, "//g:position").get("latitude") == "46.2"


def test_a_code_that_the_author_gives_is_not_mixed_with_the_entrys(made: Any) -> None:
    place = Place("Geneva", country="Switzerland", geo="geonames:1", country_code="CH", code="geneva")
    tree = made(article("Words.", facts=[Dated((place,), "", "GENEVA —", "GENEVA")]), with_register())
    assert one(tree, "//g:located").get("qcode") == "geonames:1"
    assert every(tree, "//g:located/g:sameAs") == []


# --- knowledgeItem ---------------------------------------------------------------------------------------------------


def item(register: Register = REGISTER, over: Project | None = None) -> bytes:
    outcome = knowledge_item(register, ENTRIES, over or project())
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    assert outcome.value.path == f"newsml/{register.name}.register.xml"
    return outcome.value.data


def test_a_register_is_a_valid_knowledge_item(schemas: Any) -> None:
    tree = schemas.check(item())
    assert tree.tag.endswith("}knowledgeItem")
    assert tree.get("guid") == "tag:agency.example,2024:register:all"
    assert one(tree, "//g:itemClass").get("qcode") == "cinat:concept"
    assert [found.get("qcode") for found in every(tree, "//g:conceptId")] == list(ENTRIES)
    assert validate(item(), path="all.register.xml") == ()
    maria = "//g:concept[g:conceptId/@qcode='person:mb']"
    assert one(tree, f"{maria}/g:type").get("qcode") == "cpnat:person"
    assert said(tree, maria) == [("en", "Maria Brunner"), ("de", "Maria Brunner-Kurz"), ("", "M. B.")]
    assert one(tree, f"{maria}/g:definition").text == "Speaks for the delegation."
    assert one(tree, f"{maria}/g:sameAs").get("qcode") == "wikidata:Q42"
    assert said(tree, f"{maria}/g:related") == [("en", "envoy"), ("de", "Gesandte")]
    assert one(tree, f"{maria}//g:affiliation").get("qcode") == "organisation:dlg"
    assert one(tree, f"{maria}//g:web").text == "https://x.com/mbrunner"
    assert one(tree, "//g:organisationDetails/g:location").get("qcode") == "iso3166-1a2:CH"
    geneva = "//g:concept[g:conceptId/@qcode='place:geneva']"
    assert one(tree, f"{geneva}/g:broader").get("qcode") == "place:ge"
    assert one(tree, "//g:concept[g:conceptId/@qcode='place:ch']/g:sameAs").get("qcode") == "iso3166-1a2:CH"
    assert one(tree, "//g:concept[g:conceptId/@qcode='place:camp']/g:broader").get("qcode") == "iso3166-1a2:FR"
    assert one(tree, "//g:position").get("longitude") == "6.15"


def test_a_later_version_says_so(schemas: Any) -> None:
    later = replace(REGISTER, version=3, updated=Moment(datetime(2025, 1, 2, tzinfo=UTC)))
    tree = schemas.check(item(later))
    assert (tree.get("version"), tree.get("guid")) == ("3", "tag:agency.example,2024:register:all")
    assert one(tree, "//g:versionCreated").text == "2025-01-02T00:00:00+00:00"
    assert one(tree, "//g:firstCreated").text == "2024-05-16T00:00:00+00:00"


def test_an_empty_register_and_any_script_are_valid(schemas: Any) -> None:
    schemas.check(item(replace(REGISTER, entries=())))
    odd = Entry("person", "x", "<&>\u00a0“”", (("ar", "ماريا"),), role="]]>", language="ar")
    schemas.check(item(replace(REGISTER, entries=(odd,), language="ar", title="")))


@pytest.mark.parametrize(
    ("register", "code"),
    [
        (replace(REGISTER, date=None), "register.undated"),
        (replace(REGISTER, version=2), "register.version"),
    ],
)
def test_what_cannot_be_exported_says_why(register: Register, code: str) -> None:
    outcome = knowledge_item(register, ENTRIES, project())
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == [code]


def test_without_a_domain_there_is_no_item() -> None:
    outcome = knowledge_item(REGISTER, ENTRIES, Project(agency=Agency(name="Agency")))
    assert [found.code for found in outcome.diagnostics] == ["config.domain"]


def test_newsmlg2_reads_a_register_back_with_every_alias_resolved(capsys: Any) -> None:
    data = item()
    read = document.NewsMLG2Document(data).get_item()
    assert read.guid == "tag:agency.example,2024:register:all"
    concepts = read.conceptset.concept
    assert [str(found.conceptid.qcode) for found in concepts] == list(ENTRIES)
    for element in etree.fromstring(data).iter(etree.Element):
        for key in ("qcode", "type", "rel"):
            if element.get(key):
                assert qcode_to_uri(element.get(key)), element.get(key)
    assert "not found" not in capsys.readouterr().out


def test_a_voice_heard_twice_keeps_the_code_of_its_organisation(made: Any) -> None:
    first, said_first = quoted(Person("Maria Brunner", "negotiator", code="mb"))
    then, said_then = quoted(Person("Maria Brunner", "negotiator", "The Delegation", "mb", "dlg"), "q2-talks")
    tree = made(article(first, then, facts=[said_first, said_then]), with_register())
    assert one(tree, "//g:affiliation").get("qcode") == "organisation:dlg"
