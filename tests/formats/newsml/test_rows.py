"""Row by row, what the metadata of an article becomes in a newsItem and in the NITF inside it (docs/newsml.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from briefc.link.index import build_index
from briefc.model.article import Card, Status, Subject
from briefc.model.content import Destination, Paragraph, Reference, Text
from briefc.model.data_mining import PERMISSIONS
from briefc.model.digital_source import NAMES, disclosure
from briefc.model.facts import Corrected, Dated, Noted, Person, Place, Quoted
from briefc.model.project import Project, Site
from tests.formats.newsml.handmade import article, block_of, every, metadata, moment, one, project, rendering
from tests.formats.newsml.test_item import spoken

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UPDATED = moment("2024-05-17T10:00:00+00:00")
AI = "trainedAlgorithmicMedia"


def card(slug: str, **fields) -> Card:
    given = {
        "path": f"sources/{slug}.rst",
        "slug": slug,
        "type": "article",
        "guid": f"tag:agency.example,2024-05-15:{slug}",
        "title": slug.title(),
        "subtitle": "",
        "summary": "",
        "date": moment("2024-05-15T00:00:00+00:00"),
        "updated": None,
        "embargo": None,
        "version": 1,
        "status": "usable",
        "section": (),
        "byline": (),
        "keywords": (),
        "subjects": (),
        "language": "en",
        "genre": "",
        "slugline": "",
    }
    return Card(**{**given, **fields})


# --- who ----------------------------------------------------------------------------------------------------------------


def test_authors_have_their_role_as_code_and_in_words(made) -> None:
    people = (Person("Anna Gruber", "China correspondent"), Person("Bo Li", "Correspondent"), Person("Cy Ray"))
    root = made(article("T.", byline=tuple(p.name for p in people), authors=people))
    assert every(root, "//g:creator/@role") == ["cpprole:author", "cpprole:correspondent", "cpprole:author"]
    assert every(root, "//g:creator/g:related/@literal") == ["China correspondent", "Correspondent"]
    assert one(root, "//g:by").text == "Anna Gruber, Bo Li, Cy Ray"
    assert [e.text for e in every(root, "//n:byline/n:byttl")] == ["China correspondent", "Correspondent", "Agency"]


def test_contributors_stand_in_metadata_and_below_the_text(made) -> None:
    people = (Person("Cleo Maier", "Editor"), Person("华春莹", "translator"), Person("dpa"))
    root = made(article("T.", contributors=people))
    assert [e.get("role") for e in every(root, "//g:contributor")] == ["cpprole:editor", "role:translator", None]
    assert every(root, "//g:contributor/g:related/@literal") == ["Editor", "translator"]
    assert [e.text for e in every(root, "//g:contributor/g:name")] == ["Cleo Maier", "华春莹", "dpa"]
    line = one(root, "//n:body.end/n:tagline")
    assert "".join(line.itertext()) == "Contributors: Cleo Maier (Editor), 华春莹 (translator), dpa"
    assert [e.text for e in every(line, "n:person")] == ["Cleo Maier", "华春莹", "dpa"]


def test_a_contributor_whose_name_lies_in_another_one_is_marked_all_the_same(made) -> None:
    root = made(article("T.", contributors=(Person("Ann Li", "Li"), Person("Li"))))
    assert [e.text for e in every(root, "//n:tagline/n:person")] == ["Ann Li", "Li"]
    assert "".join(one(root, "//n:tagline").itertext()) == "Contributors: Ann Li (Li), Li"


def test_the_source_is_who_the_content_is_from(made) -> None:
    source = one(made(article("T.", source="dpa")), "//g:infoSource")
    assert (source.get("literal"), source.get("role")) == ("dpa", "cpprole:contentSource")


# --- what it is ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", NAMES)
def test_how_the_text_came_about_is_a_code_and_readers_are_told_of_machines(made, code: str) -> None:
    root = made(article("T.", digital_source=code, language="de"))
    assert one(root, "//g:digitalSourceType/@qcode") == f"digsrctype:{code}"
    assert one(root, "//g:digitalSourceType/g:name").text == NAMES[code]
    told = [e.text for e in every(block_of(root), "n:p[@class='disclosure']")]
    assert told == ([disclosure(code, "de")] if disclosure(code, "de") else [])
    assert bool(told) == (
        code in {AI, "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic", "algorithmicMedia"}
    )


def test_the_disclosure_is_not_counted_among_the_words(made) -> None:
    assert one(made(article("Two words.", digital_source=AI)), "//g:inlineXML/@wordcount") == "2"


@pytest.mark.parametrize(
    ("written", "language", "names"),
    [
        ("analysis", "en", [("en", "Analysis")]),
        ("Analyse", "de", [("en", "Analysis"), ("de", "Analyse")]),
        ("Special_Report", "fr-CA", [("en", "Special Report"), ("fr-CA", "Dossier")]),
        ("Wrap", "de", [("en", "Wrap")]),
    ],
)
def test_a_form_is_named_in_english_and_in_the_articles_language(made, written, language, names) -> None:
    form = one(made(article("T.", genre=written, language=language)), "//g:genre")
    assert form.get("qcode").startswith("genre:")
    assert [(e.get(LANG), e.text) for e in form] == names


def test_a_topic_names_the_one_above_it_and_was_given_by_the_author(made) -> None:
    root = made(article("T.", subjects=(Subject("diplomacy"),), language="de"))
    topic = one(root, "//g:subject[@qcode='medtop:20000639']")
    assert (topic.get("rank"), topic.get("why")) == ("1", "why:direct")
    assert one(topic, "g:broader/@qcode") == "medtop:20000638"
    assert [e.text for e in every(topic, "g:broader/g:name")] == ["Internationale Beziehung", "international relations"]


def test_a_topic_without_a_subject_code_is_in_the_body_document_all_the_same(made) -> None:
    root = made(article("T.", subjects=(Subject("diplomacy"), Subject("20001373"), Subject("Pandas"))))
    found = one(root, "//n:tobject/n:tobject.subject")
    assert found.get("tobject.subject.refnum") == "11002000"
    assert (found.get("tobject.subject.ipr"), found.get("tobject.subject.matter")) == ("IPTC", "diplomacy")
    classified = every(root, "//n:identified-content/n:classifier[@type='subject']")
    assert [e.get("value") for e in classified] == ["20000639", "20001373", None]
    assert classified[2].text == "Pandas"


def test_section_and_form_are_in_the_body_document(made) -> None:
    root = made(article("T.", section=("Asia & Pacific",), genre="Interview"))
    assert one(root, "//n:tobject.property/@tobject.property.type") == "interview"
    section, form = every(root, "//n:identified-content/n:classifier")
    assert (section.get("value"), section.text) == ("asia-pacific", "Asia & Pacific")
    assert (form.get("value"), form.text) == ("Interview", "Interview")


def test_standfirst_and_summary_are_two_descriptions_when_there_are_both(made) -> None:
    both = made(article("T.", summary="In short.", subtitle=(Text("They meet"),)))
    assert [(e.get("role"), e.text) for e in every(both, "//g:description")] == [
        ("drol:summary", "In short."),
        ("drol:teaser", "They meet"),
    ]
    assert [e.get("role") for e in every(made(article("T.", summary="In short.")), "//g:description")] == [
        "drol:summary"
    ]


def test_people_heard_are_named_in_the_body_document(made) -> None:
    fact = Quoted("q1-talks", Person("Maria Brunner"), "words")
    root = made(article(spoken("q1-talks"), facts=[fact]))
    assert [e.text for e in every(root, "//n:identified-content/n:person")] == ["Maria Brunner"]


def test_where_it_happened_is_in_the_body_document(made) -> None:
    fact = Dated((Place("Beijing", "", "China", "", "CN"),), "2024-05-16", "BEIJING —", "BEIJING")
    place = one(made(article("T.", facts=[fact])), "//n:evloc")
    assert dict(place.attrib) == {"iso-cc": "CN", "city": "Beijing"}


# --- rights, management ---------------------------------------------------------------------------------------------------


def test_rights_lead_to_their_pages(made) -> None:
    agency = project(rights_url="https://a.example/r", usage_terms="No archive.", usage_terms_url="https://a.example/t")
    root = made(article("T."), rendering(agency))
    assert one(root, "//g:copyrightNotice/@href") == "https://a.example/r"
    assert one(root, "//g:usageTerms/@href") == "https://a.example/t"
    assert dict(one(root, "//n:doc.rights").attrib) == {"owner": "Agency", "limitations": "No archive."}


@pytest.mark.parametrize("said", PERMISSIONS)
def test_machines_are_told_whether_they_may_mine(made, said: str) -> None:
    root = made(article("T."), rendering(project(data_mining=said)))
    assert every(root, "g:rightsInfo/g:dataMining/@uri") == ([PERMISSIONS[said]] if said else [])


def test_the_mining_permission_stands_without_any_other_right(made) -> None:
    root = made(article("T.", rights=""), rendering(project(data_mining="prohibited")))
    assert one(root, "g:rightsInfo/g:dataMining/@uri") == "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"


def test_the_item_says_its_file_profile_and_page(made) -> None:
    within = rendering(Project(agency=project().agency, site=Site(url="https://news.example/")))
    root = made(article("T."), within)
    assert one(root, "//g:fileName").text == "talks.xml"
    assert one(root, "//g:profile").text == "briefc-text"
    assert one(root, "//g:altRep").text == "https://news.example/html/talks.html"
    assert every(made(article("T.")), "//g:altRep") == []


def test_notes_to_desks_have_roles(made) -> None:
    facts = [Corrected("c1-talks", "2024-05-17", "Corrects a name."), Noted("Check.", desk=True)]
    root = made(article("T.", facts=facts, editor_note="Pictures follow.", version=2, updated=UPDATED))
    assert [(e.get("role"), e.text) for e in every(root, "//g:edNote")] == [
        ("role:correction", "Corrects a name."),
        ("role:desk", "Pictures follow."),
        ("role:desk", "Check."),
    ]


def test_a_correction_is_one_in_the_body_document_while_it_is_new(made) -> None:
    fact = Corrected("c1-talks", "2024-05-17", "Corrects a name.")
    fresh = made(article("T.", facts=[fact], version=2, updated=UPDATED))
    assert one(fresh, "//n:correction/@info") == "Corrects a name."
    assert one(fresh, "//n:correction/@id-string") == fresh.get("guid")
    later = made(article("T.", facts=[fact], version=3, updated=moment("2024-05-18T10:00:00+00:00")))
    assert every(later, "//n:docdata/n:correction") == []
    assert one(later, "//n:ed-msg/@info") == "Corrects a name."


# --- links ---------------------------------------------------------------------------------------------------------------


def test_translations_are_linked_both_ways_with_their_language(made) -> None:
    cards = [card("talks"), card("gespraeche", language="de", translation_of="talks"), card("other")]
    index = build_index(cards).value
    assert index is not None
    within = rendering(cards=index.cards.values())
    there = one(made(article("T."), within), "//g:link")
    assert there.get("rel") == "relation:translation"
    assert there.get("residref") == "tag:agency.example,2024-05-15:gespraeche"
    assert one(there, "g:language/@tag") == "de"
    back = one(made(article("T.", slug="gespraeche", translation_of="talks"), within), "//g:link")
    assert (back.get("rel"), one(back, "g:language/@tag")) == ("irel:derivedFrom", "en")


def test_a_translation_that_is_not_out_is_not_linked(made) -> None:
    index = build_index([card("talks"), card("gespraeche", translation_of="talks")]).value
    assert index is not None
    assert every(made(article("T."), rendering(cards=[index.cards["talks"]])), "//g:link") == []


def test_links_have_title_class_and_rank_and_say_what_was_withdrawn(made) -> None:
    within = rendering(cards=[card("gas"), card("oil", type="briefing", status="canceled")])
    first, second = every(made(article("T.", related=("gas", "oil")), within), "//g:link")
    assert (first.get("rank"), second.get("rank")) == ("1", "2")
    assert [e.tag.rpartition("}")[2] for e in first] == ["itemClass", "title"]
    assert one(second, "g:itemClass/@qcode") == "ninat:composite"
    assert one(second, "g:pubStatus/@qcode") == "stat:canceled"


# --- withdrawn -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "role"), [("canceled", "role:kill"), ("withheld", "role:hold")])
def test_what_was_withdrawn_keeps_nothing_of_the_story(made, status: str, role: str) -> None:
    people = (Person("Anna Gruber", "editor"),)
    given = article(
        "Secret text.",
        facts=[Quoted("q1-talks", Person("Maria Brunner"), "Secret words"), Noted("Secret note", desk=True)],
        summary="Secret summary",
        keywords=("secret",),
        subjects=(Subject("diplomacy"),),
        genre="Analysis",
        byline=("Anna Gruber",),
        authors=people,
        contributors=people,
        digital_source=AI,
        related=("gas",),
        source="secret source",
    )
    given = replace(given, metadata=replace(given.metadata, status=cast("Status", status), version=2, updated=UPDATED))
    root = made(replace(given, facts=()), rendering(cards=[card("gas")]))
    text = "".join(root.itertext())
    assert "ecret" not in text
    assert "Anna" not in text
    assert [e.get("rel") for e in every(root, "//g:link")] == ["irel:previousVersion"]
    assert every(root, "//g:subject | //g:genre | //g:creator | //g:contributor | //g:digitalSourceType | //n:*") == []
    (note,) = every(root, "//g:edNote")
    assert note.get("role") == role
    assert note.text == one(root, "//g:inlineData").text
    told = replace(given, facts=(), metadata=replace(given.metadata, editor_note="The source denies it."))
    assert one(made(told), "//g:edNote").text == "The source denies it."


def test_metadata_of_a_plain_article_says_nothing_that_nobody_said(made) -> None:
    root = made(article("T."))
    assert every(root, "//g:contributor | //g:digitalSourceType | //g:dataMining | //g:description | //g:genre") == []
    assert every(root, "//n:body.end | //n:identified-content | //n:tobject | //n:evloc | //n:correction") == []
    assert metadata().contributors == ()


def test_a_link_to_a_place_in_an_item_has_the_items_title(made) -> None:
    there = Destination("gas", "s2-gas", "Prices", "tag:agency.example,2024-05-15:gas", "article")
    given = article(Paragraph((Reference("ref", "prices", (Text("prices"),), there),)))
    assert one(made(given, rendering(cards=[card("gas")])), "//g:link/g:title").text == "Gas"
