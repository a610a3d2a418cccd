"""The digest of what an author wrote: it moves with the words, and with nothing else, in any release."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.ledger.digest import members_digest, source_digest, text_digest

TEXT = "Talks\n=====\n\n:date: 2024-05-16\n\nThe council met.\n"


def test_the_digest_is_that_of_every_earlier_release() -> None:
    # Ledgers in the field hold these. A change here makes every issued item count as changed.
    assert source_digest(TEXT) == "db96b541e7b853cd8e297a8eb674ca1c471c37da4e700ba9ee405142e6529014"
    assert (
        source_digest(TEXT, [text_digest("Shared.\n"), sha256(b"picture").hexdigest()])
        == "44a199c69eccef9c585680e689bfb98e097a2abf3342b0011777aa0093169655"
    )
    assert (
        members_digest([("tag:a", 1, "usable"), ("tag:b", 2, "canceled")])
        == "b4ba752eaf7ca438477043b54dc27d24c42abf17100065d3d1d83a3a0f2ad653"
    )


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "\ufeff" + TEXT,
        TEXT.rstrip("\n"),
        TEXT + "\n\n  \n",
        TEXT.replace("met.\n", "met. \t\n"),
    ],
)
def test_line_ends_marks_and_blanks_at_line_ends_count_for_nothing(text: str) -> None:
    assert source_digest(text) == source_digest(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("met.", "met!"),
        TEXT.replace("Talks", " Talks"),
        TEXT.replace("\n\nThe", "\n\n\nThe"),
        TEXT.replace("The council", "The  council"),
        TEXT.replace("05-16", "05-17"),
        TEXT.replace("Talks", "Tal\u00adks"),
    ],
)
def test_every_other_change_counts(text: str) -> None:
    assert source_digest(text) != source_digest(TEXT)


def test_files_count_by_content_in_any_order_and_once() -> None:
    one, two = text_digest("One.\n"), sha256(b"two").hexdigest()
    assert source_digest(TEXT, [one, two]) == source_digest(TEXT, [two, one, two])
    assert len({source_digest(TEXT), source_digest(TEXT, [one]), source_digest(TEXT, [two])}) == 3
    assert text_digest("One.\r\n") == one


def test_members_count_in_order_with_version_and_status() -> None:
    a, b = ("tag:a", 1, "usable"), ("tag:b", 1, "usable")
    lists = ([a], [b], [a, b], [b, a], [("tag:a", 2, "usable")], [("tag:a", 1, "canceled")])
    assert len({members_digest(one) for one in lists}) == len(lists)
    assert members_digest([]) == ""


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_texts_that_read_differently_have_different_digests(one: str, two: str) -> None:
    lines = [
        [
            line.rstrip(" \t")
            for line in text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        ]
        for text in (one, two)
    ]
    same = "\n".join(lines[0]).rstrip("\n") == "\n".join(lines[1]).rstrip("\n")
    assert (source_digest(one) == source_digest(two)) is same
