"""The addresses that a document cites, once each, with what they are and where they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefc.formats.html.print_words import print_words
from briefc.markup.element import Element, Markup, element
from briefc.markup.html import safe_address, scripted
from briefc.model.article import Article
from briefc.model.content import Link, plain
from briefc.model.facts import Posted, Quoted
from briefc.model.walk import find

_BREAK = "\u200b"
_BREAKS = re.compile(r"(?<=/)(?=[^?&])|(?<!^)(?=[?&])")


@dataclass(frozen=True, slots=True)
class Cited:
    """One address: what is behind it, in a word (`kind`) and in words, and the id of the place that cites it."""

    address: str
    kind: str
    shown: str
    at: str


def sources(articles: Iterable[Article], tops: dict[str, str], language: str) -> tuple[Cited, ...]:
    """The web addresses of some articles in the order in which they are met, each once."""
    words = print_words(language)
    found: dict[str, Cited] = {}

    def cite(address: str, kind: str, shown: str, at: str) -> None:
        if address.startswith(("http://", "https://")) and safe_address(address):
            found.setdefault(address, Cited(address, kind, " ".join(shown.split()), at))

    for article in articles:
        top = tops[article.slug]
        for fact in article.facts:
            if isinstance(fact, Posted):
                by = words.post_by.format(name=fact.author.name or fact.handle)
                cite(fact.url, words.post, by, fact.id)
                cite(fact.archived, words.archived, by, fact.id)
            elif isinstance(fact, Quoted):
                cite(fact.cite, words.link, fact.source or fact.words[:60], fact.id)
        for link in find(article.body, Link):
            cite(link.href, words.link, plain(link.content), top)
    return tuple(found.values())


def list_of_sources(found: Sequence[Cited], language: str, before: int = 0, joins: str = "") -> Markup:
    """Number and kind in the margin, from `before` on; what it is, the address, and the page that cites it.

    Lists with the same `joins` are one, in parts.
    """
    entries = tuple(_entry(number, one, language) for number, one in enumerate(found, before + 1))
    return (element("ol", entries, class_="sources", data_joins=joins),)


def _entry(number: int, one: Cited, language: str) -> Element:
    shown = (
        element("p", scripted(one.shown, language), class_="words") if one.shown and one.shown != one.address else ()
    )
    return element(
        "li",
        element(
            "p",
            element("span", str(number), class_="number"),
            " ",
            element("span", one.kind, class_="kind"),
            class_="mark",
        ),
        shown,
        element("p", element("a", _breakable(one.address), href=one.address), class_="address"),
        element("p", element("span", data_ref=f"#{one.at}"), class_="page"),
    )


def _breakable(address: str) -> str:
    """An address that may break after its slashes and before its dots, without a hyphen.

    A space of no width says so: unlike `wbr`, it leaves the text whole, which is laid out and drawn many times faster.
    """
    return _BREAKS.sub(_BREAK, address)
