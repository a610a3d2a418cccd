"""How agencies write datelines: one table of styles, and the text of a dateline in one of them.

Rules and examples: docs/reference/directives.md. The months of the English styles are tables of their own, since
agencies do not write them as Unicode's locale data do ("Sept. 16", "Dec. 1", but "Aug 29").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefc.directives.place_names import STATES, country_name, stands_alone, state_code
from briefc.model.calendar import MONTHS, shown_date, weekday
from briefc.model.facts import Place
from briefc.model.language import primary

_AP_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_REUTERS_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_AFP_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_MONTHS = {
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "pt": ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write datelines.

    `agency` by language ("" for all others), `dash` at the end, `capitals` for the city's name. `countries` puts
    state or country behind a city that does not stand alone ("needed" warns of a city without, "missed" mentions it),
    states as `states` says. `year` is always there or only when it is not the article's; `dated` shows the article's
    date of its own accord, else only a date that is given. `months` are the English names; empty writes English dates
    as the region does.
    """

    name: str
    agency: Mapping[str, str]
    dash: str
    months: tuple[str, ...] = ()
    capitals: bool = True
    countries: Literal["", "missed", "needed"] = ""
    states: Literal["name", "short"] = "name"
    year: Literal["always", "other"] = "other"
    dated: bool = True


STYLES: tuple[Style, ...] = (
    Style("plain", {}, "—", countries="missed", year="always"),
    Style("ap", {"": "AP"}, "—", _AP_MONTHS, countries="needed", states="short", dated=False),
    Style("ap-2020", {"": "AP"}, "—", _AP_MONTHS, countries="needed", dated=False),
    Style("reuters", {"": "Reuters"}, "-", _REUTERS_MONTHS, countries="missed"),
    Style("afp", {"": "AFP"}, "-", _AFP_MONTHS, year="always"),
    Style("xinhua", {"": "Xinhua", "zh": "新华社", "ar": "شينخوا"}, "--", _AP_MONTHS),
    Style("dpa", {"": "dpa"}, "-", _REUTERS_MONTHS, capitals=False, dated=False),
    Style("efe", {"": "EFE"}, ".-", _AFP_MONTHS, capitals=False),
)
"""The built-in styles."""

BY_NAME = {style.name: style for style in STYLES}


@dataclass(frozen=True, slots=True)
class Given:
    """What a dateline is written from. `day` is an ISO date ("" = none), `article_year` 0 when the article has no date.

    `aboard` stands in place of a place. `weekday` writes the day of the week in place of the date.
    """

    places: tuple[Place, ...]
    day: str
    agency: str
    language: str
    article_year: int = 0
    weekday: bool = False
    aboard: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A dateline's text, the parts of it that name place and day, and the agency that it names."""

    text: str
    place_text: str
    date_text: str
    agency: str


def write(style: Style, given: Given) -> Written:
    """The dateline of a style."""
    language = primary(given.language)
    agency = given.agency or style.agency.get(language, style.agency.get("", ""))
    place = place_text(style, given)
    shown = date_text(style, given)
    if language == "zh":
        return _chinese(style, place, shown, agency)
    if language in {"ar", "fa", "ur"}:
        text = " ".join(part for part in (place, shown, f"({agency})" if agency else "", style.dash) if part)
        return Written(text, place, shown, agency)
    head = ("、" if language == "ja" else ", ").join(part for part in (place, shown) if part)
    tail = f" ({agency})" if agency else ""
    blank = "" if style.dash.startswith(".") else " "
    return Written(f"{head}{tail}{blank}{style.dash}", place, shown, agency)


def _chinese(style: Style, place: str, shown: str, agency: str) -> Written:
    """Chinese: the Xinhua agency's own form, or place, date and agency with Chinese punctuation."""
    if style.name == "xinhua":
        return Written(f"{agency}{place}{shown}电", place, shown, agency)
    head = "，".join(part for part in (place, shown) if part)
    return Written(
        f"{head}{f'（{agency}）' if agency else ''}{'——' if style.dash == '—' else style.dash}", place, shown, agency
    )


