"""Tables of HTML and NITF."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefc.ingest.read_inlines import inlines
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Blocks, Break, Cell, Paragraph, Table, Text

MOST_SPAN = 100
"""Most rows or columns that a cell covers, as many as sources may have."""

_PARTS = frozenset({"caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr"})

Inner = Callable[[Iterable[Tag | str]], Blocks]


def table(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    """A table with its caption; a first row of heads alone is the head where none is marked.

    What stands in a table where nothing may is put before it, as browsers do.
    """
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    strays: list[Tag | str] = []
    for part in tag.children:
        if isinstance(part, str) or part.name not in _PARTS:
            strays.append(part)
            continue
        if part.name in {"caption", "col", "colgroup"}:
            continue
        if part.name == "tr":
            rows = [part]
        else:
            rows = list(part.tags("tr"))
            strays.extend(one for one in part.children if isinstance(one, str) or one.name != "tr")
        for row in rows:
            strays.extend(one for one in row.children if isinstance(one, str) or one.name not in {"td", "th"})
        made = [_row(row, reading, inner) for row in rows]
        (head if part.name == "thead" else body).extend(row for row in made if row)
    if not head and len(body) > 1 and all(cell.stub for cell in body[0]):
        head.append(body.pop(0))
    head = [tuple(Cell(cell.body, cell.rowspan, cell.colspan) for cell in row) for row in head]
    caption = tag.first("caption")
    words = inlines(caption.children, reading, caption) if caption is not None else ()
    columns = [col for part in tag.tags("colgroup", "col") for col in ([part] if part.name == "col" else part.tags())]
    widths = tuple(_percent(col.get("width")) for col in columns)
    made_table = Table(
        tuple(head),
        tuple(body),
        widths if all(widths) and sum(widths) == 100 else (),
        len(columns),
        tuple(Text(" ") if isinstance(node, Break) else node for node in words),
        tag.get("align") if tag.get("align") in {"left", "center", "right"} else "",
        id=tag.get("id"),
        classes=tag.classes if reading.own else (),
        lang=reading.lang(tag),
    )
    if not head and not body:
        return (*inner(strays), *((Paragraph(words),) if words else ()))
    return (*inner(strays), made_table)


def _row(tag: Tag, reading: Reading, inner: Inner) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            inner(cell.children),
            _span(cell.get("rowspan"), reading, cell),
            _span(cell.get("colspan"), reading, cell),
            cell.name == "th",
        )
        for cell in tag.tags("td", "th")
    )


def _span(text: str, reading: Reading, at: Tag) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return 1
    if int(text) > MOST_SPAN:
        reading.say.warning("import.form", at, f"a cell covers {text} rows or columns; {MOST_SPAN} are kept")
    return max(min(int(text), MOST_SPAN), 1)


def _percent(text: str) -> int:
    number = text.removesuffix("%")
    return int(number) if text.endswith("%") and number.isascii() and number.isdigit() and len(number) < 4 else 0
