"""Who is meant: the speaker, author or organisation that an option names, as the registers know them."""

from __future__ import annotations

from briefc.markup.directive import Reading
from briefc.model.facts import Person
from briefc.model.naming import Remarks, organisation_of, person_of


def person_in(reading: Reading, text: str, field: str, *, role: str = "", org: str = "") -> Person:
    """The person that a field of a node names, by name or `@code`; what is wrong is said at the field's place."""
    language = reading.metadata.language
    _, _, remarks = organisation_of(reading.registers, org, language)
    say(reading, remarks, "org")
    person, further = person_of(reading.registers, text, language, role, org)
    say(reading, tuple(one for one in further if one not in remarks), field)
    return person


def say(reading: Reading, remarks: Remarks, field: str) -> None:
    """Report remarks at a field's place."""
    for one in remarks:
        reading.report(one.severity, one.code, one.message, *one.hints, field=field)
