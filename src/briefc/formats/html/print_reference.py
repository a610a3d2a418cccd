"""Page numbers that stand for places in the document: the printer looks them up by `data-ref`."""

from __future__ import annotations

from briefc.markup.element import Element, Markup, element


def page_of(id: str) -> Element:
    """The number of the page that an element is on. It stands outside of links, which may hold no generated text."""
    return element("p", element("span", data_ref=f"#{id}"), class_="page")


def page_in_words(said: str, id: str, kind: str = "") -> Markup:
    """The number of an element's page inside words, in which "{}" stands for it; `kind` is its class."""
    before, _, after = said.partition("{}")
    number = element("span", class_=kind, data_ref=f"#{id}")
    return tuple(node for node in (before, number, after) if node)
