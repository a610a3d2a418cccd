"""Texts on one line, as the typed values of exchange formats take them; and how many words they have."""

from __future__ import annotations

import re
import unicodedata

_NO_BREAK = "\u00a0\u202f"
_SPACES = re.compile(rf"[^\S{_NO_BREAK}]+")


def one_line(text: str) -> str:
    """A text with every run of white space as one space: typed values take no line break.

    No-break spaces inside it stay: French sets them before its marks, and they are no place for a line to end.
    """
    if "\u00a0" in text or "\u202f" in text:
        return _SPACES.sub(" ", text.strip())
    return " ".join(text.split())


def literal(text: str) -> str:
    """A text as an identifier within one item: one line, composed characters (NFC), so that equal names are equal.

    Spaces are alike here, whether a line may end at them or not.
    """
    return unicodedata.normalize("NFC", " ".join(text.split()))


_LETTER = re.compile(r"\w")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """The number of words: runs of characters that hold a letter or digit, and each ideograph or kana by itself."""
    spaced, ideographs = _IDEOGRAPH.subn(" ", text)
    # Most runs begin with a letter: asking that first takes a quarter of the time of one expression for all words.
    return ideographs + sum([run[0].isalnum() or _LETTER.search(run) is not None for run in spaced.split()])
