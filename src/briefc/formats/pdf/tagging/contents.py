"""Contents, indexes and lists of sources: TOC of TOCI, each with its reference, its page number inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefc.formats.pdf.structure import Element, Kid, Mark
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.labels import label_of
from briefc.formats.pdf.tagging.making import Reader, grouped, inlined, is_inline, made, marks_in, spoken_in

_CLASSES = frozenset({"lines", "toc", "sources", "index", "contents-list", "entries"})
_ROLES = frozenset({"doc-toc", "doc-index", "toc", "contents", "index", "speakers", "posts", "sources"})


def is_contents(drawn: Drawn) -> bool:
    """Whether a list leads to places in the document, by its class or role or that of what is around it."""
    if drawn.tag not in {"ul", "ol"}:
        return False
    if drawn.classes & _CLASSES or _roles(drawn) & _ROLES:
        return True
    for around in drawn.around():
        if _roles(around) & _ROLES or (around.tag == "nav" and "contents" in around.classes):
            return True
        if around.tag in {"section", "article"}:
            return False
    return False


def _roles(drawn: Drawn) -> set[str]:
    return {*drawn.get("role").split(), *drawn.get("data-role").split()}


def contents(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A list to a TOC; lists inside it become the same below their items."""
    items: list[Kid] = []
    inner = reader.within(drawn)
    for child in drawn.children():
        entry = _entry(child, inner)
        items.extend(spoken_in(inner.foreign(child), [entry]) if entry else [])
    return [made("TOC", items, joins=drawn.get("data-joins"))] if items else []


def _entry(drawn: Drawn, reader: Reader) -> Element | None:
    pages = list(_pages(drawn))
    numbers: list[Kid] = []
    for page in pages:
        numbers.extend(inlined(reader.each(drawn, [page])))
        if page.above is not None:
            page.above.kids.remove(page)
    label, rest = label_of(drawn, reader)
    kids: list[Kid] = [made("Lbl", inlined(label))] if label else []
    referred = False
    for kid in grouped(rest):
        link = isinstance(kid, Element) and kid.kind == "P" and _has_link(kid)
        if link and not referred and isinstance(kid, Element):
            kids.append(made("Reference", [*_loose(kid), *_said(numbers)]))
            referred = True
        else:
            kids.append(kid)
    if numbers and not referred:
        kids.append(made("Reference", _said(numbers)))
    return made("TOCI", kids) if kids else None


def _said(numbers: list[Kid]) -> list[Kid]:
    """Page numbers as they stand in a line of text."""
    out: list[Kid] = []
    for kid in numbers:
        plain = isinstance(kid, Element) and kid.kind == "Span" and kid == Element("Span", kid.kids, page=kid.page)
        out.extend(kid.kids if plain and isinstance(kid, Element) else [kid])
    return out


def before_numbers(elements: Iterable[Element]) -> Iterator[Mark]:
    """The marks that a page number stands behind, which is far off on the page: a space is to part them."""
    for element in elements:
        if element.kind == "TOCI":
            for reference in element.kids:
                if isinstance(reference, Element) and reference.kind == "Reference":
                    for one, other in pairwise(reference.kids):
                        if isinstance(other, Mark):
                            yield from list(marks_in([one]))[-1:]
        yield from before_numbers(kid for kid in element.kids if isinstance(kid, Element))


def _loose(paragraph: Element) -> list[Kid]:
    """The text of a paragraph, in its language."""
    return spoken_in(paragraph.language, paragraph.kids)


def _has_link(element: Element) -> bool:
    return any(
        isinstance(kid, Element) and (kid.kind == "Link" or (is_inline(kid) and _has_link(kid))) for kid in element.kids
    )


def _pages(drawn: Drawn) -> list[Drawn]:
    """What holds the page numbers of an entry: the largest elements in which nothing else stands."""
    found: list[Drawn] = []
    for child in drawn.children():
        if child.tag in {"ul", "ol"}:
            continue
        if "page" in child.classes or child.get("data-ref"):
            found.append(child)
        else:
            found.extend(_pages(child))
    return found
