"""Tables to NITF's `table`: one `tbody`, columns in a `colgroup`, row heads as `th class="stub"`."""

from __future__ import annotations

from collections.abc import Iterable

from briefc.formats.nitf.inlines import inlines
from briefc.formats.nitf.pictures import Write, waiting_pictures
from briefc.formats.nitf.writing import Writing, attributes, classed
from briefc.markup.element import Element
from briefc.model.content import Cell, Paragraph, Table

ALIGNMENTS = frozenset({"left", "center", "right"})
"""What the schema allows of a whole table."""


def table(block: Table, writing: Writing, write: Write) -> Element:
    """A table to `table`. Rows that hold no cell (all are covered by cells above) cannot be said and are left out."""
    parts: list[Element] = []
    if block.caption:
        caption = inlines(block.caption, writing)
        parts.append(Element("caption", (), (*caption, *waiting_pictures(writing))))
    count = block.columns or len(block.widths) or max((_width(row) for row in (*block.head, *block.body)), default=0)
    if count:
        widths = block.widths if len(block.widths) == count else (0,) * count
        columns = (Element("col", attributes(width=f"{width}%" if width else "")) for width in widths)
        parts.append(Element("colgroup", (), tuple(columns)))
    head = _rows(block.head, writing, write, head=True)
    body = _rows(block.body, writing, write, head=False)
    if head:
        parts.append(Element("thead", (), head))
    if body:
        parts.append(Element("tbody", (), body))
    pairs = attributes(
        id=block.id,
        class_=" ".join(block.classes),
        xml_lang=block.lang,
        align=block.align if block.align in ALIGNMENTS else "",
        cols=str(count or ""),
    )
    return Element("table", pairs, tuple(parts))


def _width(row: Iterable[Cell]) -> int:
    return sum(cell.colspan for cell in row)


def _rows(rows: Iterable[tuple[Cell, ...]], writing: Writing, write: Write, *, head: bool) -> tuple[Element, ...]:
    return tuple(
        Element("tr", (), tuple(_cell(cell, writing, write, head=head) for cell in row)) for row in rows if row
    )


def _cell(cell: Cell, writing: Writing, write: Write, *, head: bool) -> Element:
    name = "th" if head or cell.stub else "td"
    spans = attributes(
        rowspan=str(cell.rowspan) if cell.rowspan > 1 else "", colspan=str(cell.colspan) if cell.colspan > 1 else ""
    )
    content = write(cell.body, writing)
    if len(content) == 1 and len(cell.body) == 1 and type(cell.body[0]) is Paragraph:
        made = Element(name, (*content[0].attributes, *spans), content[0].children)
    else:
        made = Element(name, spans, tuple(content))
    return classed(made, ("stub",)) if cell.stub and not head else made
