"""Characters of running text: line breaks joined, what no output can hold taken out."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 refuses or nobody can see: C0 but tab and line feed, DEL, C1, surrogates, U+FFFE/F."""

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: characters that turn the direction of what follows."""


def forbidden(text: str) -> str | None:
    """The first character of a text that no output can hold, or None."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else None


def without_forbidden(text: str) -> str:
    """The text without those characters."""
    return _FORBIDDEN.sub("", text)


def joined(text: str) -> str:
    """Running text on one line: a line break is a space, or nothing between characters of scripts that use none.

    The rule is that of CSS Text 3, section 4.1.3: between two East Asian wide characters (but not Hangul, which
    parts words by spaces) the break goes.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    out = lines[0]
    for line in lines[1:]:
        out += line if _unspaced(out[-1:]) and _unspaced(line[:1]) else f" {line}"
    return out


def _unspaced(character: str) -> bool:
    return (
        bool(character)
        and unicodedata.east_asian_width(character) in "WF"
        and not "\uac00" <= character <= "\ud7a3"
        and not "\u1100" <= character <= "\u11ff"
    )
