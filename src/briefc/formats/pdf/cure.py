"""Cures a CID-keyed OpenType font whose character ids differ from its glyph numbers.

WeasyPrint writes glyph numbers where the PDF expects character ids. Viewers cope, but the embedded text then maps
wrongly, and PDF/UA-1 forbids it (ISO 14289-1, 7.21.4.1 and 7.21.8). Renumbering the font's charset once makes both the
same; outlines and measures stay as they are.
"""

from __future__ import annotations

import io


def cured(data: bytes) -> bytes:
    """A font file's bytes to those of the same font with character id = glyph number, the same for equal input.

    Files without a CID-keyed outline table come back as they are. Raises fontTools' TTLibError for what is no font.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
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
