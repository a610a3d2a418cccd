"""Structure elements made from kids: paragraphs around loose text, no element that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefc.formats.pdf.structure import Element, Kid, LinkArea, Mark
from briefc.formats.pdf.tagging.drawn import Drawn

INLINE = frozenset({"Span", "Quote", "Link", "Reference", "Code", "Ruby", "Lbl", "BibEntry"})
"""Types that stand inside a paragraph (ISO 32000-1, 14.8.4.4)."""

_EITHER = frozenset({"Figure", "Formula", "Note"})
"""Types that stand inside a paragraph or beside one: they go on with a run of text, but do not begin one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How what was drawn becomes elements: `read` gives the kids for one drawn element.

    `language` is that of the element around. `notes` maps the id of a note in the HTML to its id in the structure and
    the ids of the references to it.
    """

    language: str
    notes: Mapping[str, tuple[str, tuple[str, ...]]]
    read: Callable[[Drawn, Reader], list[Kid]]

    def within(self, drawn: Drawn) -> Reader:
        """The reader of what is in a drawn element."""
        return replace(self, language=language_of(drawn) or self.language)

    def foreign(self, drawn: Drawn) -> str:
        """The language of a drawn element where it is another than that around, else nothing."""
        own = language_of(drawn)
        return own if own.casefold() != self.language.casefold() else ""

    def inside(self, drawn: Drawn) -> list[Kid]:
        """What is in a drawn element, in its language."""
        return self.each(drawn, drawn.kids)

    def each(self, drawn: Drawn, things: Iterable[Any]) -> list[Kid]:
        """Some of the things in a drawn element, in its language."""
        reader = self.within(drawn)
        kids: list[Kid] = []
        for thing in things:
            kids.extend(self.read(thing, reader) if isinstance(thing, Drawn) else [thing])
        return kids


def language_of(drawn: Drawn) -> str:
    """The language that an element says it is in, or nothing."""
    return drawn.get("lang") or drawn.get("{http://www.w3.org/XML/1998/namespace}lang")


def made(kind: str, kids: Sequence[Kid], page: int = 0, **given: Any) -> Element:
    """An element with kids. Its page is that of the first of them, else `page`."""
    return Element(kind, tuple(kids), page=kids[0].page if kids else page, **given)


def is_inline(kid: Kid) -> bool:
    """Whether a kid stands in a line of text."""
    return not isinstance(kid, Element) or kid.kind in INLINE


def grouped(kids: Iterable[Kid]) -> list[Kid]:
    """Kids with a paragraph around each run of loose text."""
    out: list[Kid] = []
    run: list[Kid] = []
    for kid in kids:
        if is_inline(kid) or (run and isinstance(kid, Element) and kid.kind in _EITHER):
            run.append(kid)
            continue
        out.extend(paragraph(run))
        run = []
        out.append(kid)
    out.extend(paragraph(run))
    return out


def paragraph(kids: Sequence[Kid]) -> list[Kid]:
    """A run of text as a paragraph; what trails after it and is none (a note, a picture) beside it."""
    if not kids:
        return []
    if all(isinstance(kid, Element) and kid.kind in _EITHER for kid in kids):
        return list(kids)
    return [made("P", kids)]


def blocks(kind: str, kids: Sequence[Kid], **given: Any) -> list[Kid]:
    """Kids of a paragraph or the like: one element, or several where blocks stand between the text."""
    if all(is_inline(kid) or (isinstance(kid, Element) and kid.kind in _EITHER) for kid in kids):
        return [made(kind, kids, **given)] if kids else []
    return grouped(kids)


def inlined(kids: Iterable[Kid]) -> list[Kid]:
    """Kids fit for where only text may stand: a paragraph becomes a span, and what holds paragraphs is opened."""
    out: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Element) and kid.kind == "P":
            out.append(replace(kid, kind="Span", kids=tuple(inlined(kid.kids))))
        elif isinstance(kid, Element) and kid.kind in {"Div", "Sect", "Art", "BlockQuote"}:
            out.extend(inlined(kid.kids))
        else:
            out.append(kid)
    return out


def trimmed(elements: Iterable[Element], spaces: Collection[Mark]) -> Iterator[Element]:
    """Elements without `spaces` at the beginning and end of blocks, and with the language of an only span as theirs.

    A block that held nothing else is left out.
    """
    for element in elements:
        kids: list[Kid] = []
        for kid in element.kids:
            kids.extend(trimmed([kid], spaces) if isinstance(kid, Element) else [kid])
        if element.kind not in INLINE or element.kind == "Lbl":
            while kids and kids[0] in spaces:
                kids.pop(0)
            while kids and kids[-1] in spaces:
                kids.pop()
        only = kids[0] if len(kids) == 1 and not element.language else None
        if not kids and element.kids and element.kind not in {"TD", "TH"}:
            continue
        if isinstance(only, Element) and only == Element("Span", only.kids, language=only.language, page=only.page):
            yield replace(element, kids=only.kids, language=only.language)
        else:
            yield element if tuple(kids) == element.kids else replace(element, kids=tuple(kids))


def opened(kids: Sequence[Kid]) -> list[Kid]:
    """Kids without the paragraph around them when that is all there is."""
    only = kids[0] if len(kids) == 1 else None
    if isinstance(only, Element) and only.kind == "P" and only == Element("P", only.kids, page=only.page):
        return list(only.kids)
    return list(kids)


def spoken_in(language: str, kids: Sequence[Kid]) -> list[Kid]:
    """Kids that are in a language of their own: on the one element, or each, or on a span around loose text."""
    if not language:
        return list(kids)
    out: list[Kid] = []
    run: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Element) and not (is_inline(kid) and len(kids) > 1):
            out.extend(_span(run, language))
            run = []
            out.append(kid if kid.language else replace(kid, language=language))
        else:
            run.append(kid)
    out.extend(_span(run, language))
    return out


def _span(kids: Sequence[Kid], language: str) -> list[Kid]:
    """A span in a language. What is no mark, or in a language already, needs none."""
    return [made("Span", kids, language=language)] if kids else []


def marks_in(kids: Iterable[Kid]) -> Iterable[Mark]:
    """All marks below some kids."""
    for kid in kids:
        if isinstance(kid, Element):
            yield from marks_in(kid.kids)
        elif isinstance(kid, Mark):
            yield kid


def without_areas(kids: Iterable[Kid]) -> Iterator[Kid]:
    """Kids without the annotations among and below them."""
    for kid in kids:
        if isinstance(kid, Element):
            yield replace(kid, kids=tuple(without_areas(kid.kids)))
        elif isinstance(kid, Mark):
            yield kid


def areas_in(kids: Iterable[Kid]) -> Iterable[LinkArea]:
    """All annotations below some kids."""
    for kid in kids:
        if isinstance(kid, Element):
            yield from areas_in(kid.kids)
        elif isinstance(kid, LinkArea):
            yield kid
