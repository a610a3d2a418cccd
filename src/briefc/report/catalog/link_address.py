"""Codes of links by address, and of links inside an article."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"


def _article(text: str) -> tuple[tuple[str, str], ...]:
    return (("sources/bridge.rst", _HEAD + text),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        "link.fragment",
        "a link to a place that is not there",
        "The address is only a # and a name, which means a place in this article, and no place here has the name.",
        _article("See `the crossings <#crossings>`__.\n"),
        'Give the place a name with ".. _crossings:" above it, or link to it by :ref:.',
    ),
    Explanation(
        "link.scheme",
        "an address that is not linked to",
        "Links lead to web pages (https:, http:), to mail addresses and telephone numbers (mailto:, tel:), or to files "
        "of the project. Others may run programs on the reader's machine, or open nothing at all. The words are kept.",
        _article("`Open the bridge <javascript:open()>`__.\n"),
        "Link to a page that says the same, or write the words without a link.",
    ),
    Explanation(
        "link.text",
        "a link without words",
        "The link has no words of its own, and the place it leads to has no title that could stand for them. Its name "
        "was shown instead.",
        _article(".. _crossings:\n\nNone yet.\n\nSee :ref:`crossings`.\n"),
        "Write the words before the name: :ref:`the crossings <crossings>`.",
    ),
)
