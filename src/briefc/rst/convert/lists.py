"""Lists of every kind."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Blocks, Code, Definition, Definitions, Inlines, List, ListItem, Token
from briefc.rst.convert.conversion import Conversion


def bullets(to: Conversion, node: nodes.bullet_list) -> Blocks:
    """A bullet list."""
    return (List(items=_items(to, node), **to.placed(node)),)


def enumerated(to: Conversion, node: nodes.enumerated_list) -> Blocks:
    """An enumerated list, with the author's way of counting."""
    kind: Any = node["enumtype"]
    return (
        List(
            items=_items(to, node),
            enumeration=kind,
            start=node.get("start", 1),
            prefix=node["prefix"],
            suffix=node["suffix"],
            **to.placed(node),
        ),
    )


def _items(to: Conversion, node: Any) -> tuple[ListItem, ...]:
    return tuple(
        ListItem(to.within(item), tuple(item["classes"])) for item in node.children if isinstance(item, nodes.list_item)
    )


def definitions(to: Conversion, node: nodes.definition_list) -> Blocks:
    """A definition list with classifiers."""
    items: list[Definition] = []
    for item in node.children:
        term: Inlines = ()
        classifiers: list[Inlines] = []
        body: Blocks = ()
        for child in item.children:
            if isinstance(child, nodes.term):
                term = to.inlines(child.children)
            elif isinstance(child, nodes.classifier):
                classifiers.append(to.inlines(child.children))
            else:
                body += to.within(child)
        items.append(Definition(term, body, tuple(classifiers)))
    return (Definitions(items=tuple(items), **to.placed(node)),)


def fields(to: Conversion, node: Any) -> Blocks:
    """A field list in the body."""
    items = [
        Definition(to.inlines(field[0].children), to.within(field[1]))
        for field in node.children
        if isinstance(field, nodes.field)
    ]
    return (Definitions(items=tuple(items), kind="field", **to.placed(node)),)


def options(to: Conversion, node: nodes.option_list) -> Blocks:
    """A list of command line options: the term is the options as they are typed."""
    items: list[Definition] = []
    for item in node.children:
        group, description = item.children
        # An argument's text begins with its delimiter, a space or "=".
        written = ", ".join(option.astext() for option in group.children)
        items.append(Definition((Code((Token("", written),)),), to.within(description)))
    return (Definitions(items=tuple(items), kind="option", **to.placed(node)),)
