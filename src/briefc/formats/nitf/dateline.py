"""A dateline to NITF, places and day marked."""

from __future__ import annotations

import re

from briefc.markup.element import Element, Markup, Node
from briefc.markup.nitf import norm
from briefc.model.facts import Dated, Place
from briefc.model.line import one_line

_CODE = re.compile(r"(geonames|wikidata):[A-Za-z0-9]+")


def dateline(fact: Dated) -> Element:
    """A dateline to NITF's `dateline`: its text as printed, places and day marked where they stand in it."""
    text = one_line(fact.text)
    place_text, date_text = one_line(fact.place_text), one_line(fact.date_text)
    out: list[Node] = []
    before, found, rest = text.partition(place_text) if place_text else ("", "", text)
    if place_text and not found:
        before, rest = "", text
    out.extend(filter(None, (before, *(_locations(place_text, fact.places) if found else ()))))
    start, found, end = rest.partition(date_text) if date_text else (rest, "", "")
    if found:
        day = Element("story.date", (("norm", norm(fact.date)),) if fact.date else (), (date_text,))
        out.extend(part for part in (start, day, end) if part)
    elif rest:
        out.append(rest)
    return Element("dateline", (), tuple(out))


def _locations(text: str, places: tuple[Place, ...]) -> Markup:
    """The printed names in order, each place's parts inside one `location`; what is not recognised stays text."""
    out: list[Node] = []
    at = 0
    for place in places:
        parts: list[Node] = []
        for kind, wanted in (("city", place.city), ("region", place.region), ("country", place.country)):
            found = re.compile(re.escape(one_line(wanted)), re.IGNORECASE).search(text, at) if wanted.strip() else None
            if found is None:
                continue
            between = text[at : found.start()]
            if between:
                (parts or out).append(between)
            parts.append(Element(kind, (), (found.group(),)))
            at = found.end()
        if parts:
            out.append(Element("location", _location_code(place), tuple(parts)))
    rest = text[at:]
    if not out:
        return (Element("location", (), (text,)),)
    return (*out, rest) if rest else tuple(out)


def _location_code(place: Place) -> tuple[tuple[str, str], ...]:
    if not _CODE.fullmatch(place.geo):
        return ()
    source, _, value = place.geo.partition(":")
    return (("location-code", value), ("code-source", source))
