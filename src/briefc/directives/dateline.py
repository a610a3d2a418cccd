"""`dateline`: where and when a story was written, run in at the start of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefc.directives import option_values as take
from briefc.directives.dateline_lint import first_paragraph, looks_like_dateline
from briefc.directives.dateline_styles import BY_NAME, SLOTS, Given, Written, unknown_slots, write, write_template
from briefc.directives.dateline_text import Pasted, places, read_dateline
from briefc.directives.place_names import country_code, country_name, stands_alone
from briefc.directives.registered import places_in
from briefc.markup.directive import Directive, Reading, Setting, argument, flag, option
from briefc.model.article import Article
from briefc.model.content import Blocks, Extension, Inline, Paragraph, Phrase, Text, Time
from briefc.model.diagnostic import Diagnostic, Severity, error, info
from briefc.model.facts import Dated, Place
from briefc.model.language import primary
from briefc.model.span import NOWHERE, Span
from briefc.model.suggest import did_you_mean

_POINT = re.compile(r"(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?)")
_CODE = re.compile(r"geonames:\d{1,12}|wikidata:Q\d{1,12}")
LONGEST = 300
"""Characters of a dateline's argument: no real one comes near."""


def _text(value: str) -> str:
    if len(value) > LONGEST:
        raise ValueError(f"a dateline has at most {LONGEST} characters")
    return take.text(value)


def _geo(value: str) -> tuple[str, ...]:
    found = tuple("".join(part.split()) for part in value.split(";"))
    for part in found:
        point = _POINT.fullmatch(part)
        inside = point is not None and abs(float(point[1])) <= 90 and abs(float(point[2])) <= 180
        if part and not inside and not _CODE.fullmatch(part):
            raise ValueError(f'"{part}" is neither latitude,longitude nor geonames:NUMBER nor wikidata:QNUMBER')
    return found


@dataclass(frozen=True, slots=True)
class DatelineNode:
    """A dateline: what the author gave, and (last five fields) what was made of it."""

    text: str = argument(
        "`City`, `City, Country` or `@code` of a place in the registers, several with `;`, or a whole dateline as "
        "pasted.",
        read=_text,
    )
    place: str = option(
        "`City`, `City, Country`, `City, Region, Country` or `@code`; several with `;`.",
        read=_text,
    )
    region: str = option("State or region of the one place.", read=take.text)
    country: str = option("Country of the one place: its name or ISO 3166-1 alpha-2 code.", read=take.text)
    date: str = option("The day: an ISO date or date-time. Default: the article's date.", read=take.date)
    day: bool = flag("Write the weekday in place of the date.")
    agency: str = option("Agency named in brackets. Default: `dateline.agency`, else the style's own.", read=take.text)
    source: str = option("Another name of `:agency:`.", read=take.text)
    style: str = option(
        f"One of {', '.join(f'`{name}`' for name in BY_NAME)}, or the name of a template under `dateline.templates`. "
        "Default: `dateline.style`.",
        read=take.text,
    )
    lang: str = option("Language of the dateline (BCP 47). Default: the article's.", read=take.language)
    geo: tuple[str, ...] = option(
        "`latitude,longitude`, `geonames:NUMBER` or `wikidata:QNUMBER`; of several places parted by `;`.",
        read=_geo,
        default=(),
    )
    tz: str = option("Time zone of the place (IANA): the day is the one it was there.", read=take.text)
    aboard: str = option("Name of a ship or aircraft, in place of a place: `Air Force One`.", read=_text)
    hide: bool = flag("Print nothing; the place and day go into the metadata all the same.")
    places: tuple[Place, ...] = ()
    shown: str = ""
    place_text: str = ""
    date_text: str = ""
    iso: str = ""
    id: str = ""
    span: Span = NOWHERE


