"""The newsItem: what receivers need of it (research, NewsML-G2)."""

from __future__ import annotations

import contextlib
import io

import pytest
from NewsMLG2 import document

from briefc.model.article import Card, Subject
from briefc.model.content import Destination, Emphasis, Paragraph, Quotation, Reference, Text
from briefc.model.diagnostic import Severity
from briefc.model.facts import Corrected, Dated, Noted, Person, Place, Posted, Quoted, Summed
from briefc.model.profile import Newsml
from briefc.model.project import Agency, Project, Site
from tests.formats.newsml.handmade import article, block_of, every, moment, news_item, one, project, rendering

BEIJING = Dated((Place("Beijing", "", "China"),), "2024-05-16", "BEIJING, May 16, 2024 —", "BEIJING", "May 16, 2024")


def quoted(id: str, name: str = "Li Wei", **fields: str) -> Quoted:
    return Quoted(id, Person(name, fields.get("role", ""), fields.get("organisation", "")), "words")


def spoken(id: str) -> Quotation:
    return Quotation((Paragraph((Text("words"),)),), id=id)


def card(slug: str, **fields: object) -> Card:
    given: dict[str, object] = dict.fromkeys(("subtitle", "summary", "genre", "slugline"), "")
    given |= dict.fromkeys(("updated", "embargo"), None)
    given |= dict.fromkeys(("section", "byline", "keywords", "subjects"), ())
    given |= {"path": f"sources/{slug}.rst", "slug": slug, "type": "article", "title": slug.title(), "language": "en"}
    given |= {"guid": f"tag:agency.example,2024-05-15:{slug}", "date": moment("2024-05-15T00:00:00+00:00")}
    given |= {"version": 1, "status": "usable"}
    return Card(**{**given, **fields})  # type: ignore[arg-type]


# --- what one widely used reader (superdesk) stops at or loses ----------------------------------------------------------


def test_what_its_absence_stops_a_reader_is_always_there(made) -> None:
    root = made(article("Text."))
    assert root.get("version") == "1"
    assert root.get("standardversion") == "2.35"
    assert root.get("conformance") == "power"
    assert one(root, "g:itemMeta/g:pubStatus/@qcode") == "stat:usable"
    assert one(root, "g:itemMeta/g:itemClass/@qcode") == "ninat:text"
    assert one(root, "g:contentMeta") is not None
    assert len(one(root, "g:contentSet")) == 2


def test_no_comment_and_no_prefix_in_an_item(made) -> None:
    root = made(article("Text."))
    assert every(root, "//comment()") == []
    assert {prefix for element in root.iter() for prefix in element.nsmap} == {None}


def test_the_body_stands_in_one_block(made) -> None:
    root = made(article("One.", "Two."))
    assert [p.text for p in every(root, "//n:body.content/n:block/n:p")] == ["One.", "Two."]
    assert len(every(root, "//n:block")) == 1
    assert every(root, "//n:body.content/n:p") == []


def test_html_is_the_last_text_of_the_content_set_and_nitf_the_original(made) -> None:
    root = made(article("Text."), rendition='<p>Text &amp; <a href="x">more</a></p>')
    content = one(root, "g:contentSet")
    assert content.get("original") == content[0].get("id") == "nitf-talks"
    assert content[0].get("contenttype") == "application/nitf+xml"
    assert content[-1].tag.endswith("inlineData")
    assert content[-1].get("contenttype") == "text/html"
    assert content[-1].text == '<p>Text &amp; <a href="x">more</a></p>'
    assert every(root, "g:contentSet/*[not(@rendition)]") == []


def test_typed_elements_hold_no_white_space_around_them(made) -> None:
    root = made(article("Text.", slugline="A  B\n C", title="A long\ntitle"))
    for path in ("//g:versionCreated", "//g:slugline", "//g:headline", "//g:contentCreated"):
        text = one(root, path).text
        assert text == text.strip()
    assert one(root, "//g:slugline").text == "A B C"
    assert one(root, "//g:headline").text == "A long title"


