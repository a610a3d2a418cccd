"""What an object says, property by property."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from briefc.formats.ninjs.properties import PROPERTIES
from briefc.model import content as c
from briefc.model.article import Article, Briefing, Chapter, Subject
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset, Copies, Copy, Embedded
from briefc.model.content import Text
from briefc.model.facts import Corrected, Dated, Noted, Person, Place, Posted, Quoted, Summed
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project, Site
from briefc.model.register import Entry
from briefc.outputs import render_ninjs
from tests.formats.newsml.handmade import article, moment, project, rendering
from tests.formats.newsml.test_item import card

PHOTO = Asset("sources/images/flag.jpg", "ab" * 32, "image/jpeg", 640, 480, 5)
SITE = replace(project(), site=Site(url="https://agency.example/"))


def roles(values: list[dict[str, Any]], key: str = "value") -> list[tuple[str, str]]:
    """What each of the values says, after its role or relation."""
    return [(one.get("role") or one["rel"], one[key]) for one in values]


def picture(caption: str = "Of silk", **fields: Any) -> c.Figure:
    image = c.Image(fields.pop("asset", PHOTO), fields.pop("alt", "Flag"))
    return c.Figure(image, (Text(caption),) if caption else (), **fields)


def bytes_of(given: Article, within: Rendering | None = None) -> bytes:
    outcome = render_ninjs(given, within or rendering())
    assert outcome.value is not None
    assert isinstance(outcome.value[0], Artifact)
    return outcome.value[0].data


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_table_of_properties_is_the_schema_s(judge: Any) -> None:
    assert list(PROPERTIES) == list(judge.schema["$defs"]["ninjsType"]["properties"])


def test_properties_stand_in_the_order_of_the_schema(made: Any) -> None:
    value = made(article("Talks", picture(), genre="Current", urgency=3, byline=("A",), keywords=("k",)))
    order = ["name", "rel", *PROPERTIES]
    for one in (value, *value["associations"]):
        assert list(one) == sorted(one, key=order.index)


def test_the_file_is_readable_utf_8_with_a_line_break_at_its_end() -> None:
    data = bytes_of(article("Łódź 北京"))
    assert "Łódź 北京" in data.decode()
    assert data.endswith(b"}\n")
    assert data == bytes_of(article("Łódź 北京"))


def test_characters_that_nobody_takes_are_replaced() -> None:
    data = bytes_of(article("a\ud800b\x00c"))
    assert json.loads(data)["bodies"][1]["value"] == "a\ufffdb\ufffdc"


def test_the_path_is_made_of_the_slug() -> None:
    outcome = render_ninjs(article("x", slug="harbour"), rendering())
    assert [one.path for one in outcome.value or ()] == ["ninjs/harbour.json"]


def test_nothing_that_is_empty_is_written(made: Any) -> None:
    def empty(value: Any) -> bool:
        if isinstance(value, dict):
            return not value or any(empty(one) for one in value.values())
        if isinstance(value, list):
            return not value or any(empty(one) for one in value)
        return value in ("", None)

    assert not empty(made(article("x", slugline="")))


def test_without_a_domain_there_is_no_item() -> None:
    outcome = render_ninjs(article("x"), rendering(Project()))
    assert outcome.value is None
    assert [one.code for one in outcome.diagnostics] == ["config.domain"]


# --- administration --------------------------------------------------------------------------------------------------


def test_what_the_item_is(made: Any) -> None:
    value = made(article("x", urgency=2, language="de"))
    assert value["uri"] == "tag:agency.example,2024-05-16:talks"
    assert (value["type"], value["representationType"], value["profile"]) == ("text", "full", "text-only")
    assert (value["version"], value["pubStatus"], value["urgency"], value["language"]) == ("1", "usable", 2, "de")
    assert value["standard"] == {
        "name": "ninjs",
        "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    }


def test_the_standard_s_address_is_the_schema_s_own(judge: Any, made: Any) -> None:
    assert made(article("x"))["standard"]["schema"] == judge.schema["$id"]


def test_an_identifier_in_other_letters_is_written_as_a_uri(made: Any) -> None:
    value = made(article("x", guid="tag:agentur.example,2024-05-16:gespräche#1%"))
    assert value["uri"] == "tag:agentur.example,2024-05-16:gespr%C3%A4che#1%25"


def test_times_are_those_of_the_article(made: Any) -> None:
    value = made(article("x", version=2, updated=moment("2024-05-17T10:00:00+02:00")))
    assert value["firstCreated"] == value["contentCreated"] == "2024-05-16T08:00:00+00:00"
    assert value["versionCreated"] == "2024-05-17T10:00:00+02:00"


@pytest.mark.parametrize(
    ("ahead", "status", "written"), [(True, "usable", True), (False, "usable", False), (True, "withheld", False)]
)
def test_an_embargo_is_told_to_those_alone_who_get_the_item_ahead_of_it(
    made: Any, ahead: bool, status: Any, written: bool
) -> None:
    value = made(article("x", status=status, embargo=moment("2024-05-18T00:00:00+00:00")), ahead=ahead)
    assert ("embargoedUntil" in value) == written


def test_a_draft_is_withheld_and_keeps_its_text(made: Any) -> None:
    value = made(article("Talks", status="draft"))
    assert value["pubStatus"] == "withheld"
    assert value["bodies"][1]["value"] == "Talks"


def test_rights_are_those_that_the_newsroom_states(made: Any) -> None:
    stated = project(usage_terms="For\nclients.", copyright_holder="Holder", rights_url="https://a.example/c")
    value = made(article("x", tlp="GREEN", type="briefing"), rendering(stated))
    assert value["copyrightHolder"] == "Holder"
    assert value["copyrightNotice"] == "© 2024 Agency https://a.example/c"
    assert value["usageTerms"] == "TLP:GREEN For clients."
    assert value["rightsInfo"] == {"linkedRights": "https://a.example/c"}


def test_no_rights_are_invented(made: Any) -> None:
    value = made(article("x", rights=""), rendering(project(rights="")))
    assert not {"copyrightHolder", "copyrightNotice", "usageTerms", "rightsInfo"} & set(value)


def test_what_machines_may_mine_comes_before_the_address_of_the_terms(made: Any) -> None:
    stated = project(data_mining="prohibited", usage_terms="Ask.", usage_terms_url="https://a.example/t")
    value = made(article("x"), rendering(stated))
    assert value["rightsInfo"]["encodedRights"] == "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
    assert value["usageTerms"] == "Ask. https://a.example/t"


def test_desks_get_corrections_first(made: Any) -> None:
    facts = (Noted("Cut here", desk=True), Noted("For readers"), Corrected("x1", "", "Was wrong"))
    value = made(article("x", facts=facts, editor_note="Keep"))
    assert value["edNote"] == "Was wrong\nKeep\nCut here"


# --- texts -----------------------------------------------------------------------------------------------------------


def test_headlines_and_descriptions_have_roles(made: Any) -> None:
    value = made(article("x", title="Talks", subtitle=(Text("They open"),), summary="In  short."))
    assert roles(value["headlines"]) == [("main", "Talks"), ("subhead", "They open")]
    assert roles(value["descriptions"]) == [("summary", "In short.")]
    assert value["title"] == "Talks"


def test_key_points_stand_in_for_a_summary(made: Any) -> None:
    assert roles(made(article("x", facts=(Summed(("One", "Two")),)))["descriptions"]) == [("summary", "One\nTwo")]


def test_the_text_is_there_as_html_and_plain_with_the_same_counts(made: Any) -> None:
    body = (c.Paragraph((Text("Talks "), c.Emphasis((Text("open"),)), Text("."))), picture())
    html, plain = made(article(*body))["bodies"]
    assert (html["contentType"], plain["contentType"]) == ("text/html", "text/plain")
    assert html["value"].startswith("<p>Talks <em>open</em>.</p>")
    assert plain["value"] == "Talks open.\n\n[Flag]\n\nOf silk"
    # Captions are in the body, and not counted.
    assert [(one["role"], one["wordCount"], one["charCount"]) for one in (html, plain)] == [("main", 2, 11)] * 2


def test_text_from_right_to_left_says_so(made: Any) -> None:
    html, plain = made(article("محادثات", language="ar"))["bodies"]
    assert html["value"].startswith('<div lang="ar" dir="rtl">\n<p>محادثات</p>')
    assert plain["value"] == "محادثات"


def test_an_item_without_text_has_no_body(made: Any) -> None:
    assert "bodies" not in made(article())


# --- concepts --------------------------------------------------------------------------------------------------------

SAID = (
    Quoted("q1", Person("Li Wei", "envoy", "Foreign Ministry"), "We will deliver"),
    Quoted("q2", None, "Nobody"),
    Quoted("q3", Person("Li Wei"), "Again"),
    Posted("p1", Person("Port Authority"), "port", "Open", "https://x.com/port/status/1", "2024-05-16T10:00:00+00:00"),
)


def test_people_are_there_once_a_relation(made: Any) -> None:
    value = made(article("x", facts=SAID, byline=("A. Smith",), contributors=(Person("Bo Li", "editor"),)))
    assert roles(value["people"], "name") == [
        ("quoted", "Li Wei"),
        ("posted", "Port Authority"),
        ("author", "A. Smith"),
        ("contributor", "Bo Li"),
    ]
    assert value["people"][1]["contactInfo"] == [{"type": "social media", "value": "@port"}]
    assert roles(value["organisations"], "name") == [("affiliation", "Foreign Ministry")]
    assert value["by"] == "A. Smith"
    roles_address = "http://cv.iptc.org/newscodes/contentprodpartyrole"
    assert roles(value["infoSources"], "name") == [
        (f"{roles_address}/author", "A. Smith"),
        (f"{roles_address}/editor", "Bo Li"),
        ("provider", "Agency"),
    ]


def test_an_entry_of_the_registers_is_named_by_the_world_s_code_and_the_newsroom_s(made: Any) -> None:
    register = {
        "person:liwei": Entry("person", "liwei", "Li Wei", wikidata="Q1", handle="liwei"),
        "person:bo": Entry("person", "bo", "Bo"),
        "organisation:mfa": Entry("organisation", "mfa", "Foreign Ministry", wikidata="Q2"),
    }
    heard = (
        Quoted("q1", Person("Li Wei", "", "Foreign Ministry", "liwei", "mfa"), "w"),
        Quoted("q2", Person("Bo", code="bo"), "w"),
    )
    value = made(article("x", facts=heard), register=register)
    assert value["people"] == [
        {
            "name": "Li Wei",
            "rel": "quoted",
            "uri": "http://www.wikidata.org/entity/Q1",
            "literal": "person:liwei",
            "contactInfo": [{"type": "social media", "value": "@liwei"}],
        },
        {"name": "Bo", "rel": "quoted", "uri": "https://agency.example/cv/person/bo", "literal": "person:bo"},
    ]
    assert value["organisations"][0]["uri"] == "http://www.wikidata.org/entity/Q2"


def dated(*places: Place) -> Dated:
    return Dated(places, "2024-05-16", "BEIJING —", "BEIJING")


def test_places_have_codes_or_positions_and_what_they_lie_in(made: Any) -> None:
    here = Place("Beijing", "", "China", "geonames:1816670", "CN")
    there = Place("Knoxville", "Tennessee", "United States", "35.96,-83.92")
    value = made(article("x", facts=(dated(here, there),)))
    assert value["located"] == "Beijing / Knoxville"
    assert roles(value["places"], "name") == [
        ("dateline", "Beijing"),
        ("dateline", "Knoxville"),
        ("country", "China"),
        ("region", "Tennessee"),
        ("country", "United States"),
    ]
    first, second, china, _, _ = value["places"]
    assert (first["uri"], first["literal"]) == ("http://sws.geonames.org/1816670", "geonames:1816670")
    assert second["geoJSON"] == {"type": "Point", "coordinates": [-83.92, 35.96]}
    assert second["literal"] == "Knoxville, Tennessee, United States"
    assert china["uri"] == "http://cvx.iptc.org/iso3166-1a2/CN"


def test_a_position_outside_the_world_is_no_point(made: Any) -> None:
    assert "geoJSON" not in made(article("x", facts=(dated(Place("X", geo="99,0")),)))["places"][0]


def test_a_place_of_the_registers_has_its_position(made: Any) -> None:
    entry = Entry("place", "pek", "Beijing", geonames="1816670", position="39.9,116.4")
    value = made(article("x", facts=(dated(Place("Beijing", code="pek")),)), register={"place:pek": entry})
    assert value["places"][0] == {
        "name": "Beijing",
        "rel": "dateline",
        "uri": "http://sws.geonames.org/1816670",
        "literal": "place:pek",
        "geoJSON": {"type": "Point", "coordinates": [116.4, 39.9]},
    }


def test_what_a_place_of_the_registers_lies_in_is_theirs(made: Any) -> None:
    register = {
        "place:pek": Entry("place", "pek", "Beijing", position="39.9,116.4", broader="north"),
        "place:north": Entry("place", "north", "North China", names=(("de", "Nordchina"),), broader="cn"),
        "place:cn": Entry("place", "cn", "China", wikidata="Q148", country="CN"),
    }
    where = dated(Place("Peking", "", "China", "1,2", code="pek"))
    value = made(article("x", facts=(where,), language="de"), register=register)
    assert [(one["rel"], one["name"], one["literal"]) for one in value["places"]] == [
        ("dateline", "Peking", "place:pek"),
        ("region", "Nordchina", "place:north"),
        ("country", "China", "iso3166-1a2:CN"),
    ]
    # The author's own position counts.
    assert value["places"][0]["geoJSON"]["coordinates"] == [2, 1]
    assert value["places"][2]["uri"] == "http://cvx.iptc.org/iso3166-1a2/CN"


def test_an_affiliation_comes_from_the_registers_unless_the_author_gives_another_office(made: Any) -> None:
    register = {
        "person:li": Entry("person", "li", "Li Wei", role="envoy", organisation="mfa"),
        "organisation:mfa": Entry("organisation", "mfa", "Foreign Ministry"),
    }

    def affiliations(role: str) -> list[Any]:
        given = article("x", facts=(Quoted("q1", Person("Li Wei", role, code="li"), "w"),))
        return list(made(given, register=register).get("organisations", []))

    theirs = {"name": "Foreign Ministry", "rel": "affiliation", "literal": "organisation:mfa"}
    assert affiliations("envoy") == [{**theirs, "uri": "https://agency.example/cv/organisation/mfa"}]
    assert affiliations("then a student") == []


def test_subjects_are_named_in_the_article_s_language_with_their_twins(made: Any) -> None:
    given = article(
        "x",
        language="de",
        section=("Asia-Pacific",),
        subjects=(Subject("20000638"), Subject("harbours")),
        keywords=("Hafen",),
    )
    value = made(given)
    assert [(one["rel"], one["name"], one.get("literal")) for one in value["subjects"]] == [
        ("section", "Asia-Pacific", "section:asia-pacific"),
        ("about", "Internationale Beziehung", "medtop:20000638"),
        ("sameAs", "Internationale Beziehung", "subj:11002002"),
        ("sameAs", "Internationale Beziehung", "wikidata:Q166542"),
        ("about", "harbours", "harbours"),
        ("keyword", "Hafen", "Hafen"),
    ]
    assert value["subjects"][1]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/20000638"
    assert value["subjects"][0]["uri"] == "https://agency.example/cv/section/asia-pacific"


def test_a_genre_of_iptc_s_has_its_address_and_another_its_words(made: Any) -> None:
    assert made(article("x", genre="Analyse", language="de"))["genres"] == [
        {"name": "Analyse", "uri": "http://cv.iptc.org/newscodes/genre/Analysis", "literal": "genre:Analysis"}
    ]
    assert made(article("x", genre="Glosse"))["genres"] == [{"name": "Glosse", "literal": "Glosse"}]


def test_a_machine_s_part_in_the_text_is_disclosed(made: Any) -> None:
    value = made(article("x", digital_source="trainedAlgorithmicMedia"))["digitalSourceType"]
    assert value["uri"] == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


# --- associations ----------------------------------------------------------------------------------------------------


def test_a_picture_is_an_object_with_its_files(made: Any) -> None:
    small = Copy("web", "image/jpeg", 320, 240, b"abc", "media/ab.w320.jpg")
    given = article("x", picture(credit="A. Smith"), picture("again"))
    value = made(given, rendering(SITE), copies=lambda _: Copies((small,)))
    assert value["profile"] == "text-photo"
    (one,) = value["associations"]
    assert (one["name"], one["rel"], one["type"], one["by"]) == ("flag.jpg", "picture", "picture", "A. Smith")
    assert one["uri"] == "tag:agency.example,2024-05-16:talks:picture-abababababab"
    assert roles(one["descriptions"]) == [("caption", "Of silk"), ("alternative text", "Flag")]
    assert one["renditions"] == [
        {
            "name": "highRes",
            "href": "https://agency.example/media/abababababababababab.jpg",
            "contentType": "image/jpeg",
            "title": "media/abababababababababab.jpg",
            "width": 640,
            "height": 480,
            "sizeInBytes": 5,
        },
        {
            "name": "web",
            "href": "https://agency.example/media/ab.w320.jpg",
            "contentType": "image/jpeg",
            "title": "media/ab.w320.jpg",
            "width": 320,
            "height": 240,
            "sizeInBytes": 3,
        },
    ]


def test_copies_of_pictures_are_files_too() -> None:
    small = Copy("web", "image/jpeg", 320, 240, b"abc", "media/ab.w320.jpg")
    outcome = render_ninjs(article("x", picture()), replace(rendering(), copies=lambda _: Copies((small,))))
    assert [one.path for one in outcome.value or ()] == ["ninjs/talks.json", "media/ab.w320.jpg"]


def test_a_picture_tells_what_its_file_says(made: Any) -> None:
    said = Embedded(
        caption="Silk",
        headline="A flag",
        creators=("A. Smith",),
        source="Agency pool",
        rights="© A. Smith",
        terms="Once",
        created="2024-05-16T10:00:00+02:00",
        city="Beijing",
        region="Hebei",
        country="China",
        country_code="CN",
        keywords=("flag",),
        source_type="digitalCapture",
        alt="A red flag",
    )
    given = article("x", picture("", alt="", asset=replace(PHOTO, embedded=said)))
    (one,) = made(given)["associations"]
    assert roles(one["descriptions"]) == [("caption", "Silk"), ("alternative text", "A red flag")]
    assert (one["headlines"][0]["value"], one["by"], one["located"]) == ("A flag", "A. Smith", "Beijing")
    assert (one["copyrightNotice"], one["usageTerms"]) == ("© A. Smith", "Once")
    assert one["contentCreated"] == "2024-05-16T10:00:00+02:00"
    assert one["digitalSourceType"]["literal"] == "digsrctype:digitalCapture"
    assert [p["name"] for p in one["places"]] == ["Beijing", "Hebei", "China"]
    assert roles(one["subjects"], "name") == [("keyword", "flag")]


def test_an_inexact_day_of_a_picture_is_a_description(made: Any) -> None:
    given = article("x", picture(asset=replace(PHOTO, embedded=Embedded(created="1950-06"))))
    (one,) = made(given)["associations"]
    assert ("created", "1950-06") in roles(one["descriptions"])
    assert "contentCreated" not in one


def test_without_a_site_a_picture_has_its_path_and_the_author_is_told() -> None:
    outcome = render_ninjs(article("x", picture()), rendering())
    assert [one.code for one in outcome.diagnostics] == ["ninjs.address"]
    (one,) = json.loads(bytes_of(article("x", picture())))["associations"]
    assert "href" not in one["renditions"][0]
    assert one["renditions"][0]["title"] == "media/abababababababababab.jpg"


def test_a_post_is_an_object_with_its_text_and_address(made: Any) -> None:
    value = made(article("x", facts=SAID))
    (one,) = value["associations"]
    assert (one["name"], one["rel"]) == ("@port, 2024-05-16T10:00:00+00:00", "post")
    assert one["uri"] == "tag:agency.example,2024-05-16:talks#p1"
    assert one["by"] == "Port Authority (@port)"
    assert roles(one["bodies"]) == [("main", "Open")]
    assert one["contentCreated"] == "2024-05-16T10:00:00+00:00"
    assert one["renditions"] == [
        {"name": "original", "href": "https://x.com/port/status/1", "contentType": "text/html"}
    ]


def test_a_post_of_a_day_has_its_day_in_its_name_alone(made: Any) -> None:
    fact = Posted("p1", Person("Port"), "@port", "Open", date="2024-05-16")
    (one,) = made(article("x", facts=(fact,)))["associations"]
    assert "contentCreated" not in one
    assert one["name"] == "@port, 2024-05-16"


def test_links_lead_to_other_items_by_their_identifiers(made: Any) -> None:
    cards = (card("a"), card("b", type="briefing"), card("c", type="page"), card("d"))
    place = c.Destination("d", "s1-d", "A section", cards[3].guid, "article")
    body = c.Paragraph((c.Reference("ref", "s", (Text("there"),), place),))
    given = article(body, related=("a", "c"), translation_of="b", supersedes="a", version=3)
    value = made(replace(given, metadata=replace(given.metadata, updated=given.metadata.date)), rendering(SITE, cards))
    assert [(one["rel"], one["name"], one["uri"], one["type"]) for one in value["associations"]] == [
        ("previousVersion", "Talks open", "tag:agency.example,2024-05-16:talks", "text"),
        ("seeAlso", "D", "tag:agency.example,2024-05-15:d", "text"),
        ("seeAlso", "A", "tag:agency.example,2024-05-15:a", "text"),
        ("seeAlso", "C", "https://agency.example/html/c.html", "text"),
        ("derivedFrom", "B", "tag:agency.example,2024-05-15:b", "composite"),
        ("evolvedFrom", "A", "tag:agency.example,2024-05-15:a", "text"),
    ]
    assert value["associations"][0]["version"] == "2"
    assert value["renditions"][0]["href"] == "https://agency.example/html/talks.html"


def test_translations_and_withdrawn_items_say_so(made: Any) -> None:
    cards = (card("talks", translations=("d",)), card("d", language="de"), card("k", status="canceled"))
    value = made(article("x", related=("k", "gone")), rendering(cards=cards))
    assert [(one["rel"], one["language"], one.get("pubStatus")) for one in value["associations"]] == [
        ("seeAlso", "en", "canceled"),
        ("translation", "de", None),
    ]


def test_a_briefing_holds_its_members_by_section_in_order(made: Any) -> None:
    own = article(
        "Introduction", type="briefing", slug="brief", guid="tag:agency.example,2024-05-16:brief", reference="B-1"
    )
    own = replace(own, metadata=replace(own.metadata, audience="Staff", issuer="Desk", closing=own.metadata.date))
    a, b, d = (article("x", slug=slug, guid=f"tag:agency.example,2024-05-16:{slug}", title=slug) for slug in "abd")
    value = made(
        Briefing(own, (Chapter("", "", (a,)), Chapter("s1-brief", "The visit", (b, d)), Chapter("s2", "None", ())))
    )
    assert (value["type"], value["profile"], value["bodies"][1]["value"]) == ("composite", "briefing", "Introduction")
    first, section = value["associations"]
    assert (first["rel"], first["uri"], first["representationType"]) == (
        "member",
        "tag:agency.example,2024-05-16:a",
        "partial",
    )
    assert (section["rel"], section["name"], section["uri"]) == ("section", "The visit", f"{value['uri']}#s1-brief")
    assert [(one["rel"], one["name"]) for one in section["associations"]] == [("member", "b"), ("member", "d")]
    assert value["altIds"] == [{"role": "reference", "value": "B-1"}]
    assert roles(value["descriptions"]) == [("audience", "Staff"), ("closing", "2024-05-16T08:00:00+00:00")]
    assert roles(value["organisations"], "name") == [("issuer", "Desk")]


# --- notices ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "word"), [("canceled", "KILL"), ("withheld", "HOLD")])
def test_what_is_withdrawn_is_a_notice_under_the_same_identifier(made: Any, status: Any, word: str) -> None:
    given = article(
        "Secret", picture(), title="Talks", subtitle=(Text("Secret"),), facts=(*SAID, dated(Place("Secret"))),
        status=status, version=4, updated=moment("2024-05-18T00:00:00+00:00"), editor_note="Source withdrew",
        summary="Secret", keywords=("Secret",), byline=("Secret",), source="Secret", genre="Secret", section=("World",),
        related=("a",), subjects=(Subject("20000638"),), digital_source="trainedAlgorithmicMedia",
    )  # fmt: skip
    value = made(given, rendering(SITE, (card("a", title="Secret"),)))
    assert value["uri"] == "tag:agency.example,2024-05-16:talks"
    assert (value["pubStatus"], value["version"], value["edNote"]) == (status, "4", "Source withdrew")
    html, plain = value["bodies"]
    assert plain["value"].startswith(word)
    assert html["value"] == f"<p>{plain['value']}</p>\n"
    assert plain["charCount"] == len(plain["value"])
    assert roles(value["headlines"]) == [("main", "Talks")]
    assert roles(value["subjects"], "name") == [("section", "World")]
    shown, before = value["associations"]
    assert (shown["uri"], shown["pubStatus"]) == (f"{value['uri']}:picture-abababababab", status)
    assert (before["rel"], before["version"]) == ("previousVersion", "3")
    text = json.dumps(value)
    for gone in ("Secret", "flag", "Silk", "Li Wei", "digitalsourcetype", "20000638", "media/"):
        assert gone not in text


def test_a_withdrawn_briefing_names_no_members(made: Any) -> None:
    own = article("x", type="briefing", status="canceled")
    value = made(Briefing(own, (Chapter("s1", "Secret", (article("Secret", slug="a"),)),)))
    assert "associations" not in value
    assert "Secret" not in json.dumps(value)


def test_the_agency_s_other_name_is_the_provider(made: Any) -> None:
    named = Project(agency=Agency(name="Agency", domain="agency.example", provider="Wire"))
    assert made(article("x"), rendering(named))["infoSources"] == [
        {"name": "Wire", "role": "provider", "uri": "https://agency.example/", "literal": "agency.example"}
    ]
