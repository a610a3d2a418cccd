"""Fields of metadata written into a source: the lines of those fields change, and nothing else in the text.

Built on `rst.head`, so that what is written is what the reader of metadata will see. Line ends, a byte order mark and
the layout of all other lines are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefc.model.span import Span
from briefc.rst.head import Field, Head, read_head

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_END = re.compile(r"[\r\n]*$")

ANCHORS: Mapping[str, tuple[str, ...]] = {
    "guid": ("slug", "type"),
    "version": ("date",),
    "updated": ("version", "date"),
}
"""The fields below which a new one is put: the first of these that the source has, else above all others."""


class NoFieldsError(ValueError):
    """The source has no list of metadata that a field could be written into."""


def with_fields(text: str, values: Mapping[str, str]) -> str:
    r"""A source's text, line ends as in the file, with fields set to the values; a field that it lacks is put in.

    Values are single lines. Raises NoFieldsError for a source without a field list.
    """
    for name, value in values.items():
        text = _with_field(text, name, value)
    return text


def without_field(text: str, name: str) -> str:
    """A source's text without the lines of a field; the same text when it has none."""
    lines = _lines(text)
    found = _found(_head(lines), name)
    if found is not None:
        del lines[found.span.line - 1 : _last(found)]
    return "".join(lines)


def lines_moved(before: str, after: str) -> tuple[int, int]:
    """What an edit of fields did to the lines below it: the first of them that moved, and by how many."""
    old, new = _plain(_lines(before)), _plain(_lines(after))
    same = next((number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    return same + 1, len(new) - len(old)


def has_field(text: str, name: str) -> bool:
    """Whether a source's metadata gives a field a value."""
    found = _found(_head(_lines(text)), name)
    return found is not None and bool(found.value)


def field_place(path: str, text: str, name: str) -> Span:
    """Where a field's value stands in a source; the title's place when it has no such field."""
    head, _ = read_head(path, "\n".join(_plain(_lines(text))))
    found = _found(head, name)
    return head.title_span if found is None else found.value_span


def _with_field(text: str, name: str, value: str) -> str:
    lines = _lines(text)
    head = _head(lines)
    if not head.fields:
        raise NoFieldsError
    known = _found(head, name)
    if known is not None:
        at, below = known.span.line - 1, _last(known)
        mark = re.match(rf"\ufeff?:{re.escape(name)}:[ \t]*", lines[at])
        start = mark[0] if mark else f":{name}:"
        start = start if start[-1] in " \t" else f"{start} "
        # The end of the field's last line: it may be the last of the file, and have none.
        lines[at:below] = [f"{start}{value}{_line_end(lines[below - 1])}"]
        return "".join(lines)
    anchors = [one for wanted in ANCHORS.get(name, ()) if (one := _found(head, wanted)) is not None]
    at = _last(anchors[0]) if anchors else head.fields[0].span.line - 1
    new = f":{name}:".ljust(_column(head.fields) - 1)
    new = f"{new if new.endswith(' ') else f'{new} '}{value}"
    ending = next((found for line in lines if (found := _line_end(line))), "\n")
    if at and not _line_end(lines[at - 1]):
        lines[at - 1] += ending
        ending = ""
    lines.insert(at, new + ending)
    return "".join(lines)


def _lines(text: str) -> list[str]:
    r"""The lines with their ends; only CR LF, CR and LF end a line, as for the reader."""
    return [line for line in _LINE.findall(text) if line]


def _head(lines: list[str]) -> Head:
    return read_head("", "\n".join(_plain(lines)))[0]


def _plain(lines: list[str]) -> list[str]:
    """The lines as the reader has them: without ends and byte order mark."""
    plain = [_END.sub("", line) for line in lines]
    if plain:
        plain[0] = plain[0].removeprefix("\ufeff")
    return plain


def _found(head: Head, name: str) -> Field | None:
    return next((field for field in head.fields if field.name == name), None)


def _last(field: Field) -> int:
    """The number of the last line of a field."""
    return field.pieces[-1].line if field.pieces else field.span.line


def _line_end(line: str) -> str:
    found = _END.search(line)
    return found[0] if found else ""


def _column(fields: tuple[Field, ...]) -> int:
    """The column at which all values begin; 0 when they do not line up."""
    starts = {field.pieces[0].column for field in fields if field.pieces and field.pieces[0].line == field.span.line}
    return starts.pop() if len(starts) == 1 and len(fields) > 1 else 0