def complete(node: DatelineNode, reading: Reading) -> DatelineNode | None:
    """The dateline as it is printed; None after an error."""
    at = reading.metadata.date.at if reading.metadata.date else None
    try:
        pasted = read_dateline(node.text, at.date() if at else None)
    except ValueError as reason:
        reading.report(Severity.ERROR, "dateline.date", str(reason), "write the day as :date:", field="text")
        return None
    unknown = _places(node, pasted, reading)
    if unknown is None:
        return None
    language = node.lang or reading.metadata.language
    known = () if node.aboard else places_in(reading, unknown, language, "place" if node.place else "text")
    found = tuple(one.place for one in known) or unknown
    if node.agency and node.source:
        reading.report(
            Severity.ERROR, "dateline.agency-twice", ":agency: and :source: are the same", "keep one", field="source"
        )
    if node.day and not pasted.weekday:
        pasted = replace(pasted, weekday=True)
    name = node.style or reading.project.dateline.style
    template = "" if name in BY_NAME else _template(name, node, reading)
    style = BY_NAME.get(name, BY_NAME["plain"])
    explicit = _explicit_day(node, pasted, reading, at)
    shows = template or style.dated or pasted.weekday
    day = explicit or (_article_day(node, reading, at) if shows else "")
    given = Given(
        tuple(one.printed for one in known) or unknown,
        day,
        node.agency or node.source or pasted.agency or reading.project.dateline.agency,
        language,
        at.year if at else 0,
        pasted.weekday,
        node.aboard,
    )
    written = write_template(template, given) if template else write(style, given)
    judged = tuple(one.printed for one in known if not one.lost)
    _lint_country(judged, style.countries if not template else "", language, reading)
    return _filled(node, found, written, day, reading)


def _filled(node: DatelineNode, found: tuple[Place, ...], written: Written, day: str, reading: Reading) -> DatelineNode:
    """The node with what is printed of it; the options that made it are settled."""
    return replace(
        node,
        text="",
        places=found,
        shown=written.text,
        place_text=written.place_text,
        date_text=written.date_text,
        iso=day if written.date_text else "",
        agency=written.agency,
        source="",
        lang="" if node.lang == reading.metadata.language else node.lang,
    )


# --- place -----------------------------------------------------------------------------------------------------------


def _places(node: DatelineNode, pasted: Pasted, reading: Reading) -> tuple[Place, ...] | None:
    if node.place and pasted.places:
        reading.report(
            Severity.ERROR,
            "dateline.place-twice",
            "the place is given twice",
            "keep one: the text after dateline::, or :place:",
            field="place",
        )
    found = places(node.place) or pasted.places
    if node.aboard:
        name = node.aboard if node.aboard.casefold().startswith("aboard ") else f"aboard {node.aboard}"
        found = (Place(name if primary(node.lang or reading.metadata.language) == "en" else node.aboard),)
    if not found or any(not one.city for one in found):
        reading.report(
            Severity.ERROR, "dateline.place", "a dateline without a place", "write the city after dateline::"
        )
        return None
    if (node.region or node.country) and len(found) > 1:
        reading.report(
            Severity.ERROR,
            "dateline.which-place",
            "the country or region of which place?",
            "with several places write each with its country: Paris, France; Geneva, Switzerland",
            field="country" if node.country else "region",
        )
    elif node.region or node.country:
        country = node.country or found[0].country
        found = (
            replace(
                found[0],
                region=node.region or found[0].region,
                country=country_name(country),
                country_code=country_code(country),
            ),
        )
    if len(node.geo) > len(found):
        reading.report(
            Severity.ERROR,
            "dateline.geo",
            f"{len(node.geo)} positions for {len(found)} place{'s' if len(found) > 1 else ''}",
            "give one a place, parted by ;",
            field="geo",
        )
    return tuple(replace(one, geo=node.geo[at] if at < len(node.geo) else "") for at, one in enumerate(found))


def _lint_country(found: tuple[Place, ...], wanted: str, language: str, reading: Reading) -> None:
    """Warn of a city that needs its country; in English alone, since the list of those that do not is English."""
    if not wanted or primary(language) != "en":
        return
    for place in found:
        if place.country or place.region or stands_alone(place.city) or place.city.casefold().startswith("aboard "):
            continue
        reading.report(
            Severity.WARNING if wanted == "needed" else Severity.INFO,
            "dateline.country",
            f'"{place.city}" is not among the cities that stand without a country',
            f"write the country or state behind it: {place.city}, COUNTRY",
        )


# --- day -------------------------------------------------------------------------------------------------------------


def _zone(node: DatelineNode, reading: Reading) -> ZoneInfo | None:
    try:
        return ZoneInfo(node.tz)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        reading.report(
            Severity.ERROR,
            "dateline.zone",
            f'there is no time zone "{node.tz}"',
            "write a name of the IANA database, such as Asia/Shanghai",
            field="tz",
        )
        return None


