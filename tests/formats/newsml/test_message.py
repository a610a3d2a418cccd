"""newsMessages: whole items in an order that a reader can work through, valid, the same for the same set."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from briefc.formats.newsml.message import news_message
from briefc.formats.newsml.validate import validate
from briefc.model.article import Briefing, Chapter
from tests.formats.newsml.handmade import NAMESPACES, article, news_item, package, rendering

SENT: dict[str, Any] = {"sent": "2024-05-16T10:00:00+00:00", "sender": "agency.example"}


def items() -> list[bytes]:
    """A package, its text, and two articles, the package first."""
    members = (article("One.", slug="one", guid="tag:a,2024:one"), article("Two.", slug="two", guid="tag:a,2024:two"))
    text = article("Good morning.", type="briefing", slug="morning", guid="tag:a,2024:morning")
    whole = package(Briefing(text, (Chapter("s1-morning", "News", members),)), "<p>Good morning.</p>", rendering())
    singles = [news_item(member, "<p>x</p>", rendering()).value for member in members]
    made = [*(whole.value or ()), *(artifact for single in singles for artifact in single or ())]
    return [artifact.data for artifact in made]


def read(data: bytes) -> Any:
    return etree.fromstring(data)


def test_a_message_and_each_item_in_it_are_valid(schemas) -> None:
    root = schemas.check(news_message(items(), **SENT))
    for item in root.find("g:itemSet", NAMESPACES):
        assert schemas.g2.validate(item), str(schemas.g2.error_log.last_error)


def test_no_rule_is_broken_over_the_whole_message() -> None:
    assert validate(news_message(items(), **SENT)) == ()


def test_the_package_comes_last_and_texts_in_the_order_given() -> None:
    found = read(news_message(items(), **SENT)).find("g:itemSet", NAMESPACES)
    assert [item.get("guid") for item in found] == [
        "tag:a,2024:morning:text",
        "tag:a,2024:one",
        "tag:a,2024:two",
        "tag:a,2024:morning",
    ]


def test_an_item_cut_out_again_is_what_was_put_in() -> None:
    given = items()
    message = news_message(given, **SENT)
    for item in given:
        declaration, _, whole = item.partition(b"\n")
        assert declaration.startswith(b"<?xml")
        assert whole.strip() in message


def test_the_header_says_who_sent_what_when() -> None:
    header = read(news_message(items(), **SENT, priority=2, destination="client")).find("g:header", NAMESPACES)
    assert [(etree.QName(child).localname, child.text) for child in header if child.tag[-10:] != "transmitId"] == [
        ("sent", "2024-05-16T10:00:00+00:00"),
        ("sender", "agency.example"),
        ("priority", "2"),
        ("origin", "briefc"),
        ("destination", "client"),
    ]


def test_the_same_set_has_the_same_id_and_another_set_another() -> None:
    def id_of(given: list[bytes]) -> str:
        return str(read(news_message(given, **SENT)).findtext("g:header/g:transmitId", namespaces=NAMESPACES))

    assert id_of(items()) == id_of(items())
    assert id_of(items()) != id_of(items()[1:])


@pytest.mark.parametrize("wrong", [b"", b"<html/>", b"<newsMessage/>", b"plain text"])
def test_what_is_no_item_is_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError):
        news_message([wrong], **SENT)
