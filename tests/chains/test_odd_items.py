"""Odd but legitimate projects, and what a stranger reads of them in the items that are sent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.chains.newsroom import Newsroom

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
KILL = ":version: 2\n:updated: 2024-05-17T10:00Z\n:status: canceled"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def read(newsroom: Newsroom, path: str) -> Any:
    return etree.fromstring((newsroom.root / "build" / path).read_bytes())


def test_nothing_that_speaks_of_a_killed_article_names_its_people_or_topics(newsroom: Newsroom) -> None:
    fields = ":byline: SECRETAUTHOR (SECRETROLE)\n:keywords: SECRETWORD\n:genre: SECRETFORM\n:source: SECRETSOURCE"
    newsroom.article("gone", "SECRETTEXT", fields=f"{fields}\n{KILL}")
    newsroom.article("morning", ".. articles::\n\n   gone", fields=":type: briefing")
    newsroom.article("other", "See :doc:`gone`.", fields=":related: gone")
    assert newsroom.build(formats="html,newsml,nitf,ninjs").code == 0
    files = [path for path in (newsroom.root / "build").rglob("*.*") if path.suffix in {".html", ".xml", ".json"}]
    said = {
        path.name: re.findall("SECRET[A-Z]+", path.read_text("utf-8")) for path in files if path.parent.name != "build"
    }
    assert len(said) > 8
    assert {name: words for name, words in said.items() if words} == {}


def test_the_text_of_a_briefing_links_to_every_member_without_a_site_too(newsroom: Newsroom) -> None:
    newsroom.article("one", "Text.").article("two", "Text.")
    newsroom.article("morning", ".. articles::\n\n   one\n   two", fields=":type: briefing")
    assert newsroom.build(formats="newsml").code == 0
    text = read(newsroom, "newsml/morning.text.xml")
    guids = [f"tag:desk.example,2024-05-16:{slug}" for slug in ("one", "two")]
    assert [link.get("residref") for link in text.iter(f"{G2}link")] == guids
    assert [a.get("href") for a in text.iter(f"{NITF}a")] == guids


REGISTER = "people:\n  reuters:\n    name: Paul Reuter\n"


def test_a_name_that_is_somebody_elses_code_stays_a_name(newsroom: Newsroom) -> None:
    newsroom.write("sources/people.yaml", REGISTER)
    newsroom.article("talks", ":q:`One <@reuters>` and :q:`two <reuters>`.")
    assert newsroom.build(formats="newsml").code == 0
    item = read(newsroom, "newsml/talks.xml")
    said = {one.get("qcode") or one.get("literal"): one.get("idrefs") for one in item.iter(f"{G2}inlineRef")}
    assert said == {"person:reuters": "q1-talks", "reuters": "q2-talks"}


def test_no_item_is_linked_with_itself(newsroom: Newsroom) -> None:
    newsroom.article("talks", "See :doc:`talks`.", fields=":related: talks")
    assert newsroom.build(formats="newsml,ninjs").code == 0
    assert list(read(newsroom, "newsml/talks.xml").iter(f"{G2}link")) == []
    assert b"associations" not in newsroom.output("ninjs/talks.json")
