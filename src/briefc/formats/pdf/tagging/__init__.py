"""Laid-out pages to the structure that screen readers go by: our own tree of tags, made along the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefc.formats.pdf.structure import Artifact, Element, LinkArea, Mark, Structure
from briefc.formats.pdf.tagging.contents import before_numbers
from briefc.formats.pdf.tagging.gathering import gathered
from briefc.formats.pdf.tagging.making import Reader, areas_in, grouped, language_of, made, marks_in, trimmed
from briefc.formats.pdf.tagging.notes import notes_in
from briefc.formats.pdf.tagging.reading import levelled, read
from briefc.formats.pdf.tagging.showing import retagged

__all__ = ["retagged", "structure_of"]


def structure_of(
    pages: Sequence[Any], marks: Sequence[Mapping[Any, int]], links: Sequence[Mapping[Any, int]]
) -> Structure:
    """The structure of a part from its laid-out page boxes (`page._page_box`), in order.

    `marks` has for each page the number (MCID) of each box that was drawn as marked content, `links` for each page the
    place of each box's annotation among those of its page. Each mark is in an element or an artifact; each annotation
    is in a Link.
    """
    found = gathered(pages, marks, links)
    if found is None:
        return Structure(())
    reader = Reader(language_of(found.body), notes_in(found.body), read)
    own = (kid for kid in grouped(reader.inside(found.body)) if isinstance(kid, Element))
    blank = {mark for mark, text in found.texts.items() if not text.strip()}
    elements = tuple(trimmed(own, blank))
    elements += tuple(_stray_links(elements, links))
    artifacts = dict(found.artifacts)
    claimed = set(marks_in(elements))
    for mark in _all_marks(marks):
        if mark not in claimed:
            artifacts.setdefault(mark, Artifact("Layout"))
    texts = {mark: text for mark, text in found.texts.items() if mark in claimed}
    apart = set(before_numbers(elements))
    texts |= {mark: f"{texts[mark]} " for mark in apart & set(texts)}
    spaces = (found.spaces | apart) & claimed - set(texts)
    return Structure(
        levelled(_checked(elements)),
        artifacts,
        texts,
        found.hyphens & claimed,
        spaces - found.spaces_left,
        found.spaces_left & claimed - set(texts),
    )


def _all_marks(marks: Sequence[Mapping[Any, int]]) -> Iterator[Mark]:
    for page, numbers in enumerate(marks):
        for number in numbers.values():
            yield Mark(page, number)


def _stray_links(elements: Sequence[Element], links: Sequence[Mapping[Any, int]]) -> Iterator[Element]:
    """Annotations whose content nobody is read (in a running head, say): PDF/UA wants them in the tree all the same."""
    claimed = set(areas_in(elements))
    for page, places in enumerate(links):
        for place in places.values():
            if LinkArea(page, place) not in claimed:
                yield made("P", [made("Link", [LinkArea(page, place)])])


def _checked(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Elements in which every annotation is in a Link: one of a box that is none gets a Link of its own."""

    def over(element: Element, *, linked: bool) -> Element:
        linked = linked or element.kind == "Link"
        kids = tuple(
            over(kid, linked=linked)
            if isinstance(kid, Element)
            else (made("Link", [kid]) if isinstance(kid, LinkArea) and not linked else kid)
            for kid in element.kids
        )
        return element if kids == element.kids else replace(element, kids=kids)

    return tuple(over(element, linked=False) for element in elements)
