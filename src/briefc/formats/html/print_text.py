"""Finished markup to markup fit for paper: bound words, and characters that the print faces lack."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefc.markup.element import Element, Markup, Node, element
from briefc.model.calendar import MONTHS
from briefc.model.language import primary

_AS_THEY_ARE = frozenset({"svg", "pre", "code", "script", "style", "title"})
_HYPHENATED = re.compile(r"[^\s\u2011]*(?:\u2011[^\s\u2011]*)+")
_LAST_TWO = re.compile(r"(?:(?<=\s)|^)(\S+) (\S+)(\s*)$")
_LONGEST_BOUND = 24
"""Characters beyond which two words are left to part: binding them would tear a hole into the line before."""


def fit_for_print(markup: Markup, language: str) -> Markup:
    """Markup in which dates keep together, and U+2011 and U+202F stand as characters that the faces have."""
    dates = _dates(primary(language))

    def text(words: str) -> Markup:
        return _pieces(words.replace("\u202f", "\u00a0"), dates)

    return tuple(node for child in markup for node in _over(child, text))


def _over(node: Node, text: Callable[[str], Markup]) -> Markup:
    if isinstance(node, str):
        return text(node)
    if isinstance(node, Element) and node.name not in _AS_THEY_ARE:
        attributes = tuple((key, _plain(value)) for key, value in node.attributes)
        return (Element(node.name, attributes, tuple(new for child in node.children for new in _over(child, text))),)
    return (node,)


def _plain(value: str) -> str:
    return value.replace("\u2011", "-").replace("\u202f", "\u00a0")


def _pieces(words: str, dates: re.Pattern[str] | None) -> Markup:
    """A text cut where something in it must not break."""
    if "\u2011" not in words and (dates is None or not any(character.isdigit() for character in words)):
        return (words,)
    out: list[Node] = []
    end = 0
    pattern = dates if "\u2011" not in words else _HYPHENATED
    for match in pattern.finditer(words) if pattern else ():
        if match.start() > end:
            out.append(words[end : match.start()])
        out.append(element("span", match.group().replace("\u2011", "-"), class_="tied"))
        end = match.end()
    if end < len(words):
        out.append(words[end:])
    return tuple(out)


@lru_cache(maxsize=32)
def _dates(language: str) -> re.Pattern[str] | None:
    """Day and month next to one another, in either order."""
    if language not in MONTHS:
        return None
    names = "|".join(sorted(map(re.escape, MONTHS[language]), key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{names}) \d{{1,2}}\b|\d{{1,2}}\.? (?:{names})\b)")


def bound(markup: Markup) -> Markup:
    """Markup whose last two words keep together, so that no line holds one short word alone.

    Left as it is where the two are long, or the last word stands in an element of its own.
    """
    if not markup or not isinstance(markup[-1], str):
        return markup
    match = _LAST_TWO.search(markup[-1])
    if (
        match is None
        or len(match.group(1)) + len(match.group(2)) > _LONGEST_BOUND
        or match.start() == 0 == len(markup) - 1
    ):
        return markup
    head = markup[-1][: match.start()]
    tied = element("span", f"{match.group(1)} {match.group(2)}", class_="tied")
    return (*markup[:-1], *((head,) if head else ()), tied, *((match.group(3),) if match.group(3) else ()))
