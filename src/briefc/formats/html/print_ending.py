"""The end of a text on paper: its last lines keep together, so that no page holds fewer than five of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefc.markup.element import Element, Markup, Node, Verbatim

_LEAST = 5
"""Lines that a page holds at least."""

_LINE = 72
"""Characters of a full line: more than most have, so that lines are rather counted too few."""

_THROUGH = frozenset({"section", "ul", "ol", "dl"})
"""Elements whose children pages may be broken between."""

Path = tuple[int, ...]


def with_ending(markup: Markup) -> Markup:
    """The text with its last blocks marked: `ends` leaves five lines or none to a page, `keeps` moves along.

    Blocks are gone through from the end until they have five lines for certain.
    """
    marks: dict[Path, str] = {}
    lines = 0
    for path, block in _backwards(markup, ()):
        lines += _lines(block)
        marks[path] = "ends" if lines >= _LEAST else "ends keeps"
        if lines >= _LEAST:
            break
    return _marked(markup, (), marks)


def _backwards(markup: Markup, path: Path) -> Iterator[tuple[Path, Element]]:
    for number in range(len(markup) - 1, -1, -1):
        node = markup[number]
        if isinstance(node, Element) and node.name in _THROUGH and node.children:
            yield from _backwards(node.children, (*path, number))
        elif isinstance(node, Element):
            yield (*path, number), node


def _lines(block: Element) -> int:
    """About how many lines a block has: five for what is no text and breaks by rules of its own."""
    if block.name in ("p", "li", "dt", "dd", "div") and not any(_solid(child) for child in block.children):
        return max(1, -(-_length(block) // _LINE))
    return 1 if block.name in ("h2", "h3", "h4", "h5", "h6") else _LEAST


def _solid(node: Node) -> bool:
    return isinstance(node, Element) and (
        node.name in ("img", "svg", "table", "figure", "ul", "ol", "dl") or any(map(_solid, node.children))
    )


def _length(node: Node) -> int:
    if isinstance(node, str):
        return len(node)
    if isinstance(node, Element):
        # A note is printed at the foot of the page.
        return 0 if dict(node.attributes).get("class") == "footnote" else sum(map(_length, node.children))
    return len(node.markup) if isinstance(node, Verbatim) else 0


def _marked(markup: Markup, path: Path, marks: dict[Path, str]) -> Markup:
    if not any(one[: len(path)] == path for one in marks):
        return markup
    return tuple(_mark(node, (*path, number), marks) for number, node in enumerate(markup))


def _mark(node: Node, path: Path, marks: dict[Path, str]) -> Node:
    if not isinstance(node, Element):
        return node
    if path not in marks:
        return Element(node.name, node.attributes, _marked(node.children, path, marks)) if path else node
    named = dict(node.attributes)
    named["class"] = f"{named.get('class', '')} {marks[path]}".strip()
    return Element(node.name, tuple(named.items()), node.children)
