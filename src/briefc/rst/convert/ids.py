"""Final ids: kind + number + `-` + slug, counted through the article in order of appearance (decision 14)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from docutils import nodes

from briefc.rst.elements import contents_place, extension, part, speech, words

_LETTERS: dict[type[Any], str] = {
    nodes.section: "s",
    nodes.table: "t",
    nodes.figure: "f",
    nodes.footnote: "fn",
    nodes.citation: "cn",
    nodes.footnote_reference: "fr",
    nodes.citation_reference: "cr",
    speech: "q",
}
"""Nodes that always have an id. A directive's letter is its own; any other place that is pointed at gets an `i`."""

_NEVER = (nodes.system_message, nodes.problematic, nodes.substitution_definition, nodes.comment, nodes.pending)


ROOMLESS = (
    nodes.attribution,
    nodes.caption,
    nodes.classifier,
    nodes.colspec,
    nodes.definition,
    nodes.definition_list_item,
    nodes.description,
    nodes.entry,
    nodes.field,
    nodes.field_body,
    nodes.field_name,
    nodes.label,
    nodes.legend,
    nodes.line,
    nodes.list_item,
    nodes.option,
    nodes.option_argument,
    nodes.option_group,
    nodes.option_list_item,
    nodes.option_string,
    nodes.row,
    nodes.subtitle,
    nodes.tbody,
    nodes.term,
    nodes.tgroup,
    nodes.thead,
    nodes.title,
    part,
    words,
)
"""Nodes that the node around them reads: they have no counterpart of their own in the model, and so no id."""


class Ids:
    """Numbers ids. `of` maps docutils' ids to the final ones; a node's own stands in its attribute `final`."""

    def __init__(self, slug: str) -> None:
        """Nothing is numbered yet."""
        self.slug = slug
        self.counts: Counter[str] = Counter()
        self.of: dict[str, str] = {}

    def make(self, letter: str) -> str:
        """The next id of a kind."""
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}-{self.slug}"

    def number(self, document: nodes.document) -> None:
        """Give every node its id that needs one, before anything that points there is converted."""
        wanted = _pointed_at(document)
        waiting: list[Any] = list(reversed(document.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, (nodes.Text, *_NEVER)):
                continue
            self._one(node, wanted)
            waiting.extend(reversed(node.children))

    def _one(self, node: Any, wanted: set[str]) -> None:
        if isinstance(node, nodes.target) and not {"refid", "refuri", "refname"}.isdisjoint(node.attributes):
            return  # a name for another place, or for an address
        letter = node.call.directive.letter if isinstance(node, extension) else _LETTERS.get(type(node), "")
        own = node["ids"]
        if not letter and isinstance(node, nodes.image) and _alone(node):
            letter = "f"
        # A table of contents has a name of its own making: that alone makes it no place that others know.
        named = node["names"] and not isinstance(node, contents_place)
        wanted_here = own and (named or not wanted.isdisjoint(own)) and not node.get("refuri")
        if not letter and wanted_here:
            heir = _heir(node)
            if heir is not node:
                self._one(heir, {*wanted, *heir["ids"]})
                if not hasattr(heir, "final"):
                    heir.final = self.make("i")
                for name in own:
                    self.of[name] = heir.final
                return
            letter = "i"
        if not letter:
            return
        if not hasattr(node, "final"):
            inside = _figure_of(node)
            node.final = inside if inside and letter in {"f", "i"} else self.make(letter)
        for name in own:
            self.of[name] = node.final


def _heir(node: Any) -> Any:
    """The node that shows an id: the node itself, or a neighbour in the tree where the model has no room for one.

    docutils hangs a target at the end of a list item on the next item; there the item's first block takes it. A
    caption's goes to the figure.
    """
    if not isinstance(node, ROOMLESS):
        return node
    waiting = [] if isinstance(node, nodes.TextElement) else list(reversed(node.children))
    while waiting:
        below = waiting.pop()
        if isinstance(below, nodes.Text | nodes.Invisible | nodes.system_message):
            continue
        if not isinstance(below, ROOMLESS):
            return below
        waiting.extend(reversed(below.children))
    while isinstance(node, ROOMLESS) and node.parent is not None:
        node = node.parent
    return node


def _figure_of(node: Any) -> str:
    """The id of the figure whose picture the node is: the two are one block, so they share it."""
    parent = node.parent
    while isinstance(node, (nodes.image, nodes.reference)) and isinstance(parent, (nodes.reference, nodes.figure)):
        if isinstance(parent, nodes.figure):
            return str(getattr(parent, "final", ""))
        parent = parent.parent
    return ""


def _alone(node: nodes.image) -> bool:
    """True of a picture that is a block: neither in a line nor inside a figure."""
    parent = node.parent
    if isinstance(parent, nodes.reference):
        parent = parent.parent
    return not isinstance(parent, nodes.TextElement | nodes.figure)


def _pointed_at(document: nodes.document) -> set[str]:
    found: set[str] = set()
    waiting: list[Any] = list(document.children)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.reference):
            if "refid" in node:
                found.add(node["refid"])
            if node.get("refuri", "").startswith("#"):
                found.add(node["refuri"][1:])
        waiting.extend(node.children)
    return found
