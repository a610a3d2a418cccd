"""What the options of directives take: each function turns an author's text into a value, or says what is wrong.

All raise ValueError with a sentence for the author.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefc.model.moment import read_day, read_moment
from briefc.model.setting import ADDRESS, LANGUAGE
from briefc.model.suggest import nearest

_LANGUAGE = re.compile(LANGUAGE, re.ASCII)
_ADDRESS = re.compile(ADDRESS)
_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)


def text(value: str) -> str:
    """Words, on one line."""
    return " ".join(value.split())


def choice(*words: str) -> Callable[[str], str]:
    """A function that takes one of some words."""

    def read(value: str) -> str:
        if value in words:
            return value
        near = nearest(value, words)
        hint = f'; did you mean "{near}"?' if near else ""
        raise ValueError(f'"{value}" is not one of {", ".join(words)}{hint}')

    return read


def language(value: str) -> str:
    """A BCP 47 tag."""
    if _LANGUAGE.fullmatch(value) and len(value.partition("-")[0]) <= 3:
        return value
    raise ValueError(f'"{value}" is no language tag such as en or zh-Hans')


def address(value: str) -> str:
    """A web address with its scheme, http or https."""
    joined = "".join(value.split("\n")).strip()
    if joined and _ADDRESS.fullmatch(joined):
        return joined
    raise ValueError(f'"{joined}" is no web address that begins with https:// or http://')


def day(value: str) -> str:
    """An ISO date."""
    return read_day(value.strip())


def date(value: str) -> str:
    """An ISO date, or date-time with Z or an offset; a date-time comes back in full ISO form."""
    value = value.strip()
    moment = read_moment(value, "UTC")
    if moment.day:
        return value
    if not re.search(r"(Z|UTC|[+-]\d\d:?\d\d)$", value[10:]):
        raise ValueError(f'"{value}" has a time but no zone: add Z, or an offset such as +02:00')
    return moment.iso


def date_or_month(value: str) -> str:
    """An ISO date or date-time, or only its month (`2024-05`) or year."""
    return value.strip() if _MONTH.fullmatch(value.strip()) else date(value)


def texts(separator: str) -> Callable[[str], tuple[str, ...]]:
    """A function that takes several texts, parted by `separator`; an empty one between two stays."""

    def read(value: str) -> tuple[str, ...]:
        return tuple(text(part) for part in value.split(separator))

    return read


def words(separator: str) -> Callable[[str], tuple[str, ...]]:
    """A function that takes several texts, parted by `separator`; empty ones are dropped."""

    def read(value: str) -> tuple[str, ...]:
        return tuple(found for part in value.split(separator) if (found := text(part)))

    return read


def count(value: str) -> int:
    """A whole number from 1 on."""
    if re.fullmatch(r"[1-9][0-9]{0,5}", value.strip(), re.ASCII):
        return int(value)
    raise ValueError(f'"{value}" is no whole number from 1 on')


def timecode(value: str) -> str:
    """A place in a recording: H:MM:SS."""
    if re.fullmatch(r"\d{1,2}:[0-5]\d:[0-5]\d", value.strip(), re.ASCII):
        return value.strip()
    raise ValueError(f'"{value}" is no place in a recording such as 0:12:30')
