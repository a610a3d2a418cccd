"""Lists: L of LI, each with Lbl and LBody, whatever the markup (ISO 32000-1, 14.8.4.3.3 and 14.8.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefc.formats.pdf.structure import Element, Kid
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.labels import label_of
from briefc.formats.pdf.tagging.making import Reader, grouped, inlined, made, opened, spoken_in

_NUMBERINGS = (
    ("lower-roman", "LowerRoman"),
    ("upper-roman", "UpperRoman"),
    ("lower-alpha", "LowerAlpha"),
    ("lower-latin", "LowerAlpha"),
    ("upper-alpha", "UpperAlpha"),
    ("upper-latin", "UpperAlpha"),
    ("decimal", "Decimal"),
    ("circle", "Circle"),
    ("square", "Square"),
    ("disc", "Disc"),
)


def bulleted(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A list of items with bullets or numbers."""
    items: list[Kid] = []
    styles: list[Any] = []
    labelled = False
    inner = reader.within(drawn)
    for kid in drawn.kids:
        if not isinstance(kid, Drawn):
            items.append(made("LI", [made("LBody", [kid])]))
            continue
        label, rest = _labelled(kid, inner) if kid.tag == "li" else ([], inner.read(kid, inner))
        styles.append(kid.numbering)
        labelled = labelled or bool(label)
        item = _item(label, rest)
        items.extend(spoken_in(inner.foreign(kid), [item]) if item else [])
    if not items:
        return []
    numbering = _numbering(drawn, styles, labelled=labelled)
    return [made("L", items, attributes=(("List", "ListNumbering", numbering),))]


def _labelled(item: Drawn, reader: Reader) -> tuple[list[Kid], list[Kid]]:
    """The label of an item and its body. What stands beside a number of the text's own (a page) is said at the end."""
    beside = next((child for child in item.children() if "mark" in child.classes), None)
    if beside is not None:
        item.kids.remove(beside)
        item.kids.append(beside)
    return label_of(item, reader)


def _item(label: list[Kid], rest: list[Kid]) -> Element | None:
    body = opened(grouped(rest))
    parts = [*([made("Lbl", inlined(label))] if label else []), *([made("LBody", body)] if body else [])]
    return made("LI", parts) if parts else None


def _numbering(drawn: Drawn, styles: list[Any], *, labelled: bool) -> str:
    """How the labels of a list are made. A dash or another sign of the theme's own is a bullet, too."""
    if not labelled:
        return "None"
    style = next((one for one in styles if one and one != "none"), None)
    if isinstance(style, str):
        for name, numbering in _NUMBERINGS:
            if style.startswith(name):
                return numbering
    return "Decimal" if drawn.tag == "ol" else "Disc"


def described(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A list of terms and what is said of them: each term a label, all that follows it one body."""
    items: list[Kid] = []
    terms: list[Kid] = []
    bodies: list[list[Kid]] = []

    def close() -> None:
        nonlocal terms, bodies
        body = [kid for one in bodies for kid in grouped(one)]
        body = opened(body) if len(bodies) == 1 else body
        parts = [*terms, *([made("LBody", body)] if body else [])]
        if parts:
            items.append(made("LI", parts))
        terms, bodies = [], []

    for kid in _terms(drawn):
        if kid.tag == "dt" and bodies:
            close()
        shown = reader.each(drawn, [kid])
        if not shown:
            continue
        if kid.tag == "dt":
            terms.append(made("Lbl", _plain(shown)))
        else:
            bodies.append(shown)
    close()
    return [made("L", items, attributes=(("List", "ListNumbering", "None"),))] if items else []


def _plain(kids: list[Kid]) -> list[Kid]:
    """A term without the paragraph around it."""
    return inlined(opened(kids))


def _terms(drawn: Drawn) -> Iterator[Drawn]:
    """The terms and descriptions of a list, out of the groups that HTML lets them stand in."""
    for child in drawn.children():
        if child.tag == "div":
            yield from _terms(child)
        else:
            yield child
