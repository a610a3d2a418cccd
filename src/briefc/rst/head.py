"""The head of a source, read line by line without docutils: title, subtitle, and the field list of metadata.

The first heading is the title, a heading between title and metadata is the subtitle, and the metadata is the first
field list after them, before any other body element. All three are cut out, so that what is left can be parsed as
reStructuredText with its line numbers unchanged (docs/decisions, 1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefc.model.columns import columns_of
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import NOWHERE, Span

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
_FIELD = re.compile(r":(?![: ])((?:[^:\\\n]|\\.|:(?![ `]|$))*)(?<! ):(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?!_|\[|\|)([A-Za-z0-9][\w.+:-]*?)[ \t]?::(?:[ \t]|$)")
_QUIET = frozenset({"role", "include", "default-role", "highlight", "class"})
"""Directives that show nothing of themselves and may stand above the title."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line's share of a field's value: where its text begins in the folded value, and in the source."""

    offset: int
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field as written: its name and the name's place, its value on one line, and where each piece of it stood."""

    path: str
    name: str
    span: Span
    value: str
    pieces: tuple[Piece, ...]

    @property
    def value_span(self) -> Span:
        """Where the value stands; the name's place when it is empty."""
        return self.place(0, len(self.value)) if self.value else self.span

    def place(self, start: int, end: int) -> Span:
        """Where the part of the value from `start` to `end` (exclusive) stands."""
        first, last = self._piece(start), self._piece(max(end - 1, start))
        return Span(
            self.path,
            first.line,
            first.column + start - first.offset,
            last.line,
            last.column + max(end, start + 1) - last.offset,
        )

    def _piece(self, offset: int) -> Piece:
        found = self.pieces[0]
        for piece in self.pieces:
            if piece.offset <= offset:
                found = piece
        return found


