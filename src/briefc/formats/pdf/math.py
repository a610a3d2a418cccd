"""Formulas for print: TeX to a drawing, since WeasyPrint sets MathML as a line of plain text (docs/decisions, 17)."""

from __future__ import annotations

import re
import unicodedata
import warnings
from functools import lru_cache
from html import escape
from typing import Any

_SIZE = 100.0
"""Units of the drawing for one em; lengths come out as hundredths of an em."""

_COMMAND = re.compile(r"\\[A-Za-z]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@lru_cache(maxsize=512)
def draw_math(tex: str, display: bool) -> str | None:  # noqa: FBT001 - the signature that the print page is given
    """TeX to an `<svg>` element with the TeX as its title; None when it cannot be drawn whole.

    Glyphs are outlines, so the drawing needs no font. Width, height and depth below the line are in em: the formula
    takes the size of the text around it. `display` sets limits and fractions large. The same text gives the same
    drawing.
    """
    with warnings.catch_warnings():
        # It finds its typeface in a way that newer Pythons warn of.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Latex

    config.svg2 = False  # one path a glyph: shared symbols would bear the same ids in each formula of a page
    try:
        formula = Latex(tex, size=_SIZE, inline=not display, margin=0)
        if not _whole(formula):
            return None
        drawing = formula.svg()
    # The library has no exception of its own: broken TeX ends in whatever its parser trips over.
    except Exception:  # noqa: BLE001
        return None
    width, height = formula.getsize()
    if width <= 0 or height <= 0:
        return None
    depth = formula.getyofst()
    view = " ".join(map(_short, (formula.node.bbox.xmin, -(height + depth), width, height)))
    body = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")].replace('fill="black"', 'fill="currentColor"')
    body = _NUMBER.sub(lambda match: _short(float(match.group())), body)
    style = f"width:{_em(width)};height:{_em(height)};vertical-align:{_em(depth)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="math" viewBox="{view}" style="{style}">'
        f"<title>{escape(tex)}</title>{body}</svg>"
    )


def _whole(formula: Any) -> bool:
    """Whether every command was understood and every character has a glyph."""
    for text in formula.mathml.itertext():
        if _COMMAND.search(text):
            return False
        for character in text:
            if unicodedata.category(character) in {"Zs", "Cf", "Cc"}:
                continue
            if formula.font.glyphindex(character) == 0:
                return False
    return True


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def _em(value: float) -> str:
    return f"{value / _SIZE:.4f}em"
