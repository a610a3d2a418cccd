"""Rules of the standards that a finished PDF's tag tree has to keep (ISO 32000-1, 14.7 and 14.8; ISO 14289-1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from tests.tools.pdf_reading import Annotation, Node, Reading, destination, named, names_in, numbers_in

GROUPS = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "TOC",
        "TOCI",
        "Index",
        "L",
        "LI",
        "Table",
        "THead",
        "TBody",
        "TFoot",
        "TR",
        "NonStruct",
    ]
)
"""Types that hold elements only (ISO 32000-1, 14.8.4.2)."""

KIDS = {
    "TOC": {"TOC", "TOCI", "Caption"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
PARENTS = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI", "TOCI", "Note"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
}
BLOCKS = GROUPS | {"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TD", "TH", "Caption", "Note", "Figure", "Formula"}


def _document(reading: Reading) -> Iterator[str]:
    root = reading.pdf.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        yield "the document does not say that it is tagged"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "the title is not shown"
    for node in reading.root.inside():
        if "\ufffd" in "".join(reading.text(kid) for kid in node.kids if isinstance(kid, tuple)):
            yield f"{named(reading, node)} has letters of no known meaning"


# --- what belongs to what -------------------------------------------------------------------------------------------


def _every_mark_once(reading: Reading) -> Iterator[str]:
    claims: Counter[Any] = Counter()
    owner: dict[Any, Node] = {}
    for node in reading.root.inside():
        for kid in node.kids:
            if not isinstance(kid, Node):
                claims[kid] += 1
                owner[kid] = node
    yield from (f"{_said(kid)} is in {count} places" for kid, count in claims.items() if count > 1)
    numbers = numbers_in(reading.pdf.Root.StructTreeRoot.ParentTree)
    for page, form, number in reading.pieces:
        if (page, form, number) not in owner:
            yield f"page {page + 1}: mark {number} ({reading.pieces[page, form, number].text()!r}) is in no element"
            continue
        holder = reading.pdf.get_object(form, 0) if form else reading.pdf.pages[page].obj
        above = numbers.get(int(holder.get("/StructParents", -1)))
        known = above[number] if isinstance(above, pikepdf.Array) and number < len(above) else None
        if known is None or known.objgen != owner[page, form, number].entries.objgen:
            yield f"page {page + 1}: the ParentTree has another element for mark {number}"
    yield from (f"{_said(kid)} is not drawn" for kid in claims if isinstance(kid, tuple) and kid not in reading.pieces)
    for at, one in enumerate(reading.pdf.pages):
        for annotation in one.obj.get("/Annots", []):
            key = Annotation(annotation.objgen[0])
            above = numbers.get(int(annotation.get("/StructParent", -1)))
            if key not in owner:
                yield f"page {at + 1}: an annotation is in no element"
            elif above is None or above.objgen != owner[key].entries.objgen:
                yield f"page {at + 1}: the ParentTree has another element for an annotation"
            elif annotation.Subtype == "/Link" and owner[key].kind != "Link":
                yield f"page {at + 1}: a link is in an element {owner[key].kind}"
            if annotation.Subtype == "/Link" and not str(annotation.get("/Contents", "")):
                yield f"page {at + 1}: a link says nothing of where it leads"
        if "/Annots" in one.obj and one.obj.get("/Tabs") != "/S":
            yield f"page {at + 1}: links are not reached in the order of the structure"


def _said(kid: Any) -> str:
    return f"page {kid[0] + 1}: mark {kid[2]}" if isinstance(kid, tuple) else f"annotation {kid.number}"


def _ids(reading: Reading) -> Iterator[str]:
    ids = Counter(node.id for node in reading.root.inside() if node.id)
    yield from (f"the ID {id} is there {count} times" for id, count in ids.items() if count > 1)
    tree = reading.pdf.Root.StructTreeRoot.get("/IDTree")
    if ids and (tree is None or {str(name) for name in names_in(tree)} != set(ids)):
        yield "the IDTree has other IDs than the elements"
    for node in reading.root.inside():
        for header in node.attribute("Table", "/Headers") or ():
            if str(header) not in ids:
                yield f"a {node.kind} names a header {header} that is not there"


def _destinations(reading: Reading) -> Iterator[str]:
    names = names_in(reading.pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()))
    pages = {page.obj.objgen for page in reading.pdf.pages}
    for name, to in names.items():
        to = to.D if isinstance(to, pikepdf.Dictionary) else to  # noqa: PLW2901 - either form
        if to[0].objgen not in pages:
            yield f"the destination {name} is on no page"
    for at, page in enumerate(reading.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            to = destination(annotation)
            if isinstance(to, str) and to not in names:
                yield f"page {at + 1}: a link leads to {to}, which is not there"


# --- kinds of elements ----------------------------------------------------------------------------------------------


def _places(reading: Reading) -> Iterator[str]:
    tops = [kid for kid in reading.root.kids if isinstance(kid, Node)]
    if [node.kind for node in tops] != ["Document"]:
        yield f"the tree has {', '.join(node.kind for node in tops) or 'nothing'} at its top, not one Document"
    for node in reading.root.inside():
        above = node.parent.kind if node.parent else ""
        if node.kind in GROUPS and any(isinstance(kid, tuple) for kid in node.kids):
            yield f"{named(reading, node)} holds text without an element around it"
        if not node.kids and node.kind not in {"TD", "TH"}:
            yield f"an empty {node.kind}"
        if node.kind in PARENTS and above not in PARENTS[node.kind]:
            yield f"{named(reading, node)} is in a {above}"
        inner = {kid.kind for kid in node.kids if isinstance(kid, Node)} - KIDS.get(node.kind, {*BLOCKS, *()})
        if node.kind in KIDS and inner:
            yield f"{named(reading, node)} holds {', '.join(sorted(inner))}"
        if node.kind == "Link" and not any(isinstance(kid, Annotation) for kid in node.kids):
            yield f"{named(reading, node)} leads nowhere"
        if node.kind in {"Span", "NonStruct"} and not _says(node):
            yield f"{named(reading, node)} says nothing"
    for kind in ("THead", "TFoot"):
        for table in (node for node in reading.root.inside() if node.kind == "Table"):
            if sum(isinstance(kid, Node) and kid.kind == kind for kid in table.kids) > 1:
                yield f"{named(reading, table)} has several {kind}"


def _says(node: Node) -> bool:
    """Whether a span has a reason to be: a language, an expansion, text instead, an ID; or it parts blocks in a line."""
    if any(name in node.entries for name in ("/Lang", "/E", "/ActualText", "/ID", "/A")):
        return True
    return node.kind == "Span" and node.parent is not None and len(node.parent.kids) > 1


def _pictures(reading: Reading) -> Iterator[str]:
    for node in reading.root.inside():
        if node.kind not in {"Figure", "Formula"}:
            continue
        if not str(node.entries.get("/Alt", "")).strip():
            yield f"{named(reading, node)} has no alternative text"
        box, pages = node.attribute("Layout", "/BBox"), reading.pages(node)
        if box is None or not pages:
            yield f"{named(reading, node)} does not say where it is"
            continue
        left, bottom, right, top = map(float, reading.pdf.pages[pages[0]].mediabox)
        x1, y1, x2, y2 = map(float, box)
        if not (left - 1 <= x1 < x2 <= right + 1 and bottom - 1 <= y1 < y2 <= top + 1):
            yield f"{named(reading, node)} is not on its page: {x1, y1, x2, y2}"


def _headings(reading: Reading) -> Iterator[str]:
    level = 0
    for node in reading.root.inside():
        if re.fullmatch("H[1-6]", node.kind):
            own = int(node.kind[1])
            if own > level + 1:
                yield (
                    f"{named(reading, node)} comes after H{level}" if level else f"{named(reading, node)} is the first"
                )
            level = own
            if not reading.text(node).strip():
                yield f"page {reading.pages(node)[:1]}: an empty heading"


def _tables(reading: Reading) -> Iterator[str]:
    for table in (node for node in reading.root.inside() if node.kind == "Table"):
        spans: dict[tuple[int, int], bool] = {}
        rows = [node for node in table.inside() if node.kind == "TR" and _table_of(node) is table]
        widths = set()
        for at, row in enumerate(rows):
            column = 0
            for cell in (kid for kid in row.kids if isinstance(kid, Node)):
                while (at, column) in spans:
                    column += 1
                wide = int(cell.attribute("Table", "/ColSpan") or 1)
                high = int(cell.attribute("Table", "/RowSpan") or 1)
                spans.update({(at + down, column + along): True for down in range(high) for along in range(wide)})
                column += wide
                if cell.kind == "TH" and str(cell.attribute("Table", "/Scope")) not in {"/Row", "/Column", "/Both"}:
                    yield f"{named(reading, cell)} does not say what it is the header of"
            widths.add(max((x for y, x in spans if y == at), default=-1) + 1)
        if len(widths) > 1:
            yield f"{named(reading, table)} has rows of {sorted(widths)} columns"


def _table_of(node: Node) -> Node | None:
    return next((one for one in node.around() if one.kind == "Table"), None)


RULES: tuple[Callable[[Reading], Iterator[str]], ...] = (
    _document,
    _every_mark_once,
    _ids,
    _destinations,
    _places,
    _pictures,
    _headings,
    _tables,
)
