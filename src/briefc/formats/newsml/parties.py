"""Those who made an item, `creator` and `contributor`: who, in what role, for whom.

A role that IPTC has a code for is written as that code and in the author's words; any other as the newsroom's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefc.formats.newsml.entries import person_identity, person_parts
from briefc.formats.newsml.g2 import tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.facts import Person
from briefc.model.register import Entry
from briefc.model.scheme import ROLE
from briefc.vocabulary.roles import production_role


def creator(person: Person, register: Mapping[str, Entry]) -> Element:
    """Somebody of the byline: an author, unless IPTC has a more exact role."""
    return _party("creator", person, f"cpprole:{production_role(person.role) or 'author'}", register)


def contributor(person: Person, register: Mapping[str, Entry]) -> Element:
    """Somebody who had another part in the item."""
    code = production_role(person.role)
    own = qcode(ROLE, person.role) if person.role else ""
    return _party("contributor", person, f"cpprole:{code}" if code else own, register)


def _party(element: str, person: Person, role: str, register: Mapping[str, Entry]) -> Element:
    return tag(element, *person_parts(person, register), **dict(person_identity(person)), role=role)
