"""Text whose lines count, in paragraphs with `br`: NITF's `pre` takes no markup."""

from __future__ import annotations

import re

from briefc.formats.nitf.inlines import inlines
from briefc.formats.nitf.writing import Writing
from briefc.markup.element import Element, Markup, Node
from briefc.model.content import Inlines, LineBlock, Text

STEP = "\u2003"
"""One step of indentation of a line block: an em space, which no reader folds."""

_LEADING = re.compile(r"(?<=\n) +")
_RUN = re.compile(r"(?<= ) +")


def line_block(block: LineBlock, writing: Writing) -> Markup:
    """The lines of a line block, parted by `br`, each indented by em spaces."""
    out: list[Node] = []
    for number, line in enumerate(block.lines):
        if number:
            out.append(Element("br"))
        if line.level and line.content:
            out.append(STEP * line.level)
        out.extend(inlines(line.content, writing))
    return tuple(out)


def parsed_literal(content: Inlines, writing: Writing) -> Markup:
    """Preformatted text with markup: line ends to `br`, spaces that would be folded to no-break spaces."""
    out: list[Node] = []
    fresh = True
    for node in content:
        if not isinstance(node, Text):
            out.extend(inlines((node,), writing))
            fresh = False
            continue
        text = _LEADING.sub(_hard, ("\n" if fresh else "") + node.text)
        text = _RUN.sub(_hard, text)
        lines = text[1:].split("\n") if fresh else text.split("\n")
        for number, line in enumerate(lines):
            if number:
                out.append(Element("br"))
            if line:
                out.append(line)
        fresh = not lines[-1]
    return tuple(out)


def _hard(spaces: re.Match[str]) -> str:
    return "\u00a0" * len(spaces.group())
