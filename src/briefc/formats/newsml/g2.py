"""Elements of NewsML-G2 2.35 as values, and the forms of text that its typed attributes ask for."""

from __future__ import annotations

import unicodedata

from briefc.markup.element import Element, Node

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of NewsML-G2."""

NEWS_ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"
PACKAGE_ITEM_TYPE = "application/vnd.iptc.g2.packageitem+xml"

_RENAMED = {"lang": "xml:lang"}


def tag(name: str, *children: Node, **attributes: str) -> Element:
    """An element; attributes in the order given, empty ones left out, `lang` becomes `xml:lang`."""
    pairs = tuple((_RENAMED.get(key, key), value) for key, value in attributes.items() if value)
    return Element(name, pairs, children)


def name(text: str, lang: str = "") -> Element:
    """The natural-language name of a concept, in a language when it is not the item's own."""
    return tag("name", text, lang=lang)


def one_line(text: str) -> str:
    """A text with every run of white space as one space: typed values take no line break."""
    return " ".join(text.split())


def literal(text: str) -> str:
    """A text as an identifier within one item: one line, composed characters (NFC), so that equal names are equal."""
    return unicodedata.normalize("NFC", one_line(text))
