"""The typefaces that print may use: which file of which installed package each face is, and for which characters.

One file per (family, weight, style), never slices: two files under one key share a PDF font, and the second one's
letters come out as the first one's shapes, silently (docs/explanation/pdf.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefc.model.theme import FontFace

CHINESE = r"\u2190-\u2bff\u2e80-\u303f\u3100-\u312f\u31a0-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
CHINESE_WIDE = "\U00020000-\U0003ffff"

BASE: tuple[FontFace, ...] = (
    FontFace("Spectral", "Spectral-Regular.ttf", "fontpkg-spectral", 400),
    FontFace("Spectral", "Spectral-Italic.ttf", "fontpkg-spectral", 400, "italic"),
    FontFace("Spectral", "Spectral-SemiBold.ttf", "fontpkg-spectral", 600),
    FontFace("Spectral", "Spectral-SemiBoldItalic.ttf", "fontpkg-spectral", 600, "italic"),
    FontFace("Spectral", "Spectral-Bold.ttf", "fontpkg-spectral", 700),
    FontFace("Spectral", "Spectral-BoldItalic.ttf", "fontpkg-spectral", 700, "italic"),
    FontFace("Fira Sans", "FiraSans-Regular.ttf", "fontpkg-fira-sans", 400),
    FontFace("Fira Sans", "FiraSans-Italic.ttf", "fontpkg-fira-sans", 400, "italic"),
    FontFace("Fira Sans", "FiraSans-Medium.ttf", "fontpkg-fira-sans", 500),
    FontFace("Fira Sans", "FiraSans-SemiBold.ttf", "fontpkg-fira-sans", 600),
    FontFace("IBM Plex Mono", "IBMPlexMono-Regular.ttf", "fontpkg-ibm-plex-mono", 400),
    FontFace("IBM Plex Mono", "IBMPlexMono-Medium.ttf", "fontpkg-ibm-plex-mono", 500),
    # Closes Spectral's Cyrillic gap (U+0400, 040D, 0450, 045D).
    FontFace("IBM Plex Serif", "IBMPlexSerif-Regular.ttf", "fontpkg-ibm-plex-serif", 400),
    FontFace("IBM Plex Serif", "IBMPlexSerif-Italic.ttf", "fontpkg-ibm-plex-serif", 400, "italic"),
    FontFace("IBM Plex Serif", "IBMPlexSerif-SemiBold.ttf", "fontpkg-ibm-plex-serif", 600),
    FontFace("IBM Plex Serif", "IBMPlexSerif-Bold.ttf", "fontpkg-ibm-plex-serif", 700),
)
"""The faces of the default theme, declared on every page."""


@dataclass(frozen=True, slots=True)
class ScriptFace:
    """A face that is declared only on pages with characters of its script.

    `characters` is the inside of a regular expression's class. `required` faces ship with briefc; the others are used
    when their package is installed. `cured` tells that the file's character ids must be made equal to its glyph
    numbers first (docs/decisions, 19).
    """

    face: FontFace
    characters: str
    required: bool = False
    cured: bool = False

    def wanted(self, text: str) -> bool:
        """Whether `text` has a character of the script."""
        return re.search(f"[{self.characters}]", text) is not None


def _extra(
    family: str, file: str, package: str, characters: str, weights: tuple[int, ...] = (400,)
) -> tuple[ScriptFace, ...]:
    """The faces of a script that a further package brings; of a variable font, one a weight."""
    return tuple(ScriptFace(FontFace(family, file, package, weight), characters, cured=True) for weight in weights)


ARABIC = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
HEBREW = r"\u0590-\u05ff\ufb1d-\ufb4f"
DEVANAGARI = r"\u0900-\u097f\ua8e0-\ua8ff"
THAI = r"\u0e00-\u0e7f"
KANA = r"\u3040-\u30ff\u31f0-\u31ff"
HANGUL = r"\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
BOTH = (400, 700)

SCRIPTS: tuple[ScriptFace, ...] = (
    ScriptFace(
        FontFace("Noto Serif SC", "NotoSerifSC-Regular.otf", "pylopdf-fonts-zh-cn"),
        CHINESE + CHINESE_WIDE,
        required=True,
        cured=True,
    ),
    ScriptFace(
        FontFace("Noto Sans SC", "NotoSansSC-Regular.otf", "pylopdf-fonts-zh-cn"),
        CHINESE + CHINESE_WIDE,
        required=True,
        cured=True,
    ),
    *_extra("Noto Serif JP", "NotoSerifJP-Regular.otf", "pylopdf-fonts-jp", KANA),
    *_extra("Noto Serif KR", "NotoSerifKR-Regular.otf", "pylopdf-fonts-ko", HANGUL),
    *_extra("Noto Serif TC", "NotoSerifTC-Regular.otf", "pylopdf-fonts-zh-tw", CHINESE),
    *_extra("Noto Naskh Arabic", "NotoNaskhArabic-Variable.ttf", "pylopdf-fonts-ar", ARABIC, BOTH),
    *_extra("Noto Serif Hebrew", "NotoSerifHebrew-Variable.ttf", "pylopdf-fonts-he", HEBREW, BOTH),
    *_extra("Noto Serif Devanagari", "NotoSerifDevanagari-Variable.ttf", "pylopdf-fonts-hi", DEVANAGARI, BOTH),
    *_extra("Noto Sans Thai", "NotoSansThai-Variable.ttf", "pylopdf-fonts-th", THAI, BOTH),
)
"""Faces by script, in the order in which they are asked for a character that the faces before lack."""
