"""Those who made an item, `creator` and `contributor`: who, in what role, for whom.

A role that IPTC has a code for is written as that code and in the author's words; any other as the newsroom's own.
"""

from __future__ import annotations

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.facts import Person
from briefc.model.line import literal, one_line
from briefc.model.scheme import PERSON, ROLE
from briefc.vocabulary.roles import production_role


def creator(person: Person) -> Element:
    """Somebody of the byline: an author, unless IPTC has a more exact role."""
    return _party("creator", person, f"cpprole:{production_role(person.role) or 'author'}")


def contributor(person: Person) -> Element:
    """Somebody who had another part in the item."""
    code = production_role(person.role)
    own = qcode(ROLE, person.role) if person.role else ""
    return _party("contributor", person, f"cpprole:{code}" if code else own)


def _party(element: str, person: Person, role: str) -> Element:
    shown = one_line(person.name)
    parts = [name(shown)]
    if person.role:
        words = one_line(person.role)
        parts.append(tag("related", name(words), rel="crel:isA", literal=literal(words)))
    if person.organisation:
        organisation = one_line(person.organisation)
        affiliation = tag("affiliation", name(organisation), literal=literal(organisation))
        parts.append(tag("personDetails", affiliation))
    if person.code:
        return tag(element, *parts, qcode=qcode(PERSON, person.code), role=role)
    return tag(element, *parts, literal=literal(shown), role=role)