def place_text(style: Style, given: Given) -> str:
    """The names of the places as printed, parted by `/`."""
    if given.aboard:
        words = given.aboard
        if primary(given.language) == "en" and not words.casefold().startswith("aboard "):
            words = f"Aboard {words}"
        return capitals(words, given.language) if style.capitals else words
    return "/".join(_one_place(style, place, given.language) for place in given.places)


def _one_place(style: Style, place: Place, language: str) -> str:
    city = capitals(place.city, language) if style.capitals else place.city
    if not style.countries or stands_alone(place.city):
        return city
    state = state_code(place.region) if place.country_code in {"", "US"} else ""
    if state:
        name, short = STATES[state]
        return f"{city}, {short if style.states == 'short' else name}"
    behind = country_name(place.country) or place.region
    return f"{city}, {behind}" if behind else city


def capitals(text: str, language: str) -> str:
    """A name in real capitals, by the language's rules (Turkish and Azerbaijani have two letters i)."""
    if primary(language) in {"tr", "az"}:
        text = text.replace("i", "İ")
    return text.upper()


def date_text(style: Style, given: Given) -> str:
    """The day as printed; "" for none."""
    if not given.day:
        return ""
    if given.weekday:
        name = weekday(given.day, given.language)
        if name:
            return name
    day = date.fromisoformat(given.day)
    year = style.year == "always" or (given.article_year not in {0, day.year})
    return _day(style, day, given.language, year=year)


def _day(style: Style, day: date, language: str, *, year: bool) -> str:
    known = primary(language)
    if year and not style.months:
        return shown_date(day.isoformat(), language)
    end = f" {day.year}" if year else ""
    match known:
        case "en":
            month = style.months[day.month - 1] if style.months else MONTHS["en"][day.month - 1]
            return f"{month} {day.day}{f', {day.year}' if year else ''}"
        case "es" | "pt":
            return f"{day.day} {_SHORT_MONTHS[known][day.month - 1]}{end}"
        case "de":
            return f"{day.day}. {MONTHS['de'][day.month - 1]}{end}"
        case "zh" | "ja":
            return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日"
        case "fr":
            return f"{'1er' if day.day == 1 else day.day} {MONTHS['fr'][day.month - 1]}{end}"
        case _ if known in MONTHS:
            return f"{day.day} {MONTHS[known][day.month - 1]}{end}"
        case _:
            return shown_date(day.isoformat(), language)


# --- templates -------------------------------------------------------------------------------------------------------

_SLOT = re.compile(r"\{(\w*)\}")
SLOTS = ("PLACE", "place", "date", "month", "day", "year", "weekday", "agency")
"""What a template of the configuration may hold between braces; `PLACE` is in capitals."""


def unknown_slots(template: str) -> tuple[str, ...]:
    """The slots of a template that there are not."""
    return tuple(name for name in _SLOT.findall(template) if name not in SLOTS)


def write_template(template: str, given: Given) -> Written:
    """The dateline of a template: each slot filled, those that are not known left as they are."""
    upper, lower = BY_NAME["plain"], BY_NAME["dpa"]
    day = date.fromisoformat(given.day) if given.day else None
    months = MONTHS.get(primary(given.language), MONTHS["en"])
    values = {
        "PLACE": place_text(upper, given),
        "place": place_text(lower, given),
        "date": shown_date(given.day, given.language) if day else "",
        "month": months[day.month - 1] if day else "",
        "day": str(day.day) if day else "",
        "year": str(day.year) if day else "",
        "weekday": weekday(given.day, given.language) if day else "",
        "agency": given.agency,
    }
    text = " ".join(_SLOT.sub(lambda slot: values.get(slot[1], slot[0]), template).split())
    dated = re.search(r"\{(?:date|month|day|weekday)\}.*\{(?:year|month|day|date|weekday)\}", template)
    one = re.search(r"\{(?:date|month|day|weekday)\}", template)
    pattern = (dated or one).group() if (dated or one) else ""  # type: ignore[union-attr] # one of them was found
    shown = " ".join(_SLOT.sub(lambda slot: values.get(slot[1], slot[0]), pattern).split())
    place = values["PLACE"] if "{PLACE}" in template else values["place"] if "{place}" in template else ""
    return Written(text, place, shown, given.agency if "{agency}" in template else "")
