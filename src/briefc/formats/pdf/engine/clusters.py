"""Letters that glyphs alone do not tell: what is drawn of them, with the text that it is to be read as.

A font may draw several letters with one glyph (the body of an Arabic letter, whose dots are glyphs of their own), or
one letter with several, or in another order (Devanagari). A font's table of texts has one text a glyph, so such letters
would be copied and read as others. That table is made of what all parts of a document drew; so what a glyph tells is
settled by the font alone here: the character that it is the glyph of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any
from unicodedata import normalize

from weasyprint.text.ffi import ffi, pango

from briefc.formats.pdf.engine.figures import Shown, shown, written

_UNSEEN = frozenset("\u200c\u200d")
"""The non-joiner and the joiner: part of the spelling in Persian, Hindi and others."""

_UNTOLD = "\0"
"""What a glyph tells that is no character's own."""

_SHAPED = re.compile("[\u0590-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters of scripts whose shapes join, stack or change places: Hebrew and Arabic to Khmer."""


@dataclass(slots=True, eq=False)
class _Cluster:
    """Glyphs that are drawn for some letters together: those letters, and what the font's table says the glyphs are."""

    text: str
    told: str = ""
    drawn: bool = False

    @property
    def tells(self) -> bool:
        """Whether the glyphs alone tell the letters."""
        return self.text == self.told


def spaces_of(fonts: Mapping[Any, Any]) -> dict[str, tuple[str, float]]:
    """The glyph of the space, as it is written in drawings, and its width, by the names of fonts that drew one."""
    found: dict[str, tuple[str, float]] = {}
    for font in fonts.values():
        for glyph, text in sorted(font.to_unicode.items()):
            if text == " ":
                found.setdefault(font.hash, (f"{glyph:04x}", float(font.widths[glyph])))
    return found


def is_shaped(text: str) -> bool:
    """Whether the glyphs of a text may not tell its letters."""
    return not text.isascii() and _SHAPED.search(text) is not None


def with_texts(canvas: Any, start: int, box: Any) -> None:
    """Say in the operators that drew a text box, from `start` on, the text of glyphs that do not tell theirs.

    Such glyphs get an ActualText of their own (ISO 32000-1, 14.9.4), and stay where they are.
    """
    clusters = _clusters(canvas, box)
    if all(cluster.tells for cluster in clusters):
        return
    operators = canvas.stream
    out: list[Any] = []
    at = 0
    current: _Cluster | None = None
    for operator in operators[start:]:
        if not (isinstance(operator, bytes) and operator.endswith(b"] TJ")):
            if operator == b"ET" and current is not None and not current.tells:
                out.append(b"EMC")
                current = None
            out.append(operator)
            continue
        line: list[Shown] = []
        for token in shown(operator):
            if isinstance(token, str):
                cluster, at = clusters[at], at + 1
                if cluster is not current and not (cluster.tells and (current is None or current.tells)):
                    out += [b"[" + written(line) + b"] TJ"] if line else []
                    line = []
                    out += [b"EMC"] if current is not None and not current.tells else []
                    out += [] if cluster.tells else ["/Span", _said(cluster.text), b"BDC"]
                current = cluster
            line.append(token)
        out += [b"[" + written(line) + b"] TJ"] if line else []
    if at != len(clusters):
        raise RuntimeError("a text was not drawn as it was laid out")
    operators[start:] = out


_known: dict[tuple[str, int], dict[int, tuple[str, bool]]] = {}


def _own_texts(font: Any) -> dict[int, tuple[str, bool]]:
    """What the glyphs of a font are the glyphs of, by its table of characters; and whether of that alone.

    The forms of Arabic letters that Unicode has for old encodings stand for the letters.
    """
    key = (font.hash, len(font.file_content))
    if key not in _known:
        from fontTools.ttLib import TTFont

        loaded = TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True)
        texts: dict[int, set[str]] = {}
        for code, name in loaded.getBestCmap().items():
            form = 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF
            texts.setdefault(loaded.getGlyphID(name), set()).add(normalize("NFKC", chr(code)) if form else chr(code))
        _known[key] = {glyph: (min(found), len(found) == 1) for glyph, found in texts.items()}
    return _known[key]


def _join_unseen(clusters: list[_Cluster]) -> None:
    """Give what joins or parts letters without being drawn to the letter before it."""
    for before, cluster in pairwise(clusters):
        if not cluster.drawn and cluster.text in _UNSEEN:
            before.text += cluster.text


def _said(text: str) -> bytes:
    return b"<</ActualText <FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">>>"


def _clusters(canvas: Any, box: Any) -> list[_Cluster]:
    """For each glyph of a text box in the order of drawing, the cluster that it is of."""
    text = box.pango_layout.text.encode()
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    drawn: list[_Cluster] = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, _ = canvas.add_font(item.item.analysis.font)
        own = _own_texts(font)
        offset, count = item.item.offset, item.glyphs.num_glyphs
        places = [item.glyphs.log_clusters[at] for at in range(count)]
        starts = [*sorted(set(places)), item.item.length]
        known: dict[int, _Cluster] = {}
        for at, place in enumerate(places):
            if place not in known:
                end = starts[starts.index(place) + 1]
                known[place] = _Cluster(text[offset + place : offset + end].decode())
            glyph = item.glyphs.glyphs[at].glyph
            if glyph != pango.PANGO_GLYPH_EMPTY:
                told, certain = own.get(glyph, ("", False))
                if told:  # a character without a glyph has none to tell
                    font.to_unicode[glyph] = told
                known[place].told += told if certain else _UNTOLD
                known[place].drawn = True
                drawn.append(known[place])
        _join_unseen([known[place] for place in sorted(known)])
    box.pango_layout.deactivate()
    return drawn
