"""Where an item is from: `located` and what is asserted of the place."""

from __future__ import annotations

import re

from briefc.formats.newsml.g2 import name, tag
from briefc.markup.element import Element
from briefc.model.facts import Place
from briefc.model.line import literal, one_line

_CODE = re.compile(r"(geonames|wikidata):[A-Za-z0-9]+")
_POSITION = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_COUNTRY = re.compile(r"[A-Z]{2}")


def located(place: Place) -> Element:
    """A place to `located`: its code or its name, and the region and country above it."""
    parts = [name(one_line(place.city))]
    broader = [
        _broader(one_line(text), code)
        for text, code in ((place.region, ""), (place.country, place.country_code))
        if text.strip()
    ]
    return Element("located", (("type", "cpnat:geoArea"), *_identity(place)), (*parts, *broader))


def position(place: Place) -> Element | None:
    """A place given by latitude and longitude to an `assert`; None for any other."""
    found = _POSITION.fullmatch(place.geo)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    point = tag("position", latitude=found[1], longitude=found[2])
    return Element("assert", _identity(place), (name(one_line(place.city)), tag("geoAreaDetails", point)))


def _identity(place: Place) -> tuple[tuple[str, str], ...]:
    if _CODE.fullmatch(place.geo):
        return (("qcode", place.geo),)
    return (("literal", literal(", ".join(part for part in (place.city, place.region, place.country) if part))),)


def _broader(text: str, code: str) -> Element:
    if code or _COUNTRY.fullmatch(text):
        return tag("broader", name(text), type="cpnat:geoArea", qcode=f"iso3166-1a2:{code or text}")
    return tag("broader", name(text), type="cpnat:geoArea", literal=literal(text))
