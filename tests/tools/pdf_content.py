"""What the pages of a finished PDF show, by mark: text out of ToUnicode maps and replacement text (ISO 32000-1, 14.6)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

Key = tuple[int, int, int]
"""A mark: page (from 0), object number of the form that it is in or 0, number (MCID)."""


Artifact = tuple[int, str, str, str]
"""An artifact: page, type, subtype and text."""


@dataclass
class Piece:
    """What a mark shows: the texts of its glyphs in the order of drawing, and whether there is anything at all."""

    units: tuple[str, ...] = ()
    shows: bool = False

    def text(self, *, turned: bool = False) -> str:
        """The text in the order in which it is read; `turned` where the text around goes from right to left."""
        return logical(self.units, turned=turned)


class Content:
    """Goes through what a page shows, and keeps it by mark."""

    page = 0

    def __init__(self, pieces: dict[Key, Piece], artifacts: list[Artifact], problems: list[str]) -> None:
        self.pieces, self.artifacts, self.problems = pieces, artifacts, problems
        self.stack: list[dict[str, Any]] = []
        self.fonts: dict[tuple[int, int], tuple[dict[int, str], int]] = {}

    def font(self, found: Any) -> tuple[dict[int, str], int]:
        """The text of a font's codes, read once."""
        if found.objgen not in self.fonts:
            self.fonts[found.objgen] = to_unicode(found)
        return self.fonts[found.objgen]

    def stream(self, holder: Any, resources: Any, form: int) -> None:
        """Go through the operators of a page or a form."""
        font: dict[int, str] = {}
        width = 2
        for instruction in pikepdf.parse_content_stream(holder):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                self.begin(operands, resources, form)
            elif name == "EMC":
                self.end()
            elif name == "Tf":
                font, width = self.font(resources.Font[str(operands[0])])
            elif name in {"Tj", "TJ"}:
                strings = operands[0] if name == "TJ" else operands
                self.show(
                    [
                        unit
                        for one in strings
                        if isinstance(one, pikepdf.String)
                        for unit in _decoded(bytes(one), font, width)
                    ]
                )
            elif name == "Do":
                inner = resources.XObject[str(operands[0])]
                if inner.get("/Subtype") == "/Form":
                    self.stream(inner, inner.get("/Resources", resources), inner.objgen[0])
                else:
                    self.show([])
            elif name in {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"} and not self.stack:
                self.problems.append(f"page {self.page + 1}: lines or areas that are neither text nor artifact")

    def begin(self, operands: Any, resources: Any, form: int) -> None:
        """Marked content begins."""
        tag = str(operands[0])[1:]
        entries = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(entries, pikepdf.Name):
            entries = resources.Properties[str(entries)]
        if tag == "Artifact" and any(mark["key"] for mark in self.stack):
            self.problems.append(f"page {self.page + 1}: an artifact inside of tagged content")
        key = (self.page, form, int(entries.MCID)) if "/MCID" in entries else None
        if key is not None:
            if key in self.pieces:
                self.problems.append(f"page {self.page + 1}: mark {key[2]} twice")
            if self.stack:
                self.problems.append(f"page {self.page + 1}: mark {key[2]} inside of marked content")
            self.pieces[key] = Piece()
        actual = str(entries.ActualText) if "/ActualText" in entries else None
        self.stack.append({"tag": tag, "key": key, "entries": entries, "actual": actual, "units": [], "shows": False})

    def end(self) -> None:
        """Marked content ends: what it says goes to what is around it, or is kept."""
        mark = self.stack.pop()
        units = mark["units"] if mark["actual"] is None else [mark["actual"]]
        if mark["key"]:
            self.pieces[mark["key"]] = Piece(tuple(units), mark["shows"])
        elif mark["tag"] == "Artifact":
            entries = mark["entries"]
            kinds = (str(entries.get(f"/{name}", ""))[1:] for name in ("Type", "Subtype"))
            kind, subtype = kinds
            self.artifacts.append((self.page, kind, subtype, logical(units, turned=False)))
        elif self.stack:
            self.stack[-1]["units"] += units
            self.stack[-1]["shows"] |= mark["shows"]

    def show(self, units: list[str]) -> None:
        """Something is shown."""
        if not self.stack:
            self.problems.append(f"page {self.page + 1}: {''.join(units)!r} is neither tagged nor an artifact")
            return
        self.stack[-1]["units"] += units
        self.stack[-1]["shows"] = True


def to_unicode(font: Any) -> tuple[dict[int, str], int]:
    """The text of each code of a font, and how many bytes a code has."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    if "/ToUnicode" not in font:
        return {}, width
    data = font.ToUnicode.read_bytes().decode("latin-1")
    out: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                out[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return out, width


def _decoded(data: bytes, font: dict[int, str], width: int) -> list[str]:
    codes = (int.from_bytes(data[at : at + width], "big") for at in range(0, len(data), width))
    return [font.get(code, "\ufffd") for code in codes]


def logical(units: Sequence[str], *, turned: bool) -> str:
    """Texts of glyphs in the order in which they are read: runs from right to left are turned round.

    Enough for checks: of the bidirectional algorithm only what one line of plain text needs.
    """
    if not turned and not any(_is_turned(unit) for unit in units):
        return "".join(units)
    runs: list[tuple[bool, list[str]]] = []
    for unit in units:
        kind = True if _is_turned(unit) else False if any(one.isalnum() for one in unit) else None
        if runs and (kind is None or runs[-1][0] is kind):
            runs[-1][1].append(unit)
        else:
            runs.append((turned if kind is None else kind, [unit]))
    # What is neither, at the end of a run against the direction around, is of the text around.
    parted: list[tuple[bool, list[str]]] = []
    for kind, run in runs:
        tail: list[str] = []
        while kind is not turned and run and not any(one.isalnum() or _is_turned(one) for one in run[-1]):
            tail.insert(0, run.pop())
        parted += [(kind, run), *([(turned, tail)] if tail else [])]
    ordered = reversed(parted) if turned else parted
    return "".join("".join(reversed(run) if kind else run) for kind, run in ordered)


def _is_turned(text: str) -> bool:
    return any(unicodedata.bidirectional(one) in {"R", "AL"} for one in text)
