"""Placeholders of page numbers: digits with invisible marks, which say what number stands there when it is known.

A placeholder is as many zeros as are left for the number. Behind the first stand two variation selectors (U+E0100 to
U+E01EF) that spell its place among the placeholders, behind each other zero one. They take no room, change no kerning
and need no glyph, so the text is laid out as if the digits stood there alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_LOWEST, _HIGHEST = 0xE0100, 0xE01EF
_COUNT = _HIGHEST - _LOWEST + 1
_MARKS = f"[{chr(_LOWEST)}-{chr(_HIGHEST)}]"
_PLACEHOLDER = re.compile(f"0({_MARKS})({_MARKS})((?:0{_MARKS}(?!{_MARKS}))*)")

OWN, ALL = "", "*"
"""The targets of the number of the page itself, and of the number of pages."""

_ROOM = 3
"""Digits that are left for a number that is not known to have another count, where it may take more or less room."""

_INLINE_ROOM = 2


@dataclass(slots=True)
class Placeholders:
    """What the placeholders of a part stand for: targets and numbers of digits, by place.

    `digits` has the number of digits by target, as far as it is known; `asked` the element that first refers to each.
    """

    digits: Mapping[str, int]
    kinds: list[tuple[str, int]] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)

    def text(self, target: str, *, exact: bool = False) -> str:
        """The placeholder of a number."""
        count = self.digits.get(target, _INLINE_ROOM if exact else _ROOM)
        kind = (target, count)
        if kind not in self.kinds:
            self.kinds.append(kind)
        high, low = divmod(self.kinds.index(kind), _COUNT)
        return f"0{chr(_LOWEST + high)}{chr(_LOWEST + low)}" + f"0{chr(_LOWEST)}" * (count - 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A placeholder in a text: its place among the placeholders, where its digits stand, and the letters beside it."""

    place: int
    digits: tuple[int, ...]
    before: str
    after: str


def is_inline(box: Any) -> bool:
    """Whether text goes on behind the page numbers in a box, so that they must take the room that was left."""
    return box.element is not None and "inline-page" in box.element.get("class", "").split()


def has_placeholder(text: str) -> bool:
    """Whether there is a placeholder in a text."""
    return chr(_LOWEST) in text and _PLACEHOLDER.search(text) is not None


def placeholders_in(text: str) -> Iterator[Found]:
    """The placeholders in a text."""
    for match in _PLACEHOLDER.finditer(text):
        place = (ord(match[1]) - _LOWEST) * _COUNT + ord(match[2]) - _LOWEST
        digits = tuple(at for at in range(match.start(), match.end()) if text[at] == "0")
        beside = (text[: match.start()][-1:], text[match.end() :][:1])
        # A mark is the end of another number, and a zero may be the beginning of one.
        before, after = ("" if one in {"0", ""} or ord(one) >= _LOWEST else one for one in beside)
        yield Found(place, digits, before, after)


def without_marks(text: str) -> str:
    """A text with the plain digits of its placeholders."""
    return re.sub(_MARKS, "", text) if has_placeholder(text) else text
