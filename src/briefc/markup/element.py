"""Element values: what looks return and writers build, before any serialiser sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from briefc.model.content import Blocks, Inlines


@dataclass(frozen=True, slots=True, init=False)
class Element:
    """An element: name, attributes in the order they are written, children. Attribute values are plain text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: Markup = ()

    def __init__(self, name: str, attributes: tuple[tuple[str, str], ...] = (), children: Markup = ()) -> None:
        """An element of these parts."""
        # Hundreds are made for an item. A slot's own descriptor fills a frozen value half as slowly as what dataclasses
        # would write here.
        _set_name(self, name)
        _set_attributes(self, attributes)
        _set_children(self, children)


_set_name, _set_attributes, _set_children = (vars(Element)[name].__set__ for name in ("name", "attributes", "children"))


@dataclass(frozen=True, slots=True)
class Flow:
    """A hole that the writer fills with its own rendering of block content."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Run:
    """A hole that the writer fills with its own rendering of inline content."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Markup that is finished text already: MathML made while reading, a cleaned SVG. Never an author's text."""

    markup: str


Node: TypeAlias = "Element | Flow | Run | Verbatim | str"
Markup: TypeAlias = tuple[Node, ...]


def element(name: str, *children: Node | Markup, **attributes: str | int | None) -> Element:
    """An element from its name, children (tuples are laid flat) and attributes.

    `class_`, `for_` lose their underscore, other underscores become hyphens (`aria_label`); None and "" are left out,
    except where an empty value carries meaning (`alt`, `open`).
    """
    # A briefing has twenty thousand elements: most have one child or one tuple of them, and few attributes.
    laid: Markup
    if len(children) == 1:
        only = children[0]
        laid = only if isinstance(only, tuple) else (only,)
    else:
        nodes: list[Node] = []
        for child in children:
            if isinstance(child, tuple):
                nodes.extend(child)
            else:
                nodes.append(child)
        laid = tuple(nodes)
    if not attributes:
        return Element(name, (), laid)
    return Element(
        name,
        tuple(
            [
                (_written(key), str(value))
                for key, value in attributes.items()
                if value is not None and (value != "" or key in _MAY_BE_EMPTY)
            ]
        ),
        laid,
    )


_MAY_BE_EMPTY = frozenset({"alt", "open"})


@lru_cache(maxsize=256)
def _written(key: str) -> str:
    """The name of an attribute from that of an argument."""
    return key.rstrip("_").replace("_", "-")


def id_of(made: Element) -> str:
    """An element's id, or ""."""
    for name, value in made.attributes:
        if name == "id":
            return value
    return ""


def ids_in(elements: Iterable[Node]) -> set[str]:
    """All ids of elements and of what they hold."""
    out: set[str] = set()
    waiting = list(elements)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            found = id_of(node)
            if found:
                out.add(found)
            waiting.extend(node.children)
    return out
