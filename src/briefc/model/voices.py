"""Those whose words an item holds, each once, by its facts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from briefc.model.facts import Fact, Person, Posted, Quoted
from briefc.model.line import literal


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
    def key(self) -> str:
        """What identifies the person within the item: the code of the register, else the name; never alike."""
        return f"@{self.person.code}" if self.person.code else literal(self.person.name)


def voices(facts: tuple[Fact, ...], ids: AbstractSet[str] | None = None) -> tuple[Voice, ...]:
    """The voices of an item in order of their first words, by the facts whose id is among `ids` (None: by all)."""
    out: dict[str, Voice] = {}
    for fact in facts:
        if not isinstance(fact, Quoted | Posted) or (ids is not None and fact.id not in ids):
            continue
        if isinstance(fact, Posted):
            note = ", ".join(part for part in (f"@{fact.handle.lstrip('@')}" if fact.handle else "", fact.date) if part)
            _add(out, Voice(fact.author, (fact.id,), spoke=False, notes=(note,) if note else ()))
        elif fact.speaker is not None:
            _add(out, Voice(fact.speaker, (fact.id,), spoke=True))
    return tuple(out.values())


def _add(out: dict[str, Voice], new: Voice) -> None:
    key = new.key
    if not key:
        return
    old = out.get(key)
    if old is None:
        out[key] = new
        return
    office = old.person if old.person.organisation else new.person
    person = replace(
        old.person,
        role=old.person.role or new.person.role,
        organisation=office.organisation,
        organisation_code=office.organisation_code,
    )
    out[key] = Voice(person, (*old.ids, *new.ids), old.spoke or new.spoke, (*old.notes, *new.notes))
