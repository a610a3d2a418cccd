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


_WORD = re.compile(r"\w\S*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """The number of words: runs of characters that hold a letter or digit, and each ideograph or kana by itself."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return ideographs + len(_WORD.findall(_IDEOGRAPH.sub(" ", text) if ideographs else text))
