"""Parts of a text that are one of briefc's directives, where their markup says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefc.ingest.call import call
from briefc.ingest.dates import iso_of
from briefc.ingest.read_inlines import inlines, tidy
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.model.content import Blocks, Emphasis, List, Paragraph, Rubric, Strong

Inner = Callable[[Iterable[Tag | str]], Blocks]

_CORRECTION = frozenset({"correction", "corrections"})
_NOTE = frozenset({"editor-note", "editors-note", "editor-s-note", "editornote", "ednote", "editorsnote"})
_BOX = frozenset({"factbox", "fact-box", "infobox", "info-box"})
_POINTS = frozenset({"key-points", "keypoints", "key-facts"})
_TAGS = frozenset({"note", "aside", "div", "section", "p", "ul", "ol"})
_LABEL = re.compile(r"^\s*[^\W\d_]{3,20}(?:\s*[:.]|\s*[—–])\s+")
HEADINGS = frozenset({"hl2", "h1", "h2", "h3", "h4", "h5", "h6"})


def special(tag: Tag, reading: Reading, inner: Inner) -> Blocks | None:
    """The directive that an element is; None for all others."""
    if tag.name not in _TAGS:
        return None
    classes = {one.lower() for one in tag.classes}
    if classes & _CORRECTION:
        return _correction(tag, reading, inner)
    if (classes | {tag.get("noteclass").lower()}) & _NOTE:
        return _editor_note(tag, reading, inner)
    if classes & _BOX and tag.name not in {"p", "ul", "ol"}:
        return _factbox(tag, reading, inner)
    if classes & _POINTS and tag.name != "p":
        return _key_points(tag, inner)
    return None


def opened(tag: Tag) -> list[Tag | str]:
    """What is in an element, with NITF's `body.content` and `block` opened."""
    out: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name in {"body.content", "block"}:
            out.extend(opened(child))
        else:
            out.append(child)
    return out


def _correction(tag: Tag, reading: Reading, inner: Inner) -> Blocks | None:
    content = opened(tag)
    dated = next(iter(tag.every("chron", "time")), None)
    day = iso_of(dated.get("norm") or dated.get("datetime"))[:10] if dated is not None else ""
    body = _paragraph(tag, reading) if tag.name == "p" else inner(content)
    if body and isinstance(body[0], Paragraph) and reading.own:
        first = body[0]
        if first.content and isinstance(first.content[0], Strong):
            # Every output puts its own label there, with the day.
            rest = tidy(first.content[1:], own=reading.own)
            body = (replace(first, content=rest), *body[1:]) if words_of(rest).strip() else body[1:]
    return (call("correction", options=(("date", day),) if day else (), body=body, id=tag.get("id")),) if body else None


def _editor_note(tag: Tag, reading: Reading, inner: Inner) -> Blocks | None:
    body = _paragraph(tag, reading) if tag.name == "p" else inner(opened(tag))
    if tag.name == "p":
        # HTML has no element for a note: there the slant is how it looks. In NITF's `note` it is the author's.
        body = tuple(
            replace(block, content=block.content[0].content)
            if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Emphasis)
            else block
            for block in body
        )
    return (call("editor-note", body=body, id=tag.get("id")),) if body else None


def _paragraph(tag: Tag, reading: Reading) -> Blocks:
    content = inlines(tag.children, reading, tag)
    return (Paragraph(content),) if words_of(content).strip() else ()


def _factbox(tag: Tag, reading: Reading, inner: Inner) -> Blocks | None:
    content = opened(tag)
    title: tuple[object, ...] = ()
    rest: list[Tag | str] = []
    for child in content:
        if not title and isinstance(child, Tag) and (child.name in HEADINGS or "title" in child.classes):
            title = inlines(child.children, reading, child)
        else:
            rest.append(child)
    body = inner(rest)
    if not title and body and isinstance(body[0], Paragraph | Rubric):
        first = body[0].content
        if len(first) == 1 and isinstance(first[0], Strong):
            title, body = first[0].content, body[1:]
    if not title or not body:
        return None
    return (call("factbox", argument=title, body=body, id=tag.get("id")),)  # type: ignore[arg-type] # inlines


def _key_points(tag: Tag, inner: Inner) -> Blocks | None:
    children: list[Tag | str] = [tag] if tag.name in {"ul", "ol"} else opened(tag)
    plain = [
        Tag(one.name, one.namespace, {}, one.children, one.line, one.column) if one is tag else one for one in children
    ]
    blocks = inner(plain)
    lists = [block for block in blocks if isinstance(block, List)]
    if len(lists) != 1 or not lists[0].items:
        return None
    others = tuple(block for block in blocks if block is not lists[0])
    return (*others, call("key-points", body=(replace(lists[0], classes=(), id="", enumeration=""),), id=tag.get("id")))
