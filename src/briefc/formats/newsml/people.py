"""Those whose words an item holds: as subjects, as assertions about them, and as references from their words.

One person has one identity in all three: the code of the register, else the name itself (NFC) as a literal.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefc.formats.newsml.entries import names, person_entry, person_identity, person_parts, same_as
from briefc.formats.newsml.g2 import tag
from briefc.markup.element import Element
from briefc.model.line import one_line
from briefc.model.register import Entry
from briefc.model.voices import Voice


def subject(voice: Voice, register: Mapping[str, Entry]) -> Element:
    """A voice to a `subject` of contentMeta: names in all languages, codes elsewhere."""
    entry = person_entry(voice.person, register)
    shown = (*names(voice.person.name, entry), *same_as(entry))
    return Element("subject", (*_type(voice), *person_identity(voice.person)), shown)


def assertion(voice: Voice, register: Mapping[str, Entry]) -> Element:
    """A voice to an `assert`: name, code elsewhere, role, organisation.

    One name alone: a library that is widely used keeps of the like children of an `assert` the last (python-newsmlg2
    1.1). Those in other languages stand with the subject.
    """
    first, *rest = person_parts(voice.person, register)
    said = (first, *(part for part in rest if part.name != "name"))
    return Element("assert", person_identity(voice.person), said)


def inline_reference(voice: Voice) -> Element:
    """A voice to an `inlineRef` that points at the ids of its words in the body."""
    notes = tuple(tag("note", one_line(note)) for note in dict.fromkeys(voice.notes))
    return Element(
        "inlineRef",
        (("idrefs", " ".join(dict.fromkeys(voice.ids))), *_type(voice), *person_identity(voice.person)),
        (*names(voice.person.name, None), *notes),
    )


def _type(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("type", "cpnat:person"),) if voice.spoke else ()
