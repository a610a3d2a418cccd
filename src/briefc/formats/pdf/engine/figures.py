"""Digits as they are drawn: which glyphs, how wide, how near to one another; and the gaps that are left for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.draw.text import draw_text
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import split_first_line

from briefc.formats.pdf.engine.placeholders import Found, placeholders_in
from briefc.formats.pdf.engine.press import Press
from briefc.formats.pdf.engine.texts import FEATURES, KINDS
from briefc.model.printed import Figures

_TOKEN = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+)")
_GLYPH = 4
"""Hexadecimal digits of a glyph's number."""

_STYLE = ("font_family", *KINDS, *FEATURES, "letter_spacing")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a drawing that the linker fills: with a page number, or with what moves a text that has some."""


Shown = str | bytes
"""What is in an operator that shows text: a glyph (str), or a number by which the next is moved (bytes)."""


def shown(operator: bytes) -> Iterator[Shown]:
    """The glyphs and numbers of an operator `[…] TJ`."""
    for glyphs, number in _TOKEN.findall(operator[1:-4]):
        if number:
            yield number
        for at in range(0, len(glyphs), _GLYPH):
            yield glyphs[at : at + _GLYPH].decode()


def written(tokens: list[Shown]) -> bytes:
    """Glyphs and numbers as they stand in such an operator."""
    out: list[bytes] = []
    for token in tokens:
        if isinstance(token, bytes):
            if float(token):
                out.append(token)
        elif out and out[-1].endswith(b">"):
            out[-1] = out[-1][:-1] + token.encode() + b">"
        else:
            out.append(b"<" + token.encode() + b">")
    return b"".join(out) if len(out) < 2 else _joined(out)


def _joined(parts: list[bytes]) -> bytes:
    """Parts, with a space where two numbers would run into one."""
    line = parts[0]
    for part in parts[1:]:
        line += part if part[:1] == b"<" or line[-1:] == b">" else b" " + part
    return line


def figures_of(box: Any, found: Found, press: Press) -> Figures:
    """How digits look in the style of a text box, where a placeholder was found."""
    key = (*(repr(box.style[name]) for name in _STYLE), found.before, found.after)
    if key not in press.figures:
        press.figures[key] = _measured(box, found.before, found.after)
    figures: Figures = press.figures[key]
    return figures


def _every_pair() -> str:
    """A text in which each two digits stand side by side once."""
    text = [0]
    used: set[tuple[int, int]] = set()
    while True:
        following = next((digit for digit in range(9, -1, -1) if (text[-1], digit) not in used), None)
        if following is None:
            return "".join(map(str, text))
        used.add((text[-1], following))
        text.append(following)


_PAIRS = _every_pair()


_DIGITS = "0123456789"


def _measured(box: Any, before: str, after: str) -> Figures:
    shapes, moves, font = _set(box, _PAIRS)
    if font is None or len(shapes) != len(_PAIRS):
        raise RuntimeError("digits of several fonts")
    by_digit = dict(zip(_PAIRS, shapes, strict=True))
    between = [0.0] * 100
    for at, move in enumerate(moves[:-1]):
        between[int(_PAIRS[at : at + 2])] = move
    glyphs = tuple(int(by_digit[digit], 16) for digit in _DIGITS)
    return Figures(
        font.hash,
        glyphs,
        tuple(float(font.widths[glyph]) for glyph in glyphs),
        tuple(between) if any(between) else (),
        _beside(box, [before + digit for digit in _DIGITS] if before else []),
        _beside(box, [digit + after for digit in _DIGITS] if after else []),
    )


def _beside(box: Any, pairs: list[str]) -> tuple[float, ...]:
    """How much nearer the second letter of each pair moves than that of the first pair; nothing when none does."""
    shapes, moves, font = _set(box, "".join(pairs))
    if font is None or len(shapes) != 2 * len(pairs):
        return ()
    nearer = tuple(move - moves[0] for move in moves[::2])
    return nearer if any(nearer) else ()


def _set(box: Any, text: str) -> tuple[list[str], list[float], Any]:
    """A text in the style of a box: its glyphs, what moves the next one behind each, and its font, if it is one."""
    if not text:
        return [], [], None
    sample = box.copy_with_text(text)
    sample.pango_layout, *_ = split_first_line(text, sample.style, None, None, 0)
    sample.width = sample.height = sample.baseline = 0
    fonts: dict[Any, Any] = {}
    scratch = Stream(fonts, (0, 0, 1, 1), {"ExtGState": {}, "XObject": {}}, {}, None, {}, None)
    draw_text(scratch, sample, 0, "clip", "none")
    glyphs: list[str] = []
    moves: list[float] = []
    for token in (token for operator in scratch.stream if _shows(operator) for token in shown(operator)):
        if isinstance(token, str):
            glyphs.append(token)
            moves.append(0.0)
        elif moves:
            moves[-1] += float(token)
    return glyphs, moves, next(iter(fonts.values())) if len(fonts) == 1 else None


def _shows(operator: Any) -> bool:
    return isinstance(operator, bytes) and operator.endswith(b"] TJ")


def with_gaps(operators: list[Any], start: int, box: Any) -> list[Found]:
    """Put gaps in place of the placeholders in the operators that drew a text box, from `start` on.

    The placeholders in the order of their gaps. An operator with gaps becomes a tuple of bytes and gaps;
    before the first glyph there is one more.
    """
    labels = _labels(box)
    placed: list[Found] = []
    moved = False
    for at in range(start, len(operators)):
        if not _shows(operators[at]):
            continue
        parts: list[bytes | Gap] = [b"["]
        if not moved:
            parts.append(Gap())
            moved = True
        line: list[Shown] = []
        tokens = list(shown(operators[at]))
        number = 0
        while number < len(tokens):
            token = tokens[number]
            label = labels.pop(0) if isinstance(token, str) else None
            if label is None:
                line.append(token)
                number += 1
                continue
            placed.append(label)
            parts += [written(line), Gap()]
            line = []
            number += 1
            for _ in label.digits[1:]:
                while not isinstance(tokens[number], str):
                    number += 1
                labels.pop(0)
                number += 1
        operators[at] = (*parts, written(line) + b"] TJ")
    if labels:
        raise RuntimeError("a page number was not drawn as it was laid out")
    return placed


def _labels(box: Any) -> list[Found | None]:
    """For each glyph of a text box in the order of drawing: nothing, or its placeholder."""
    text = box.pango_layout.text
    labels: dict[int, Found] = {}
    for found in placeholders_in(text):
        for at in found.digits:
            labels[len(text[:at].encode())] = found
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    drawn: list[Found | None] = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        drawn += [
            labels.get(item.item.offset + item.glyphs.log_clusters[at])
            for at in range(item.glyphs.num_glyphs)
            if item.glyphs.glyphs[at].glyph != pango.PANGO_GLYPH_EMPTY
        ]
    box.pango_layout.deactivate()
    return drawn
