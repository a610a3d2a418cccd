"""How wide a text is where reStructuredText counts columns: titles over their lines, cells of tables."""

from __future__ import annotations

import unicodedata


def columns_of(text: str) -> int:
    """How many columns docutils counts for a text: East Asian wide characters two, combining ones one less."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)
