"""Lines that lead to a place in the document, and its page, which the printer looks up by `data-ref`."""

from __future__ import annotations

from briefc.markup.element import Element, Markup, element

_LEAST = 15.0
"""Millimetres that the first two lines of a list have at least, or reach into the foot of the page."""


def page_of(id: str) -> Element:
    """The number of the page that an element is on. It stands outside of links, which may hold no generated text."""
    return element("p", element("span", data_ref=f"#{id}"), class_="page")


def page_in_words(said: str, id: str, kind: str = "") -> Markup:
    """The number of an element's page inside words, in which "{}" stands for it; `kind` is its class."""
    before, _, after = said.partition("{}")
    number = element("span", class_=kind, data_ref=f"#{id}")
    return tuple(node for node in (before, number, after) if node)


def beside(height: float, lines: Markup) -> Markup:
    """Lines beside what takes `height` millimetres in the margin: the first is as high, so that a page holds both."""
    if height <= _LEAST or not lines or not isinstance(lines[0], Element):
        return lines
    first = lines[0]
    return (
        Element(first.name, (*first.attributes, ("style", f"min-height: {height - 5.2:.1f}mm")), first.children),
        *lines[1:],
    )
