"""Quotation marks by language, as printers set them (Unicode CLDR, `delimiters`)."""

from __future__ import annotations

_MARKS = {
    "en": "“”",
    "ar": "”“",
    "bg": "„“",
    "ca": "«»",
    "cs": "„“",
    "da": "“”",
    "de": "„“",
    "de-ch": "«»",
    "el": "«»",
    "es": "«»",
    "et": "„“",
    "fa": "«»",
    "fi": "””",
    "fr": "«\u00a0|\u00a0»",
    "fr-ch": "«»",
    "he": "””",
    "hr": "„“",
    "hu": "„”",
    "it": "«»",
    "ja": "「」",
    "lt": "„“",
    "lv": "“”",
    "nb": "«»",
    "nn": "«»",
    "no": "«»",
    "pl": "„”",
    "pt": "“”",
    "pt-pt": "«»",
    "ro": "„”",
    "ru": "«»",
    "sk": "„“",
    "sl": "„“",
    "sr": "„“",
    "sv": "””",
    "uk": "«»",
    "zh-hant": "「」",
    "zh-hk": "「」",
    "zh-tw": "「」",
}
"""Opening and closing marks, parted by `|` where either is more than one character."""


def quotation_marks(language: str) -> tuple[str, str]:
    """The opening and closing quotation mark of a language (BCP 47); those of English for a language not listed.

    French marks come with their no-break spaces.
    """
    tag = language.lower()
    while tag:
        if tag in _MARKS:
            marks = _MARKS[tag]
            first, _, last = marks.partition("|")
            return (first, last) if last else (marks[0], marks[1])
        tag = tag.rpartition("-")[0]
    return ("“", "”")
