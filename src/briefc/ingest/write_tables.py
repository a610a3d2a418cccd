"""Tables to reST: a list table where no cell spans, a grid table where one does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from briefc.ingest.sheet import Sheet
from briefc.ingest.write_inlines import title_markup
from briefc.model.columns import columns_of
from briefc.model.content import Blocks, Cell, Table

Inner = Callable[..., list[str]]
Row = tuple[Cell, ...]

WIDEST_CELL = 60
"""Columns after which a line in a grid table is broken."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell in its place: first row and column, rows and columns it covers, what it holds."""

    row: int
    column: int
    rows: int
    columns: int
    body: Blocks


def table_lines(block: Table, sheet: Sheet, inner: Inner) -> list[str]:
    """A table with its caption."""
    head, body = block.head, block.body
    if not body:
        head, body = (), head
    spans = any(cell.rowspan > 1 or cell.colspan > 1 for row in (*head, *body) for cell in row)
    options = [f"   :align: {block.align}"] if block.align in {"left", "center", "right"} else []
    title = title_markup(block.caption, sheet)
    if spans:
        return _grid(block, head, body, title, options, inner, sheet)
    count = max(len(row) for row in (*head, *body))
    rows = [(*row, *(Cell(()),) * (count - len(row))) for row in (*head, *body)]
    if any(len(row) != count for row in (*head, *body)):
        sheet.lost("table")
    stubs = _stubs(rows[len(head) :])
    lines = [f".. list-table:: {title}".rstrip(" "), *options]
    if head:
        lines.append(f"   :header-rows: {len(head)}")
    if stubs:
        lines.append(f"   :stub-columns: {stubs}")
    fits = len(block.widths) == count and all(width > 0 for width in block.widths)
    lines += [f"   :widths: {' '.join(map(str, block.widths)) if fits else 'auto'}", ""]
    for row in rows:
        for number, cell in enumerate(row):
            made = inner(cell.body, 7)
            mark = "   * - " if number == 0 else "     - "
            lines.append((mark + (made[0] if made else "")).rstrip(" "))
            lines += [" " * 7 + line if line else "" for line in made[1:]]
    return lines


def _stubs(rows: list[Row]) -> int:
    """How many columns from the left hold the heads of rows, in every row."""
    found = 0
    while rows and all(found < len(row) - 1 and row[found].stub for row in rows):
        found += 1
    return found


# --- grid ------------------------------------------------------------------------------------------------------------


def _grid(
    block: Table,
    head: tuple[Row, ...],
    body: tuple[Row, ...],
    title: str,
    options: list[str],
    inner: Inner,
    sheet: Sheet,
) -> list[str]:
    upper, first = _spots(head, 0, sheet)
    lower, second = _spots(body, len(head), sheet)
    count = max(first, second)
    spots = _filled((*upper, *lower), len(head) + len(body), count)
    texts = {spot: _cell(spot, inner) for spot in spots}
    widths = _widths(texts, count)
    heights = _heights(texts, len(head) + len(body))
    drawn = _drawn(texts, widths, heights, len(head))
    if any(cell.stub for row in body for cell in row):
        sheet.lost("stub")
    fits = len(block.widths) == count and all(width > 0 for width in block.widths)
    if not (title or options or fits):
        return drawn
    given = [f"   :widths: {' '.join(map(str, block.widths))}"] if fits else []
    return [f".. table:: {title}".rstrip(" "), *options, *given, "", *(f"   {line}" for line in drawn)]


def _spots(rows: tuple[Row, ...], offset: int, sheet: Sheet) -> tuple[tuple[_Spot, ...], int]:
    """The cells of head or body in their places, and how many columns there are; spans that overlap are cut."""
    taken: dict[tuple[int, int], bool] = {}
    out: list[_Spot] = []
    count = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            wide = 1
            while wide < min(cell.colspan, 100) and (number, column + wide) not in taken:
                wide += 1
            tall = max(min(cell.rowspan, len(rows) - number), 1)
            if (wide, tall) != (cell.colspan, cell.rowspan):
                sheet.lost("table")
            for down in range(tall):
                for right in range(wide):
                    taken[number + down, column + right] = True
            out.append(_Spot(number + offset, column, tall, wide, cell.body))
            column += wide
            count = max(count, column)
    return tuple(out), count


def _filled(spots: tuple[_Spot, ...], rows: int, columns: int) -> tuple[_Spot, ...]:
    """The cells with empty ones where none is."""
    taken = {
        (spot.row + down, spot.column + right)
        for spot in spots
        for down in range(spot.rows)
        for right in range(spot.columns)
    }
    gaps = (_Spot(r, c, 1, 1, ()) for r in range(rows) for c in range(columns) if (r, c) not in taken)
    return (*spots, *gaps)


def _cell(spot: _Spot, inner: Inner) -> list[str]:
    lines = inner(spot.body, 100 - WIDEST_CELL)
    if spot.columns > 1 or spot.rows > 1:
        # A blank line: no character of the text can stand in a column from top to bottom and look like a border.
        return [*lines, ""]
    return lines or [""]


def _widths(texts: dict[_Spot, list[str]], count: int) -> list[int]:
    widths = [3] * count
    for spot, lines in sorted(texts.items(), key=lambda pair: pair[0].columns):
        need = max((columns_of(line) for line in lines), default=0) + 2
        have = sum(widths[spot.column : spot.column + spot.columns]) + spot.columns - 1
        if need > have:
            widths[spot.column + spot.columns - 1] += need - have
    return widths


def _heights(texts: dict[_Spot, list[str]], count: int) -> list[int]:
    heights = [1] * count
    for spot, lines in sorted(texts.items(), key=lambda pair: pair[0].rows):
        have = sum(heights[spot.row : spot.row + spot.rows]) + spot.rows - 1
        if len(lines) > have:
            heights[spot.row + spot.rows - 1] += len(lines) - have
    return heights


def _drawn(texts: dict[_Spot, list[str]], widths: list[int], heights: list[int], head: int) -> list[str]:
    """The table as lines of characters; a wide character takes two columns and one place."""
    lefts = [sum(widths[:column]) + column for column in range(len(widths) + 1)]
    tops = [sum(heights[:row]) + row for row in range(len(heights) + 1)]
    canvas = [[" "] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    for spot, lines in texts.items():
        top, bottom = tops[spot.row], tops[spot.row + spot.rows]
        left, right = lefts[spot.column], lefts[spot.column + spot.columns]
        for y in (top, bottom):
            line = "=" if head and y == tops[head] else "-"
            for x in range(left, right + 1):
                canvas[y][x] = "+" if x in {left, right} or canvas[y][x] == "+" else line
        for y in range(top + 1, bottom):
            for x in (left, right):
                canvas[y][x] = "+" if canvas[y][x] == "+" else "|"
        for number, text in enumerate(lines):
            _put(canvas[top + 1 + number], left + 2, text)
    return ["".join(row) for row in canvas]


def _put(line: list[str], x: int, text: str) -> None:
    """Write a text into a line from column `x` on; what takes no column of its own joins the one before."""
    for char in text:
        width = columns_of(char)
        if unicodedata.combining(char):
            line[x - 1] += char
        else:
            line[x] = char
        for further in range(x + (not unicodedata.combining(char)), x + width):
            line[further] = ""
        x += width
