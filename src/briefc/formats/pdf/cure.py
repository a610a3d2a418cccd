"""Cures font files of what would break a PDF, once; outlines and measures stay as they are.

A CID-keyed OpenType font may number its characters otherwise than its glyphs. WeasyPrint writes glyph numbers where the
PDF expects character ids; viewers cope, but the embedded text then maps wrongly, and PDF/UA-1 forbids it (ISO 14289-1,
7.21.4.1 and 7.21.8). Renumbering the font's charset makes both the same.

A variable font printed in a weight gets widths that do not agree with its outlines (7.21.5), and a modification date by
the clock. So one static font a weight is cut from it.
"""

from __future__ import annotations

import io
from typing import Any


def cured(data: bytes, weight: int) -> bytes:
    """A font file's bytes to those of a static font with character id = glyph number, the same for equal input.

    `weight` (CSS) is that of the static font to cut from a variable one. Files that need no cure come back as they are.
    Raises fontTools' TTLibError for what is no font.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    if "fvar" in font:
        return _cut(font, weight)
    if "CFF " not in font:
        return data
    top = font["CFF "].cff.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return data
    present = font.getGlyphOrder()
    wanted = [".notdef", *(f"cid{number:05d}" for number in range(1, len(present)))]
    if present == wanted:
        return data
    # Before any other table is read: those name glyphs by what the order says.
    strings = top.CharStrings
    strings.charStrings = {wanted[number]: strings.charStrings[name] for number, name in enumerate(present)}
    top.charset = wanted
    font.setGlyphOrder(wanted)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _cut(font: Any, weight: int) -> bytes:
    from fontTools.varLib.instancer import instantiateVariableFont

    places = {
        axis.axisTag: min(max(weight, axis.minValue), axis.maxValue) if axis.axisTag == "wght" else axis.defaultValue
        for axis in font["fvar"].axes
    }
    out = io.BytesIO()
    instantiateVariableFont(font, places, inplace=True).save(out, reorderTables=None)
    return out.getvalue()
