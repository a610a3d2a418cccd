"""Who or what is meant: the people, organisations and places that options name, as the registers know them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefc.directives.place_names import stands_alone
from briefc.markup.directive import Reading
from briefc.model.facts import Person, Place
from briefc.model.naming import Remarks, organisation_of, person_of, place_of
from briefc.model.register import Entry


@dataclass(frozen=True, slots=True)
class Located:
    """A place as the registers know it, and as it is printed; `lost` if it was written as a code that there is not."""

    place: Place
    printed: Place
    lost: bool


def person_in(reading: Reading, text: str, field: str, *, role: str = "", org: str = "") -> Person:
    """The person that a field of a node names, by name or `@code`; what is wrong is said at the field's place."""
    language = reading.metadata.language
    _, _, remarks = organisation_of(reading.registers, org, language)
    say(reading, remarks, "org")
    person, further = person_of(reading.registers, text, language, role, org)
    say(reading, tuple(one for one in further if one not in remarks), field)
    return person


def places_in(reading: Reading, found: tuple[Place, ...], language: str, field: str) -> tuple[Located, ...]:
    """Places that a field of a node names, by name or `@code`; what is wrong is said at the field's place."""
    out = []
    for one in found:
        place, entry, remarks = place_of(reading.registers, one, language)
        say(reading, remarks, field)
        out.append(Located(place, _as_printed(place, entry), one.city.startswith("@") and entry is None))
    return tuple(out)


def _as_printed(place: Place, entry: Entry | None) -> Place:
    """A place as datelines print it: without region and country when its city stands alone by its English name."""
    if entry is not None and not stands_alone(place.city) and stands_alone(entry.name_in("en")):
        return replace(place, region="", country="", country_code="")
    return place


def say(reading: Reading, remarks: Remarks, field: str) -> None:
    """Report remarks at a field's place."""
    for one in remarks:
        reading.report(one.severity, one.code, one.message, *one.hints, field=field)
