"""Links of a laid-out page as annotations: one for each link, over all the lines and pictures that it has there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefc.formats.pdf.engine.canvas import page_box
from briefc.formats.pdf.objects import Name, Text, Value

_POINTS = 0.75
_PRINTED = 4
"""The flag of an annotation that is printed, as all are that an archived file has (ISO 19005-3, 6.3.2)."""

Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class Link:
    """A link on a page: where it leads, its first box, and its rectangles in pixels from the upper left."""

    kind: str
    target: str
    box: Any
    rectangles: list[Rectangle] = field(default_factory=list)


def links_of(page: Any) -> list[Link]:
    """The links of a laid-out page (`weasyprint.document.Page`) in reading order; none of running heads."""
    from weasyprint.formatting_structure.boxes import InlineBox, MarginBox

    marginal: set[Any] = set()
    for box in page_box(page).children:
        if isinstance(box, MarginBox):
            marginal.update(_inside(box))
    found: dict[tuple[int, str], Link] = {}
    latest: Link | None = None
    for kind, target, rectangle, box in page.links:
        if box in marginal or kind == "attachment":
            continue
        if box.link:
            key = (id(box.element), target)
            latest = found.get(key)
            if latest is None:
                latest = found[key] = Link(kind, target, box)
            latest.rectangles.append(rectangle)
        elif latest is not None and latest.target == target and not isinstance(box, InlineBox):
            # What is not text in a line may be higher than the line.
            latest.rectangles.append(rectangle)
    return list(found.values())


def annotation_of(link: Link, height: float) -> dict[str, Value]:
    """A link's annotation on a page of a height in pixels (ISO 32000-1, 12.5.6.5), for those who see and who do not."""
    areas = [_placed(rectangle, height) for rectangle in _outer(link.rectangles)]
    left, bottom = min(area[0] for area in areas), min(area[1] for area in areas)
    right, top = max(area[2] for area in areas), max(area[3] for area in areas)
    entries: dict[str, Value] = {
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": [left, bottom, right, top],
        "F": _PRINTED,
        "BS": {"W": 0},
        "Contents": Text(" ".join(_text(link.box.element).split()) or link.target),
    }
    if len(areas) > 1:
        entries["QuadPoints"] = [at for area in areas for at in _corners(area)]
    if link.kind == "internal":
        entries["Dest"] = Text(link.target)
    else:
        entries["A"] = {"S": Name("URI"), "URI": link.target.encode("ascii", "replace")}
    return entries


def _inside(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _inside(child)


def _text(element: Any) -> str:
    """The words of a link as they stand in the page's HTML, and those for its pictures: lines end where they may."""
    parts = [element.get("alt", ""), element.text or ""]
    for child in element:
        if isinstance(child.tag, str):  # no comment
            parts.append(f" {_text(child)} " if child.get("alt") else _text(child))
        parts.append(child.tail or "")
    return "".join(parts).replace("\u00ad", "")


def _outer(rectangles: list[Rectangle]) -> list[Rectangle]:
    """The rectangles that are not inside another one."""
    kept: list[Rectangle] = []
    for one in rectangles:
        if any(_holds(other, one) for other in kept):
            continue
        kept = [other for other in kept if not _holds(one, other)] + [one]
    return kept


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _placed(rectangle: Rectangle, height: float) -> Rectangle:
    """A rectangle in points from the page's lower left."""
    x1, y1, x2, y2 = rectangle
    left, bottom, right, top = (round(at * _POINTS, 3) for at in (x1, height - y2, x2, height - y1))
    return left, bottom, right, top


def _corners(area: Rectangle) -> Rectangle | tuple[float, ...]:
    """The corners in the order that viewers expect: upper left, upper right, lower left, lower right."""
    left, bottom, right, top = area
    return left, top, right, top, left, bottom, right, bottom
