"""An article's text as runs of columns, and between them what crosses the page: tables, wide pictures, formulas.

Each run is a box of its own, so that its columns are of one length above a table that crosses them, and the text is
read before the table. Sections are opened for it: a table in one could not leave the columns otherwise. Their headings
stay, with their places and with their depth as a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefc.markup.element import Element, Markup, Node, Verbatim, element

_KEPT = frozenset({"key-points", "notes"})
_HEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})

WIDE_CODE = 58
"""Characters of a line of code beyond which a listing goes across the page: a column has room for no more."""

WIDE_FORMULA = 24.0
"""Likewise of a displayed formula, in ems of the text."""

_WIDTH = re.compile(r"^<svg\b[^>]*\bwidth:([\d.]+)em")


def columned(text: Markup) -> Markup:
    """The children of an article's text: `div.columns` in turn with what crosses them."""
    out: list[Node] = []
    run: list[Node] = []

    def close(following: list[Node]) -> None:
        # A heading goes with what it heads; one that is left alone at the foot of a column would look like its end.
        while run and _is_head(run[-1]):
            following.insert(0, run.pop())
        if run:
            out.append(element("div", tuple(run), class_="columns"))
            run.clear()

    for node in _opened(text, 1):
        if _crosses(node):
            heads: list[Node] = []
            close(heads)
            out += [*heads, node]
        else:
            run.append(node)
    rest: list[Node] = []
    close(rest)
    return (*out, *rest)


def _opened(nodes: Markup, depth: int) -> Iterator[Node]:
    for node in nodes:
        if not isinstance(node, Element) or node.name != "section" or _classes(node) & _KEPT or _foreign(node):
            yield node
            continue
        headed = False
        for child in node.children:
            if not headed and isinstance(child, Element) and child.name in _HEADS:
                yield _heading(child, node, depth)
                headed = True
            elif headed:
                yield from _opened((child,), depth + 1)
            else:
                yield child


def _heading(heading: Element, section: Element, depth: int) -> Element:
    """A section's heading, which now bears the section's id as well."""
    attributes = dict(heading.attributes)
    attributes["class"] = f"{attributes.get('class', '')} depth-{depth}".strip()
    own, outer = attributes.get("id"), dict(section.attributes).get("id")
    children = heading.children
    if outer and own and outer != own:
        children = (element("span", id=outer), *children)
    elif outer:
        attributes["id"] = outer
    return Element(heading.name, tuple(attributes.items()), children)


def _crosses(node: Node) -> bool:
    """Whether a block goes across the page."""
    if not isinstance(node, Element):
        return False
    if node.name in {"table", "figure"} and (node.name == "table" or "wide" in _classes(node)):
        return True
    if node.name == "div" and "math" in _classes(node):
        widths = [_WIDTH.search(child.markup) for child in node.children if isinstance(child, Verbatim)]
        return any(width and float(width[1]) > WIDE_FORMULA for width in widths)
    if node.name == "pre" or (node.name == "figure" and "listing" in _classes(node)):
        return max(map(len, _written(node).splitlines()), default=0) > WIDE_CODE
    return False


def _written(node: Node) -> str:
    if isinstance(node, str):
        return node
    return "".join(map(_written, node.children)) if isinstance(node, Element) else ""


def _is_head(node: Node) -> bool:
    return isinstance(node, Element) and (node.name in _HEADS or "rubric" in _classes(node))


def _foreign(section: Element) -> bool:
    """Whether a section is in a language of its own, which its text would lose with it."""
    return any(name in {"lang", "dir"} for name, _ in section.attributes)


def _classes(node: Element) -> set[str]:
    return set(dict(node.attributes).get("class", "").split())