def test_the_genre_has_an_english_name(made) -> None:
    known = one(made(article("T.", genre="analysis")), "//g:genre")
    assert (known.get("qcode"), known[0].text) == ("genre:Analysis", "Analysis")
    assert known[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    own = one(made(article("T.", genre="Long read")), "//g:genre")
    assert (own.get("literal"), own[0].text) == ("Long read", "Long read")


def test_language_stands_as_attribute_and_as_element(made) -> None:
    root = made(article("نص", language="ar"))
    assert one(root, "//g:language/@tag") == "ar"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert root.get("dir") == "rtl"
    assert one(root, "//g:inlineXML/@dir") == "rtl"


def test_creators_have_a_name_and_the_byline_is_text_too(made) -> None:
    root = made(article("T.", byline=("Anna Gruber", "Bo Li")))
    assert [name.text for name in every(root, "//g:creator/g:name")] == ["Anna Gruber", "Bo Li"]
    assert one(root, "//g:by").text == "Anna Gruber, Bo Li"
    assert [person.text for person in every(root, "//n:byline/n:person")] == ["Anna Gruber", "Bo Li"]


def test_the_catalog_is_the_one_that_readers_know_and_own_aliases_are_declared(made) -> None:
    root = made(article("T.", section=("World", "Asia-Pacific & Europe")))
    assert one(root, "g:catalogRef/@href") == "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
    assert one(root, "g:catalog/g:scheme[@alias='section']/@uri") == "https://agency.example/cv/section/"
    assert every(root, "//g:service/@qcode") == ["section:world", "section:asia-pacific-europe"]
    assert [name.text for name in every(root, "//g:service/g:name")] == ["World", "Asia-Pacific & Europe"]


def test_the_address_of_the_sections_is_the_projects(made) -> None:
    own = Project(agency=Agency(name="A", domain="a.example"), newsml=Newsml(section_scheme="https://a.example/s"))
    root = made(article("T.", section=("World",)), rendering(own))
    assert one(root, "g:catalog/g:scheme[@alias='section']/@uri") == "https://a.example/s/"


def test_newsmlg2_reads_an_item_back_with_every_alias_resolved(made) -> None:
    item = article(
        spoken("q1-talks"), facts=[BEIJING, quoted("q1-talks")], section=("World",), subjects=(Subject("diplomacy"),)
    )
    outcome = news_item(item, "<p>x</p>", rendering())
    assert outcome.value is not None
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        from NewsMLG2 import qcode_to_uri

        read = document.NewsMLG2Document(outcome.value[0].data).get_item()
        codes = _qcodes(made(item))
        addresses = [qcode_to_uri(code) for code in codes]
    assert said.getvalue() == ""
    assert read.guid == item.metadata.guid
    assert len(addresses) == len(codes) > 10
    assert all(address.startswith("http") for address in addresses)


def _qcodes(root) -> list[str]:
    return every(root, "//g:*/@qcode | //g:*[not(self::g:scheme)]/@role | //g:*/@rel | //g:*/@rendition")


# --- metadata -----------------------------------------------------------------------------------------------------------


def test_times_are_the_articles(made) -> None:
    first = made(article("T."))
    assert one(first, "//g:versionCreated").text == "2024-05-16T08:00:00+00:00"
    assert every(first, "//g:contentModified") == []
    later = made(article("T.", version=2, updated=moment("2024-05-17T10:00:00+02:00")))
    assert one(later, "//g:versionCreated").text == "2024-05-17T10:00:00+02:00"
    assert one(later, "//g:firstCreated").text == "2024-05-16T08:00:00+00:00"
    assert one(later, "//g:contentModified").text == "2024-05-17T10:00:00+02:00"
    assert one(later, "//n:date.issue/@norm") == "20240517T080000Z"


def test_a_topic_stands_with_its_twin_and_each_names_the_other(made) -> None:
    root = made(article("T.", subjects=(Subject("Diplomatie"), Subject("20000002")), language="de"))
    topic = one(root, "//g:subject[@qcode='medtop:20000639']")
    assert topic.get("rank") == "1"
    assert {n.text for n in topic if n.tag.endswith("name")} == {"Diplomatie", "diplomacy"}
    assert one(root, "//g:subject[@qcode='subj:11002000']/g:sameAs/@qcode") == "medtop:20000639"
    assert "subj:11002000" in every(root, "//g:subject[@qcode='medtop:20000639']/g:sameAs/@qcode")
    assert every(root, "//n:tobject.subject/@tobject.subject.refnum") == ["11002000"]
    assert one(root, "//g:subject[@qcode='medtop:20000002']/@rank") == "2"


def test_a_subject_that_is_no_topic_stays_as_written(made) -> None:
    root = made(article("T.", subjects=(Subject("Panda diplomacy"),)))
    assert one(root, "//g:subject[@literal='Panda diplomacy']/g:name").text == "Panda diplomacy"


def test_a_dateline_stands_in_the_metadata_and_in_the_head_of_the_body(made) -> None:
    root = made(article("BEIJING, May 16, 2024 — Talks opened.", facts=[BEIJING]))
    assert one(root, "//g:contentMeta/g:dateline").text == "BEIJING, May 16, 2024 —"
    assert one(root, "//g:located/g:name").text == "Beijing"
    assert one(root, "//g:located/g:broader/@literal") == "China"
    line = one(root, "//n:body.head/n:dateline")
    assert "".join(line.itertext()) == "BEIJING, May 16, 2024 —"
    assert one(line, "n:location/n:city").text == "BEIJING"
    assert one(line, "n:story.date/@norm") == "20240516"


@pytest.mark.parametrize(
    ("places", "printed", "cities", "countries"),
    [
        ((Place("Grosseto", "", "Italy"),), "GROSSETO, Italy", ["GROSSETO"], ["Italy"]),
        ((Place("Tel Aviv"), Place("Beirut")), "Tel Aviv/Beirut", ["Tel Aviv", "Beirut"], []),
        ((Place("Knoxville", "TN", "US"),), "KNOXVILLE, Tenn.", ["KNOXVILLE"], []),
        ((Place("Air Force One"),), "ABOARD AIR FORCE ONE", ["AIR FORCE ONE"], []),
    ],
)
def test_places_are_marked_where_they_stand_in_the_dateline(made, places, printed, cities, countries) -> None:
    line = f"{printed}, May 16 (dpa) —"
    root = made(article("T.", facts=[Dated(places, "2024-05-16", line, printed, "May 16", "dpa")]))
    marked = one(root, "//n:body.head/n:dateline")
    assert "".join(marked.itertext()) == line
    assert [city.text for city in every(marked, "n:location/n:city")] == cities
    assert [country.text for country in every(marked, "n:location/n:country")] == countries


def test_a_geo_code_identifies_the_place(made) -> None:
    place = Place("Vienna", "", "AT", "geonames:2761369")
    root = made(article("T.", facts=[Dated((place,), "", "VIENNA —", "VIENNA")]))
    assert one(root, "//g:located/@qcode") == "geonames:2761369"
    assert one(root, "//g:located/g:broader/@qcode") == "iso3166-1a2:AT"
    assert one(root, "//n:location/@location-code") == "2761369"


def test_coordinates_are_asserted_of_the_place(made) -> None:
    place = Place("Vienna", "", "Austria", "48.2085, 16.372")
    root = made(article("T.", facts=[Dated((place,), "", "VIENNA —", "VIENNA")]))
    assert one(root, "//g:located/@literal") == one(root, "g:assert/@literal") == "Vienna, Austria"
    assert one(root, "g:assert//g:position/@latitude") == "48.2085"


def test_one_speaker_has_one_identity_in_subject_assertion_and_reference(made) -> None:
    facts = [quoted("q1-talks", "Zoe\u0308 Li", role="Minister"), quoted("q2-talks", "Zoë Li", organisation="MFA")]
    root = made(article(spoken("q1-talks"), spoken("q2-talks"), facts=facts))
    assert one(root, "//g:subject[@type='cpnat:person']/@literal") == "Zoë Li"
    assert one(root, "g:assert/@literal") == "Zoë Li"
    assert one(root, "g:assert/g:related/@literal") == "Minister"
    assert one(root, "g:assert//g:affiliation/@literal") == "MFA"
    reference = one(root, "g:inlineRef")
    assert (reference.get("literal"), reference.get("idrefs")) == ("Zoë Li", "q1-talks q2-talks")
    assert every(root, "//n:bq/@id") == ["q1-talks", "q2-talks"]


def test_a_speaker_of_the_register_is_known_by_code(made) -> None:
    fact = Quoted("q1-talks", Person("Li Wei", code="liwei"), "words")
    root = made(article(spoken("q1-talks"), facts=[fact]))
    assert one(root, "g:inlineRef/@qcode") == one(root, "g:assert/@qcode") == "person:liwei"
    assert one(root, "//g:scheme[@alias='person']/@uri") == "https://agency.example/cv/person/"


def test_words_that_the_body_leaves_out_make_nobody_a_subject(made) -> None:
    root = made(article("T.", facts=[quoted("pq1-talks"), Quoted("q1-talks", None, "words")]))
    assert every(root, "g:inlineRef | g:assert | //g:subject") == []


def test_a_post_with_an_address_is_linked(made) -> None:
    fact = Posted(
        "post-1-talks", Person("MFA"), "MFA_X", "Text", "https://x.com/MFA_X/status/1791000000000000000", "2024-05-16"
    )
    link = one(made(article(spoken("post-1-talks"), facts=[fact])), "g:itemMeta/g:link")
    assert link.get("rel") == "irel:seeAlso"
    assert link.get("href") == fact.url
    assert link.get("contenttype") == "text/html"
    assert link[0].text == "@MFA_X, 2024-05-16"


def test_a_post_by_handle_alone_is_in_the_metadata_without_an_address(made) -> None:
    fact = Posted("post-x-talks", Person("Hua Chunying 华春莹"), "SpokespersonCHN", "Text", date="2024-05-16")
    root = made(article(spoken("post-x-talks"), facts=[fact]))
    assert every(root, "//g:link") == []
    reference = one(root, "g:inlineRef")
    assert (reference.get("idrefs"), reference.get("literal")) == ("post-x-talks", "Hua Chunying 华春莹")
    assert one(reference, "g:note").text == "@SpokespersonCHN, 2024-05-16"


def test_items_referred_to_related_and_translated_are_linked_once(made) -> None:
    there = Destination("gas", "", "Gas", "tag:agency.example,2024-05-15:gas", "article")
    refer = Paragraph(
        (Reference("doc", "gas", (Text("gas"),), there), Reference("doc", "gas", (Text("again"),), there))
    )
    within = rendering(
        cards=[card("gas"), card("gespraeche"), card("about", type="page"), card("old", type="briefing")]
    )
    given = article(refer, related=("gas", "about", "gone"), translation_of="gespraeche", supersedes="old")
    links = every(made(given, within), "//g:link")
    assert [(link.get("rel"), link.get("residref").rpartition(":")[2]) for link in links] == [
        ("irel:seeAlso", "gas"),
        ("irel:derivedFrom", "gespraeche"),
        ("irel:evolvedFrom", "old"),
    ]
    assert links[2].get("contenttype") == "application/vnd.iptc.g2.packageitem+xml"


def test_a_reference_leads_to_the_page_on_the_site_else_to_the_item(made) -> None:
    there = Destination("gas", "s1-gas", "Gas", "tag:agency.example,2024-05-15:gas", "article")
    given = article(Paragraph((Reference("ref", "x", (Text("gas"),), there),)))
    assert one(made(given), "//n:a/@href") == "tag:agency.example,2024-05-15:gas"
    site = Project(agency=project().agency, site=Site(url="https://news.example/"))
    assert one(made(given, rendering(site)), "//n:a/@href") == "https://news.example/html/gas.html#s1-gas"


def test_the_summary_stands_in_metadata_and_body_else_the_key_points(made) -> None:
    root = made(article("T.", summary="In short.", facts=[Summed(("One.", "Two."))]))
    assert one(root, "//g:description[@role='drol:summary']").text == "In short."
    assert one(root, "//n:abstract/n:p").text == "In short."
    points = made(article("T.", facts=[Summed(("One.", "Two."))]))
    assert list(one(points, "//g:description").itertext()) == ["One.", "Two."]
    assert [p.text for p in every(points, "//n:abstract/n:p")] == ["One.", "Two."]


def test_headlines_of_both_ranks(made) -> None:
    root = made(article("T.", title=(Text("Talks "), Emphasis((Text("open"),))), subtitle=(Text("Ministers meet"),)))
    assert [h.text for h in every(root, "//g:headline")] == ["Talks open", "Ministers meet"]
    assert every(root, "//g:headline/@role") == ["role:subtitle"]
    assert one(root, "//n:hedline/n:hl1/n:em").text == "open"
    assert one(root, "//n:hedline/n:hl2").text == "Ministers meet"


def test_rights_are_stated_and_never_invented(made) -> None:
    root = made(article("T."), rendering(project(usage_terms="Subscribers only.", copyright_holder="Agency Ltd")))
    assert one(root, "g:rightsInfo/g:copyrightHolder/g:name").text == "Agency Ltd"
    assert one(root, "g:rightsInfo/g:copyrightNotice").text == "© 2024 Agency"
    assert one(root, "g:rightsInfo/g:usageTerms").text == "Subscribers only."
    assert every(made(article("T.", rights="")), "g:rightsInfo") == []


def test_an_embargo_is_written_only_for_who_gets_the_item_ahead_of_it(made) -> None:
    given = article("T.", embargo=moment("2024-05-18T06:00:00+02:00"))
    assert every(made(given), "//g:embargoed | //n:date.release") == []
    ahead = made(given, ahead=True)
    assert one(ahead, "//g:embargoed").text == "2024-05-18T06:00:00+02:00"
    assert one(ahead, "//n:date.release/@norm") == "20240518T040000Z"
    assert one(ahead, "//n:docdata/@management-status") == "embargoed"


def test_words_are_counted_in_every_script(made) -> None:
    root = made(article("Two words — and 3.5 more.", "华春莹说"))
    assert every(root, "g:contentSet/*/@wordcount") == ["9", "9"]


def test_desk_notes_reach_metadata_alone(made) -> None:
    root = made(
        article(
            "T.", editor_note="Eds: pictures\nto come.", facts=[Noted("Check names.", desk=True), Noted("For readers.")]
        )
    )
    assert [note.text for note in every(root, "//g:edNote")] == ["Eds: pictures to come.", "Check names."]
    assert "pictures" not in "".join(block_of(root).itertext())
    assert every(root, "//n:ed-msg") == []


# --- versions, corrections, kills ---------------------------------------------------------------------------------------

UPDATED = moment("2024-05-17T10:00:00+00:00")


def test_the_first_version_has_no_signal_and_no_predecessor(made) -> None:
    assert every(made(article("T.")), "//g:signal | //g:link") == []


def test_an_update_says_so_and_names_its_predecessor(made) -> None:
    root = made(article("T.", version=3, updated=UPDATED))
    assert one(root, "//g:signal/@qcode") == "sig:update"
    link = one(root, "//g:link")
    assert (link.get("rel"), link.get("residref"), link.get("version")) == (
        "irel:previousVersion",
        root.get("guid"),
        "2",
    )


def test_a_correction_says_so_in_signal_note_and_body_head(made) -> None:
    fact = Corrected("c1-talks", "2024-05-17", "An earlier version said 3.2.")
    root = made(article("T.", version=2, updated=UPDATED, facts=[fact], editor_note="For desks."))
    assert one(root, "//g:signal/@qcode") == "sig:correction"
    first = every(root, "//g:edNote")[0]
    assert (first.text, first.get("role")) == ("An earlier version said 3.2.", "role:correction")
    assert one(root, "//n:ed-msg/@info") == "An earlier version said 3.2."


def test_a_later_update_of_a_corrected_item_is_no_correction(made) -> None:
    fact = Corrected("c1-talks", "2024-05-17", "An earlier version said 3.2.")
    root = made(article("T.", version=3, updated=moment("2024-05-19T10:00:00+00:00"), facts=[fact]))
    assert one(root, "//g:signal/@qcode") == "sig:update"


def test_a_correction_in_the_first_version_is_reported() -> None:
    outcome = news_item(article("T.", facts=[Corrected("c1", "", "x")]), "", rendering())
    assert [d.code for d in outcome.diagnostics] == ["newsml.correction-version"]


@pytest.mark.parametrize(("status", "word"), [("canceled", "KILL"), ("withheld", "HOLD")])
def test_a_kill_and_a_hold_send_a_notice_and_nothing_of_the_story(made, status, word) -> None:
    given = article(
        "The secret story.",
        spoken("q1-talks"),
        facts=[BEIJING, quoted("q1-talks")],
        status=status,
        version=3,
        updated=UPDATED,
        embargo=moment("2024-06-01T00:00:00+00:00"),
        summary="Secret summary.",
        editor_note="Libel; do not use.",
        byline=("Anna Gruber",),
    )
    root = made(given, ahead=True)
    assert root.get("guid") == given.metadata.guid
    assert root.get("version") == "3"
    assert one(root, "//g:pubStatus/@qcode") == f"stat:{status}"
    assert one(root, "//g:edNote").text == "Libel; do not use."
    assert one(root, "//g:link/@version") == "2"
    assert every(root, "//g:signal | //g:embargoed | g:inlineRef | g:assert | //g:inlineXML | //g:description") == []
    notice = one(root, "g:contentSet/*")
    assert notice.get("contenttype") == "text/plain"
    assert notice.text.startswith(word)
    assert "ecret" not in "".join(root.itertext())


# --- refusals -----------------------------------------------------------------------------------------------------------


def test_without_a_domain_there_is_no_item() -> None:
    outcome = news_item(article("T."), "", rendering(project(domain="")))
    assert outcome.failed
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["config.domain"]


def test_a_page_is_no_news_item() -> None:
    outcome = news_item(article("T.", type="page", date=None), "", rendering())
    assert outcome.value == ()
    assert outcome.diagnostics == ()


def test_the_same_article_gives_the_same_bytes() -> None:
    given = article("T.", section=("World",), facts=[BEIJING])
    first, second = (news_item(given, "<p/>", rendering()).value for _ in range(2))
    assert first == second


def test_characters_that_xml_forbids_do_not_break_an_item(made) -> None:
    root = made(article("a\x08b\ud800c & <d> \ufffe", title='"T" & <b>'), rendition="<p>\x00</p>")
    assert one(root, "//n:block/n:p").text == "a\ufffdb\ufffdc & <d> \ufffd"
    assert one(root, "//g:headline").text == '"T" & <b>'


def test_every_finding_of_a_sound_item_is_empty() -> None:
    outcome = news_item(article("T."), "<p>T.</p>", rendering())
    assert [d for d in outcome.diagnostics if d.severity >= Severity.INFO] == []
