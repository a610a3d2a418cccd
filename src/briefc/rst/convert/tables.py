"""Tables: simple, grid, csv and list tables are all the same tree."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Blocks, Cell, Inlines, Table
from briefc.model.diagnostic import Severity
from briefc.rst.convert.conversion import Conversion

_OWN_CLASSES = {"colwidths-auto", "colwidths-given"}


def table(to: Conversion, node: nodes.table) -> Blocks:
    """A table with its caption; widths are percent, and only there when the author gave them."""
    caption: Inlines = ()
    group: Any = None
    for child in node.children:
        if isinstance(child, nodes.title):
            caption = to.inlines(child.children)
        elif isinstance(child, nodes.tgroup):
            group = child
    if group is None:
        return ()
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    stubs = [bool(column.get("stub")) for column in columns]
    head = _rows(to, group, nodes.thead, stubs)
    body = _rows(to, group, nodes.tbody, stubs)
    limit = to.session.project.limits.table_rows
    if len(head) + len(body) > limit:
        to.report(
            Severity.ERROR,
            "limit.table-rows",
            to.place(node),
            f"the table has {len(head) + len(body)} rows, more than {limit}",
            "part it in several",
        )
    placed = to.placed(node)
    widths = _percent([int(column.get("colwidth", 1)) for column in columns]) if _given(node) else ()
    placed["classes"] = tuple(name for name in placed["classes"] if name not in _OWN_CLASSES)
    return (
        Table(
            head=head,
            body=body,
            widths=widths,
            columns=len(columns),
            caption=caption,
            align=node.get("align", ""),
            **placed,
        ),
    )


def _given(node: nodes.table) -> bool:
    return "colwidths-given" in node["classes"]


def _percent(widths: list[int]) -> tuple[int, ...]:
    """Whole percents that add up to 100: what is left of rounding goes to the first columns."""
    total = sum(widths) or 1
    shares = [width * 100 // total for width in widths]
    for index in range(100 - sum(shares)):
        shares[index % len(shares)] += 1
    return tuple(shares)


def _rows(to: Conversion, group: Any, part: type[Any], stubs: list[bool]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of head or body. A cell is a row's head when its first column is marked as such."""
    rows: list[tuple[Cell, ...]] = []
    for holder in group.children:
        if not isinstance(holder, part):
            continue
        # `taken` says for how many further rows a column is covered by a cell from above.
        taken = [0] * len(stubs)
        rows.extend(_row(to, row, stubs, taken) for row in holder.children)
    return tuple(rows)


def _row(to: Conversion, row: Any, stubs: list[bool], taken: list[int]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    column = 0
    covered = [count > 0 for count in taken]
    for index, count in enumerate(taken):
        taken[index] = max(count - 1, 0)
    for entry in row.children:
        while column < len(stubs) and covered[column]:
            column += 1
        rowspan, colspan = _spans(to, entry)
        stub = column < len(stubs) and stubs[column]
        cells.append(Cell(to.within(entry), rowspan, colspan, stub))
        for index in range(column, min(column + colspan, len(stubs))):
            taken[index] = rowspan - 1
        column += colspan
    return tuple(cells)


def _spans(to: Conversion, entry: Any) -> tuple[int, int]:
    rowspan, colspan = entry.get("morerows", 0) + 1, entry.get("morecols", 0) + 1
    limit = to.session.project.limits.table_spans
    if max(rowspan, colspan) > limit:
        to.report(
            Severity.ERROR,
            "limit.table-spans",
            to.place(entry),
            f"a cell covers {max(rowspan, colspan)} rows or columns, more than {limit}",
        )
    return min(rowspan, limit), min(colspan, limit)
