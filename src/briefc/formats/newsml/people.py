"""Those whose words an item holds: as subjects, as assertions about them, and as references from their words.

One person has one identity in all three: the code of the register, else the name itself (NFC) as a literal.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import PERSON, qcode
from briefc.markup.element import Element
from briefc.model.facts import Fact, Person, Posted, Quoted
from briefc.model.line import literal, one_line


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words stand in the item: who, at which ids, and what is to be noted about posts.

    `spoke` is False for an author of posts alone, who may be an office and no person.
    """

    person: Person
    ids: tuple[str, ...]
    spoke: bool
    notes: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[tuple[str, str], ...]:
        """The attribute that identifies the person."""
        if self.person.code:
            return (("qcode", qcode(PERSON, self.person.code)),)
        return (("literal", literal(self.person.name)),)


def voices(facts: tuple[Fact, ...], ids: AbstractSet[str]) -> tuple[Voice, ...]:
    """The voices of an item in order of their first words, by the facts whose id is among those of the body."""
    out: dict[str, Voice] = {}
    for fact in facts:
        if isinstance(fact, Quoted) and fact.speaker is not None and fact.id in ids:
            _add(out, Voice(fact.speaker, (fact.id,), spoke=True))
        elif isinstance(fact, Posted) and fact.id in ids and fact.author.name:
            note = ", ".join(part for part in (f"@{fact.handle.lstrip('@')}" if fact.handle else "", fact.date) if part)
            _add(out, Voice(fact.author, (fact.id,), spoke=False, notes=(note,) if note else ()))
    return tuple(out.values())


def _add(out: dict[str, Voice], new: Voice) -> None:
    key = new.person.code or literal(new.person.name)
    if not key:
        return
    old = out.get(key)
    if old is None:
        out[key] = new
        return
    person = replace(
        old.person,
        role=old.person.role or new.person.role,
        organisation=old.person.organisation or new.person.organisation,
    )
    out[key] = Voice(person, (*old.ids, *new.ids), old.spoke or new.spoke, (*old.notes, *new.notes))


def subject(voice: Voice) -> Element:
    """A voice to a `subject` of contentMeta."""
    return Element("subject", (*_type(voice), *voice.identity), (name(one_line(voice.person.name)),))


def assertion(voice: Voice) -> Element:
    """A voice to an `assert`: name, role, organisation."""
    parts = [name(one_line(voice.person.name))]
    if voice.person.role:
        parts.append(tag("related", rel="crel:isA", literal=literal(voice.person.role)))
    if voice.person.organisation:
        organisation = one_line(voice.person.organisation)
        affiliation = tag("affiliation", name(organisation), literal=literal(organisation))
        parts.append(tag("personDetails", affiliation))
    return Element("assert", voice.identity, tuple(parts))


def inline_reference(voice: Voice) -> Element:
    """A voice to an `inlineRef` that points at the ids of its words in the body."""
    notes = tuple(tag("note", one_line(note)) for note in voice.notes)
    return Element(
        "inlineRef",
        (("idrefs", " ".join(dict.fromkeys(voice.ids))), *_type(voice), *voice.identity),
        (name(one_line(voice.person.name)), *notes),
    )


def _type(voice: Voice) -> tuple[tuple[str, str], ...]:
    return (("type", "cpnat:person"),) if voice.spoke else ()
