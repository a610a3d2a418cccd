"""What may follow an issued version, and what may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefc.ledger.file import open_ledger
from briefc.ledger.ledger import Ledger
from briefc.ledger.records import Issued
from briefc.ledger.rules import Standing, judge, outgrown, shown, vanished
from briefc.model.diagnostic import Diagnostic
from briefc.model.span import Span

GUID = "tag:desk.example,2024-05-16:talks"
LAST = Issued(
    guid=GUID,
    version=2,
    digest="b" * 64,
    state="usable",
    slug="talks",
    path="sources/talks.rst",
    at="2024-05-17T12:00:00+02:00",
    first_created="2024-05-16T09:40:00+02:00",
    version_created="2024-05-17T10:00:00+00:00",
)
SAME = Standing("sources/talks.rst", "talks", GUID, 2, "usable", "b" * 64, LAST.first_created, LAST.version_created)
NEXT = replace(SAME, version=3, digest="c" * 64, version_created="2024-05-18T10:00:00+00:00")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.sqlite") as found:
        found.issue(replace(LAST, version=1, digest="a" * 64))
        found.issue(LAST)
        yield found


def said(ledger: Ledger, *items: Standing) -> list[Diagnostic]:
    return list(judge(items, {item.guid for item in items}, ledger, lambda path, field: Span(f"{path}:{field}")))


@pytest.mark.parametrize(
    ("item", "code", "field"),
    [
        (SAME, "", ""),
        (NEXT, "", ""),
        (replace(NEXT, version=9), "", ""),
        (replace(NEXT, status="canceled"), "", ""),
        (replace(NEXT, status="withheld"), "", ""),
        (replace(NEXT, status="draft"), "", ""),
        (replace(NEXT, slug="council", path="sources/may/council.rst"), "", ""),
        (replace(SAME, digest="c" * 64), "ledger.unraised", "version"),
        (replace(SAME, status="canceled", digest="c" * 64), "ledger.unraised", "version"),
        (replace(SAME, status="withheld"), "ledger.unraised", "version"),
        (replace(SAME, version=1), "ledger.lower", "version"),
        (replace(NEXT, version_created=LAST.version_created), "ledger.updated", "updated"),
        (replace(NEXT, version_created="2024-05-17T12:00:00+02:00"), "ledger.updated", "updated"),
        (replace(NEXT, first_created="2024-05-16T09:41:00+02:00"), "ledger.date", "date"),
        (replace(NEXT, first_created="2024-05-16T07:40:00+00:00"), "", ""),
        (replace(NEXT, guid="tag:other"), "ledger.guid", "guid"),
        (replace(NEXT, guid="tag:other", slug="other"), "ledger.guid", "guid"),
        (replace(NEXT, guid="tag:other", path="sources/other.rst"), "ledger.guid", "guid"),
        (replace(NEXT, guid="tag:other", slug="other", path="sources/other.rst"), "", ""),
    ],
)
def test_what_may_follow(ledger: Ledger, item: Standing, code: str, field: str) -> None:
    found = said(ledger, item)
    assert [one.code for one in found] == ([code] if code else [])
    assert [one.span.path.rpartition(":")[2] for one in found] == ([field] if code else [])


def test_two_items_may_change_places(ledger: Ledger) -> None:
    moved = replace(NEXT, path="sources/old.rst", slug="old-talks")
    new = replace(SAME, guid="tag:desk.example,2024-06-01:talks", version=1)
    assert said(ledger, moved, new) == []


@pytest.mark.parametrize("status", ["usable", "withheld", "draft"])
@pytest.mark.parametrize("version", [2, 3, 4])
def test_what_was_withdrawn_stays_so(ledger: Ledger, status: str, version: int) -> None:
    ledger.issue(replace(LAST, version=3, state="canceled"))
    assert [one.code for one in said(ledger, replace(NEXT, status=status, version=version))] == ["ledger.killed"]


def test_a_withdrawn_item_may_be_withdrawn_in_other_words_and_its_place_used_anew(ledger: Ledger) -> None:
    ledger.issue(replace(LAST, version=3, state="canceled", digest="c" * 64))
    again = replace(NEXT, version=4, status="canceled", digest="d" * 64)
    assert said(ledger, again) == []
    assert said(ledger, replace(SAME, guid="tag:desk.example,2024-06-01:talks", version=1)) == []


def test_what_is_gone_is_missed_unless_it_was_withdrawn_or_cannot_be_read(ledger: Ledger) -> None:
    assert [one.code for one in vanished(set(), set(), ledger)] == ["ledger.vanished"]
    assert list(vanished({GUID}, set(), ledger)) == []
    assert list(vanished(set(), {"sources/talks.rst"}, ledger)) == []
    ledger.issue(replace(LAST, version=3, state="canceled"))
    assert list(vanished(set(), set(), ledger)) == []


def test_a_briefing_is_outgrown_only_when_both_lists_are_known() -> None:
    assert outgrown(replace(SAME, members="x"), replace(LAST, members="y"))
    assert not outgrown(replace(SAME, members="x"), replace(LAST, members="x"))
    assert not outgrown(replace(SAME, members="x"), LAST)
    assert not outgrown(SAME, replace(LAST, members="y"))


def test_an_instant_is_shown_with_its_zone() -> None:
    assert shown("2024-05-16T10:00:00+00:00") == "2024-05-16 10:00 UTC"
    assert shown("2024-05-16T10:00:00+05:30") == "2024-05-16 10:00 +0530"
