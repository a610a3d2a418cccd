"""Those whose words an item holds: as subjects, as assertions about them, and as references from their words.

One person has one identity in all three: the code of the register, else the name itself (NFC) as a literal.
"""

from __future__ import annotations

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.line import literal, one_line
from briefc.model.scheme import PERSON
from briefc.model.voices import Voice


def subject(voice: Voice) -> Element:
    """A voice to a `subject` of contentMeta."""
    return Element("subject", (*_type(voice), *_identity(voice)), (name(one_line(voice.person.name)),))


def assertion(voice: Voice) -> Element:
    """A voice to an `assert`: name, role, organisation."""
    parts = [name(one_line(voice.person.name))]
    if voice.person.role:
        parts.append(tag("related", rel="crel:isA", literal=literal(voice.person.role)))
    if voice.person.organisation:
        organisation = one_line(voice.person.organisation)
        affiliation = tag("affiliation", name(organisation), literal=literal(organisation))
        parts.append(tag("personDetails", affiliation))
    return Element("assert", _identity(voice), tuple(parts))


def inline_reference(voice: Voice) -> Element:
    """A voice to an `inlineRef` that points at the ids of its words in the body."""
    notes = tuple(tag("note", one_line(note)) for note in voice.notes)
    return Element(
        "inlineRef",
        (("idrefs", " ".join(dict.fromkeys(voice.ids))), *_type(voice), *_identity(voice)),
        (name(one_line(voice.person.name)), *notes),
    )


def _type(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("type", "cpnat:person"),) if voice.spoke else ()


def _identity(voice: Voice) -> tuple[tuple[str, str], ...]:
    if voice.person.code:
        return (("qcode", qcode(PERSON, voice.person.code)),)
    return (("literal", literal(voice.person.name)),)
