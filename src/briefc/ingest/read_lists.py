"""Lists and definition lists of NITF and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from briefc.ingest.read_inlines import inlines
from briefc.ingest.read_verbatim import placing
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Block, Blocks, Code, Definition, Definitions, List, ListItem, Paragraph, Token

Inner = Callable[[Iterable[Tag | str]], Blocks]

_TYPES = {"a": "loweralpha", "A": "upperalpha", "i": "lowerroman", "I": "upperroman"}
_KINDS = frozenset({"loweralpha", "upperalpha", "lowerroman", "upperroman", "arabic"})


def listed(tag: Tag, reading: Reading, inner: Inner) -> Block:
    """A list; what is no item in it becomes one."""
    items: list[ListItem] = []
    for child in tag.children:
        if isinstance(child, str):
            if child.strip():
                items.append(ListItem(inner([child])))
        elif child.name == "li":
            items.append(_item(child, reading, inner))
        elif child.name in {"ul", "ol"} and items:
            # A list beside the items, as word processors write it, belongs to the item before it.
            items[-1] = replace(items[-1], body=(*items[-1].body, *inner([child])))
        else:
            items.append(ListItem(inner([child])))
    kind: Any = next((one for one in tag.classes if one in _KINDS), _TYPES.get(tag.get("type"), "arabic"))
    start = tag.get("seqnum") or tag.get("start")
    placed = placing(tag, reading, *_KINDS)
    return List(
        tuple(items),
        kind if tag.name == "ol" else "",
        int(start) if start.isascii() and start.isdigit() and len(start) < 7 and int(start) else 1,
        **placed,
    )


def _item(tag: Tag, reading: Reading, inner: Inner) -> ListItem:
    body = inner(tag.children)
    if body and tag.get("id") and isinstance(body[0], Paragraph) and not body[0].id:
        body = (replace(body[0], id=tag.get("id")), *body[1:])
    if body and reading.own and tag.classes and len(body) == 1 and isinstance(body[0], Paragraph):
        body = (replace(body[0], classes=tag.classes),)
    return ListItem(body)


def definitions(tag: Tag, reading: Reading, inner: Inner) -> list[Block]:
    """A definition list, field list or option list; nothing for an empty one."""
    classes = tag.classes
    kind: Any = "field" if "field-list" in classes else "option" if "option-list" in classes else "definition"
    items: list[Definition] = []
    for row in _rows_of(tag):
        if isinstance(row, Tag) and row.name == "dt":
            items.append(_term(row, reading, option=kind == "option"))
            continue
        body = inner(row.children if isinstance(row, Tag) and row.name == "dd" else [row])
        if items and body:
            items[-1] = replace(items[-1], body=(*items[-1].body, *body))
        elif body:
            items.append(Definition((), body))
    if not items:
        return []
    return [Definitions(tuple(items), kind, **placing(tag, reading, "field-list", "option-list"))]


def _rows_of(tag: Tag) -> list[Tag | str]:
    """The terms and definitions of a list, groups of them opened, and whatever else stands there."""
    out: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "div":
            out.extend(_rows_of(child))
        else:
            out.append(child)
    return out


def _term(tag: Tag, reading: Reading, *, option: bool) -> Definition:
    if option:
        return Definition((Code((Token("", reading.line(tag.raw, tag)),)),), ())
    classifiers = tuple(inlines(one.children, reading, one) for one in tag.tags("classifier"))
    if not classifiers or not reading.own:
        return Definition(inlines(tag.children, reading, tag), ())
    before: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "classifier":
            break
        before.append(child)
    if before and isinstance(before[-1], str):
        before[-1] = before[-1].rstrip().removesuffix("(")
    return Definition(inlines(before, reading, tag), (), classifiers)
