"""Tables to HTML: head cells with their scope, columns of figures marked, wide ones told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefc.formats.html.inlines import inlines
from briefc.formats.html.lists import closely
from briefc.formats.html.manner import Manner
from briefc.formats.html.placing import name_of, placed, sole_place
from briefc.markup.element import Element, Markup, element
from briefc.model.content import Cell, Table, plain_blocks

Rows = tuple[tuple[Cell, ...], ...]

WIDE_FROM = 5
"""Columns from which a table gets the breadth of text and rail."""

_FIGURE = re.compile(
    r"[-+−–±~≈<>]?[ \u00a0]?[$€£¥]?[ \u00a0]?\d[\d.,  \u00a0\u202f/:–-]*[ \u00a0]?(%|‰|[A-Za-zµ°€£¥$]{1,3})?"
    r"|(\d{1,2}\.? )?[^\W\d_]{3,10}\.? \d{4}"
)
"""An amount ("−3.5 %", "€ 4", "1,200 km"), or a date with its month in words ("May 2024", "16 May 2024")."""


def table(block: Table, manner: Manner) -> Element:
    """`table > caption, colgroup, thead, tbody`, on pages inside a focusable region that scrolls by itself."""
    if not manner.regions:
        return table_alone(block, manner)
    made = table_alone(block, manner, inside=True)
    wide = ("wide",) if max(block.columns, len(block.widths)) >= WIDE_FROM else ()
    kinds = ("table", *(f"align-{block.align}" for _ in block.align[:1]), *wide)
    if block.caption and block.id:
        return element(
            "div", made, role="region", tabindex=0, aria_labelledby=name_of(block.id), **_outer(block, kinds)
        )
    return element("div", made, role="group", tabindex=0, aria_label=manner.words.table, **_outer(block, kinds))


def _outer(block: Table, kinds: Sequence[str]) -> dict[str, str]:
    return {"id": block.id, "class_": " ".join((*kinds, *block.classes))}


def table_alone(block: Table, manner: Manner, *, inside: bool = False) -> Element:
    """The `table` itself; `inside` a region that carries its id and classes."""
    places = column_places((*block.head, *block.body))
    figures = _columns_of_figures(block, places)
    labels = _labels(block, places) if "stack" in block.classes else {}
    named = placed(block, manner)
    if inside:
        named |= {"id": None, "class_": None}
    elif block.align:
        named |= {"class_": " ".join((f"align-{block.align}", *block.classes))}
    caption_id = name_of(block.id) if inside and block.id else None
    caption = element("caption", inlines(block.caption, manner), id=caption_id) if block.caption else ()
    columns: Markup = ()
    if block.widths:
        columns = (element("colgroup", tuple(element("col", style=f"width:{width}%") for width in block.widths)),)

    def rows(part: Rows, offset: int, cell: Callable[[Cell, int], Element]) -> Markup:
        return tuple(
            element("tr", tuple(cell(one, place) for one, place in zip(row, places[offset + number], strict=True)))
            for number, row in enumerate(part)
        )

    def head_cell(cell: Cell, place: int) -> Element:
        return _head_cell(cell, manner, "num" if place in figures else "")

    def body_cell(cell: Cell, place: int) -> Element:
        if cell.stub:
            return _stub(cell, manner)
        return element(
            "td",
            closely(cell.body, manner),
            class_="num" if place in figures else "",
            data_label=labels.get(place),
            **_attributes(cell, manner),
        )

    head = element("thead", rows(block.head, 0, head_cell)) if block.head else ()
    return element(
        "table", caption, columns, head, element("tbody", rows(block.body, len(block.head), body_cell)), **named
    )


def _head_cell(cell: Cell, manner: Manner, kind: str) -> Element:
    if not cell.body:
        return element("td", **_attributes(cell, manner))
    scope = "colgroup" if cell.colspan > 1 else "col"
    return element("th", closely(cell.body, manner), scope=scope, class_=kind, **_attributes(cell, manner))


def _stub(cell: Cell, manner: Manner) -> Element:
    scope = "rowgroup" if cell.rowspan > 1 else "row"
    return element("th", closely(cell.body, manner), scope=scope, **_attributes(cell, manner))


def _attributes(cell: Cell, manner: Manner) -> dict[str, str | int | None]:
    return {
        "data_at": sole_place(cell.body, manner),
        "rowspan": cell.rowspan if cell.rowspan > 1 else None,
        "colspan": cell.colspan if cell.colspan > 1 else None,
    }


def column_places(rows: Rows) -> tuple[tuple[int, ...], ...]:
    """For each cell of each row the number of its first column, from 0, with cells from above taken into account."""
    places: list[tuple[int, ...]] = []
    covered: dict[int, int] = {}
    for row in rows:
        here: list[int] = []
        column = 0
        below: dict[int, int] = {place: left - 1 for place, left in covered.items() if left > 1}
        for cell in row:
            while covered.get(column, 0):
                column += 1
            here.append(column)
            for place in range(column, column + cell.colspan):
                if cell.rowspan > 1:
                    below[place] = cell.rowspan - 1
            column += cell.colspan
        places.append(tuple(here))
        covered = {place: left for place, left in below.items() if left > 0}
    return tuple(places)


def _columns_of_figures(block: Table, places: tuple[tuple[int, ...], ...]) -> frozenset[int]:
    """The columns whose cells below the head are all figures (empty cells and dashes do not count against it)."""
    seen: dict[int, bool] = {}
    for row, here in zip(block.body, places[len(block.head) :], strict=True):
        for cell, place in zip(row, here, strict=True):
            words = plain_blocks(cell.body).strip()
            if cell.colspan > 1 or not words or words in {"–", "—", "-", "…"}:
                continue
            seen[place] = seen.get(place, True) and _FIGURE.fullmatch(words) is not None and not cell.stub
    return frozenset(place for place, figures in seen.items() if figures)


def _labels(block: Table, places: tuple[tuple[int, ...], ...]) -> dict[int, str]:
    """What stands at the head of each column, for narrow screens that stack the cells."""
    return {
        place: " ".join(plain_blocks(cell.body).split())
        for row, here in zip(block.head, places, strict=False)
        for cell, place in zip(row, here, strict=True)
    }
