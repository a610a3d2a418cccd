"""Tables: rows and cells on one grid, header cells with their scope, caption first (ISO 32000-1, 14.8.4.3.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefc.formats.pdf.structure import Element, Kid
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.making import Reader, grouped, made, opened

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
_GROUPS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}


@dataclass(slots=True)
class _Cell:
    """A cell on the grid. `column` and `row` are counted from 0 in the table."""

    drawn: Drawn
    row: int
    column: int
    wide: int
    high: int
    scope: str = ""
    id: str = ""
    headers: list[str] = field(default_factory=list)


def table(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A table with its caption. One without cells is what stands in it."""
    groups = [child for child in drawn.children() if child.tag in _GROUPS]
    loose = [child for child in drawn.children() if child.tag == "tr"]
    grid = _grid([*groups, *loose])
    if not grid:
        return grouped(reader.inside(drawn))
    _name_headers(drawn, grid)
    cells = {id(cell.drawn): cell for cell in grid}
    reader = reader.within(drawn)
    caption: list[Kid] = []
    parts: list[Kid] = []
    for child in drawn.children():
        if child.tag == "caption":
            caption.extend(made("Caption", opened(kids)) for kids in [reader.each(drawn, [child])] if kids)
        elif child.tag in _GROUPS:
            inner = reader.within(child)
            rows = [_row(row, cells, inner) for row in child.children() if row.tag == "tr"]
            parts.extend([made(_GROUPS[child.tag], rows, child.page, language=reader.foreign(child))] if rows else [])
        elif child.tag == "tr":
            parts.append(_row(child, cells, reader))
    return [made("Table", [*caption, *parts], drawn.page)]


def _row(row: Drawn, cells: dict[int, _Cell], reader: Reader) -> Element:
    kids = [_cell(cells[id(child)], reader.within(row)) for child in row.children() if id(child) in cells]
    return made("TR", kids, row.page, language=reader.foreign(row))


def _cell(cell: _Cell, reader: Reader) -> Element:
    attributes: list[tuple[str, str, str | int]] = []
    if cell.wide > 1:
        attributes.append(("Table", "ColSpan", cell.wide))
    if cell.high > 1:
        attributes.append(("Table", "RowSpan", cell.high))
    if cell.scope:
        attributes.append(("Table", "Scope", cell.scope))
    return made(
        "TH" if cell.scope else "TD",
        opened(grouped(reader.inside(cell.drawn))),
        cell.drawn.page,
        id=cell.id,
        headers=tuple(cell.headers),
        attributes=tuple(attributes),
        language=reader.foreign(cell.drawn),
    )


def _grid(groups: list[Drawn]) -> list[_Cell]:
    """The cells with their places, as HTML lays them out; a span ends with its group of rows."""
    cells: list[_Cell] = []
    at = 0
    for group in groups:
        rows = [group] if group.tag == "tr" else [child for child in group.children() if child.tag == "tr"]
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for child in row.children():
                if child.tag not in {"td", "th"}:
                    continue
                while (number, column) in taken:
                    column += 1
                wide = max(_count(child.get("colspan")), 1)
                high = _count(child.get("rowspan")) or len(rows)
                high = min(high, len(rows) - number) if group.tag != "tr" else 1
                cells.append(_Cell(child, at + number, column, wide, high, _scope(child, group)))
                taken.update((number + down, column + along) for down in range(high) for along in range(wide))
                column += wide
        at += len(rows)
    return cells


def _count(value: str) -> int:
    return int(value) if value.isdecimal() else 1


def _scope(cell: Drawn, group: Drawn) -> str:
    """What a header cell is the header of; a corner with nothing in it heads nothing."""
    if cell.tag != "th" or not _holds(cell):
        return ""
    return _SCOPES.get(cell.get("scope").lower(), "Column" if group.tag == "thead" else "Row")


def _holds(drawn: Drawn) -> bool:
    return any(not isinstance(kid, Drawn) or _holds(kid) for kid in drawn.kids)


def _name_headers(drawn: Drawn, grid: list[_Cell]) -> None:
    """Say at each cell which are its headers, where spans or several rows of heads leave that open to Scope alone."""
    heads = [cell for cell in grid if cell.scope]
    columns = [cell.row for cell in heads if cell.scope == "Column"]
    rows = [cell.column for cell in heads if cell.scope == "Row"]
    simple = len(set(columns)) <= 1 and len(set(rows)) <= 1 and all(cell.wide == cell.high == 1 for cell in grid)
    if simple:
        return
    for head in heads:
        head.id = f"th.{int(drawn.order)}.{head.row}.{head.column}"
    for cell in grid:
        for head in heads:
            if head.scope == "Column":
                meant = head.row < cell.row and _meet(head.column, head.wide, cell.column, cell.wide)
            else:
                meant = head.column < cell.column and _meet(head.row, head.high, cell.row, cell.high)
            if meant:
                cell.headers.append(head.id)


def _meet(start: int, length: int, other: int, extent: int) -> bool:
    """Whether two stretches have a part in common."""
    return start < other + extent and other < start + length
