"""Reading a dateline as an author pastes it: `BEIJING, May 16 (Xinhua) —` to places, day and agency."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefc.directives.place_names import STATES, country_code, country_name, state_code
from briefc.model.calendar import MONTHS, WEEKDAYS
from briefc.model.facts import Place

_DASH = re.compile(r"\s*(?:\.-|[—–―]+|-{1,3}|电)\s*$")
_AGENCY = re.compile(r"\s*[(（]([^()（）]{1,60})[)）]\s*$")
_BARE_AGENCY = re.compile(r"^(.*\d)\.?\s+([A-Z]{2,8})$")
_FIRST_AGENCY = re.compile(r"^([A-Z][A-Z .]{1,30}) [-–—] (.+)$")
_ISO = re.compile(r"^(.*?)[,，\s]*\b(\d{4}-\d\d-\d\d)$")
_CJK = re.compile(r"^(.*?)[,，]?\s*(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$")
_MONTH = r"([^\W\d_]{3,12})\.?"
_MONTH_DAY = re.compile(rf"^(.*?)[,\s]+{_MONTH}\s+(\d{{1,2}})(?:(?:,\s*|\s+)(\d{{4}}))?$")
_DAY_MONTH = re.compile(rf"^(.*?)[,\s]+(\d{{1,2}}|1er)\.?\s+(?:de\s+)?{_MONTH}(?:(?:,\s*|\s+)(?:de\s+)?(\d{{4}}))?$")
_WEEKDAY = re.compile(r"^(.*?)[,\s]+([^\W\d_]+(?:-feira)?)$")
_SMALL = frozenset({"de", "da", "do", "del", "la", "le", "les", "of", "the", "am", "an", "der", "sur", "sous", "upon"})


def _month_names() -> dict[str, int]:
    """Months by the names and abbreviations of all languages with a table, in lower case."""
    names: dict[str, int] = {}
    short = (
        "jan feb mar apr may jun jul aug sep oct nov dec,janv févr mars avr mai juin juil août sept oct nov déc,"
        "ene feb mar abr may jun jul ago sep oct nov dic,jan fev mar abr mai jun jul ago set out nov dez,"
        "jan feb mär apr mai jun jul aug sep okt nov dez,gen feb mar apr mag giu lug ago set ott nov dic"
    )
    for table in (*(" ".join(months) for months in MONTHS.values()), *short.split(",")):
        names |= {name: number for number, name in enumerate(table.casefold().split(), 1)}
    return names


_MONTHS = _month_names()
_WEEKDAYS = {name.casefold(): number for names in WEEKDAYS.values() for number, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was made out: places, the ISO day ("" = none; the year guessed when it was not there), agency, a weekday."""

    places: tuple[Place, ...] = ()
    day: str = ""
    agency: str = ""
    weekday: bool = False


def read_dateline(text: str, near: date | None) -> Pasted:
    """The parts of a dateline, or of places alone. A day without a year falls as near to `near` as it can.

    Raises ValueError for a day that is not in the calendar.
    """
    rest = " ".join(text.split())
    agency = ""
    first = _FIRST_AGENCY.match(rest)
    if first and any(char.isdigit() for char in first[2]):
        agency, rest = first[1].strip(), first[2]
    bare = _DASH.sub("", rest)
    dashed = bare != rest
    found = _AGENCY.search(bare)
    if found:
        agency, bare = " ".join(found[1].split()), bare[: found.start()]
    elif dashed and (last := _BARE_AGENCY.match(bare)) and last[2].casefold() not in _MONTHS:
        bare, agency = last[1], last[2]
    place, day, named = _dated(bare.rstrip(" ,，"), near)
    pasted = bool(dashed or found or day or named)
    return Pasted(places(place, pasted=pasted), day, agency, weekday=named)


def places(text: str, *, pasted: bool = False) -> tuple[Place, ...]:
    """Places parted by `;` (of a pasted dateline also by `/`), each `City`, `City, Country` or `City, Region, Country`.

    A city in capitals is set back to lower case: the metadata and mixed-case styles name it so.
    """
    found = (place(part) for part in re.split(r"[;/]" if pasted else ";", text) if part.strip())
    return tuple(replace(one, city=lowered(one.city)) for one in found)


def place(text: str) -> Place:
    """One place. Of two parts the second is a state of the USA where it is written so, else a country."""
    city, *behind = [" ".join(part.split()) for part in re.split("[,，]", text)]
    behind = [part for part in behind if part]
    if not behind:
        return Place(city)
    last = behind[-1]
    if len(behind) == 1:
        state = state_code(last)
        if state and (last != "Georgia"):
            return Place(city, STATES[state][0], "United States", country_code="US")
        return Place(city, country=country_name(last), country_code=country_code(last))
    region = ", ".join(behind[:-1])
    return Place(city, region, country_name(last), country_code=country_code(last))


def lowered(city: str) -> str:
    """A name that is all capitals, with capitals only where names have them; any other name as it is."""
    if not city.isupper() or len(city) < 4:
        return city
    words = [word if word.casefold() in _SMALL else word[:1].upper() + word[1:] for word in city.lower().split()]
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join(
        "-".join(part[:1].upper() + part[1:] for part in word.split("-")) if "-" in word else word for word in words
    )


def _dated(text: str, near: date | None) -> tuple[str, str, bool]:
    """The place before a day at the end of a text, the ISO day, and whether a weekday stood there instead."""
    iso = _ISO.match(text)
    if iso:
        return iso[1], date.fromisoformat(iso[2]).isoformat(), False
    cjk = _CJK.match(text)
    if cjk:
        return cjk[1], _day(cjk[2], int(cjk[3]), int(cjk[4]), near), False
    for pattern, order in ((_MONTH_DAY, (2, 3, 4)), (_DAY_MONTH, (3, 2, 4))):
        match = pattern.match(text)
        if match and match[order[0]].casefold() in _MONTHS:
            number = int(match[order[1]].removesuffix("er"))
            return match[1], _day(match[order[2]], _MONTHS[match[order[0]].casefold()], number, near), False
    named = _WEEKDAY.match(text)
    if named and named[2].casefold() in _WEEKDAYS:
        return named[1].rstrip(","), _last(_WEEKDAYS[named[2].casefold()], near), True
    return text, "", False


def _last(number: int, near: date | None) -> str:
    """The last such weekday (0 is Monday) up to and with `near`."""
    return (near - timedelta(days=(near.weekday() - number) % 7)).isoformat() if near else ""


def _day(year: str | None, month: int, day: int, near: date | None) -> str:
    if year:
        return date(int(year), month, day).isoformat()
    if near is None:
        return ""
    candidates = []
    for guess in (near.year - 1, near.year, near.year + 1):
        try:
            candidates.append(date(guess, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ValueError(f"there is no day {day} in month {month}")
    return min(candidates, key=lambda one: abs((one - near).days)).isoformat()
