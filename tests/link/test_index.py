"""Cards to the index."""

from __future__ import annotations

from briefc.link.index import build_index
from tests.link.cards import card


def test_two_items_of_one_slug_are_an_error_at_each() -> None:
    outcome = build_index([card("a", path="x/a.rst"), card("b"), card("a", path="y/a.rst")])
    assert [(d.code, d.span.path) for d in outcome.diagnostics] == [
        ("slug.duplicate", "y/a.rst"),
        ("slug.duplicate", "x/a.rst"),
    ]
    assert "x/a.rst" in outcome.diagnostics[0].message


def test_a_label_leads_to_the_first_who_has_it_and_the_second_is_told() -> None:
    outcome = build_index(
        [card("a", labels=(("here", "s1-a", "Here"),)), card("b", labels=(("here", "s1-b", "There"),))]
    )
    assert outcome.value is not None
    assert outcome.value.labels == {"here": ("a", "s1-a", "Here")}
    assert [(d.code, d.span.path) for d in outcome.diagnostics] == [("label.duplicate", "sources/b.rst")]


def test_the_same_post_may_stand_in_two_articles() -> None:
    labels = (("post-1", "p", ""),)
    assert not build_index([card("a", labels=labels), card("b", labels=labels)]).diagnostics


def test_two_items_of_one_identifier_are_an_error_at_each() -> None:
    outcome = build_index([card("a", guid="tag:x"), card("b", guid="tag:y"), card("c", guid="tag:x")])
    assert [(d.code, d.span.path) for d in outcome.diagnostics] == [
        ("guid.duplicate", "sources/c.rst"),
        ("guid.duplicate", "sources/a.rst"),
    ]
    assert not build_index([card("a", guid=""), card("b", guid="")]).diagnostics


def test_a_withdrawn_item_is_known_by_its_title_alone() -> None:
    gone = card("a", status="canceled", subtitle="Below", summary="What was said.", labels=(("here", "s1", "Part"),))
    outcome = build_index([gone])
    assert outcome.value is not None
    kept = outcome.value.cards["a"]
    assert (kept.title, kept.subtitle, kept.dateline) == (gone.title, "", "")
    assert kept.summary.startswith("KILL:")
    assert outcome.value.labels == {"here": ("a", "", "")}
