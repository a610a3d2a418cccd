"""Characters of others to characters that a source may hold."""

from __future__ import annotations

import re

from briefc.ingest.told import Told
from briefc.ingest.tree import Tag

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no source may hold (briefc.source.characters refuses it)."""

_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OPEN = {"\u202a", "\u202b", "\u202d", "\u202e"}
_ISOLATE = {"\u2066", "\u2067", "\u2068"}


def clean(text: str, say: Told, at: Tag | None) -> str:
    """The text without control characters and without invisible ones that turn its direction and are not closed.

    Codes: `import.character`, `import.bidi`.
    """
    if text.isascii() and text.isprintable():
        return text
    bare = _FORBIDDEN.sub("", text)
    if bare != text:
        names = sorted({f"U+{ord(one):04X}" for one in _FORBIDDEN.findall(text)})
        say.warning("import.character", at, f"characters that no output can hold were taken out: {', '.join(names)}")
    bare = _SEPARATORS.sub(" ", bare)
    if _TURNING.search(bare) and not _paired(bare):
        say.warning("import.bidi", at, "invisible characters that turn the direction of the text were taken out")
        bare = _TURNING.sub("", bare)
    return bare


def _paired(text: str) -> bool:
    """Whether every embedding, override and isolate is closed, in order (UAX #9)."""
    opened: list[str] = []
    for mark in _TURNING.findall(text):
        if mark in _OPEN or mark in _ISOLATE:
            opened.append("\u202c" if mark in _OPEN else "\u2069")
        elif not opened or opened.pop() != mark:
            return False
    return not opened
