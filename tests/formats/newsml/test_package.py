"""The packageItem of a briefing, and the newsItem of its own text."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import Any

import pytest
from NewsMLG2 import document

from briefc.model.article import Article, Briefing, Chapter
from briefc.model.content import Paragraph, Text
from briefc.model.diagnostic import Severity
from briefc.model.facts import Summed
from tests.formats.newsml.handmade import article, every, moment, one, package, project, rendering


def member(slug: str, **fields: Any) -> Article:
    given = {"title": slug.title(), "slug": slug, "guid": f"tag:agency.example,2024-05-16:{slug}", "slugline": "X-Y"}
    return article(f"{slug} text.", **{**given, **fields})


def briefing(*chapters: Chapter, **fields: Any) -> Briefing:
    given = {
        "type": "briefing",
        "slug": "morning",
        "guid": "tag:agency.example,2024-05-17:morning",
        "title": "Morning briefing",
        "facts": [Summed(("One.", "Two."))],
    }
    return Briefing(article(Paragraph((Text("Good morning."),)), **{**given, **fields}), chapters)


TWO = (
    Chapter("", "", (member("lead"),)),
    Chapter(
        "s1-morning", "Energy & gas", (member("gas", version=2, updated=moment("2024-05-17T00:00:00Z")), member("oil"))
    ),
)


@pytest.fixture
def packed(schemas):
    """A function from a briefing to the trees of its package and of its own text, both valid by the schemas."""

    def make(given: Briefing, **options: Any) -> tuple[Any, Any]:
        outcome = package(given, "<p>Good morning.</p>", rendering(), **options)
        assert outcome.value is not None
        assert [d for d in outcome.diagnostics if d.severity is Severity.ERROR] == []
        assert [made.path for made in outcome.value] == ["newsml/morning.xml", "newsml/morning.text.xml"]
        whole, text = outcome.value
        return schemas.check(whole.data), schemas.check(text.data)

    return make


def test_the_package_is_a_composite_with_full_metadata(packed) -> None:
    root, _ = packed(briefing(*TWO, section=("World",)))
    assert root.tag.endswith("packageItem")
    assert one(root, "g:itemMeta/g:itemClass/@qcode") == "ninat:composite"
    assert one(root, "g:contentMeta/g:headline").text == "Morning briefing"
    assert one(root, "g:contentMeta/g:slugline").text == "TALKS"
    assert one(root, "g:contentMeta/g:language/@tag") == "en"
    assert one(root, "g:rightsInfo/g:copyrightNotice").text == "© 2024 Agency"
    assert list(one(root, "g:contentMeta/g:description").itertext()) == ["One.", "Two."]


def test_groups_follow_the_order_of_the_briefing(packed) -> None:
    root, _ = packed(briefing(*TWO))
    groups = one(root, "g:groupSet")
    assert groups.get("root") == groups[0].get("id") == "root-morning"
    assert every(groups[0], "g:groupRef/@idref") == ["g1-morning", "g2-morning", "g3-morning"]
    assert every(groups, "g:group/@role") == ["group:briefing", "group:text", "group:lead", "group:section-energy-gas"]
    assert set(every(groups, "g:group/@mode")) == {"pgrmod:seq"}
    members = [every(group, "g:itemRef/@residref") for group in groups[1:]]
    assert [[guid.rpartition(",")[2] for guid in group] for group in members] == [
        ["2024-05-17:morning:text"],
        ["2024-05-16:lead"],
        ["2024-05-16:gas", "2024-05-16:oil"],
    ]


def test_a_section_is_named_by_an_assertion_and_never_by_a_title_in_the_group(packed) -> None:
    root, _ = packed(briefing(*TWO))
    assert one(root, "g:assert[@qcode='group:section-energy-gas']/g:name").text == "Energy & gas"
    assert every(root, "//g:group/*[not(self::g:groupRef or self::g:itemRef)]") == []
    assert one(root, "g:catalog/g:scheme[@alias='group']/@uri") == "https://agency.example/cv/group/"


def test_sections_with_titles_whose_codes_are_alike_keep_their_names(packed) -> None:
    titles = ("Oil & gas", "Oil, gas", "🗞️", "…", "Oil & gas")
    chapters = (Chapter(f"s{n}-morning", title, (member(f"m{n}"),)) for n, title in enumerate(titles, 1))
    root, _ = packed(briefing(*chapters))
    names = dict(zip(every(root, "//g:assert/@qcode"), every(root, "//g:assert/g:name/text()"), strict=True))
    shown = [names[role] for role in every(root, "//g:group/@role")[2:]]
    assert shown == list(titles)


def test_a_member_is_named_with_its_version_and_what_to_show_of_it(packed) -> None:
    root, _ = packed(briefing(*TWO))
    gas = one(root, "//g:itemRef[contains(@residref, 'gas')]")
    assert (gas.get("version"), gas.get("rank")) == ("2", "1")
    assert gas.get("contenttype") == "application/vnd.iptc.g2.newsitem+xml"
    assert [child.tag.rpartition("}")[2] for child in gas] == [
        *("itemClass", "provider", "versionCreated", "pubStatus", "title", "headline", "slugline"),
    ]
    assert one(gas, "g:headline").text == "Gas"
    assert one(gas, "g:slugline/@separator") == "-"


def test_the_own_text_is_a_news_item_of_its_own_and_the_first_member(packed) -> None:
    root, text = packed(briefing(*TWO))
    assert text.tag.endswith("newsItem")
    assert text.get("guid") == "tag:agency.example,2024-05-17:morning:text"
    assert every(root, "//g:itemRef/@residref")[0] == text.get("guid")
    assert one(text, "//n:block/n:p").text == "Good morning."
    assert one(text, "//g:inlineData").text == "<p>Good morning.</p>"


def test_ids_are_unique_over_package_and_items(packed) -> None:
    roots = packed(briefing(*TWO))
    ids = [id for root in roots for id in every(root, "//*/@id")]
    assert len(ids) == len(set(ids)) > 5


def test_a_later_version_of_a_briefing_names_the_one_before(packed) -> None:
    root, text = packed(briefing(*TWO, version=2, updated=moment("2024-05-18T00:00:00Z")))
    link = one(root, "g:itemMeta/g:link")
    assert (link.get("rel"), link.get("contenttype")) == (
        "irel:previousVersion",
        "application/vnd.iptc.g2.packageitem+xml",
    )
    assert one(text, "g:itemMeta/g:link/@residref") == text.get("guid")
    assert one(root, "//g:signal/@qcode") == "sig:update"


def test_a_withdrawn_member_shows_its_state(packed) -> None:
    chapters = (Chapter("", "", (member("lead", status="canceled"),)),)
    root, _ = packed(briefing(*chapters))
    assert one(root, "//g:itemRef[contains(@residref, 'lead')]/g:pubStatus/@qcode") == "stat:canceled"


def test_a_withdrawn_briefing_holds_a_notice_alone(packed) -> None:
    root, text = packed(briefing(*TWO, status="canceled", version=2, updated=moment("2024-05-18T00:00:00Z")))
    assert one(root, "g:itemMeta/g:pubStatus/@qcode") == "stat:canceled"
    assert len(every(root, "//g:itemRef")) == 1
    assert one(text, "g:contentSet/g:inlineData").text.startswith("KILL")


def test_a_briefings_own_fields_are_in_the_package(packed) -> None:
    given = briefing(*TWO, reference="B-12/2024", audience="Policy staff", issuer="EU desk", tlp="AMBER")
    root, _ = packed(given)
    assert one(root, "//g:altId").text == "B-12/2024"
    assert one(root, "//g:audience/@literal") == "Policy staff"
    assert one(root, "//g:creator[@role='role:issuer']/@literal") == "EU desk"
    assert one(root, "//g:usageTerms").text == "TLP:AMBER"


def test_a_section_without_members_and_a_briefing_without_sections(packed) -> None:
    root, _ = packed(briefing(Chapter("s1-morning", "Empty", ())))
    assert every(root, "//g:group/@role") == ["group:briefing", "group:text"]
    assert every(root, "g:assert") == []


def test_newsmlg2_reads_both_back() -> None:
    outcome = package(briefing(*TWO), "<p/>", rendering())
    assert outcome.value is not None
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        guids = [document.NewsMLG2Document(made.data).get_item().guid for made in outcome.value]
    assert guids == ["tag:agency.example,2024-05-17:morning", "tag:agency.example,2024-05-17:morning:text"]
    assert said.getvalue() == ""


def test_without_a_domain_there_is_no_package() -> None:
    outcome = package(briefing(*TWO), "", rendering(project(domain="")))
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["config.domain"]


def test_a_draft_member_of_a_preview_is_withheld(packed) -> None:
    lead = member("lead")
    draft = replace(lead, metadata=replace(lead.metadata, status="draft"))
    root, _ = packed(briefing(Chapter("", "", (draft,))))
    assert one(root, "//g:itemRef[contains(@residref, 'lead')]/g:pubStatus/@qcode") == "stat:withheld"
