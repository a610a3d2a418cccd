"""Pages as a reader, a search engine and a link checker meet them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from briefc.build.tracking import Recorder, TrackedMapping
from briefc.formats.html import pages
from briefc.formats.html.words import words_for
from briefc.model.article import Briefing, Card, Moment
from briefc.model.content import Emphasis, Figure, Paragraph, Section, Text
from briefc.model.facts import Corrected, Dated, Person, Place, Posted, Quoted
from briefc.model.pack import digest_text
from briefc.model.project import Pdf
from briefc.model.theme import Theme
from tests.formats.html.handmade import (
    LATER,
    NOON,
    article,
    card,
    default_theme,
    page_of,
    parsed,
    picture,
    project,
    rendering,
    words_of,
)

SITE = "https://desk.example/"
FACTS = (
    Dated((Place("Beijing", country="China"),), "2024-05-16", "BEIJING, May 16, 2024 —", "BEIJING"),
    Quoted("q1-talks", Person("Xi Jinping", "President of China"), "We agree.", source="Talks", date="2024-05-16"),
    Quoted("pq1-talks", Person("Xi Jinping"), "We agree.", kind="pull"),
    Posted(
        "post-1-talks", Person("Hua Chunying"), "SpokespersonCHN", "Seventy-five years.", "https://x.com/a/status/1"
    ),
    Corrected("c1-talks", "2024-05-17", "It is 42."),
)


def rows(root: Any) -> dict[str, list[str]]:
    found = {}
    for row in root.xpath("//dl[@class='record']/div"):
        found[words_of(row.find("dt"))] = [words_of(line) for line in row.findall("dd")]
    return found


def test_the_head_names_section_genre_headline_and_standfirst() -> None:
    root = page_of(
        article("Text.", title=(Text("Talks "), Emphasis((Text("open"),))), subtitle="At last", genre="Analysis")
    )
    head = root.xpath("//main/article/header")[0]
    assert [words_of(label) for label in head.xpath(".//span[@class='label']")] == ["Asia-Pacific", "Analysis"]
    assert [words_of(one) for one in root.xpath("//h1")] == ["Talks open"]
    assert words_of(head.xpath("./p[contains(@class, 'subtitle')]")[0]) == "At last"
    assert root.xpath("//title")[0].text == "Talks open – The Desk"


def test_the_summary_stands_in_for_a_missing_subtitle() -> None:
    root = page_of(article("Text."))
    assert words_of(root.xpath("//p[@class='standfirst']")[0]) == "Talks have opened."


def test_the_record_says_who_where_and_when() -> None:
    root = page_of(article("Text.", facts=FACTS, updated=LATER, version=2))
    assert rows(root) == {
        "By": ["Foreign staff"],
        "Place": ["Beijing"],
        "Published": ["16 May 2024, 09:40 UTC"],
        "Updated": ["17 May 2024, 08:15 UTC", "One correction"],
        "Take away": ["NewsML-G2"],
    }
    assert root.xpath("//dl[@class='record']//a/@href") == ["#c1-talks", "../newsml/talks.xml"]
    assert root.xpath("//dl[@class='record']//time/@datetime") == [
        "2024-05-16T09:40:00+00:00",
        "2024-05-17T08:15:00+00:00",
    ]


def test_a_bare_date_is_shown_as_a_date() -> None:
    root = page_of(article("Text.", date=Moment(NOON.at, day=True)))
    assert rows(root)["Published"] == ["16 May 2024"]
    assert root.xpath("//dl[@class='record']//time/@datetime") == ["2024-05-16"]


def test_files_to_take_away_follow_the_projects_formats() -> None:
    def files(**settings: Any) -> list[str]:
        root = page_of(article("Text."), rendering(project(**settings)))
        return [str(href) for href in root.xpath("//section[contains(@class, 'files')]//a/@href")]

    assert files() == ["../newsml/talks.xml"]
    assert files(pdf=Pdf(articles=True)) == ["../pdf/talks.pdf", "../newsml/talks.xml"]
    assert files(formats=("html",)) == []


def test_a_page_of_the_site_has_neither_files_nor_section() -> None:
    root = page_of(article("Text.", type="page", date=None, section=(), byline=()))
    assert not root.xpath("//section[contains(@class, 'files')]")
    assert not root.xpath("//dl")


def test_related_items_are_cards_with_relative_links_and_missing_ones_are_left_out() -> None:
    others = [card("first", genre="Analysis"), card("second", title="На русском", language="ru")]
    root = page_of(article("Text.", related=("first", "gone", "second")), rendering(cards=others))
    band = root.xpath("//section[@aria-labelledby='related']")[0]
    assert band.xpath(".//h3/a/@href") == ["first.html", "second.html"]
    assert band.xpath(".//h3/a/@lang") == ["ru"]
    assert [words_of(one) for one in band.xpath(".//p[@class='meta']")] == ["Analysis · 16 May", "World · 16 May"]


def test_an_article_page_asks_for_no_card_but_its_own_and_its_related_ones() -> None:
    recorder = Recorder()
    everything = {one.slug: one for one in (card("talks"), card("first"), card("unrelated"))}
    given = replace(rendering(), cards=TrackedMapping("card", everything, recorder, lambda one: digest_text(one.title)))
    page_of(article("Text.", related=("first",), summary=""), given)
    assert {(read.kind, read.name) for read in recorder.reads} == {("card", "first"), ("card", "talks")}


def test_all_addresses_of_a_page_are_relative_or_on_the_site() -> None:
    root = page_of(article(Figure(image=picture(), caption=(Text("c"),)), facts=FACTS), rendering(project(SITE)))
    for address in root.xpath("//body//@href | //body//@src | //link[@rel != 'canonical']/@href"):
        assert not str(address).startswith(("/", "http", "file:")), address


def test_without_a_site_address_there_is_nothing_absolute_in_the_head() -> None:
    root = page_of(article("Text.", facts=FACTS))
    assert not root.xpath("//link[@rel='canonical'] | //meta[@property] | //script | //link[@rel='preload']")


def test_with_a_site_address_the_head_tells_networks_what_the_page_is() -> None:
    made = article(Figure(image=picture()), facts=FACTS, updated=LATER, keywords=("talks", "China"))
    root = page_of(made, rendering(project(SITE)))
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{SITE}html/talks.html"]
    assert root.xpath("//meta[@name='description']/@content") == ["Talks have opened."]
    graph = {one.get("property"): one.get("content") for one in root.xpath("//meta[@property]")}
    assert graph["og:type"] == "article"
    assert graph["og:url"] == f"{SITE}html/talks.html"
    assert graph["og:title"] == "Talks open"
    assert graph["og:image"] == f"{SITE}media/{'ab' * 10}.png"
    assert graph["article:published_time"] == "2024-05-16T09:40:00+00:00"
    assert root.xpath("//link[@rel='preload']/@href") == [
        "assets/fonts/spectral-400-latin.woff2",
        "assets/fonts/spectral-700-latin.woff2",
    ]


def linked(root: Any) -> Any:
    return json.loads(root.xpath("//script[@type='application/ld+json']")[0].text)


def test_linked_data_carries_dateline_quotations_posts_and_corrections() -> None:
    data = linked(page_of(article("Text.", facts=FACTS, updated=LATER, version=2), rendering(project(SITE))))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Talks open"
    assert data["dateModified"] == "2024-05-17T08:15:00+00:00"
    assert data["author"] == [{"@type": "Person", "name": "Foreign staff"}]
    assert data["dateline"] == "BEIJING, May 16, 2024 —"
    assert data["locationCreated"] == [{"@type": "Place", "name": "Beijing, China"}]
    (quotation,) = data["hasPart"]  # a pull quote repeats words and is none
    assert (quotation["@type"], quotation["text"]) == ("Quotation", "We agree.")
    assert quotation["spokenByCharacter"] == {"@type": "Person", "name": "Xi Jinping", "jobTitle": "President of China"}
    (post,) = data["citation"]
    assert (post["@type"], post["author"]["alternateName"]) == ("SocialMediaPosting", "@SpokespersonCHN")
    (correction,) = data["correction"]
    assert correction["@type"] == "CorrectionComment"


def test_linked_data_cannot_leave_its_script() -> None:
    wicked = "</script><script>alert(1)</script><!-- & \u2028"
    root = page_of(article("Text.", title=wicked, facts=FACTS), rendering(project(SITE)))
    assert len(root.xpath("//script")) == 1
    assert linked(root)["headline"] == " ".join(wicked.split())


@pytest.mark.parametrize(
    ("language", "direction", "words"), [("en", "ltr", "Published"), ("ar", "rtl", "نُشر"), ("zh-Hans", "ltr", "发布")]
)
def test_the_page_is_in_the_articles_language_and_direction(language: str, direction: str, words: str) -> None:
    root = page_of(article("Text.", language=language))
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    assert words in rows(root)


def test_the_theme_may_fix_the_colour_scheme_and_name_sections() -> None:
    default = default_theme()
    settings = {**default.settings, "scheme": "dark", "navigation": "World, Asia-Pacific, Europe", "footer": "Call us."}
    root = page_of(article("Text."), rendering(theme=replace(default, settings=settings)))
    assert root.get("data-scheme") == "dark"
    places = root.xpath("//header[@class='masthead']//nav//a")
    assert [words_of(one) for one in places] == ["Front page", "World", "Asia-Pacific", "Europe"]
    assert [words_of(one) for one in places if one.get("aria-current")] == ["Asia-Pacific"]
    assert places[2].get("href") == "index.html#section-asia-pacific"
    assert "Call us." in words_of(root.xpath("//footer[@class='foot']")[0])


def test_a_fault_in_a_template_is_a_finding_and_no_page() -> None:
    theme = Theme("mine", templates={"article.html": "{{ gone }}"}, chain=("mine",))
    outcome = pages.article_page(article("Text."), rendering(theme=theme))
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["theme.template"]


def test_chinese_names_bring_their_font_with_the_page() -> None:
    outcome: Any = pages.article_page(article("Hua Chunying 华春莹 spoke."), rendering())
    page, *fonts = outcome.value
    assert [font.media_type for font in fonts] == ["font/woff2", "font/woff2"]
    for font in fonts:
        assert font.path.removeprefix("html/").encode() in page.data
    assert len(pages.article_page(article("Łódź"), rendering()).value or ()) == 1


# --- briefings -------------------------------------------------------------------------------------------------------


def test_a_briefings_record_tells_how_to_handle_it() -> None:
    text = article(
        Section(title=(Text("The visit"),), body=(Paragraph((Text("Read."),)),), id="s1-china"),
        type="briefing",
        slug="china",
        reference="FD-B-14",
        audience="Committee staff",
        supersedes="FD-B-9",
        tlp="AMBER+STRICT",
        closing=LATER,
    )
    root = parsed(pages.briefing_page(Briefing(text), rendering()))
    found = rows(root)
    assert found["Handling"][0] == "TLP:AMBER+STRICT"
    assert "within their organization only" in found["Handling"][1]
    assert found["Reference"] == ["FD-B-14"]
    assert found["Prepared for"] == ["Committee staff"]
    assert found["Text closed"] == ["17 May 2024, 08:15 UTC"]
    assert found["Supersedes"] == ["FD-B-9"]
    assert root.xpath("//section[@class='take-away']//a/@href") == ["../pdf/china.pdf", "../newsml/china.xml"]
    assert [words_of(one) for one in root.xpath("//h1 | //article//section/h2[@id='s1-china_name']")] == [
        "Talks open",
        "The visit",
    ]


def test_a_briefing_without_a_label_takes_the_projects() -> None:
    text = article("Text.", type="briefing")
    root = parsed(pages.briefing_page(Briefing(text), rendering(project(pdf=Pdf(tlp="GREEN")))))
    assert rows(root)["Handling"][0] == "TLP:GREEN"


# --- the front page --------------------------------------------------------------------------------------------------


def front(*cards: Card, **settings: Any) -> Any:
    return parsed(pages.index_page(cards, rendering(project(**settings), cards)))


def many(count: int) -> list[Card]:
    day = [f"2024-05-{16 - number // 4:02}T{20 - number % 4:02}:00:00+00:00" for number in range(count)]
    sections = ("World", "Europe", "Economy")
    return [
        card(f"story-{number}", date=Moment(NOON.at.fromisoformat(day[number])), section=(sections[number % 3],))
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 11, 12, 30])
def test_no_story_stands_twice_and_none_is_lost(count: int) -> None:
    root = front(*many(count))
    found = [str(href) for href in root.xpath("//main//a/@href")]
    assert sorted(found) == sorted(f"story-{number}.html" for number in range(count))


def test_the_newest_leads_and_of_one_day_the_most_urgent() -> None:
    def lead(*cards: Card) -> str:
        return words_of(front(*cards).xpath("//article[@class='lead']//h2")[0])

    old = card("old", date=Moment(NOON.at.replace(day=15)), urgency=1)
    assert lead(old, card("new"), card("newer", date=Moment(NOON.at.replace(hour=12)))) == "Newer"
    assert lead(old, card("new", urgency=2), card("newer", date=Moment(NOON.at.replace(hour=12)))) == "New"


def test_every_place_of_the_bar_is_on_the_page() -> None:
    root = front(*many(20), card("brief", type="briefing"), card("about", type="page", title="About us"))
    for href in root.xpath("//header[@class='masthead']//nav//a/@href"):
        page, _, anchor = str(href).partition("#")
        if page == "index.html":
            assert len(root.xpath(f"//*[@id='{anchor}']")) == 1, href
        else:
            assert page == "about.html"


def test_ids_are_unique_on_the_front_page() -> None:
    root = front(*many(30), card("brief", type="briefing"))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_withdrawn_items_are_not_on_the_front_page() -> None:
    root = front(card("kept"), card("killed", status="canceled"))
    assert root.xpath("//main//a/@href") == ["kept.html"]


def test_the_front_page_takes_the_site_at_its_word() -> None:
    root = front(card("one"), url=SITE)
    assert root.xpath("//title")[0].text == "The Desk"
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{SITE}html/index.html"]
    assert root.xpath("//meta[@name='description']/@content") == ["News of talks."]
    assert [words_of(one) for one in root.xpath("//h1")] == ["The Desk"]


def test_an_empty_newsroom_has_a_front_page() -> None:
    assert words_of(front().xpath("//h1")[0]) == "The Desk"


def test_every_language_says_every_word() -> None:
    for language in ("en", "de", "fr", "es", "ru", "zh", "ar"):
        words = words_for(language)
        assert all(getattr(words, name) for name in words.__slots__), language
        assert "{count}" in words.corrections
