"""What is wrong with the tag tree of a finished PDF, beyond what validators look at; and the tree and text to read.

usage: python -m tests.tools.pdf_structure FILE…          exit 1 when something is wrong
       python -m tests.tools.pdf_structure --tree FILE    the tree, one element a line, with its text
       python -m tests.tools.pdf_structure --text FILE    the text in reading order
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.tools.pdf_manners import MANNERS
from tests.tools.pdf_reading import Node, Reading, read
from tests.tools.pdf_rules import BLOCKS, RULES

LINES = BLOCKS - {"Figure", "Formula"}
"""Types that begin a line of the text to read."""

INLINE_PARENTS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Quote", "Link"})
"""Types in whose text notes, pictures and formulas stand."""


def check(pdf: Path) -> list[str]:
    """What is wrong with a PDF's structure, each in a sentence; empty when all is well."""
    reading = read(pdf)
    found = list(reading.problems)
    for one in (*RULES, *MANNERS):
        found.extend(one(reading))
    return found


def reading_text(pdf: Path, *, labels: bool = True) -> str:
    """The text of a PDF in the order of its structure, a line a block. Characters that only guide lines are taken out.

    Notes stand behind the block that calls them. Without `labels`, bullets and numbers of items and notes are left out.
    """
    reading = read(pdf)
    lines = (line for kid in reading.root.kids for line in _blocks(reading, kid, labels=labels))
    return re.sub("[\xad\u200b\u2060]", "", "\n".join(lines))


def outline(pdf: Path) -> str:
    """The tag tree, one element a line, its text behind it where it holds no elements."""
    reading = read(pdf)
    return "\n".join(line for kid in reading.root.kids for line in _lines(reading, kid, 0))


def _blocks(reading: Reading, node: Node, *, labels: bool) -> Iterator[str]:
    """The lines of an element: one for each run of text, a label in the line of what it labels."""
    run: list[str] = []
    later: list[Node] = []
    for kid in node.kids:
        inner = kid.kind if isinstance(kid, Node) else ""
        if inner == "Note" and node.kind in INLINE_PARENTS:
            later.append(kid)
        elif inner in LINES or (inner in {"Figure", "Formula"} and node.kind not in INLINE_PARENTS):
            lines = list(_blocks(reading, kid, labels=labels))
            if run and inner in {"LBody", "P"} and node.kind in {"LI", "Note", "TOCI"} and lines:
                lines[0] = f"{' '.join(''.join(run).split())} {lines[0]}"
            else:
                yield from _line(run)
            run = []
            yield from lines
        elif inner != "Lbl" or labels:
            run.append(
                reading.text(kid, node) + " " * (inner in {"Lbl", "Reference"} and node.kind in {"LI", "Note", "TOCI"})
            )
    if node.kind in {"Figure", "Formula"}:
        run = [reading.text(node)]
    yield from _line(run)
    for note in later:
        yield from _blocks(reading, note, labels=labels)


def _line(run: list[str]) -> Iterator[str]:
    if text := " ".join("".join(run).split()):
        yield text


def _lines(reading: Reading, node: Node, depth: int) -> Iterator[str]:
    says = [node.kind, f"#{node.id}" if node.id else ""]
    says += [f"{name}={node.entries[f'/{name}']}" for name in ("Lang", "Alt", "E") if f"/{name}" in node.entries]
    for owner, name in (("Table", "Scope"), ("Table", "RowSpan"), ("Table", "ColSpan"), ("List", "ListNumbering")):
        if (value := node.attribute(owner, f"/{name}")) is not None:
            says.append(f"{name}={value}")
    if not any(isinstance(kid, Node) for kid in node.kids):
        says.append(repr(reading.text(node)))
        yield "  " * depth + " ".join(filter(None, says))
        return
    yield "  " * depth + " ".join(filter(None, says))
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _lines(reading, kid, depth + 1)
        elif isinstance(kid, tuple):
            yield "  " * (depth + 1) + repr(reading.text(kid, node))


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments[:1] in (["--tree"], ["--text"]):
        for name in arguments[1:]:
            print(outline(Path(name)) if arguments[0] == "--tree" else reading_text(Path(name)))
        return 0
    bad = False
    for name in arguments:
        for line in check(Path(name)):
            bad = True
            print(f"{name}: {line}")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
