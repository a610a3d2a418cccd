"""The typefaces that print may use: which file of which installed package each face is, and for which characters.

One file per (family, weight, style), never slices: two files under one key share a PDF font, and the second one's
letters come out as the first one's shapes, silently (docs/explanation/pdf.md).

Chinese characters have other shapes in each country that writes them, so there is a face for each, and the language of
the text says which is meant (`print-languages.css`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefc.model.theme import FontFace

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


HAN = (
    r"\u2190-\u2bff\u2e80-\u303f\u3100-\u312f\u31a0-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
IDEOGRAPHS = r"\u3400-\u9fff\uf900-\ufaff" "\U00020000-\U0003ffff"
KANA = r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL = r"\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
ARABIC = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
HEBREW = r"\u0590-\u05ff\ufb1d-\ufb4f"
DEVANAGARI = r"\u0900-\u097f\ua8e0-\ua8ff"
THAI = r"\u0e00-\u0e7f"
GREEK = r"\u0370-\u03ff\u1f00-\u1fff"

TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue", "nan", "hak")
"""Beginnings of language tags whose Chinese characters are written in traditional shapes."""

_LANGUAGES = re.compile(r"\slang=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class ScriptFace:
    """A face that is declared only on pages with characters of its script.

    `characters` is the inside of a regular expression's class. `shared` has more of them, of which other languages have
    their own shapes: these count on pages in one of `languages` (beginnings of BCP 47 tags, lower case). `extra` is the
    extra of briefc that brings the face; "" for those that ship with it. `sans` tells to which of the two stacks it
    belongs. `scale` makes the letters so many hundredths of their size, to go with Latin ones. `apart` faces leave
    Latin letters and digits to the theme's own.
    """

    face: FontFace
    characters: str
    extra: str = ""
    sans: bool = False
    shared: str = ""
    languages: tuple[str, ...] = ()
    scale: int = 100
    apart: bool = True
    kerned: bool = True

    @property
    def required(self) -> bool:
        """Whether the face ships with briefc."""
        return not self.extra

    def wanted(self, html: str) -> bool:
        """Whether a page has a character of the script, in a language that takes it from this face."""
        letters, _ = _written_in(html)
        if self.characters and re.search(f"[{self.characters}]", letters):
            return True
        return bool(self.shared and self.speaks(html) and re.search(f"[{self.shared}]", letters))

    def speaks(self, html: str) -> bool:
        """Whether a page has text in one of the languages whose shapes the face has."""
        _, tags = _written_in(html)
        return any(in_language(tag, self.languages) for tag in tags)


@lru_cache(maxsize=4)
def _written_in(html: str) -> tuple[str, frozenset[str]]:
    """The characters of a page, each once, and its language tags: dozens of faces are asked about one long page."""
    return "".join(sorted(set(html))), frozenset(_LANGUAGES.findall(html))


def in_language(tag: str, languages: tuple[str, ...]) -> bool:
    """Whether a language tag begins with one of some others: `zh-Hant-TW` does with `zh-hant`."""
    lowered = f"{tag.lower()}-"
    return any(lowered.startswith(f"{language}-") for language in languages)


SERIF_MEASURES, SANS_MEASURES = (1059, 463), (935, 265)
"""Ascent and descent of Spectral and of Fira Sans, in thousandths of their size: what faces of scripts are made to."""

SERIF_WEIGHTS, SANS_WEIGHTS = (400, 600, 700), (400, 500, 600)
"""The weights in which themes set letters: what is cut from a variable font."""


def _cut(name: str, stem: str, package: str, characters: str, extra: str, scale: int = 100) -> tuple[ScriptFace, ...]:
    """The faces of a script in two variable fonts, one face a weight; `name` is that of the serif family."""
    sans = f"Noto Sans {extra.removeprefix('fonts-').capitalize()}"
    return (
        *(
            ScriptFace(FontFace(name, f"{stem}-Variable.ttf", package, weight), characters, extra, scale=scale)
            for weight in SERIF_WEIGHTS
        ),
        *(
            ScriptFace(
                FontFace(sans, f"{sans.replace(' ', '')}-Variable.ttf", package, weight),
                characters,
                extra,
                sans=True,
                scale=scale,
            )
            for weight in SANS_WEIGHTS
        ),
    )


def _square(
    place: str, package: str, extra: str, characters: str, shared: str = "", languages: tuple[str, ...] = ()
) -> tuple[ScriptFace, ...]:
    """The two faces with the Chinese characters of one place, in one weight."""
    return tuple(
        ScriptFace(
            FontFace(f"Noto {kind} {place}", f"Noto{kind}{place}-Regular.otf", package),
            characters,
            extra,
            kind == "Sans",
            shared,
            languages,
        )
        for kind in ("Serif", "Sans")
    )


_GREEK = tuple(
    # "Source" is a reserved name (SIL Open Font License): what is cut from the font has another.
    ScriptFace(
        FontFace("Greek Serif", file, "fontpkg-source-serif-4", weight, style), GREEK, "fonts-greek", apart=False
    )
    for file, style, weights in (
        ("SourceSerif4[opsz,wght].ttf", "normal", SERIF_WEIGHTS),
        ("SourceSerif4-Italic[opsz,wght].ttf", "italic", (400,)),
    )
    for weight in weights
)

# Neither draws a letter's dots apart from its body, as other fonts do: the letters could not be copied out of a PDF.
# Nor could words whose letters are moved apart, as kerning does where one reaches under the next.
# "Plex" is a reserved name, so its copy without Latin letters has another.
_ARABIC_FACES = (
    *(
        ScriptFace(
            FontFace("Amiri", f"Amiri-{cut}.ttf", "fontpkg-amiri", weight),
            ARABIC,
            "fonts-arabic",
            scale=112,
            kerned=False,
        )
        for cut, weight in (("Regular", 400), ("Bold", 700))
    ),
    *(
        ScriptFace(
            FontFace("Arabic Sans", f"IBMPlexSansArabic-{cut}.ttf", "fontpkg-ibm-plex-sans-arabic", weight),
            ARABIC,
            "fonts-arabic",
            sans=True,
            kerned=False,
        )
        for cut, weight in (("Regular", 400), ("Medium", 500), ("SemiBold", 600))
    ),
)

SCRIPTS: tuple[ScriptFace, ...] = (
    *_square("SC", "pylopdf-fonts-zh-cn", "", HAN),
    *_square("TC", "pylopdf-fonts-zh-tw", "fonts-cjk", "", IDEOGRAPHS, TRADITIONAL),
    *_square("JP", "pylopdf-fonts-jp", "fonts-cjk", KANA, IDEOGRAPHS, ("ja",)),
    *_square("KR", "pylopdf-fonts-ko", "fonts-cjk", HANGUL, IDEOGRAPHS, ("ko",)),
    *_ARABIC_FACES,
    *_cut("Noto Serif Hebrew", "NotoSerifHebrew", "pylopdf-fonts-he", HEBREW, "fonts-hebrew"),
    *_cut("Noto Serif Devanagari", "NotoSerifDevanagari", "pylopdf-fonts-hi", DEVANAGARI, "fonts-devanagari"),
    *_cut("Noto Serif Thai", "NotoSerifThai", "pylopdf-fonts-th", THAI, "fonts-thai"),
    *_GREEK,
)
"""Faces by script, in the order in which they are asked for a character that the faces before lack."""
