"""Which articles a briefing brings together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from briefc.link.assemble import ChapterPlan, assemble, plan
from briefc.model.article import Card
from briefc.model.content import Blocks, Extension, Paragraph, Section, Text
from briefc.model.members import Member
from briefc.model.span import NOWHERE, Span
from tests.link.cards import article, card, moment


@dataclass(frozen=True, slots=True)
class Names:
    """A list of articles, as a directive's node."""

    entries: tuple[tuple[str, Span], ...] = ()
    section: str = ""
    keyword: str = ""
    subject: str = ""
    since: str = ""
    until: str = ""
    language: str = ""
    sort: str = "-date"
    limit: int = 0
    optional: bool = False
    found: tuple[Member, ...] = ()


CARDS = {
    c.slug: c
    for c in (
        card("old", date=moment("2024-05-01"), section=("World",), keywords=("Grain",), language="fr"),
        card("new", date=moment("2024-05-20"), section=("World", "Europe")),
        card("mid", date=moment("2024-05-10"), subjects=("20000639",)),
        card("same", date=moment("2024-05-10"), language="en-GB"),
        card("draft", status="draft"),
        card("held", status="withheld"),
        card("killed", status="canceled"),
        card("other-briefing", type="briefing"),
    )
}


def is_out(one: Card) -> bool:
    return one.status not in {"draft", "withheld"}


def chosen(*entries: str, **options: Any) -> tuple[tuple[str, ...], list[str]]:
    node = Names(tuple((entry, NOWHERE) for entry in entries), **options)
    outcome = plan(article("brief", (Extension("articles", node),), type="briefing"), CARDS, is_out)
    assert outcome.value is not None
    return outcome.value[0].slugs, [d.code for d in outcome.diagnostics]


def test_entries_come_in_the_order_they_are_written() -> None:
    assert chosen("mid", "new", "old") == (("mid", "new", "old"), [])


def test_a_glob_brings_the_newest_first_then_by_slug() -> None:
    slugs, codes = chosen("[!k]*")
    assert slugs == ("new", "mid", "same", "old")
    assert codes == ["articles.held", "articles.held"]


@pytest.mark.parametrize(
    ("sort", "expected"), [("date", ("old", "mid", "same", "new")), ("slug", ("mid", "new", "old", "same"))]
)
def test_a_query_can_be_sorted_otherwise(sort: str, expected: tuple[str, ...]) -> None:
    assert chosen("[nmos]*", sort=sort)[0] == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"section": "world"}, ("new", "old")),
        ({"section": "World", "keyword": "grain"}, ("old",)),
        ({"subject": "20000639"}, ("mid",)),
        ({"since": "2024-05-10", "until": "2024-05-10"}, ("mid", "same")),
        ({"language": "fr"}, ("old",)),
        ({"section": "World", "limit": 1}, ("new",)),
    ],
)
def test_filters_hold_together(filters: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert chosen(**filters)[0] == expected


def test_what_is_wrong_with_a_list_is_said() -> None:
    assert chosen("nwe")[1] == ["articles.unknown"]
    assert chosen("draft")[1] == ["articles.not-out", "articles.empty"]
    assert chosen("zzz*")[1] == ["articles.empty"]
    assert chosen("zzz*", optional=True) == ((), [])
    assert chosen("new", "n*") == (("new",), ["articles.twice"])


def test_no_named_item_is_dropped_in_silence() -> None:
    assert chosen("new", "other-briefing") == (("new",), ["articles.type"])
    assert chosen("other-briefing")[1] == ["articles.type"]
    assert chosen("new", "mid", section="World") == (("new",), ["articles.filtered"])


def test_a_canceled_article_is_a_member_as_its_notice() -> None:
    assert chosen("killed")[0] == ("killed",)


def test_no_list_at_all_is_a_warning() -> None:
    outcome = plan(article("brief", (), type="briefing"), CARDS, is_out)
    assert [d.code for d in outcome.diagnostics] == ["articles.none"]


def test_headings_become_chapters_and_lists_are_filled() -> None:
    def names(*slugs: str) -> Extension:
        return Extension("articles", Names(tuple((slug, NOWHERE) for slug in slugs)))

    inner = Section((Text("Inner"),), (names("old"),), id="s2")
    body: Blocks = (
        names("new"),
        Section((Text("First"),), (Paragraph((Text("Words."),)), names("mid"), names("same"), inner), id="s1"),
    )
    text = article("brief", body, type="briefing")
    outcome = plan(text, CARDS, is_out)
    assert outcome.value == (
        ChapterPlan("", "", ("new",)),
        ChapterPlan("s1", "First", ("mid",)),
        ChapterPlan("s1", "First", ("same",)),
        ChapterPlan("s2", "Inner", ("old",)),
    )
    members = {slug: article(slug, ()) for slug in CARDS}
    briefing = assemble(text, tuple((c.id, c.title, c.slugs) for c in outcome.value), members, CARDS)
    assert [(c.id, c.title, [m.slug for m in c.members]) for c in briefing.chapters] == [
        ("", "", ["new"]),
        ("s1", "First", ["mid", "same"]),
        ("s2", "Inner", ["old"]),
    ]
    first = briefing.text.body[0]
    assert isinstance(first, Extension)
    assert [member.slug for member in first.node.found] == ["new"]
    section = briefing.text.body[1]
    assert isinstance(section, Section)
    second = section.body[2]
    assert isinstance(second, Extension)
    assert [member.slug for member in second.node.found] == ["same"]
