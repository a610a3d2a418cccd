"""Bytes of a source to checked text: strict UTF-8, no characters that an output could not carry.

docutils drops NUL silently and passes other controls on; XML 1.0 (section 2.2) forbids C0, surrogates, U+FFFE and
U+FFFF; HTML calls C1 controls and noncharacters errors. All of it is found here, with line and column, before docutils.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefc.model.diagnostic import Diagnostic, Severity, error, warning
from briefc.model.project import Limits
from briefc.model.span import Span

BIDI_OPENING = {"\u202a": "LRE", "\u202b": "RLE", "\u202d": "LRO", "\u202e": "RLO"}
"""Embeddings and overrides (UAX #9, section 2.1 and 2.2); each is closed by U+202C."""

BIDI_ISOLATES = {"\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI"}
"""Isolates (UAX #9, section 2.3); each is closed by U+2069."""

FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
"""Pattern of what no source may hold; U+0085 is a line separator and treated as one."""

_FORBIDDEN = re.compile(FORBIDDEN)
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


def check_text(path: str, data: bytes, limits: Limits | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file's bytes (empty when an error stands against it), and what is wrong with it.

    A byte order mark is dropped; CRLF and CR become LF. Errors: `source.encoding` (not UTF-8: only the first bad byte
    is named), `source.character`, `source.long-line`. Warnings:
    `source.line-separator` (such characters become spaces, since docutils would break the line there and every line
    number after it would be off), `source.bidi`. Findings are in order of place, at most `limits.findings`.
    """
    limits = limits or Limits()
    try:
        text = _lines(data.decode("utf-8"))
    except UnicodeDecodeError as reason:
        return "", (_undecodable(path, data, reason.start),)
    findings = [*islice(_odd_characters(path, text), limits.findings)]
    findings += islice(_long_lines(path, text, limits.line_length), limits.findings)
    findings.sort(key=lambda d: (d.span.line, d.span.column))
    refused = any(finding.severity >= Severity.ERROR for finding in findings)
    return "" if refused else _SEPARATOR.sub(" ", text), tuple(findings[: limits.findings])


def forbidden_character(text: str) -> int | None:
    """The index of the first character that no output can carry, or None. Line breaks and tabs are allowed."""
    found = _FORBIDDEN.search(text)
    return found.start() if found else None


def character_name(character: str) -> str:
    """`U+200B`: a character as messages name it, since it cannot be shown."""
    return f"U+{ord(character):04X}"


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1, in code points) of an index in a text with LF line ends."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _span(path: str, text: str, index: int) -> Span:
    line, column = place(text, index)
    return Span(path, line, column, line, column + 1)


def _undecodable(path: str, data: bytes, start: int) -> Diagnostic:
    before = _lines(data[:start].decode("utf-8"))
    byte = data[start]
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        hint = "the file begins like UTF-16; save it as UTF-8"
    else:
        shown = bytes([byte]).decode("cp1252", "replace")
        hint = "save the file as UTF-8" + (
            f'; in Windows-1252 the byte would be "{shown}"' if shown.isprintable() else ""
        )
    line, column = place(before, len(before))
    where = Span(path, line, column, line, column + 1)
    return error("source.encoding", where, f"byte 0x{byte:02X} is not UTF-8", hint)


def _odd_characters(path: str, text: str) -> Iterator[Diagnostic]:
    # What is looked for cannot be printed, and whether all can is told twenty times as fast as by the patterns.
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return
    for found in _FORBIDDEN.finditer(text):
        character = found.group()
        hints = ("the character is invisible; delete it and type the passage again",)
        if "\x80" <= character <= "\x9f":
            shown = bytes([ord(character)]).decode("cp1252", "replace")
            hints = (f'the text was probably read as Latin-1 once; "{shown}" may be meant',)
        message = f"character {character_name(character)} cannot stand in any output"
        yield error("source.character", _span(path, text, found.start()), message, *hints)
    for found in _SEPARATOR.finditer(text):
        yield warning(
            "source.line-separator",
            _span(path, text, found.start()),
            f"line separator {character_name(found.group())} is read as a space",
            "use an ordinary line break, or a space",
        )
    if _BIDI.search(text):
        yield from _unpaired(path, text)


def _unpaired(path: str, text: str) -> Iterator[Diagnostic]:
    """Warnings for embeddings, overrides and isolates that their paragraph does not close (CVE-2021-42574).

    Paired ones, and the marks U+061C, U+200E, U+200F, are how right-to-left text is written, and stay silent.
    """
    begin = 0
    borders = [match.end() for match in _BLANK_LINE.finditer(text)]
    for end in (*borders, len(text)):
        unclosed: list[tuple[int, str]] = []
        opened: list[tuple[int, str]] = []
        for match in _BIDI.finditer(text, begin, end):
            mark = match.group()
            if mark in BIDI_OPENING or mark in BIDI_ISOLATES:
                opened.append((match.start(), mark))
            elif mark == "\u202c" and opened and opened[-1][1] in BIDI_OPENING:
                opened.pop()
            elif mark == "\u2069" and any(other in BIDI_ISOLATES for _, other in opened):
                while opened[-1][1] not in BIDI_ISOLATES:
                    unclosed.append(opened.pop())
                opened.pop()
        for index, mark in sorted(unclosed + opened):
            name = BIDI_OPENING.get(mark) or BIDI_ISOLATES[mark]
            closing = "U+202C" if mark in BIDI_OPENING else "U+2069"
            message = f"invisible {character_name(mark)} ({name}) turns the text's direction and is never closed"
            yield warning("source.bidi", _span(path, text, index), message, f"close it with {closing}, or delete it")
        begin = end


def _long_lines(path: str, text: str, longest: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > longest:
            where = Span(path, number, longest + 1, number, len(line) + 1)
            message = f"line of {len(line)} characters; the limit is {longest}"
            yield error("source.long-line", where, message, "break the line, or raise limits.line-length")
