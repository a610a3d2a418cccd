"""Drafts, withheld, embargoed and canceled items: what is out, and what must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

BODY = "The council met on Thursday in secret session.\n\nIt will meet again."


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path).article("open", BODY)


def everywhere(newsroom: Newsroom) -> bytes:
    return b"".join(
        (newsroom.root / "build" / path).read_bytes() for path in newsroom.tree() if path.endswith((".html", ".xml"))
    )


@pytest.mark.parametrize(
    "fields",
    [":status: draft", ":status: withheld", ":embargo: 2024-06-01T06:00:00+00:00"],
    ids=["draft", "held", "embargo"],
)
def test_an_item_that_is_not_out_is_in_no_output(newsroom: Newsroom, fields: str) -> None:
    newsroom.article("hidden", "Words that nobody may see.", title="Hidden headline", fields=fields)
    run = newsroom.build("--clock", "2024-05-20T00:00:00+00:00")
    assert run.code == 0, run.err
    assert b"Hidden" not in everywhere(newsroom)
    assert "html/hidden.html" not in newsroom.tree()


def test_an_embargo_ends_by_the_clock_alone(newsroom: Newsroom) -> None:
    newsroom.article("later", BODY, fields=":embargo: 2024-06-01T06:00:00+02:00")
    newsroom.build("--clock", "2024-06-01T03:59:59+00:00")
    assert "html/later.html" not in newsroom.tree()
    newsroom.build("--clock", "2024-06-01T04:00:00+00:00")
    assert "html/later.html" in newsroom.tree()
    assert b"Later" in newsroom.output("html/index.html")


def test_drafts_are_built_on_request(newsroom: Newsroom) -> None:
    newsroom.article("draft", BODY, fields=":status: draft")
    newsroom.build("--drafts")
    assert "html/draft.html" in newsroom.tree()
    newsroom.build()
    assert "html/draft.html" not in newsroom.tree()


def test_a_canceled_item_is_a_notice_under_the_same_guid(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.output("newsml/open.xml")
    newsroom.edit("sources/open.rst", ":date:", ":status: canceled\n:version: 2\n:updated: 2024-05-17\n:date:")
    run = newsroom.build()
    assert run.code == 0, run.err
    after = newsroom.output("newsml/open.xml")
    assert b"secret session" not in everywhere(newsroom)
    assert b"withdrawn" in newsroom.output("html/open.html")
    assert b'"stat:canceled"' in after
    guid = before.split(b'guid="')[1].split(b'"')[0]
    assert b'guid="' + guid + b'"' in after


def test_a_broken_source_that_says_withheld_loses_its_files(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.edit("sources/open.rst", ":date:", ":status: withheld\n:date:").edit(
        "sources/open.rst", "It will", ".. nonsense::\n\nIt will"
    )
    run = newsroom.build()
    assert run.code == 1
    assert "html/open.html" in run.json["removed"]
