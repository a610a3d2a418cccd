"""What a language tag tells: the direction of its script."""

from __future__ import annotations

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
