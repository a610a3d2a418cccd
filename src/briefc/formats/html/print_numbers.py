"""Numbered paragraphs, to be cited by: the paragraphs of an article's own text, counted through from its start."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.markup.element import Element, Node

_NOT_TEXT = frozenset(
    {"attribution", "caption", "contributors", "disclosure", "editor-note", "provenance", "rubric", "title"}
)
"""Classes of paragraphs that say something of the text, and are none of it."""

_BESIDE = frozenset({"key-points", "notes"})
"""Sections that are none of the text."""

_INSIDE = frozenset({"compound", "container"})
"""Boxes whose paragraphs belong to the text. Quotations, lists, notes and boxes beside it are not numbered."""


@dataclass(slots=True)
class Numbering:
    """The state of counting through one article; `before` stands before each number ("2." of an article's own)."""

    before: str = ""
    count: int = 0

    def over(self, node: Element) -> Element:
        """An element of text, its paragraphs numbered."""
        return Element(node.name, node.attributes, tuple(self._child(child) for child in node.children))

    def _child(self, node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        classes = set(dict(node.attributes).get("class", "").split())
        if node.name == "p" and not classes & _NOT_TEXT and _has_words(node):
            self.count += 1
            number = Element("span", (("class", "paragraph-number"),), (f"{self.before}{self.count}.\u00a0",))
            attributes = dict(node.attributes)
            attributes["class"] = " ".join((*attributes.get("class", "").split(), "numbered"))
            return Element("p", tuple(attributes.items()), (number, *node.children))
        if (node.name == "section" and not classes & _BESIDE) or (node.name == "div" and classes & _INSIDE):
            return self.over(node)
        return node


def _has_words(node: Node) -> bool:
    if isinstance(node, str):
        return bool(node.strip())
    return isinstance(node, Element) and any(_has_words(child) for child in node.children)
