"""Matter beside the text: NITF's `note` and HTML's `aside`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefc.ingest.read_inlines import inlines
from briefc.ingest.read_special import HEADINGS, opened
from briefc.ingest.read_verbatim import placing
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Aside, Blocks, Group, Inlines

Inner = Callable[[Iterable[Tag | str]], Blocks]

_NOTE_KINDS = frozenset(["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"])


def aside(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    """Matter beside the text with its title; without one, a group."""
    classes = tag.classes
    content = opened(tag)
    title: Inlines = ()
    subtitle: Inlines = ()
    rest: list[Tag | str] = []
    for child in content:
        if isinstance(child, Tag) and child.name in HEADINGS and not title and not _has_words(rest):
            title = inlines(child.children, reading, child)
        elif isinstance(child, Tag) and "subtitle" in child.classes and title and not _has_words(rest):
            subtitle = inlines(child.children, reading, child)
        else:
            rest.append(child)
    body = inner(rest)
    if not body and not title:
        return ()
    kind = "sidebar"
    if "admonition" in classes:
        kind = next((one for one in classes if one in _NOTE_KINDS and reading.own), "admonition")
    elif "topic" in classes:
        kind = "topic"
    placed = placing(tag, reading, "admonition", "topic", "sidebar", kind)
    if not title:
        return (Group(body, **placed),)
    return (Aside(kind, title, body, subtitle, **placed),)


def _has_words(children: list[Tag | str]) -> bool:
    return any(child.strip() if isinstance(child, str) else True for child in children)
