"""Words that stand on other words of the same page, so that neither can be read.

Layout lets boxes lie over one another: what is placed absolutely, pulled by negative margins, or more than a fixed
height holds. Nothing else tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

_LETTER = 0.4
"""How far small letters reach above the base line, of the font's size: less than any typeface has, so no near miss."""

_LEAST = 4.0
"""Pixels that words must share in width; and of the lower ones' height a third."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words: its line and element, what it says, and the room of its small letters in pixels of the page."""

    line: Any
    element: Any
    text: str
    left: float
    top: float
    right: float
    bottom: float


def overprinted(lines: Iterable[Any]) -> Iterator[tuple[Words, Words]]:
    """Of the lines of a page (WeasyPrint's boxes) the words that stand on others: (those above, those below)."""
    near: list[Words] = []
    for words in sorted((words for line in lines for words in _words(line)), key=attrgetter("top")):
        near = [other for other in near if other.bottom > words.top]
        for other in near:
            if other.line is not words.line and _cover(other, words):
                yield other, words
        near.append(words)


def _words(line: Any) -> Iterator[Words]:
    from weasyprint.formatting_structure import boxes

    waiting = list(line.children)
    for box in waiting:
        if isinstance(box, boxes.TextBox):
            if box.text.strip() and box.style["visibility"] == "visible":
                base = box.position_y + box.baseline
                top = base - _LETTER * box.style["font_size"]
                yield Words(line, box.element, box.text, box.position_x, top, box.position_x + box.width, base)
        elif isinstance(box, boxes.InlineBox):
            waiting.extend(box.children)


def _cover(one: Words, other: Words) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > _LEAST and high * 3 > min(one.bottom - one.top, other.bottom - other.top)
