"""A page of the documentation as data: its fenced blocks, and what its console blocks say and expect.

A block whose opening line names a path (```` ```rst sources/a.rst ````) is a file of the reader's; with `diff` for its
language it is an edit of one. In `console` blocks `$ ` begins a command; the lines below it are what it prints, where
`…` stands for any text (on a line of its own: for any lines, or none). A command may fail only when `echo $?` follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(`{3,})([^\s`]*)[ ]*([^`\n]*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the path it names ("" = none), its text, the line of its fence."""

    language: str
    path: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a console block, the lines it is said to print (None: nothing is said), and its line."""

    text: str
    expected: tuple[str, ...] | None
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    fence, head, inside = "", None, []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if head is not None and line.rstrip() == fence:
            language, path, start = head
            yield Block(language, path, "".join(f"{one}\n" for one in inside), start)
            head = None
        elif head is not None:
            inside.append(line)
        elif found := FENCE.match(line):
            fence, head, inside = found[1], (found[2], found[3].strip(), number), []


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block."""
    text, start = "", 0
    expected: list[str] = []
    for number, line in enumerate(block.text.splitlines(), block.line + 1):
        if line.startswith("$ "):
            if text:
                yield Command(text, tuple(expected) or None, start)
            text, expected, start = line[2:], [], number
        else:
            expected.append(line)
    if text:
        yield Command(text, tuple(expected) or None, start)


def agrees(expected: tuple[str, ...], printed: str) -> bool:
    """Whether what was printed is what the page says."""
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part.rstrip() if last else part) for part, last in _parts(line)) + "[ ]*\n"
    lines = "".join(f"{line.rstrip()}\n" for line in printed.rstrip("\n").split("\n")) if printed.strip() else ""
    return re.fullmatch(pattern, lines) is not None


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    parts = line.split("…")
    return ((part, index == len(parts) - 1) for index, part in enumerate(parts))


def edited(text: str, diff: str) -> str:
    """A text after an edit: each run of `-` lines, which must stand there once, gives way to the `+` lines after it."""
    for found in re.finditer(r"((?:^-.*\n)+)((?:^\+.*\n)*)", diff, re.MULTILINE):
        old, new = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in found.groups())
        assert text.count(old) == 1, f"not there once: {old!r}"
        text = text.replace(old, new)
    return text
