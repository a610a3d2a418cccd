"""What people, organisations and places are called in ninjs: by code of the registers and the world's, else by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefc.formats.ninjs.values import Object, made, uri
from briefc.model.facts import Person, Place
from briefc.model.format import Rendering
from briefc.model.line import literal, one_line
from briefc.model.project import Project
from briefc.model.register import Entry, above
from briefc.model.scheme import ORGANISATION, PERSON, PLACE, code, scheme_address
from briefc.vocabulary.addresses import address

_CODE = re.compile(r"(geonames|wikidata):[A-Za-z0-9]+")
_POSITION = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def own(alias: str, text: str, project: Project) -> Object:
    """What identifies something in one of the newsroom's own vocabularies: its `uri`, and its code as `literal`."""
    return made(uri=uri(f"{scheme_address(alias, project)}{code(text)}"), literal=f"{alias}:{code(text)}")


def known(alias: str, text: str, rendering: Rendering, name: str) -> Object:
    """The identity of an entry of the registers, or of who bears just a name.

    Its `uri` is the one that the world shares (Wikidata, GeoNames) where the register has one, else the newsroom's own;
    its `literal` is always the newsroom's code, as in NewsML. Without a code the name is the `literal`.
    """
    if not text:
        return made(literal=literal(name))
    shared = _shared(rendering.register.get(f"{alias}:{text}"))
    return {**own(alias, text, rendering.project), **made(uri=shared)}


def _shared(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if entry.wikidata:
        return address(f"wikidata:{entry.wikidata}")
    return address(f"geonames:{entry.geonames}") if entry.geonames else ""


def person(one: Person, relation: str, rendering: Rendering, handles: Mapping[str, str]) -> Object:
    """Somebody in a relation to the item. `handles` are those of posts, by name; a register may know one too."""
    entry = rendering.register.get(f"{PERSON}:{one.code}") if one.code else None
    handle = handles.get(literal(one.name)) or (f"@{entry.handle}" if entry and entry.handle else "")
    return {
        **made(name=one_line(one.name), rel=relation),
        **known(PERSON, one.code, rendering, one.name),
        **made(contactInfo=[made(type="social media", value=handle)] if handle else []),
    }


def affiliation(one: Person, rendering: Rendering) -> Object:
    """The organisation that somebody belongs to, as the item has it, else as the registers do; nothing for nobody's.

    An office that the author gives may be one of another time, so the entry's affiliation is not added to it.
    """
    entry = rendering.register.get(f"{PERSON}:{one.code}") if one.code else None
    name, key = one.organisation, one.organisation_code
    if not name.strip() and entry is not None and one.role in {"", *(text for _, text in entry.all_roles)}:
        name = entry.organisation
    if not name.strip():
        return {}
    found = rendering.register.get(f"{ORGANISATION}:{key or name}")
    if found is not None:
        name, key = (name if key else found.name), found.code
    return {**made(name=one_line(name), rel="affiliation"), **known(ORGANISATION, key, rendering, name)}


def place(one: Place, relation: str, rendering: Rendering) -> Object:
    """A place in a relation to the item, with its position where it is known.

    A code or position that the author gives counts before those of the registers.
    """
    entry = _place_entry(one, rendering)
    whole = ", ".join(part for part in (one.city, one.region, one.country) if part)
    identity = known(PLACE, one.code, rendering, whole)
    if _CODE.fullmatch(one.geo):
        identity = {"uri": address(one.geo), "literal": identity["literal"] if one.code else one.geo}
    position = entry.position if entry and _its_own(one, entry) else one.geo
    return {**made(name=one_line(one.city), rel=relation), **identity, **made(geoJSON=point(position))}


def _its_own(one: Place, entry: Entry) -> bool:
    """Whether the place is where the registers have it."""
    return one.geo in {"", f"geonames:{entry.geonames}", f"wikidata:{entry.wikidata}", entry.position}


def _place_entry(one: Place, rendering: Rendering) -> Entry | None:
    return rendering.register.get(f"{PLACE}:{one.code}") if one.code else None


def around(one: Place, language: str, rendering: Rendering) -> Iterator[Object]:
    """What a place lies in, the nearest first: by the registers, else the region and country that the author gives."""
    entry = _place_entry(one, rendering)
    upper = above(entry, rendering.register) if entry else ()
    top = next((broader for broader in reversed(upper) if broader.country), None)
    for broader in upper:
        name = broader.name_in(language)
        if broader is top:
            yield country(Place("", country=name, country_code=broader.country), "country")
        else:
            yield {**made(name=name, rel="region"), **known(PLACE, broader.code, rendering, name)}
    if not upper and one.region.strip():
        yield made(name=one_line(one.region), rel="region", literal=literal(one.region))
    if top is None and one.country.strip():
        yield country(one, "country")


def country(one: Place, relation: str) -> Object:
    """The country of a place, by ISO 3166-1 where it is known."""
    name = one_line(one.country)
    qcode = f"iso3166-1a2:{one.country_code}" if one.country_code else ""
    identity = made(uri=address(qcode), literal=qcode) if qcode else made(literal=literal(name))
    return {**made(name=name, rel=relation), **identity}


def point(position: str) -> Object:
    """`lat,lon` as a GeoJSON point, which has the longitude first (RFC 7946, 3.1.1); nothing for any other text."""
    found = _POSITION.fullmatch(position)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return {}
    return {"type": "Point", "coordinates": [float(found[2]), float(found[1])]}
