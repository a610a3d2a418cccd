"""Hyphens that hyphenation puts at the end of a line: which they are, and how they are read as none."""

from __future__ import annotations

import re
from typing import Any

_LAST_GLYPH = re.compile(rb"^\[(.*)<([0-9a-f]*)([0-9a-f]{4})>(-?[0-9.]*)\] TJ$", re.DOTALL)
_SOFT = b"/Span <</ActualText <FEFF00AD>>> BDC"


def is_soft(box: Any, following: Any) -> bool:
    """Whether the hyphen at the end of a text box is not in the source, given the box that its text goes on in."""
    sign = box.style["hyphenate_character"]
    if not sign or not box.text.endswith(sign):
        return False
    before = box.text.removesuffix(sign)
    if before.endswith("\xad"):
        return True
    head, tail = _end(before), following.text.split(maxsplit=1)
    if not head or not tail or following.text[0].isspace():
        return False
    own = "\n".join([box.element.text or "", *(child.tail or "" for child in box.element)]).casefold()
    written = f"{head}{sign}{tail[0]}".casefold()
    return written not in own and f"{head}{tail[0]}".casefold() in own


def _end(text: str) -> str:
    """The last word of a text that does not end in a space."""
    words = text.rsplit(maxsplit=1)
    return words[-1] if words and not text[-1].isspace() else ""


def with_soft_hyphen(operator: bytes) -> tuple[bytes, ...]:
    """The operator that shows a line (`[…] TJ`), its last glyph being read as U+00AD (ISO 32000-1, 14.9.4).

    Left as it is when it does not end in a glyph of two bytes, as the fonts have that briefc embeds.
    """
    found = _LAST_GLYPH.match(operator)
    if found is None:
        return (operator,)
    before, glyphs, last, after = found.groups()
    line = before + (b"<" + glyphs + b">" if glyphs else b"")
    shown = (b"[" + line + b"] TJ",) if line else ()
    return (*shown, _SOFT, b"[<" + last + b">" + after + b"] TJ", b"EMC")
