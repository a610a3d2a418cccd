"""Cures font files of what would break a PDF, once; outlines and measures stay as they are.

A CID-keyed OpenType font may number its characters otherwise than its glyphs. WeasyPrint writes glyph numbers where the
PDF expects character ids; viewers cope, but the embedded text then maps wrongly, and PDF/UA-1 forbids it (ISO 14289-1,
7.21.4.1 and 7.21.8). Renumbering the font's charset makes both the same.

A variable font printed in a weight gets widths that do not agree with its outlines (7.21.5), and a modification date by
the clock. So one static font a weight is cut from it.

A font of another script has Latin letters and digits as well. Those of the theme are to be printed in their place, so
the font forgets which glyphs they are.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

EDITION = 11
"""Counted up when files are cured otherwise than before: copies that were kept by another edition are not used."""

_LATIN = frozenset(
    number
    for first, last in (
        (
            0x21,
            0x7E,
        ),  # letters, digits and signs of a typewriter; the space is taken from the face of the word before it
        (0xA1, 0xA6),
        (0xA9, 0xAA),
        (0xAC, 0xAF),
        (0xB5, 0xB5),
        (0xB8, 0xBA),
        (0xBC, 0xD6),  # letters with accents; « » × ÷ are everybody's
        (0xD8, 0xF6),
        (0xF8, 0x2AF),
        (0x370, 0x52F),  # Greek, Cyrillic
        (0x1E00, 0x1FFF),
        (0x2022, 0x2022),  # the point before an entry of a list
        (0xFB00, 0xFB06),
    )
    for number in range(first, last + 1)
)


@dataclass(frozen=True, slots=True)
class Cure:
    """What is wanted of a font file beside a sound numbering.

    `weight` (CSS) is that of the static font to cut from a variable one, of which `only` (the inside of a regular
    expression's class) keeps no other characters, so that a big one is cut quickly. `name` renames the font, `scale`
    makes its letters so many hundredths of their size. `apart` leaves Latin, Greek and Cyrillic letters and digits to
    other fonts. `measures` are ascent and descent in thousandths of the size, those of the font that it stands beside:
    else a line with letters of both would be taller than its neighbours. A font that is not `kerned` keeps letters at
    their own width.
    """

    weight: int = 400
    name: str = ""
    scale: int = 100
    only: str = ""
    apart: bool = False
    measures: tuple[int, int] | None = None
    kerned: bool = True


def cured(data: bytes, cure: Cure) -> bytes:
    """A font file's bytes to those of a static font with character id = glyph number, the same for equal input.

    Files that need no cure come back as they are. Raises fontTools' TTLibError for what is no font.
    """
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    if "fvar" in font:
        if cure.only:
            _keep(font, {number for number in font.getBestCmap() if re.match(f"[{cure.only}]", chr(number))})
        font = _cut(font, cure.weight)
    elif not _renumber(font) and cure == Cure(cure.weight):
        return data
    if cure.name:
        _rename(font, cure.name)
    if cure.scale != 100:  # of a font with TrueType outlines, which knows its size here alone
        font["head"].unitsPerEm = font["head"].unitsPerEm * 100 // cure.scale
    if cure.apart:
        for table in font["cmap"].tables:
            for number in _LATIN & table.cmap.keys():
                del table.cmap[number]
    if not cure.kerned:
        features = font["GPOS"].table.FeatureList
        features.ensureDecompiled(recurse=True)
        for record in features.FeatureRecord:
            if record.FeatureTag == "kern":
                record.Feature.LookupListIndex = []
    if cure.measures:
        _measure(font, *cure.measures)
        if "BASE" in font:  # Latin letters would be moved to a base line of Chinese characters
            del font["BASE"]
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _renumber(font: Any) -> bool:
    """Make the character ids of a CID-keyed font its glyph numbers; whether they were not before."""
    if "CFF " not in font:
        return False
    top: Any = font["CFF "].cff.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return False
    present = font.getGlyphOrder()
    wanted = [".notdef", *(f"cid{number:05d}" for number in range(1, len(present)))]
    if present == wanted:
        return False
    # Before any other table is read: those name glyphs by what the order says.
    strings = top.CharStrings
    strings.charStrings = {wanted[number]: strings.charStrings[name] for number, name in enumerate(present)}
    top.charset = wanted
    font.setGlyphOrder(wanted)
    return True


def _keep(font: Any, numbers: set[int]) -> None:
    from fontTools.subset import Options, Subsetter

    options = Options(name_IDs=["*"], name_languages=["*"], notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=numbers)
    subsetter.subset(font)


def _cut(font: Any, weight: int) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    places = {
        axis.axisTag: min(max(weight, axis.minValue), axis.maxValue) if axis.axisTag == "wght" else axis.defaultValue
        for axis in font["fvar"].axes
    }
    return instantiateVariableFont(font, places, inplace=True)


def _rename(font: Any, name: str) -> None:
    """Give a font another name wherever its file says one (OpenType, `name`: family, unique, full, PostScript)."""
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16, 21, 25}:
            record.string = name.replace(" ", "") if record.nameID in {6, 25} else name


def _measure(font: Any, ascent: int, descent: int) -> None:
    """Set how far lines reach above and below the base, wherever a font says it (OpenType, `hhea`, `OS/2`)."""
    size = font["head"].unitsPerEm
    above, below = ascent * size // 1000, -descent * size // 1000
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = above, below, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = above, below, 0
