"""Dates as others write them to the ISO forms that a source takes."""

from __future__ import annotations

import re

from briefc.model.article import Moment
from briefc.model.moment import read_moment

_BASIC = re.compile(r"(\d{4})(\d\d)(?:(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?)?", re.ASCII)
_FRACTION = re.compile(r"(?<=:\d\d)\.\d+", re.ASCII)
_OFFSET = re.compile(r"(?<=:\d\d)([+-]\d\d)(\d\d)$", re.ASCII)
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)


def iso_of(text: str) -> str:
    """A date or date-time, extended or in NITF's basic form, as ISO 8601; "" for what is no date.

    `20240516T094000Z` gives `2024-05-16T09:40:00Z`, `20240516` gives `2024-05-16`.
    """
    text = text.strip()
    found = _BASIC.fullmatch(text)
    if found and found[3]:
        text = f"{found[1]}-{found[2]}-{found[3]}"
        if found[4]:
            text += f"T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}"
    text = _OFFSET.sub(r"\1:\2", _FRACTION.sub("", text))
    return text if moment_of(text) else ""


def moment_of(text: str) -> Moment | None:
    """The instant of a text as a source would read it; None when it would not."""
    try:
        return read_moment(text, "UTC")
    except ValueError:
        return None


def month_of(text: str) -> str:
    """A date that may be exact to the month or year alone: `202405` gives `2024-05`."""
    text = text.strip()
    if _PARTIAL.fullmatch(text):
        return text
    found = _BASIC.fullmatch(text)
    if found and not found[3]:
        return f"{found[1]}-{found[2]}"
    return iso_of(text)
