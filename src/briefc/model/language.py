"""What a language tag tells: the direction of its script."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

_RTL_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})
_LTR_SCRIPTS = frozenset({"latn", "cyrl", "deva"})
_RTL_LANGUAGES = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "arc", "syr"})


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The direction of a language's text, by its script (BCP 47; Unicode CLDR's right-to-left languages)."""
    first, *others = tag.lower().split("-")
    if any(part in _RTL_SCRIPTS for part in others):
        return "rtl"
    if any(part in _LTR_SCRIPTS for part in others):
        return "ltr"
    return "rtl" if first in _RTL_LANGUAGES else "ltr"


def primary(tag: str) -> str:
    """The language itself, without script and region: `zh` of `zh-Hans-CN`."""
    return tag.lower().partition("-")[0]


_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_ALIKE = {"cmn": "zh", "yue": "zh-hant", "nan": "zh-hant", "hak": "zh-hant", "in": "id", "iw": "he", "no": "nb"}
"""Languages that are written as another one is, and codes that were replaced."""


def among(tag: str, known: Container[str]) -> str:
    """Which of some languages (lower case) a tag means: the closest one there is; "" for none.

    Chinese is told by script: `zh-TW` and `zh-HK` mean `zh-hant`.
    """
    parts = tag.lower().split("-")
    own = _ALIKE.get(parts[0], parts[0])
    if own == "zh" and _TRADITIONAL.intersection(parts[1:]) and "hans" not in parts:
        own = "zh-hant"
    for candidate in ("-".join(parts), own, own.partition("-")[0]):
        if candidate in known:
            return candidate
    return ""


_COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ps": "، ", "sd": "، ", "ja": "、", "zh": "，", "yue": "，"}


def comma(tag: str) -> str:
    """The comma of a language, with the space behind it where there is one."""
    return _COMMAS.get(primary(tag), ", ")
