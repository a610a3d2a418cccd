"""Where an item is from: `located` and what is asserted of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefc.formats.newsml.entries import Attributes, names, same_as
from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.facts import Place
from briefc.model.line import literal, one_line
from briefc.model.register import NO_REGISTERS, Entry, above
from briefc.model.scheme import PLACE

_CODE = re.compile(r"(geonames|wikidata):[A-Za-z0-9]+")
_POSITION = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_COUNTRY = re.compile(r"[A-Z]{2}")


def located(place: Place, register: Mapping[str, Entry] = NO_REGISTERS.entries) -> Element:
    """A place to `located`: its code or its name, its other codes, and the region and country above it.

    A place of the registers is identified by its number in GeoNames or Wikidata, which every receiver can look up, and
    by its own code where it has neither; the others are the same as that.
    """
    entry = _entry(place, register)
    shown = names(place.city, entry)
    same: list[Element] = []
    if entry is not None and _own(place, entry):
        same = [*same_as(entry, place.geo)]
        if _CODE.fullmatch(place.geo):
            same.append(tag("sameAs", qcode=qcode(PLACE, entry.code)))
    broader = _broader_places(place, entry, register)
    return Element("located", (("type", "cpnat:geoArea"), *_identity(place)), (*shown, *same, *broader))


def position(place: Place, register: Mapping[str, Entry] = NO_REGISTERS.entries) -> Element | None:
    """A place whose latitude and longitude are known to an `assert`; None for any other."""
    entry = _entry(place, register)
    found = _POSITION.fullmatch(place.geo)
    if found is None and entry is not None and _own(place, entry):
        found = _POSITION.fullmatch(entry.position)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return Element("assert", _identity(place), (name(one_line(place.city)), geo_details(found[0])))


def geo_details(point: str) -> Element:
    """`lat,lon` to `geoAreaDetails`."""
    latitude, _, longitude = point.partition(",")
    return tag("geoAreaDetails", tag("position", latitude=latitude.strip(), longitude=longitude.strip()))


def broader_entry(entry: Entry, *, top: bool) -> Element:
    """A place of the registers that another lies in; the `top` one with a country's code is that country."""
    if top and entry.country:
        return tag("broader", *names("", entry), type="cpnat:geoArea", qcode=f"iso3166-1a2:{entry.country}")
    return tag("broader", *names("", entry), type="cpnat:geoArea", qcode=qcode(PLACE, entry.code))


def _broader_places(place: Place, entry: Entry | None, register: Mapping[str, Entry]) -> Iterator[Element]:
    upper = () if entry is None else above(entry, register)
    inside = [one for one in upper if one.country]
    for one in upper:
        yield broader_entry(one, top=bool(inside) and one is inside[-1])
    if not upper and place.region.strip():
        yield _broader(one_line(place.region), "")
    if not inside and place.country.strip():
        yield _broader(one_line(place.country), place.country_code)


def _entry(place: Place, register: Mapping[str, Entry]) -> Entry | None:
    return register.get(f"{PLACE}:{place.code}") if place.code else None


def _own(place: Place, entry: Entry) -> bool:
    """Whether the place is where the registers have it: the author gives no other code or position."""
    codes = {f"geonames:{entry.geonames}", f"wikidata:{entry.wikidata}", entry.position, ""}
    return place.geo in codes


def _identity(place: Place) -> Attributes:
    if _CODE.fullmatch(place.geo):
        return (("qcode", place.geo),)
    if place.code:
        return (("qcode", qcode(PLACE, place.code)),)
    return (("literal", literal(", ".join(part for part in (place.city, place.region, place.country) if part))),)


def _broader(text: str, code: str) -> Element:
    if code or _COUNTRY.fullmatch(text):
        return tag("broader", name(text), type="cpnat:geoArea", qcode=f"iso3166-1a2:{code or text}")
    return tag("broader", name(text), type="cpnat:geoArea", literal=literal(text))
