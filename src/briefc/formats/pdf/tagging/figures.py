"""Pictures, formulas, and the units they make with what is said about them; quotations and posts as units."""

from __future__ import annotations

from briefc.formats.pdf.structure import Element, Kid
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.making import Reader, grouped, made, opened

SPOKEN = frozenset({"quote", "quotation", "social-post", "pull-quote"})
"""Classes of elements that hold somebody's words and say whose they are."""


def picture(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A picture with its alternative text and its place; nothing for one that only decorates.

    A formula's alternative text is its TeX, the title of its drawing.
    """
    spoken = _alternative(drawn)
    if not spoken or drawn.rectangle is None or drawn.get("role") in {"presentation", "none"}:
        return []
    return [
        made(
            "Formula" if _is_formula(drawn) else "Figure",
            reader.inside(drawn),
            alternative=spoken,
            attributes=(
                ("Layout", "Placement", "Block" if drawn.block else "Inline"),
                ("Layout", "BBox", drawn.rectangle),
            ),
        )
    ]


def _alternative(drawn: Drawn) -> str:
    if drawn.tag != "svg":
        return drawn.get("alt")
    title = next((child for child in drawn.element if str(child.tag).rpartition("}")[2] == "title"), None)
    return " ".join((title.text or "").split()) if title is not None else drawn.get("aria-label")


def _is_formula(drawn: Drawn) -> bool:
    return "math" in drawn.classes or drawn.get("role") == "math" or _in_math(drawn.above)


def _in_math(drawn: Drawn | None) -> bool:
    return drawn is not None and ("math" in drawn.classes or drawn.get("role") == "math")


def spoken(drawn: Drawn, reader: Reader) -> list[Kid]:
    """Somebody's words as one unit, in which it is said first whose they are."""
    whose = [child for child in drawn.inside() if child.tag == "figcaption" or "attribution" in child.classes]
    said: list[Kid] = []
    for one in whose:
        said.extend(grouped(reader.each(drawn, [one])))
        if one.above is not None:
            one.above.kids.remove(one)
    words = grouped(reader.inside(drawn))
    kind = "Art" if "social-post" in drawn.classes else "Div"
    return [made(kind, [*said, *words])] if said or words else []


def figure(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A figure as one unit: picture, table or listing with its caption."""
    captions = [child for child in drawn.children() if child.tag == "figcaption"]
    kids: list[Kid] = []
    for thing in drawn.kids:
        shown = reader.each(drawn, [thing])
        if thing in captions and shown:
            shown = [made("Caption", opened(grouped(shown)))]
        kids.extend(shown)
    kids = grouped(kids)
    if len(kids) < 2 or not captions:
        return [made("P", kid.kids) if isinstance(kid, Element) and kid.kind == "Caption" else kid for kid in kids]
    return [made("Div", kids)]
