"""Key points, fact boxes, corrections, editors' notes and lists of articles: looks, facts, lint."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefc.directives import articles, correction, editor_note, factbox, key_points
from briefc.markup.directive import Setting
from briefc.model.article import Moment
from briefc.model.content import Aside, Group, List, Paragraph, Reference, plain_blocks
from briefc.model.facts import Corrected, Noted, Summed
from briefc.model.members import Member, MemberList
from briefc.model.moment import read_moment
from tests.directives.using import fact_of, findings, looks, node_of, outcome_of, shown

SETTING = Setting("case", "en")

POINTS = ".. key-points::\n\n   * Talks *opened*.\n   * They will last.\n"
BOX = ".. factbox:: The *visit*\n\n   * **Two days** of talks\n   * **Harbin** is next\n"
CORRECTION = ".. correction::\n   :date: 2024-05-17\n\n   It said 40. It is 42.\n"
NOTE = ".. editor-note::\n\n   Names are changed.\n"
LISTED = ".. articles::\n\n   one\n   two-*\n"
AGAIN = ":version: 2\n:updated: 2024-05-18\n"
BRIEFING = ":type: briefing\n"


# --- key points ------------------------------------------------------------------------------------------------------


def test_key_points_are_an_ordered_list_under_their_label() -> None:
    assert looks(POINTS)["html"] == (
        '<section class="key-points" id="k1-case" aria-labelledby="k1-case-title"><p class="label" id="k1-case-title">'
        'Key points</p><ol><li id="k1-case-1">{Talks opened.}</li><li id="k1-case-2">{They will last.}</li></ol></section>'
    )
    assert looks(POINTS, fields=":language: de\n")["html"].count("Kernpunkte") == 1


def test_key_points_are_a_list_in_newsml() -> None:
    (block,) = key_points.core(node_of(POINTS), SETTING)

    assert isinstance(block, List)
    assert (block.id, block.classes, len(block.items)) == ("k1-case", ("key-points",), 2)
    assert looks(POINTS)["nitf"] == looks(POINTS)["rendition"] == "(core)"


def test_key_points_sum_the_text_up() -> None:
    assert fact_of(POINTS) == Summed(("Talks opened.", "They will last."))


def test_paragraphs_are_points_too() -> None:
    assert fact_of(".. key-points::\n\n   One.\n\n   Two.\n") == Summed(("One.", "Two."))


# --- fact box --------------------------------------------------------------------------------------------------------


def test_a_fact_box_is_named_by_its_title() -> None:
    made = looks(BOX)

    assert made["html"] == (
        '<aside class="factbox" id="b1-case" aria-labelledby="b1-case-title"><p class="title" id="b1-case-title">'
        "{The visit}</p>{Two days of talks\nHarbin is next}</aside>"
    )
    assert made["nitf"] == (
        '<note id="b1-case" class="factbox"><body.content><block><hl2 class="title">{The visit}</hl2>'
        "{Two days of talks\nHarbin is next}</block></body.content></note>"
    )
    assert made["rendition"] == (
        '<div class="factbox" id="b1-case"><p><strong>{The visit}</strong></p>{Two days of talks\nHarbin is next}</div>'
    )


def test_a_fact_box_means_a_sidebar() -> None:
    (block,) = factbox.core(node_of(BOX), SETTING)

    assert isinstance(block, Aside)
    assert (block.kind, block.id) == ("sidebar", "b1-case")


# --- correction ------------------------------------------------------------------------------------------------------


def test_a_correction_says_when_and_what() -> None:
    (block,) = correction.core(node_of(CORRECTION, fields=AGAIN), SETTING)

    assert isinstance(block, Group)
    assert plain_blocks(block.body) == "Correction, May 17, 2024. It said 40. It is 42."
    made = looks(CORRECTION, fields=AGAIN)
    assert made["html"].startswith(
        '<section class="correction" id="c1-case" aria-label="Correction">{Correction, May 17'
    )
    assert made["nitf"].startswith(
        '<note id="c1-case" noteclass="editorsnote" class="correction"><body.content><block>'
    )


def test_a_correction_is_of_the_day_of_the_update() -> None:
    body = CORRECTION.replace("   :date: 2024-05-17\n", "")

    assert fact_of(body, fields=AGAIN) == Corrected("c1-case", "2024-05-18", "It said 40. It is 42.")


# --- editors' note ---------------------------------------------------------------------------------------------------


def test_a_note_is_for_readers() -> None:
    (block,) = editor_note.core(node_of(NOTE), SETTING)

    assert isinstance(block, Group)
    assert block.classes == ("editor-note",)
    assert looks(NOTE)["nitf"].startswith('<note id="e1-case" noteclass="editorsnote" class="editor-note">')
    assert looks(NOTE.replace("changed.", "changed.\n\n   Twice."))["html"] == (
        '<div class="editor-note" id="e1-case" role="note" aria-label="Editor’s note">{Names are changed.\nTwice.}</div>'
    )
    assert fact_of(NOTE) == Noted("Names are changed.")


def test_a_note_for_desks_is_in_no_body() -> None:
    body = NOTE.replace("::\n", "::\n   :desk:\n", 1)

    assert editor_note.core(node_of(body), SETTING) == ()
    assert set(looks(body).values()) <= {"", "(core)"}
    assert fact_of(body) == Noted("Names are changed.", desk=True)


# --- articles --------------------------------------------------------------------------------------------------------


def _found(*members: Member) -> Any:
    return replace(node_of(LISTED, fields=BRIEFING), found=members)


MEMBER = Member(
    "one",
    "Talks open",
    "They may last.",
    "A summary.",
    Moment(read_moment("2024-05-16", "UTC").at, day=True),
    ("A. B.",),
    ("World",),
)


def test_entries_keep_their_places() -> None:
    node = node_of(LISTED, fields=BRIEFING)

    assert [(entry, span.line, span.column) for entry, span in node.entries] == [("one", 10, 4), ("two-*", 11, 4)]
    assert isinstance(node, MemberList)


def test_all_filters_are_read() -> None:
    node = node_of(
        ".. articles::\n   :section: World\n   :keyword: talks\n   :subject: 20000639\n   :since: 2024-05-01\n"
        "   :until: 2024-05-31\n   :language: en\n   :sort: date\n   :limit: 3\n   :optional:\n",
        fields=BRIEFING,
    )

    assert (node.section, node.keyword, node.subject, node.language) == ("World", "talks", "20000639", "en")
    assert (node.since, node.until, node.sort, node.limit, node.optional) == (
        "2024-05-01",
        "2024-05-31",
        "date",
        3,
        True,
    )


def test_members_are_headlines_that_lead_to_them() -> None:
    (block,) = articles.core(_found(MEMBER), SETTING)

    assert isinstance(block, List)
    paragraph = block.items[0].body[0]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.content[0], Reference)
    assert paragraph.content[0].destination is not None
    assert plain_blocks((block,)) == "Talks open. They may last."
    assert shown(articles.html(_found(MEMBER), SETTING)) == (
        '<div class="member-list" id="a1-case"><article class="member"><p class="headline">{Talks open}</p>'
        '<p class="standfirst">They may last.</p><p class="meta">A. B., World · <time datetime="2024-05-16">'
        "May 16, 2024</time></p></article></div>"
    )


def test_a_list_without_members_shows_nothing() -> None:
    assert articles.core(_found(), SETTING) == ()
    assert articles.html(_found(), SETTING) == ()


# --- trouble ---------------------------------------------------------------------------------------------------------

LONG = " ".join(["word"] * 36)


@pytest.mark.parametrize(
    ("body", "fields", "expected"),
    [
        (POINTS, "", []),
        (".. key-points::\n\n   * One\n", "", ["9:4 warning points.count"]),
        (".. key-points::\n\n" + "   * One\n" * 8, "", ["9:4 warning points.count"]),
        (f".. key-points::\n\n   * One\n   * {LONG}\n", "", ["9:4 warning points.long"]),
        (".. key-points::\n\n   One\n\n   * Two\n", "", ["9:4 error points.list"]),
        (".. key-points::\n", "", ["7:1 error directive.missing"]),
        (BOX, "", []),
        (".. factbox:: T\n\n" + "   * One\n" * 7, "", ["9:4 warning factbox.long"]),
        (".. factbox::\n\n   * One\n", "", ["7:1 error directive.missing"]),
        (CORRECTION, "", ["7:1 warning correction.version"]),
        (CORRECTION, AGAIN, []),
        (CORRECTION.replace("05-17", "05-32"), AGAIN, ["10:4 error directive.value"]),
        (NOTE, "", []),
        (LISTED, BRIEFING, []),
        (LISTED, "", ["7:1 error articles.place"]),
        (".. articles::\n", BRIEFING, ["8:1 error articles.query"]),
        (".. articles::\n   :limit: none\n\n   one\n", BRIEFING, ["9:4 error directive.value"]),
        (".. articles::\n   :sort: title\n\n   one\n", BRIEFING, ["9:4 error directive.value"]),
    ],
)
def test_trouble_is_placed(body: str, fields: str, expected: list[str]) -> None:
    assert findings(body, fields=fields) == expected


def test_what_cannot_be_made_is_dropped_with_its_error() -> None:
    assert outcome_of(".. key-points::\n\n   One\n\n   * Two\n").value.body == ()
