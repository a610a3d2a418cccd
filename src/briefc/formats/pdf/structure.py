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

    `id` is unique in the part; `headers` are ids of header cells (the Table attribute Headers), `references` ids of
    elements that this one points at (a note and its calls). `attributes` are (owner, name, value): ("Table", "Scope",
    "Column"); a value is a name (str), a number, or a tuple of numbers; BBox is in points from the page's lower left.
    With `joins`, elements of one type in different parts are one element. `page` is the page that it begins on.
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
class Artifact:
    """What nobody is read: `Pagination` (with `Header` or `Footer`), `Layout`, `Page`, `Background`; 14.8.2.2.2."""

    kind: str
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a part in reading order, and what is to be said about single marks.

    `artifacts` are marks that nobody is read. `texts` are marks with an ActualText. `hyphens` are marks whose last
    character is a hyphen that hyphenation put there; it is to be read as U+00AD (ISO 32000-1, 14.8.2.2.3). `spaces` are
    marks that end a line where the text has a space, which is to be in the file (14.8.2.5); `spaces_left` such of lines
    from right to left, whose end is on their left. Every mark and every link's annotation is either in an element or,
    marks only, an artifact.
    """

    elements: tuple[Element, ...]
    artifacts: Mapping[Mark, Artifact] = field(default_factory=dict)
    texts: Mapping[Mark, str] = field(default_factory=dict)
    hyphens: frozenset[Mark] = frozenset()
    spaces: frozenset[Mark] = frozenset()
    spaces_left: frozenset[Mark] = frozenset()