def _explicit_day(node: DatelineNode, pasted: Pasted, reading: Reading, at: datetime | None) -> str:
    """The day that the author gave, "" for none."""
    if node.date and pasted.day and node.date[:10] != pasted.day:
        reading.report(
            Severity.ERROR,
            "dateline.date-twice",
            f"two days are given: {pasted.day} and {node.date[:10]}",
            "keep one: the day in the text after dateline::, or :date:",
            field="date",
        )
    if len(node.date) > 10:
        zone = _zone(node, reading) if node.tz else None
        instant = datetime.fromisoformat(node.date)
        return (instant.astimezone(zone) if zone else instant).date().isoformat()
    return node.date or pasted.day


def _article_day(node: DatelineNode, reading: Reading, at: datetime | None) -> str:
    """The article's day in the zone of the place, "" for an article without a date."""
    if at is None or reading.metadata.date is None:
        return ""
    if not node.tz:
        return at.date().isoformat()
    zone = _zone(node, reading)
    # A bare date names a day, not an instant: it is the same day everywhere.
    return (at.astimezone(zone) if zone and not reading.metadata.date.day else at).date().isoformat()


def _template(name: str, node: DatelineNode, reading: Reading) -> str:
    """The configured template of a name; "" (and an error) when there is none or it cannot be used."""
    templates = reading.project.dateline.templates
    known = (*BY_NAME, *templates)
    if name not in templates:
        reading.report(
            Severity.ERROR,
            "dateline.style",
            f'there is no dateline style "{name}"',
            *did_you_mean(name, known),
            f"the styles are {', '.join(known)}",
            field="style",
        )
        return ""
    wrong = unknown_slots(templates[name])
    if wrong:
        reading.report(
            Severity.ERROR,
            "dateline.template",
            f'the dateline template "{name}" has an unknown part {{{wrong[0]}}}',
            *did_you_mean(wrong[0], SLOTS),
            f"the parts are {', '.join(f'{{{slot}}}' for slot in SLOTS)}",
        )
        return ""
    return templates[name]


# --- meaning ---------------------------------------------------------------------------------------------------------


def core(node: DatelineNode, setting: Setting) -> Blocks:
    """The dateline, to be run in; nothing when it is hidden."""
    if node.hide:
        return ()
    before, day, after = node.shown.partition(node.date_text) if node.date_text else (node.shown, "", "")
    parts: tuple[Inline, ...] = (Text(before),) if before else ()
    if day:
        parts = (*parts, Time(day, node.iso), Text(after)) if after else (*parts, Time(day, node.iso))
    return (Paragraph((Phrase(parts, classes=("dateline",), lang=node.lang),), span=node.span),)


def facts(node: DatelineNode, setting: Setting) -> tuple[Dated, ...]:
    """Place and day."""
    return (Dated(node.places, node.iso, node.shown, node.place_text, node.date_text, node.agency),)


def review(made: tuple[Extension, ...], article: Article, report: Callable[[Diagnostic], None]) -> None:
    """One dateline an article, above its first paragraph; one written by hand is found."""
    for extra in made[1:]:
        report(
            error(
                "dateline.twice",
                extra.span,
                "a second dateline",
                "an article has one; several places go into one, parted by ;",
            )
        )
    first = first_paragraph(article.body)
    if made and first is not None and first.span.path == made[0].span.path and first.span.line < made[0].span.line:
        report(
            error(
                "dateline.late",
                made[0].span,
                "the dateline stands below the first paragraph",
                f"move it up, above line {first.span.line}",
            )
        )
    if not made and first is not None and article.metadata.type == "article":
        text = looks_like_dateline(first)
        if text:
            report(
                info(
                    "dateline.inline",
                    first.span,
                    "the first paragraph begins with a dateline that is only text",
                    f"write above it: .. dateline:: {text}",
                )
            )


DIRECTIVE = Directive(
    name="dateline",
    node=DatelineNode,
    doc=(
        "Where and when the story was written, in the manner of an agency, at the start of the first paragraph and in "
        "the item's metadata. One an article, above its first paragraph."
    ),
    core=core,
    facts=facts,
    complete=complete,
    review=review,
    runs_in=True,
    letter="dl",
)
