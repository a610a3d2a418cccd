"""A laid-out part drawn and put down as a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefc.formats.pdf.conformance import may_link
from briefc.formats.pdf.elements import Place, tagged
from briefc.formats.pdf.engine.canvas import Canvas, Drawing, drawing_of, page_box
from briefc.formats.pdf.engine.clusters import spaces_of
from briefc.formats.pdf.engine.embedding import uses_of
from briefc.formats.pdf.engine.pieces import pieces_of
from briefc.formats.pdf.engine.placeholders import Placeholders, without_marks
from briefc.formats.pdf.engine.resources import Settled, empty_resources
from briefc.formats.pdf.links import Link, annotation_of, links_of
from briefc.formats.pdf.objects import PAGES, Local, LocalNumber, Name, Value
from briefc.formats.pdf.places import Places
from briefc.formats.pdf.records import Objects, kept_drawing
from briefc.formats.pdf.tagging import retagged, structure_of
from briefc.model.printed import PageRecord, PartRecord, PrintPart
from briefc.model.span import Span

_POINTS = 0.75
_BLEED = 10.0
"""How far BleedBox may be from TrimBox, in points, as WeasyPrint has it."""


def record_of(part: PrintPart, document: Any, drawing: Drawing, places: Places) -> PartRecord:
    """A laid-out document (`weasyprint.Document`) to its record. While it draws, `drawing` says which element."""
    objects = Objects()
    resources = empty_resources()
    images: dict[str, Any] = {}
    resources_number = objects.reserve()
    canvases = []
    for page in document.pages:
        canvas = Canvas.of_page(drawing, document.fonts, _rectangle(page), resources, images)
        drawing_of(page, canvas)
        canvases.append(canvas)
    settled = Settled(objects, images, blends_in_rgb=part.conformance != "x-4")
    settled.resources(resources, resources_number)
    links = [links_of(page) if may_link(part.conformance) else [] for page in document.pages]
    structure = structure_of(
        [page_box(page) for page in document.pages],
        [canvas.marks for canvas in canvases],
        [{link.box: place for place, link in enumerate(on_page)} for on_page in links],
    )
    pages, placed = [], []
    spaces = spaces_of(document.fonts)
    for number, (page, canvas, on_page) in enumerate(zip(document.pages, canvases, links, strict=True)):
        drawn = retagged(canvas.stream, number, structure, spaces.get)
        record, place = _page(page, canvas, on_page, drawn, objects, resources_number, settled)
        pages.append(record)
        placed.append(place)
    tree = tagged(structure, placed, objects, part.name)
    return PartRecord(
        name=part.name,
        size=objects.size,
        pages=tuple(pages),
        objects=objects.numbers,
        written=objects.written,
        streams=objects.streams,
        top=tree.top,
        leaf=tree.leaf,
        ids=tree.ids,
        fonts=uses_of(document.fonts),
        figures=tuple(drawing.figures),
        places=tuple(_places(links, drawing.placeholders, places).items()),
        duplex=part.duplex,
    )


def _rectangle(page: Any) -> tuple[float, ...]:
    """The paper of a page with its bleed, in pixels: left, top, width, height."""
    bleed = page.bleed
    return (
        -bleed["left"],
        -bleed["top"],
        page.width + bleed["left"] + bleed["right"],
        page.height + bleed["top"] + bleed["bottom"],
    )


def _page(
    page: Any,
    canvas: Canvas,
    links: Sequence[Link],
    drawn: Sequence[Any],
    objects: Objects,
    resources: int,
    settled: Settled,
) -> tuple[PageRecord, Place]:
    """Put a page among the objects: its record, and where its marks and annotations are."""
    own, content = objects.reserve(), objects.reserve()
    annotations = [objects.reserve() for _ in links]
    grouped = {mark: settled.groups[id(group)] for mark, group in canvas.grouped.items()}
    entries: dict[str, Value] = {
        "Type": Name("Page"),
        "Parent": PAGES,
        **_boxes(page),
        "Contents": Local(content),
        "Resources": Local(resources),
        "Tabs": Name("S"),
        "StructParents": LocalNumber(own),
    }
    if annotations:
        entries["Annots"] = [Local(annotation) for annotation in annotations]
    objects.put(own, entries)
    for annotation, link in zip(annotations, links, strict=True):
        objects.put(annotation, {**annotation_of(link, page.height), "StructParent": LocalNumber(annotation)})
    height = page.height
    record = PageRecord(
        number=own,
        content_number=content,
        drawing=kept_drawing(pieces_of(drawn)),
        anchors=tuple(
            (name, _short(x * _POINTS), _short((height - y) * _POINTS)) for name, (x, y, *_) in page.anchors.items()
        ),
        bookmarks=tuple(
            (level, without_marks(label), _short(x * _POINTS), _short((height - y) * _POINTS), state == "open")
            for level, label, (x, y), state in page.bookmarks
        ),
        targets=tuple(dict.fromkeys(link.target for link in links if link.kind == "internal")),
        slots=tuple(canvas.slots),
    )
    return record, Place(own, annotations, len(canvas.marks), grouped)


def _boxes(page: Any) -> Mapping[str, Value]:
    """The boundaries of a page (ISO 32000-1, 14.11.2): paper, trimmed paper, and how far drawings go over it."""
    bleed = {side: length * _POINTS for side, length in page.bleed.items()}
    width, height = page.width * _POINTS, page.height * _POINTS
    over = {side: min(_BLEED, length) for side, length in bleed.items()}
    media = [-bleed["left"], -bleed["bottom"], width + bleed["right"], height + bleed["top"]]
    drawn = [-over["left"], -over["bottom"], width + over["right"], height + over["top"]]
    return {"MediaBox": media, "TrimBox": [0, 0, width, height], "BleedBox": drawn}


def _short(length: float) -> float:
    return round(length, 3)


def _places(links: Sequence[Sequence[Link]], placeholders: Placeholders | None, places: Places) -> dict[str, Span]:
    """Where in the sources what leads to an id stands: the first link, or the first that shows its page."""
    found = {link.target: link.box.element for on_page in links for link in on_page if link.kind == "internal"}
    asked = {} if placeholders is None else placeholders.asked
    return {target: places.of(element) for target, element in (asked | found).items()}
