"""The text of an item in the vocabularies that exchange formats carry, as the pipeline hands it from one to another."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.markup.element import Element
from briefc.model.content import Destination


@dataclass(frozen=True, slots=True)
class Body:
    """A document in some vocabulary: its root, the ids in it, the items referred to, words and characters of the body.

    `lost_links` are the ids of links whose target the vocabulary does not carry; such a link is plain text.
    """

    root: Element
    ids: frozenset[str]
    references: tuple[Destination, ...]
    words: int
    characters: int
    lost_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """One item's text: as NITF, and as HTML ("" = none) without page or title."""

    nitf: Body
    html: str = ""
