"""What a structure says of single marks, written into the drawing of a page: artifacts, replacement text, line ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefc.formats.pdf.objects import Name, Text, serialised
from briefc.formats.pdf.objects import Value as Object
from briefc.formats.pdf.structure import Artifact, Mark, Structure

_LAST_GLYPH = re.compile(rb"^\[(.*)<([0-9a-f]*)([0-9a-f]{4})>(-?[0-9.]*)\] TJ$", re.DOTALL)
_SOFT = b"/Span <</ActualText <FEFF00AD>>> BDC"


_LAYOUT = serialised({"Type": Name("Layout")})


def retagged(
    operators: Sequence[Any], page: int, structure: Structure, space: Callable[[str], str | None] = lambda _: None
) -> list[Any]:
    """The operators of a page's drawing (pydyf's, in a list) with what the structure says of its marks.

    Marks that nobody is read become artifacts; others get their ActualText. Rules and areas are artifacts of layout.
    The hyphen that hyphenation put at a line's end is read as U+00AD, and a line that ends where the text has a space
    gets one, if `space` knows its glyph (four hexadecimal digits) in the font of a name. Neither moves what is seen.
    Lines under words, which WeasyPrint marks as artifacts inside of the text, lose that mark: no artifact may be in
    tagged content (ISO 14289-1, 7.1).
    """
    out: list[Any] = []
    font = ""
    shows: int | None = None
    mark: Mark | None = None
    within: list[bool] = []
    for at, operator in enumerate(operators):
        if operator == b"BDC" and _number(operators[at - 1]) is not None:
            mark, shows = Mark(page, operators[at - 1]["MCID"]), None
            out[-2:] = _opened(out[-2], operators[at - 1], mark, structure)
            within = [True]
        elif mark is not None and operator in {b"BMC", b"BDC"}:
            artifact = operator == b"BMC" and out[-1] == "/Artifact"
            within.append(not artifact)
            if artifact:
                out.pop()
                continue
        elif mark is not None and operator == b"EMC":
            if not within.pop():
                continue
            if not within:
                if shows is not None:
                    out[shows : shows + 1] = _ended(out[shows], mark, structure, space(font))
                mark = None
        elif operator == b"BMC" and out[-1] == "/Artifact":
            out += (_LAYOUT, b"BDC")
            continue
        elif isinstance(operator, bytes) and operator.endswith(b" Tf"):
            font = operator.split()[0][1:].decode()
        elif isinstance(operator, bytes) and operator.endswith(b"] TJ"):
            shows = len(out)
        elif not isinstance(operator, (bytes, str, Mapping)):
            shows = None  # a gap for a page number: the text does not end in what is drawn
        out.append(operator)
    return out


def _number(entries: Any) -> int | None:
    """The number in the properties of marked content, if they are such and have one."""
    number = entries.get("MCID") if isinstance(entries, Mapping) else None
    return number if isinstance(number, int) else None


def _opened(tag: Any, entries: Any, mark: Mark, structure: Structure) -> list[Any]:
    """What marked content begins with: its tag and its properties."""
    if mark in structure.artifacts:
        return ["/Artifact", _artifact(structure.artifacts[mark])]
    if mark in structure.texts:
        return [tag, serialised({"MCID": mark.number, "ActualText": Text(structure.texts[mark])})]
    return [tag, entries]


def _artifact(artifact: Artifact) -> bytes:
    entries: dict[str, Object] = {"Type": Name(artifact.kind)}
    if artifact.subtype:
        entries["Subtype"] = Name(artifact.subtype)
    return serialised(entries)


def _ended(operator: bytes, mark: Mark, structure: Structure, space: str | None) -> list[bytes]:
    """The operator that shows the end of a line, with what is to be read there."""
    if mark in structure.hyphens:
        return _with_soft_hyphen(operator)
    if mark in structure.spaces and space:
        inside = operator[: -len(b"] TJ")]
        inside = inside[:-1] + space.encode() + b">" if inside.endswith(b">") else inside + b"<" + space.encode() + b">"
        return [inside + b"] TJ"]
    return [operator]


def _with_soft_hyphen(operator: bytes) -> list[bytes]:
    """The operator with its last glyph read as U+00AD (ISO 32000-1, 14.9.4), if it ends in a glyph of two bytes."""
    found = _LAST_GLYPH.match(operator)
    if found is None:
        return [operator]
    before, glyphs, last, after = found.groups()
    line = before + (b"<" + glyphs + b">" if glyphs else b"")
    return [*([b"[" + line + b"] TJ"] if line else []), _SOFT, b"[<" + last + b">" + after + b"] TJ", b"EMC"]
