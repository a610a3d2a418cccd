"""Countries and territories of ISO 3166-1: whether a code is one, its name in a language (Unicode CLDR, by Babel)."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

_BESIDE = frozenset({*("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC"), *("QO", "TA", "UN", "XA", "XB", "ZZ")})
"""What CLDR names besides the countries of ISO 3166-1: islands, the unions, private use."""


@lru_cache(maxsize=1)
def territories() -> frozenset[str]:
    """The 249 alpha-2 codes of ISO 3166-1, and Kosovo's XK, in use everywhere though ISO leaves it to its users."""
    codes = frozenset(str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _BESIDE


def is_territory(code: str) -> bool:
    """Whether a code (two capitals) is a country's or a territory's."""
    return code in territories()


@lru_cache(maxsize=256)
def territory_name(code: str, language: str = "en") -> str:
    """The name of a territory in a language (BCP 47), else in English; "" when there is no such territory."""
    if not is_territory(code):
        return ""
    found = _locale(language)
    name: str = (found.territories.get(code) if found else None) or Locale("en").territories[code]
    return name


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    """CLDR's data of a language, of the nearest that it has: `de-AT` falls back to `de`."""
    parts = language.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None
