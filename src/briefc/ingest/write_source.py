"""A whole source: title, subtitle, metadata, text, and the definitions that the text needs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefc.ingest.sheet import Sheet
from briefc.ingest.write_blocks import block_lines, columns
from briefc.ingest.write_inlines import title_markup
from briefc.ingest.write_verbatim import indented
from briefc.model.content import Blocks, Inlines, Phrase, Text

_WIDTH = 110
_FIELD = re.compile(r":(?![\w-]+:`)")
"""A line that may begin a field: it begins with a colon, and no role does."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become a source: headings, fields of metadata in order (plain text), and the text."""

    title: Inlines
    subtitle: Inlines = ()
    fields: tuple[tuple[str, str], ...] = ()
    body: Blocks = ()


def source_text(draft: Draft) -> tuple[str, Counter[str]]:
    """A draft to the text of a source, and what reST could not say of it (counted by kind)."""
    sheet = Sheet()
    lines = _lines(draft, sheet)
    for _ in range(3):
        if sheet.settled:
            break
        sheet = sheet.next_pass()
        lines = _lines(draft, sheet)
    return "\n".join(lines) + "\n", sheet.losses


def _lines(draft: Draft, sheet: Sheet) -> list[str]:
    title = title_markup(_without_roles(draft.title), sheet) or "\\?"
    adornment = "=" * max(columns(title), 4)
    lines = [adornment, title, adornment]
    subtitle = title_markup(_without_roles(draft.subtitle), sheet)
    if subtitle:
        lines += ["", subtitle, "-" * max(columns(subtitle), 4)]
    lines.append("")
    for name, value in draft.fields:
        lines.extend(field_lines(name, value))
    body = block_lines(draft.body, sheet)
    for name, classes in sheet.roles.items():
        lines += ["", f".. role:: {name}"]
        if classes != (name,):
            lines.append(f"   :class: {' '.join(classes)}")
    if body:
        # An empty comment ends the metadata: a list of fields at the start of the text is not part of it.
        lines += ["", *(["..", ""] if _FIELD.match(body[0]) else []), *body]
    for name, definition in sheet.substitutions.items():
        first, *rest = definition.split("\n")
        lines += ["", f".. |{name}| {first}", *rest]
    return lines


def _without_roles(content: Inlines) -> Inlines:
    """A heading without custom roles: it stands above the place where a source can declare them."""
    return tuple(
        one
        for node in content
        for one in (_without_roles(node.content) if isinstance(node, Phrase) and not node.lang else (node,))
    )


def field_lines(name: str, value: str) -> list[str]:
    """A field of the metadata, whose value is plain text: one line, or several that are folded again when read."""
    words = value.split()
    if not words:
        return []
    lines = [f":{name}:"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _WIDTH and len(lines[-1]) > len(name) + 2:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return [lines[0], *indented(lines[1:])]


def text_title(text: str) -> Inlines:
    """Characters as the content of a heading."""
    return (Text(" ".join(text.split())),)