@dataclass(frozen=True, slots=True)
class Head:
    """What was cut from the top of a source, and what is left of it.

    `title` and `subtitle` are raw inline reST, "" when there is none. `body_text` is the source with title, subtitle
    and metadata blanked line by line. `listed` tells an empty field list from none.
    """

    title: str
    title_span: Span
    subtitle: str
    subtitle_span: Span
    body_text: str
    fields: tuple[Field, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading found: its text and place, the lines it takes (end exclusive), what is wrong with its lines."""

    text: str
    span: Span
    start: int
    end: int
    findings: tuple[Diagnostic, ...] = ()


def read_head(path: str, text: str) -> tuple[Head, tuple[Diagnostic, ...]]:
    """A source's head and its findings; a missing title is one of them."""
    lines = text.split("\n")
    findings: list[Diagnostic] = []
    cut: list[tuple[int, int]] = []
    at = _skip(lines, 0)
    title = _heading(path, lines, at)
    if title is None:
        findings.append(_no_title(path, lines, at))
    else:
        findings += title.findings
        cut.append((title.start, title.end))
        at = _skip(lines, title.end)
    subtitle = None if title is None else _heading(path, lines, at)
    if subtitle is not None:
        below = _skip(lines, subtitle.end)
        if below < len(lines) and _field_mark(lines, below):
            findings += subtitle.findings
            cut.append((subtitle.start, subtitle.end))
            at = below
        else:
            subtitle = None
    listed = at < len(lines) and bool(_field_mark(lines, at))
    fields: tuple[Field, ...] = ()
    if listed:
        fields, end = _field_list(path, lines, at)
        cut.append((at, end))
        if end < len(lines) and lines[end].strip():
            findings.append(_no_blank(path, lines, end))
    left = list(lines)
    for start, end in cut:
        left[start:end] = [""] * (end - start)
    head = Head(
        title.text if title else "",
        title.span if title else Span(path),
        subtitle.text if subtitle else "",
        subtitle.span if subtitle else NOWHERE,
        "\n".join(left),
        fields,
        listed,
    )
    return head, tuple(findings)


def late_fields(lines: list[str], names: frozenset[str]) -> int:
    """The number of the first line that looks like metadata standing too late (0 = none): a known field, unindented."""
    for number, line in enumerate(lines, 1):
        match = _FIELD.match(line)
        if match and match.group(1) in names:
            return number
    return 0


def _skip(lines: list[str], at: int) -> int:
    """The first line from `at` on that is neither blank, nor a comment or other markup that shows nothing."""
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif line == ".." or line.startswith((".. ", "..\t", "__ ")):
            directive = _DIRECTIVE.match(line)
            if directive and directive.group(1).lower() not in _QUIET:
                return at
            # An empty comment (two full stops and a blank line) ends at once; all other markup takes what is indented.
            empty = not line[2:].strip() and (at + 1 >= len(lines) or not lines[at + 1].strip())
            at = at + 1 if empty else _indented(lines, at + 1)
        else:
            return at
    return at


def _indented(lines: list[str], at: int) -> int:
    """The end (exclusive) of the indented lines that begin at `at`, blank lines among them included."""
    end = at
    while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t"):
        at += 1
        if lines[at - 1].strip():
            end = at
    return end


def _adornment(lines: list[str], at: int) -> str:
    """The character of the line of adornment at `at`; "" when that line is something else."""
    if at >= len(lines) or lines[at].rstrip() in {"", "..", "::"} or not _ADORNMENT.fullmatch(lines[at]):
        return ""
    return lines[at][0]


def _heading(path: str, lines: list[str], at: int) -> _Heading | None:
    """The heading that begins at `at`, its lines judged; None when there is none."""
    if at + 1 >= len(lines) or not lines[at].strip():
        return None
    over = _adornment(lines, at)
    if over:
        if not lines[at + 1].strip() or _adornment(lines, at + 1):
            return None
        return _judged(path, lines, at + 1, at, over)
    if lines[at][0] in " \t" or not _adornment(lines, at + 1) or _field_mark(lines, at):
        return None
    return _judged(path, lines, at, at, "")


def _judged(path: str, lines: list[str], at: int, start: int, over: str) -> _Heading:
    """The heading whose text stands at `at`, with what is wrong with the lines above (`over`) and below."""
    raw = lines[at]
    text = raw.strip()
    column = len(raw) - len(raw.lstrip()) + 1
    span = Span(path, at + 1, column, at + 1, column + len(text))
    under = _adornment(lines, at + 1)
    found: list[Diagnostic] = []
    need = columns_of(raw.rstrip())
    if over and under != over:
        place = _line_span(path, lines, min(at + 1, len(lines) - 1)) if under else _line_span(path, lines, start)
        found.append(
            error(
                "title.broken",
                place,
                "the lines above and below the heading are not the same"
                if under
                else "there is a line above the heading and none below it",
                f"write below it: {over * max(need, len(lines[start].rstrip()))}",
            )
        )
    else:
        mark = over or under
        for number in sorted({start, at + 1} - {at}):
            if len(lines[number].rstrip()) < need:
                where = "above" if number < at else "below"
                found.append(
                    warning(
                        "title.short-line",
                        _line_span(path, lines, number),
                        f"the line {where} the heading is shorter than the heading",
                        f"write {need} of them: {mark * need}",
                    )
                )
    return _Heading(text, span, start, at + 2 if under else at + 1, tuple(found))


def _no_title(path: str, lines: list[str], at: int) -> Diagnostic:
    if at >= len(lines):
        return error("title.missing", Span(path, 1, 1), "the source is empty: it has no title", _TITLE_HELP)
    return error("title.missing", _line_span(path, lines, at), "the source does not begin with a title", _TITLE_HELP)


_TITLE_HELP = "write the title on a line of its own, and below it a line of = as long as the title"


def _line_span(path: str, lines: list[str], index: int) -> Span:
    raw = lines[index].rstrip()
    column = len(raw) - len(raw.lstrip()) + 1
    return Span(path, index + 1, column, index + 1, max(len(raw) + 1, column))


def _no_blank(path: str, lines: list[str], at: int) -> Diagnostic:
    return warning(
        "metadata.blank-line",
        _line_span(path, lines, at),
        "no blank line parts the metadata from the text",
        "leave a blank line above, or indent this line to continue the field above it",
    )


def _field_mark(lines: list[str], at: int) -> re.Match[str] | None:
    return _FIELD.match(lines[at])


def _field_list(path: str, lines: list[str], at: int) -> tuple[tuple[Field, ...], int]:
    """The fields from line `at` on, and the end (exclusive) of their lines."""
    fields: list[Field] = []
    end = at
    while at < len(lines):
        match = _field_mark(lines, at)
        if match is None:
            break
        end = _indented(lines, at + 1)
        fields.append(_field(path, lines, at, end, match))
        at = end
        while at < len(lines) and not lines[at].strip():
            at += 1
    return tuple(fields), end


def _field(path: str, lines: list[str], at: int, end: int, match: re.Match[str]) -> Field:
    words: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for number in range(at, end):
        raw = lines[number]
        text = (raw[match.end() :] if number == at else raw).strip()
        if not text:
            continue
        column = raw.index(text, match.end() if number == at else 0) + 1
        pieces.append(Piece(offset, number + 1, column, len(text)))
        words.append(text)
        offset += len(text) + 1
    name = match.group(1)
    span = Span(path, at + 1, 2, at + 1, 2 + len(name))
    return Field(path, name, span, " ".join(words), tuple(pieces))
