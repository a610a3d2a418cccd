"""What a structure says of single marks, written into the drawing of a page: artifacts, replacement text, line ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefc.formats.pdf.objects import Name, Text, serialised
from briefc.formats.pdf.objects import Value as Object
from briefc.formats.pdf.structure import Artifact, Mark, Structure

_LAST_GLYPH = re.compile(rb"^\[(.*)<([0-9a-f]*)([0-9a-f]{4})>(-?[0-9.]*)\] TJ$", re.DOTALL)
_SOFT = b"/Span <</ActualText <FEFF00AD>>> BDC"


Space = tuple[str, float]
"""A font's space: its glyph (four hexadecimal digits), and its width in thousandths of the font's size."""

_LAYOUT = serialised({"Type": Name("Layout")})


def retagged(
    operators: Sequence[Any], page: int, structure: Structure, space: Callable[[str], Space | None] = lambda _: None
) -> list[Any]:
    """The operators of a page's drawing (pydyf's, in a list) with what the structure says of its marks.

    Marks that nobody is read become artifacts; others get their ActualText. Rules and areas are artifacts of layout.
    The hyphen that hyphenation put at a line's end is read as U+00AD, and a line that ends where the text has a space
    gets one, if `space` knows it in the font of a name: behind it, or from right to left before what is drawn first.
    Neither moves what is seen. Lines under words, which WeasyPrint marks as artifacts inside of the text, lose that
    mark: no artifact may be in tagged content (ISO 14289-1, 7.1).
    """
    out: list[Any] = []
    font = ""
    shown: _Shown | None = None
    for at, operator in enumerate(operators):
        if operator == b"BDC" and _number(operators[at - 1]) is not None:
            mark = Mark(page, operators[at - 1]["MCID"])
            out[-2:] = _opened(out[-2], operators[at - 1], mark, structure)
            shown = _Shown(mark)
        elif operator in (b"BMC", b"BDC") and out[-1 if operator == b"BMC" else -2] == "/Artifact":
            if shown is None:
                out += (_LAYOUT, b"BDC") if operator == b"BMC" else (operator,)
            else:
                shown.inside.append(None)
                out.pop()
            continue
        elif shown is not None and operator == b"BDC":
            shown.inside.append(len(out) - 2)
        elif shown is not None and operator == b"EMC":
            if not shown.inside:
                _end(out, shown, structure, space)
                shown = None
            elif shown.inside.pop() is None:
                continue
            else:
                shown.behind = len(out) + 1
        elif isinstance(operator, bytes) and operator.endswith(b" Tf"):
            font = operator.split()[0][1:].decode()
        elif shown is not None and isinstance(operator, bytes) and operator.endswith(b"] TJ"):
            shown.show(len(out), font)
        elif shown is not None and not isinstance(operator, (bytes, str, Mapping)):
            shown.show(None, font)
        out.append(operator)
    return out


@dataclass(slots=True)
class _Shown:
    """What a mark shows, by places among the operators.

    `first` is where its text begins and `last` the operator that shows its end, with their fonts; None where a gap for
    a page number is. `behind` is the place after text with an ActualText of its own, if that comes last. `inside` are
    the places where marked content inside begins; None for artifacts, which are taken out.
    """

    mark: Mark
    first: tuple[int | None, str] | None = None
    last: tuple[int | None, str] = (None, "")
    behind: int | None = None
    inside: list[int | None] = field(default_factory=list)

    def show(self, place: int | None, font: str) -> None:
        """Text is shown by the operator at a place."""
        start = next((one for one in self.inside if one is not None), place)
        self.first = self.first or (start if place is not None else None, font)
        self.last = (place, font)
        self.behind = None


def _end(out: list[Any], shown: _Shown, structure: Structure, space: Callable[[str], Space | None]) -> None:
    """Write the end of a line into the operators that show a mark."""
    mark, (last, font) = shown.mark, shown.last
    if mark in structure.spaces_left and shown.first is not None and shown.first[0] is not None:
        found = space(shown.first[1])
        if found is not None:
            # Back by its width, then the space: what follows stays where it is.
            out.insert(shown.first[0], b"[%s<%s>] TJ" % (_number_of(found[1]), found[0].encode()))
    elif last is not None and mark in structure.hyphens:
        out[last : last + 1] = _with_soft_hyphen(out[last])
    elif last is not None and mark in structure.spaces and (found := space(font)) is not None:
        glyph = found[0].encode()
        if shown.behind is not None:
            out.insert(shown.behind, b"[<" + glyph + b">] TJ")
        else:
            line = out[last][: -len(b"] TJ")]
            out[last] = (line[:-1] + glyph if line.endswith(b">") else line + b"<" + glyph) + b">] TJ"


def _number_of(width: float) -> bytes:
    return f"{width:.6f}".rstrip("0").rstrip(".").encode()


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


def _with_soft_hyphen(operator: bytes) -> list[bytes]:
    """The operator with its last glyph read as U+00AD (ISO 32000-1, 14.9.4), if it ends in a glyph of two bytes."""
    found = _LAST_GLYPH.match(operator)
    if found is None:
        return [operator]
    before, glyphs, last, after = found.groups()
    line = before + (b"<" + glyphs + b">" if glyphs else b"")
    return [*([b"[" + line + b"] TJ"] if line else []), _SOFT, b"[<" + last + b">" + after + b"] TJ", b"EMC"]
