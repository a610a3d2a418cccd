"""Which structure element stands for what was drawn of a source element (ISO 32000-1, 14.8.4; ISO 14289-1, 7)."""

from __future__ import annotations

from dataclasses import replace

from briefc.formats.pdf.structure import Element, Kid, LinkArea
from briefc.formats.pdf.tagging.contents import contents, is_contents
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.figures import SPOKEN, figure, picture, spoken
from briefc.formats.pdf.tagging.lists import bulleted, described
from briefc.formats.pdf.tagging.making import Reader, areas_in, blocks, grouped, inlined, made, spoken_in, without_areas
from briefc.formats.pdf.tagging.notes import is_note, note, note_list, reference
from briefc.formats.pdf.tagging.tables import table

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTIONS = {"section": "Sect", "aside": "Sect", "nav": "Sect", "article": "Art"}
_OPEN = frozenset(
    {"html", "body", "main", "div", "header", "footer", "hgroup", "address", "fieldset", "form", "details", "center"}
)
"""Elements that stand for the look only: what is in them stands in what is around."""

_BOXES = frozenset({"factbox", "sidebar", "topic", "admonition", "key-points", "correction"})
_BOX_ROLES = frozenset({"note", "complementary", "region"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_RUBY = {"ruby": "Ruby", "rb": "RB", "rt": "RT", "rp": "RP"}


def read(drawn: Drawn, reader: Reader) -> list[Kid]:
    """What was drawn of an element to the kids that its parent gets: one element, several, or loose marks."""
    if drawn.get("aria-hidden") == "true":
        return []
    return spoken_in(reader.foreign(drawn), _kids(drawn, reader))


def _kids(drawn: Drawn, reader: Reader) -> list[Kid]:
    tag, role = drawn.tag, drawn.get("role")
    if drawn.part == "marker":
        return [made("Lbl", kids)] if (kids := reader.inside(drawn)) else []
    if drawn.part == "footnote-call":
        return [made("Reference", kids)] if (kids := inlined(reader.inside(drawn))) else []
    if is_note(drawn):
        return note(drawn, reader)
    if tag in {"ul", "ol", "menu", "dl"}:
        return _list(drawn, reader)
    if tag == "table" and role not in {"presentation", "none"}:
        return table(drawn, reader)
    if tag in {"figure", "aside"} and drawn.classes & SPOKEN:
        return spoken(drawn, reader)
    if tag == "figure":
        return figure(drawn, reader)
    if drawn.rectangle is not None or tag in {"img", "svg"}:
        return picture(drawn, reader)
    kids = reader.inside(drawn)
    if not kids:
        return []
    if tag == "a" and any(isinstance(kid, LinkArea) for kid in kids):
        return _link(drawn, kids, reader)
    if tag in _HEADINGS:
        return [made(tag.upper(), inlined(kids))]
    if tag in _SECTIONS:
        return [made(_SECTIONS[tag], grouped(kids), joins=drawn.get("data-joins"))]
    if tag == "blockquote":
        return [made("BlockQuote", grouped(kids))]
    if tag in {"p", "summary", "legend"}:
        return [made("P", inlined(kids))]
    if tag == "pre":
        coded = [kid for kid in kids if isinstance(kid, Element) and kid.kind == "Code"]
        return [made("P", kids if coded else [made("Code", kids)])]
    if tag in _OPEN or tag in {
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "li",
        "dt",
        "dd",
        "caption",
        "figcaption",
    }:
        if drawn.classes & _BOXES or role in _BOX_ROLES:
            return [made("Sect", grouped(kids))]
        return grouped(kids)
    return _phrase(drawn, kids)


def _list(drawn: Drawn, reader: Reader) -> list[Kid]:
    if is_contents(drawn):
        return contents(drawn, reader)
    if drawn.tag != "dl" and any(is_note(child) for child in drawn.children()):
        return note_list(drawn, reader)
    return described(drawn, reader) if drawn.tag == "dl" else bulleted(drawn, reader)


def _link(drawn: Drawn, kids: list[Kid], reader: Reader) -> list[Kid]:
    """A link with its areas first, then what it says; one that calls a note is a reference to it."""
    link = made("Link", [*areas_in(kids), *without_areas(inlined(kids))])
    return [reference(drawn, link, reader)] if reference_target(drawn, reader) else [link]


def reference_target(drawn: Drawn, reader: Reader) -> bool:
    """Whether a link calls a note, from outside of notes."""
    return drawn.get("href").removeprefix("#") in reader.notes and not any(map(is_note, drawn.around()))


def _phrase(drawn: Drawn, kids: list[Kid]) -> list[Kid]:
    """What stands in running text. Emphasis and the like say nothing in a PDF and are opened."""
    tag = drawn.tag
    if tag == "q":
        return [made("Quote", inlined(kids))]
    if tag in _CODE:
        return [made("Code", inlined(kids))]
    if tag == "abbr" and drawn.get("title"):
        return [made("Span", inlined(kids), expansion=drawn.get("title"))]
    if tag in _RUBY:
        return [_ruby(_RUBY[tag], kids)]
    if drawn.block and all(not isinstance(kid, Element) or kid.kind != "P" for kid in kids):
        return blocks("P", kids)
    return kids


def _ruby(kind: str, kids: list[Kid]) -> Element:
    """Ruby: its base text is loose between the readings, and becomes RB."""
    if kind != "Ruby":
        return made(kind, inlined(kids))
    out: list[Kid] = []
    for kid in kids:
        base = not isinstance(kid, Element) or kid.kind not in {"RB", "RT", "RP"}
        out.append(made("RB", [kid]) if base else kid)
    return made("Ruby", out)


def levelled(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Elements whose headings go down one level at a time; the first keeps its own."""
    level = 0

    def over(element: Element) -> Element:
        nonlocal level
        kind = element.kind
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            own = int(kind[1])
            level = min(own, level + 1) if level else own
            kind = f"H{level}"
        kids = tuple(over(kid) if isinstance(kid, Element) else kid for kid in element.kids)
        return element if kind == element.kind and kids == element.kids else replace(element, kind=kind, kids=kids)

    return tuple(over(element) for element in elements)
