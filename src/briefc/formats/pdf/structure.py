"""The structure of a printed part as values: a tree of elements (ISO 32000-1, 14.7) whose leaves are marked content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content on a page: the page, counted from 0 in the part, and the content's number (MCID) there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link's annotation on a page: the page, and the annotation's place among the page's annotations."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its type without the slash (`P`), and its kids in reading order.

    `id` is unique in the part, `headers` are ids of header cells. `attributes` are (owner, name, value): ("Table",
    "Scope", "Column"); a value is a name (str), a number, or a tuple of numbers. With `joins`, elements of one type in
    different parts are one element. `page` is the page that it begins on.
    """

    kind: str
    kids: tuple[Kid, ...] = ()
    id: str = ""
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    headers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, Value], ...] = ()
    joins: str = ""
    page: int = 0


Kid: TypeAlias = Element | Mark | LinkArea
Value: TypeAlias = str | int | float | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a part in reading order, and what nobody is read: by mark the type of artifact.

    Types of artifact are `Pagination`, `Layout`, `Page` and `Background` (ISO 32000-1, 14.8.2.2.2).
    """

    elements: tuple[Element, ...]
    artifacts: Mapping[Mark, str] = field(default_factory=dict)
