"""Texts on one line, as the typed values of exchange formats take them."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    """A text with every run of white space as one space: typed values take no line break."""
    return " ".join(text.split())


def literal(text: str) -> str:
    """A text as an identifier within one item: one line, composed characters (NFC), so that equal names are equal."""
    return unicodedata.normalize("NFC", one_line(text))
