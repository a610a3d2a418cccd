"""Text whose lines count: code, formulas, verse; and what every block carries."""

from __future__ import annotations

from typing import Any

from briefc.ingest.read_inlines import raw_inlines
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Block, Break, Inline, Inlines, Line, MathBlock, Preformatted, Text, Token


def placing(tag: Tag, reading: Reading, *without: str) -> dict[str, Any]:
    """Id, classes and language of an element: classes only where they are our own."""
    classes = tuple(one for one in tag.classes if one not in without) if reading.own else ()
    return {"id": tag.get("id"), "classes": classes, "lang": reading.lang(tag)}


def lines_of_verse(content: Inlines) -> tuple[Line, ...]:
    """The lines between breaks; em spaces at the start of a line are its level."""
    lines: list[list[Inline]] = [[]]
    for node in content:
        if isinstance(node, Break):
            lines.append([])
        else:
            lines[-1].append(node)
    out = []
    for line in lines:
        level = 0
        if line and isinstance(line[0], Text):
            text = line[0].text
            level = len(text) - len(text.lstrip("\u2003"))
            line[0] = Text(text[level:])
        out.append(Line(tuple(line), level))
    return tuple(out)


def parsed_literal(tag: Tag, reading: Reading) -> Inlines:
    """Our own parsed literal: breaks are line ends, hard spaces at the start of a line plain ones."""
    out: list[Inline] = []
    for node in raw_inlines(tag.children, reading, tag):
        if isinstance(node, Break):
            out.append(Text("\n"))
        elif isinstance(node, Text):
            out.append(Text(node.text.replace("\u00a0", " ")))
        else:
            out.append(node)
    return tuple(out)


def preformatted(tag: Tag, reading: Reading) -> list[Block]:
    """Verbatim text: a literal block, code, one of our own formulas."""
    text = reading.text(tag.raw, tag).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return []
    classes = tag.classes
    if reading.own and "math" in classes:
        return [MathBlock(text, "", **placing(tag, reading, "math"))]
    inner = tag.first("code")
    named = [*classes, *(inner.classes if inner is not None else ())]
    language = next((one.removeprefix("language-") for one in named if one.startswith("language-")), "")
    kind: Any = "literal"
    if reading.own and classes[:1] == ("code",):
        rest = list(classes[1:])
        kind = next((one for one in ("literal", "doctest") if one in rest), "code")
        rest = [one for one in rest if one != kind]
        language = rest.pop(0) if rest and kind in {"code", "doctest"} else ""
        placed: dict[str, Any] = {"id": tag.get("id"), "classes": tuple(rest), "lang": reading.lang(tag)}
        return [Preformatted((Token("", text),), language=language, kind=kind, **placed)]
    if language and language.isascii() and language.replace("+", "").replace("-", "").isalnum():
        kind = "code"
    return [Preformatted((Token("", text),), language=language if kind == "code" else "", kind=kind, id=tag.get("id"))]
