"""The drawing of a page as the pieces between its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefc.formats.pdf.engine.figures import Gap
from briefc.formats.pdf.engine.resources import content_of
from briefc.formats.pdf.records import piece_of
from briefc.model.printed import Piece


def pieces_of(operators: Iterable[Any]) -> tuple[Piece, ...]:
    """Operators, those with gaps as tuples of bytes and gaps, to one piece more than there are gaps."""
    pieces: list[Piece] = []
    waiting: list[Any] = []
    for operator in operators:
        if not isinstance(operator, tuple):
            waiting.append(operator)
            continue
        line = b""
        for part in operator:
            if isinstance(part, Gap):
                pieces.append(piece_of(content_of([*waiting, line])))
                waiting, line = [], b""
            else:
                line += part
        waiting.append(line)
    return (*pieces, piece_of(content_of(waiting)))
