"""What one conversion to NITF knows and remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefc.markup.directive import DirectiveTable, Setting
from briefc.markup.element import Element
from briefc.model.asset import Asset
from briefc.model.content import Destination, Image


@dataclass(slots=True)
class Writing:
    """The situation of one NITF body, and its only mutable part: what was met on the way.

    `item_address` gives the address of another item, `picture_address` that of a picture. `references` are the items
    referred to, by guid; `links` the ids that links inside the item point to; `aliases` further ids of blocks, each
    with the one id that the block's element carries; `pictures` the images met in a line whose `media` is still to be
    written after it.
    """

    setting: Setting
    table: DirectiveTable
    item_address: Callable[[Destination], str]
    picture_address: Callable[[Asset], str]
    references: dict[str, Destination] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    pictures: list[Image] = field(default_factory=list)


def attributes(**named: str) -> tuple[tuple[str, str], ...]:
    """Attribute pairs from names (`class_`, `quote_source`, `xml_lang`) and values; empty values are left out."""
    return tuple([(_NAMES.get(name, name), value) for name, value in named.items() if value])


_NAMES = {
    "class_": "class",
    "xml_lang": "xml:lang",
    "quote_source": "quote-source",
    "mime_type": "mime-type",
    "media_type": "media-type",
}


def classed(made: Element, classes: tuple[str, ...]) -> Element:
    """An element with further classes after its own."""
    if not classes:
        return made
    own = dict(made.attributes)
    own["class"] = " ".join(filter(None, (own.get("class", ""), *classes)))
    return Element(made.name, tuple(own.items()), made.children)


def named(made: Element, id: str) -> Element:
    """An element that has no id with the given one, as its first attribute."""
    return Element(made.name, (("id", id), *made.attributes), made.children) if id else made
