"""What the registers know of a person, an organisation or a place, as elements of a concept.

The name as the item prints it comes first, in the item's language; names in other languages follow, each with its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.facts import Person
from briefc.model.line import literal, one_line
from briefc.model.register import Entry
from briefc.model.scheme import ORGANISATION, PERSON

Attributes = tuple[tuple[str, str], ...]


def names(shown: str, entry: Entry | None) -> tuple[Element, ...]:
    """The name as shown ("" for none), and those that the entry has, each with its language."""
    first = (name(one_line(shown)),) if shown else ()
    further = () if entry is None else entry.all_names
    return (*first, *(name(one_line(text), lang) for lang, text in further if text != shown))


def same_as(entry: Entry | None, *without: str) -> Iterator[Element]:
    """What others call the entry: its codes in GeoNames and Wikidata, but for those given."""
    if entry is None:
        return
    for scheme, code in (("geonames", entry.geonames), ("wikidata", entry.wikidata)):
        if code and f"{scheme}:{code}" not in without:
            yield tag("sameAs", qcode=f"{scheme}:{code}")


def person_entry(person: Person, register: Mapping[str, Entry]) -> Entry | None:
    """The entry of a person."""
    return register.get(f"{PERSON}:{person.code}") if person.code else None


def person_identity(person: Person) -> Attributes:
    """The attribute that identifies a person: the code of the register, else the name."""
    if person.code:
        return (("qcode", qcode(PERSON, person.code)),)
    return (("literal", literal(person.name)),)


def person_parts(person: Person, register: Mapping[str, Entry]) -> tuple[Element, ...]:
    """A person's names, other codes, role and affiliation: as the item has them, else as the registers do.

    An office that the author gives may be one of another time, so the entry's affiliation is not added to it.
    """
    entry = person_entry(person, register)
    parts = [*names(person.name, entry), *same_as(entry)]
    roles = () if entry is None else entry.all_roles
    role = one_line(person.role)
    own = not role or role in {one_line(text) for _, text in roles}
    if role or roles:
        parts.append(_role(role, roles if own else ()))
    organisation, code = person.organisation, person.organisation_code
    if not organisation and own and entry is not None:
        organisation, code = entry.organisation, ""
    affiliation = affiliated(organisation, code, register)
    if affiliation is not None:
        parts.append(tag("personDetails", affiliation))
    return tuple(parts)


def affiliated(organisation: str, code: str, register: Mapping[str, Entry]) -> Element | None:
    """The organisation that a person belongs to, by name and code (or by a code alone) to `affiliation`."""
    if not organisation:
        return None
    entry = register.get(f"{ORGANISATION}:{code or organisation}")
    if entry is None:
        shown = one_line(organisation)
        return tag("affiliation", name(shown), literal=literal(shown))
    return tag("affiliation", *names(organisation if code else "", entry), qcode=qcode(ORGANISATION, entry.code))


def _role(role: str, roles: Iterable[tuple[str, str]]) -> Element:
    """What somebody is, to `related`: as the item says, then in all languages that are known."""
    known = [(lang, one_line(text)) for lang, text in roles]
    first = (name(role),) if role else ()
    further = tuple(name(text, lang) for lang, text in known if text != role)
    return tag("related", *first, *further, rel="crel:isA", literal=literal(role or known[0][1]))
