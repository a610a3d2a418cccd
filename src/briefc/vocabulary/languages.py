"""Language tags (BCP 47, RFC 5646): whether one is well formed and names what exists (Unicode CLDR, by Babel)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from briefc.model.diagnostic import Diagnostic, warning
from briefc.model.span import Span
from briefc.vocabulary.territories import is_territory

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?|x(-[a-z\d]{1,8})+",
    re.IGNORECASE,
)
_GRANDFATHERED = frozenset(
    {"i-klingon", "i-default", "i-navajo", "i-lux", "i-mingo", "zh-min", "art-lojban", "en-gb-oed"}
)

_COUNTRIES = {
    "jp": "ja",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "cn": "zh",
    "ua": "uk",
    "al": "sq",
    "ir": "fa",
    "il": "he",
}
"""Codes of countries that are taken for those of their languages (none of them is a language)."""

_ENCOMPASSED = frozenset(
    {
        *("als", "arb", "azj", "cmn", "ekk", "gug", "khk", "kmr", "lvs", "npi", "ory", "pes", "plt", "pnb", "quz"),
        *("swh", "uzn", "ydd", "zsm"),
    }
)
"""Three-letter languages that are tags of their own right, though the language that holds them has a shorter one."""


@dataclass(frozen=True, slots=True)
class LanguageFault:
    """What is wrong with a tag; `certain` unless the registry may know a subtag that is not known here."""

    message: str
    hints: tuple[str, ...] = ()
    certain: bool = True


@lru_cache(maxsize=512)
def language_fault(tag: str) -> LanguageFault | None:
    """What is wrong with a language tag; None when nothing is.

    Case does not count. Unknown are two-letter languages (their list is closed), scripts and two-letter regions;
    three-letter languages and variants are taken as they are.
    """
    found = _TAG.fullmatch(tag)
    if found is None:
        if tag.casefold() in _GRANDFATHERED:
            return None
        repaired = tag.strip().replace("_", "-")
        hints = (f'did you mean "{repaired}"?',) if repaired != tag and language_fault(repaired) is None else ()
        return LanguageFault(f'"{tag}" is no language tag', hints)
    language, script, region = (found[part] or "" for part in ("language", "script", "region"))
    first = language.partition("-")[0].casefold()
    rest = tag[len(first) :]
    if len(first) == 2 and first not in _languages():
        alias = _COUNTRIES.get(first) or _alias(first)
        return LanguageFault(f'there is no language "{first}"', _meant(alias, rest))
    if len(first) > 3:
        return LanguageFault(f'"{tag}" is no language tag', _meant(_named(first), ""))
    if len(first) == 3 and first not in _ENCOMPASSED and len(short := _alias(first)) == 2:
        return LanguageFault(f'the tag of the language "{first}" is "{short}"', _meant(short, rest))
    if script and script.title() not in Locale("en").scripts:
        return LanguageFault(f'there is no script "{script}"', certain=False)
    if len(region) == 2 and not is_territory(region.upper()):
        better = {"uk": "GB", "en": "GB"}.get(region.casefold())
        hints = (f'did you mean "{first}-{better}"?',) if better else ()
        return LanguageFault(f'there is no country "{region}"', hints)
    return None


def check_language(tag: str, span: Span) -> tuple[Diagnostic, ...]:
    """A warning for an item's language that is well formed and names nothing: `metadata.language`."""
    fault = language_fault(tag)
    return () if fault is None else (warning("metadata.language", span, fault.message, *fault.hints),)


def _meant(language: str, rest: str) -> tuple[str, ...]:
    return (f'did you mean "{language}{rest}"?',) if language else ()


def _named(name: str) -> str:
    """The two-letter tag of the language of an English name, "" when there is none."""
    names = Locale("en").languages
    return next((code for code in sorted(_languages()) if str(names.get(code, "")).casefold() == name), "")


def _alias(language: str) -> str:
    replacement = get_global("language_aliases").get(language, "")
    return str(replacement).replace("_", "-")


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    known = frozenset(str(code) for code in Locale("en").languages if len(str(code)) == 2)
    # Replaced by others long ago, and still in use.
    return known | {"iw", "in", "ji", "jw", "mo", "sh"}
