"""The card of an article, and the first sentence that stands in for a summary."""

from __future__ import annotations

import pytest

from briefc.rst.read import card_of
from tests.rst.directives import RUN_IN
from tests.rst.reading import HEAD, read, table_of

TABLE = table_of(RUN_IN)
BARE = HEAD.replace(":summary: A case.\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is open. It was closed.", "The bridge is open."),
        ("The *bridge* is [#]_ open. It was closed.\n\n.. [#] Note.", "The bridge is open."),
        (
            "U.S. President J. Smith met Dr. Who on Jan. 5 in St. Louis. He left.",
            "U.S. President J. Smith met Dr. Who on Jan. 5 in St. Louis.",
        ),
        ("“We will come.” They came.", "“We will come.”"),
        ("Will it open? Yes.", "Will it open?"),
        ("It cost 4.7 million euros. Too much.", "It cost 4.7 million euros."),
        ("It grew by 3 p.c. in May. Then it fell.", "It grew by 3 p.c. in May."),
        ("桥梁开通了。昨天还关闭。", "桥梁开通了。"),
        ("No full stop at all", "No full stop at all"),
        ("It opened… and closed. Again.", "It opened… and closed."),
        (".. run-in:: Beijing\n\nThe bridge is open. It was closed.", "The bridge is open."),
        (".. note:: Not this. Nor this.\n\n- nor this\n\nThis. And on.", "This."),
        ("Heading\n-------\n\nIn a section. Second.", "In a section."),
        (".. image:: ../../cases/images/flag.png\n   :alt: flag", ""),
        ("word " * 100, ("word " * 59 + "word…")),
    ],
)
def test_the_first_sentence_is_the_summary_of_an_article_without_one(text: str, expected: str) -> None:
    outcome = read(BARE + text + "\n", table=TABLE)

    assert outcome.value is not None
    assert expected == card_of(outcome.value, TABLE).summary
    assert [d.code for d in outcome.diagnostics] == ["metadata.summary"]


def test_the_field_is_the_summary_when_there_is_one() -> None:
    outcome = read(HEAD + "The bridge is open.\n")

    assert outcome.value is not None
    assert outcome.diagnostics == ()
    assert card_of(outcome.value, {}).summary == "A case."


def test_a_card_has_titles_as_plain_text_and_knows_no_body() -> None:
    head = "A *bridge*\n==========\n\nIt ``opens``\n------------\n\n:date: 2024-05-16\n:summary: x\n\n.. _there:\n\nPlace\n~~~~~\n\n"
    first = read(head + "Text.\n").value
    second = read(head + "\nOther text.\n").value

    assert first is not None
    assert second is not None
    card = card_of(first, {})
    assert (card.title, card.subtitle) == ("A bridge", "It opens")
    assert card.labels == (("there", "s1-case", "Place"),)
    assert card == card_of(second, {})
