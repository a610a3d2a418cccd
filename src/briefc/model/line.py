"""Texts on one line, as the typed values of exchange formats take them; and how many words they have."""

from __future__ import annotations

import re
import unicodedata


def one_line(text: str) -> str:
    """A text with every run of white space as one space: typed values take no line break."""
    return " ".join(text.split())


def literal(text: str) -> str:
    """A text as an identifier within one item: one line, composed characters (NFC), so that equal names are equal."""
    return unicodedata.normalize("NFC", one_line(text))


_LETTER = re.compile(r"\w")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """The number of words: runs of characters that hold a letter or digit, and each ideograph or kana by itself."""
    spaced, ideographs = _IDEOGRAPH.subn(" ", text)
    # Most runs begin with a letter: asking that first takes a quarter of the time of one expression for all words.
    return ideographs + sum([run[0].isalnum() or _LETTER.search(run) is not None for run in spaced.split()])
