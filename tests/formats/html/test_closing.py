"""Contributors and the disclosure stand below the text, wherever a reader meets it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefc.directives.table import directive_table
from briefc.formats.html import pages, print_page
from briefc.formats.html.rendition import rendition
from briefc.formats.pdf.math import draw_math
from briefc.link.notice import as_notice
from briefc.model.article import Briefing, Chapter
from briefc.model.artifact import Artifact
from briefc.model.digital_source import NAMES, disclosure
from briefc.model.facts import Person
from tests.formats.html.handmade import article, default_theme, page_of, project, rendering, words_of

PEOPLE = (Person("Cleo Maier", "editor"), Person("华春莹", "translator"))
LINE = "Contributors: Cleo Maier (editor), 华春莹 (translator)"
TOLD = disclosure("trainedAlgorithmicMedia", "en")


def made(**fields):
    return article("T.", contributors=PEOPLE, digital_source="trainedAlgorithmicMedia", **fields)


def lines(root) -> list[str]:
    return [words_of(p) for p in root.iter("p") if {"contributors", "disclosure"} & set(p.get("class", "").split())]


def test_on_the_page() -> None:
    assert lines(page_of(made())) == [LINE, TOLD]


def test_in_the_rendition() -> None:
    from lxml import html

    root = html.fragment_fromstring(rendition(made(), rendering()), create_parent="div")
    assert [words_of(p) for p in root] == ["T.", LINE, TOLD]


def test_in_print_of_an_article_and_of_a_briefing_and_its_members() -> None:
    from lxml import html

    given = replace(rendering(theme=default_theme()), directives=directive_table())
    alone = print_page.print_page(made(), given, draw_math).value
    assert alone is not None
    assert lines(html.fromstring(alone.html)) == [LINE, TOLD]
    own = made(slug="b", type="briefing")
    together = print_page.print_page(Briefing(own, (Chapter("", "", (made(slug="m"),)),)), given, draw_math).value
    assert together is not None
    # The member's below its text, the briefing's own at its end.
    assert lines(html.fromstring(together.html))[-2:] == [LINE, TOLD]


def test_for_machines() -> None:
    people = (Person("Anna Gruber", "correspondent"),)
    root = page_of(made(byline=("Anna Gruber",), authors=people), rendering(project("https://a.example/")))
    data = json.loads(root.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["author"] == [{"@type": "Person", "name": "Anna Gruber", "jobTitle": "correspondent"}]
    assert [one["name"] for one in data["contributor"]] == ["Cleo Maier", "华春莹"]
    assert data["digitalSourceType"] == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def test_the_record_shows_the_role_of_an_author() -> None:
    root = page_of(article("T.", byline=("Bo Li",), authors=(Person("Bo Li", "correspondent"),)))
    assert words_of(root.xpath("//dl[@class='record']/div/dd")[0]) == "Bo Li (correspondent)"


def test_nothing_stands_there_for_an_article_without_them() -> None:
    assert lines(page_of(article("T."))) == []
    assert rendition(article("T."), rendering()) == "<p>T.</p>\n"


def test_what_was_withdrawn_names_nobody() -> None:
    outcome = pages.article_page(
        as_notice(made(status="canceled", version=2)), rendering(project("https://a.example/"))
    )
    assert outcome.value is not None
    (page,) = outcome.value
    assert isinstance(page, Artifact)
    assert "Cleo" not in page.data.decode()
    assert "artificial" not in page.data.decode()


@pytest.mark.parametrize("language", ["de", "es", "fr", "ru", "zh", "ar"])
def test_readers_are_told_in_their_language(language: str) -> None:
    english = {disclosure(code, "en") for code in NAMES if disclosure(code, "en")}
    said = lines(page_of(made(language=language)))
    assert len(english) == 4
    assert len(said) == 2
    assert not set(said) & {*english, LINE}
    assert len({disclosure(code, language) for code in NAMES} - {""}) == 4
