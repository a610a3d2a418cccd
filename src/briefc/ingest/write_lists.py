"""Lists of every kind to lines of reST."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefc.ingest.escaping import one_line
from briefc.ingest.sheet import Sheet
from briefc.ingest.write_inlines import inline_markup, title_markup, words_of
from briefc.ingest.write_verbatim import indented
from briefc.model.content import Definition, Definitions, Inlines, List, ListItem, Paragraph

Inner = Callable[..., list[str]]
"""Blocks to lines, one step deeper."""

_OPTION = re.compile(
    r"(?:-[A-Za-z0-9](?: ?[A-Za-z][\w-]*)?|(?:--|/)[A-Za-z][\w-]*(?:[ =][A-Za-z][\w-]*)?)"
    r"(?:, (?:-[A-Za-z0-9](?: ?[A-Za-z][\w-]*)?|(?:--|/)[A-Za-z][\w-]*(?:[ =][A-Za-z][\w-]*)?))*",
    re.ASCII,
)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def list_lines(block: List, inner: Inner) -> list[str]:
    """A bullet list or an enumerated one."""
    markers = _markers(block)
    bodies = [inner(item.body, len(marker)) for item, marker in zip(block.items, markers, strict=True)]
    # A line that holds an enumerator alone ends the item above it only after a blank line.
    compact = all(bodies) and all(len(item.body) == 1 and isinstance(item.body[0], Paragraph) for item in block.items)
    out: list[str] = []
    for item, marker, lines in zip(block.items, markers, bodies, strict=True):
        if out and not compact:
            out.append("")
        out.extend(_item(item, marker, lines))
    return out


def _item(item: ListItem, marker: str, lines: list[str]) -> list[str]:
    by = len(marker)
    head = marker
    if item.classes:
        lines = [f".. class:: {' '.join(item.classes)}", "", *lines]
    if not lines:
        return [head.rstrip(" ")]
    return [head + lines[0], *(" " * by + line if line else "" for line in lines[1:])]


def _markers(block: List) -> list[str]:
    count = len(block.items)
    start = block.start if 0 < block.start < 10**6 else 1
    match block.enumeration:
        case "":
            return ["* "] * count
        case "loweralpha" | "upperalpha" if start + count - 1 <= 26 and not (start == 9 and count):
            first = ord("a" if block.enumeration == "loweralpha" else "A")
            return [f"{chr(first + start - 1 + number)}. " for number in range(count)]
        case "lowerroman" | "upperroman" if start + count < 4000 and (start == 1 or len(_roman(start)) > 1):
            romans = [_roman(start + number) for number in range(count)]
            return [f"{one.upper() if block.enumeration == 'upperroman' else one}. " for one in romans]
        case _:
            return [f"{start + number}. " for number in range(count)]


def _roman(number: int) -> str:
    out = ""
    for value, letters in (*_ROMAN, *_ROMAN_LOW):
        while number >= value:
            out += letters
            number -= value
    return out


def definition_lines(block: Definitions, sheet: Sheet, inner: Inner) -> list[str]:
    """A definition list, a field list, an option list."""
    kind = block.kind
    if kind == "option" and not all(_OPTION.fullmatch(words_of(item.term)) for item in block.items):
        kind = "definition"
    out: list[str] = []
    for item in block.items:
        match kind:
            case "field":
                out.extend(_field(item, sheet, inner))
            case "option":
                lines = inner(item.body)
                out.extend([words_of(item.term), *indented(lines or [".."], 3)])
            case "definition":
                if out:
                    out.append("")
                out.extend(_definition(item, sheet, inner))
    return out


def _definition(item: Definition, sheet: Sheet, inner: Inner) -> list[str]:
    term = _term(item.term, sheet) or "\\"
    if term == "\\":
        sheet.lost("term")
        term = "…"
    for classifier in item.classifiers:
        term += f" : {_term(classifier, sheet)}"
    return [term, *indented(inner(item.body) or [".."], 3)]


def _term(content: Inlines, sheet: Sheet) -> str:
    return re.sub(r"(?<= ):(?= )", r"\\:", title_markup(content, sheet))


def _field(item: Definition, sheet: Sheet, inner: Inner) -> list[str]:
    name = one_line(inline_markup(item.term, sheet)).strip(" ")
    name = re.sub(r"(?<!\\):", r"\\:", name) or "…"
    lines = inner(item.body)
    if not lines:
        return [f":{name}:"]
    first = item.body[0]
    if isinstance(first, Paragraph):
        return [f":{name}: {lines[0]}", *indented(lines[1:], 3)]
    return [f":{name}:", *indented(lines, 3)]
