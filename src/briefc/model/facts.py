"""What an article states in a form that machines can use, whichever directive or role it came from.

The NewsML item, JSON-LD and the index of speakers read facts and never ask for directives by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefc.model.line import one_line


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named: `name` as printed (NFC), role, organisation; the codes are those of the registers, or ""."""

    name: str
    role: str = ""
    organisation: str = ""
    code: str = ""
    organisation_code: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: city, region, country by name; `geo` is `lat,lon` or a `geonames:…`, `wikidata:…` code.

    `country_code` is the ISO 3166-1 alpha-2 code of the country, "" when it is not known; `code` that of the registers.
    """

    city: str
    region: str = ""
    country: str = ""
    geo: str = ""
    country_code: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """The dateline: places, the day (ISO date, "" = none), agency, and the whole text as printed.

    `place_text` and `date_text` are the two parts of `text` that name place and day ("BEIJING", "May 16, 2024").
    """

    places: tuple[Place, ...]
    date: str
    text: str
    place_text: str
    date_text: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's words: the id they have in every output, the speaker (None = unattributed), the words as plain text.

    `anonymous` is the reason for not naming; `source`, `cite`, `date`, `place` say where and when it was said.
    """

    id: str
    speaker: Person | None
    words: str
    kind: Literal["block", "inline", "pull", "epigraph"] = "block"
    source: str = ""
    cite: str = ""
    date: str = ""
    place: str = ""
    lang: str = ""
    anonymous: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """A post on a social network: `url` is empty when only the handle is known; `date` an ISO date or date-time.

    `written` is the address in the author's own spelling, "" when only a number or handle was given.
    """

    id: str
    author: Person
    handle: str
    text: str
    url: str = ""
    date: str = ""
    lang: str = ""
    archived: str = ""
    retrieved: str = ""
    status: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that readers see: when (ISO, "" unknown) and the text."""

    id: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """An editor's note; `desk` notes never reach a body, page or PDF."""

    text: str
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Summed:
    """The key points, as plain text, one an entry."""

    points: tuple[str, ...]


Fact: TypeAlias = Dated | Quoted | Posted | Corrected | Noted | Summed


def corrections_of(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """The texts of the corrections among an article's facts, each on one line."""
    return tuple(one_line(fact.text) for fact in facts if isinstance(fact, Corrected))
