"""Diagnostics for people: full (source line, caret, help) and concise (one line each)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefc.model.diagnostic import Diagnostic, Severity

Lines = Callable[[str], tuple[str, ...]]
"""The lines of a source by its path; empty when it cannot be read."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
SHOWN = 160
"""Longest piece of a source line that is shown."""


def safe(text: str) -> str:
    """Text with control and direction characters as visible escapes: a source cannot command the terminal."""
    return _UNSAFE.sub(
        lambda found: f"\\u{ord(found[0]):04x}" if ord(found[0]) > 0xFF else f"\\x{ord(found[0]):02x}", text
    )


@dataclass(frozen=True, slots=True)
class Paint:
    """Colour, or none; never the only carrier of a meaning."""

    on: bool = False

    def __call__(self, text: str, code: str) -> str:
        """The text in the colour of an SGR code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def headline(found: Diagnostic, paint: Paint) -> str:
    """`path:line:column: severity[code] message`."""
    place = safe(str(found.span)) if found.span.path else "briefc"
    label = paint(f"{found.severity.label}[{found.code}]", f"1;{_COLOURS[found.severity]}")
    return f"{paint(place, '1')}: {label} {safe(found.message)}"


def concise(found: Iterable[Diagnostic], paint: Paint) -> Iterator[str]:
    """One line a diagnostic."""
    for one in found:
        yield headline(one, paint)


def full(found: Iterable[Diagnostic], lines: Lines, paint: Paint) -> Iterator[str]:
    """Several lines a diagnostic: headline, how it was reached, the source line with a caret, help."""
    for one in found:
        yield headline(one, paint)
        for span in one.trace:
            yield f"   {paint('from', '2')} {safe(str(span))}"
        yield from _excerpt(one, lines, paint)
        for number, hint in enumerate(one.hints):
            yield f"   {paint('help:', '1') if number == 0 else '     '} {safe(hint)}"


def _excerpt(found: Diagnostic, lines: Lines, paint: Paint) -> Iterator[str]:
    span = found.span
    if not span.line:
        return
    source = lines(span.path)
    if span.line > len(source):
        return
    line = source[span.line - 1]
    column = max(1, min(span.column or 1, len(line) + 1))
    same_line = span.end_line in {0, span.line}
    end = (
        span.end_column if same_line and span.end_column > column else (len(line) + 1 if not same_line else column + 1)
    )
    first = max(0, column - 1 - SHOWN // 2) if len(line) > SHOWN else 0
    before, inside, after = line[first : column - 1], line[column - 1 : end - 1], line[end - 1 : first + SHOWN]
    gutter = f"{span.line:5d} | "
    blank = " " * 6 + "| "
    shown = safe(before).replace("\t", "    ")
    yield paint(gutter, "2") + shown + safe(inside)[:SHOWN] + safe(after)
    yield (
        paint(blank, "2")
        + " " * width(shown)
        + paint("^" * max(1, width(safe(inside)[:SHOWN])), _COLOURS[found.severity])
    )


def width(text: str) -> int:
    """How many terminal columns a text takes: East Asian wide characters two, combining marks none."""
    total = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            continue
        total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total


def tally(found: Iterable[Diagnostic]) -> str:
    """`1 error, 2 warnings` (information is not counted)."""
    counts = {Severity.ERROR: 0, Severity.WARNING: 0}
    for one in found:
        if one.severity in counts:
            counts[one.severity] += 1
    return ", ".join(counted(number, severity.label) for severity, number in counts.items())


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`: a number with a noun whose plural ends in s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
