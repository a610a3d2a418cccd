"""The text of an item in the vocabularies that exchange formats carry, as the pipeline hands it from one to another."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.markup.element import Element, ids_in
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
    """One item's text in the vocabularies that its receivers want.

    `payloads` are those to be sent, in order: `nitf`, `xhtml`, `html`, `text`. NITF is always made, because what the
    metadata says of the text (words, references, ids) is taken from it; the others only when they are to be sent.
    `html` is a fragment without page or title; `xhtml` a whole document.
    """

    nitf: Body
    html: str = ""
    xhtml: Element | None = None
    text: str = ""
    payloads: tuple[str, ...] = ("nitf", "html")

    @property
    def ids(self) -> frozenset[str]:
        """The ids that other parts of the item can point at: those in payloads that are XML."""
        if "nitf" in self.payloads:
            return self.nitf.ids
        return frozenset(ids_in((self.xhtml,))) if self.xhtml is not None else frozenset()
