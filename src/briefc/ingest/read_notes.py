"""Footnotes and citations: they wait where they stand, and are gathered at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Blocks, Note, Notes

_LABEL = re.compile(r"^\s*\[([^\[\]]{1,60})\]\s*")


def note(tag: Tag, reading: Reading, inner: Callable[[Iterable[Tag | str]], Blocks]) -> None:
    """NITF's `fn` to a note that waits. A label in brackets at its start is its label."""
    kind = "citation" if "citation" in tag.classes else "footnote"
    content = list(_opened(tag))
    label = ""
    first = next((one for one in content if isinstance(one, Tag)), None)
    if first is not None and first.name == "p":
        label = _take_label(first)
    body = inner(content)
    number = len(reading.notes["footnote"]) + len(reading.notes["citation"]) + 1
    waiting = reading.notes[kind]
    taken = {one.label for one in waiting}
    if kind == "citation" and (not label or label in taken):
        label = f"note-{number}"
    if label in taken and label.isdigit():
        label = ""
    waiting.append(Note(label, body, id=tag.get("id") or f"note-{number}"))


def gathered_notes(reading: Reading) -> Blocks:
    """All notes: the footnotes, then the citations."""
    out: list[Notes] = []
    if reading.notes["footnote"]:
        out.append(Notes(tuple(reading.notes["footnote"]), "footnote"))
    if reading.notes["citation"]:
        out.append(Notes(tuple(reading.notes["citation"]), "citation"))
    return tuple(out)


def _opened(tag: Tag) -> Iterable[Tag | str]:
    for child in tag.children:
        if isinstance(child, Tag) and child.name in {"body.content", "block"}:
            yield from _opened(child)
        else:
            yield child


def _take_label(paragraph: Tag) -> str:
    """The label in brackets at the start of a paragraph, which loses it: characters, or a link back to the call."""
    children = paragraph.children
    while children and isinstance(children[0], str) and not children[0].strip():
        children.pop(0)
    if not children:
        return ""
    first = children[0]
    if isinstance(first, Tag):
        if first.name == "a" and first.get("href").startswith("#") and (found := _LABEL.fullmatch(first.text)):
            children.pop(0)
            if children and isinstance(children[0], str):
                children[0] = children[0].lstrip()
            return " ".join(found[1].split())
        return ""
    found = _LABEL.match(first)
    if found is None:
        return ""
    children[0] = first[found.end() :]
    return " ".join(found[1].split())
