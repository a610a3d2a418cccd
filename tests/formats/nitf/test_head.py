"""The head of an NITF document: what the newsItem around it does not show in the tests of its own room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from briefc.formats.nitf import item
from briefc.model.article import Article, Subject
from briefc.model.format import Rendering
from briefc.vocabulary.topics import topic
from tests.formats.newsml.handmade import article, moment, rendering

SHARING = ("20000062", "20000064")
"""Two topics, one of them retired, of one Subject Code."""


def tree(given: Article, within: Rendering | None = None) -> Any:
    outcome = item.nitf_file(given, within or rendering())
    assert outcome.value is not None
    return etree.fromstring(outcome.value[0].data)


def test_topics_of_one_subject_code_are_one_subject_of_it() -> None:
    shared = {found.subjectcode for code in SHARING if (found := topic(code))}
    assert len(shared) == 1
    root = tree(article("T.", subjects=tuple(map(Subject, SHARING))))
    assert root.xpath("//*[local-name()='tobject.subject']/@tobject.subject.refnum") == [*shared]
    assert len(root.xpath("//*[local-name()='classifier']")) == len(SHARING)


@pytest.mark.parametrize(("status", "shown"), [("usable", "embargoed"), ("canceled", "canceled")])
def test_a_kill_ahead_of_an_embargo_is_a_kill(status: str, shown: str) -> None:
    given = article("T.", status=status, version=2, embargo=moment("2024-05-18T06:00:00+02:00"))
    root = tree(given, replace(rendering(), ahead=True))
    assert root.xpath("//*[local-name()='docdata']/@management-status") == [shown]
    assert len(root.xpath("//*[local-name()='date.release']")) == (shown == "embargoed")


def test_desks_are_told_in_a_file_of_its_own() -> None:
    root = tree(article("T.", editor_note="Pictures follow."))
    assert root.xpath("//*[local-name()='ed-msg']/@info") == ["Pictures follow."]
