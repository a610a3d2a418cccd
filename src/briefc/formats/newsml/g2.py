"""Elements of NewsML-G2 2.35 as values."""

from __future__ import annotations

from briefc.markup.element import Element, Node

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of NewsML-G2."""

NEWS_ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"
PACKAGE_ITEM_TYPE = "application/vnd.iptc.g2.packageitem+xml"
KNOWLEDGE_ITEM_TYPE = "application/vnd.iptc.g2.knowledgeitem+xml"

_RENAMED = {"lang": "xml:lang"}


def tag(name: str, *children: Node, **attributes: str) -> Element:
    """An element; attributes in the order given, empty ones left out, `lang` becomes `xml:lang`."""
    if not attributes:
        return Element(name, (), children)
    return Element(
        name, tuple([(_RENAMED.get(key, key), value) for key, value in attributes.items() if value]), children
    )


def name(text: str, lang: str = "") -> Element:
    """The natural-language name of a concept, in a language when it is not the item's own."""
    return tag("name", text, lang=lang)
