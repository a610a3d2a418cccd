"""The drawing of a page as the pieces between its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefc.formats.pdf.engine.figures import Gap
from briefc.formats.pdf.engine.resources import content_of


def pieces_of(operators: Iterable[Any]) -> list[bytes]:
    """Operators, those with gaps as tuples of bytes and gaps, to one piece more than there are gaps."""
    pieces: list[bytes] = []
    waiting: list[Any] = []
    for operator in operators:
        if isinstance(operator, bytes):
            waiting.append(_plain(operator) if operator.endswith(b"] TJ") else operator)
            continue
        if not isinstance(operator, tuple):
            waiting.append(operator)
            continue
        line = b""
        for part in operator:
            if isinstance(part, Gap):
                pieces.append(content_of([*waiting, line]))
                waiting, line = [], b""
            else:
                line += _plain(part)
        waiting.append(line)
    return [*pieces, content_of(waiting)]


def _plain(shown: bytes) -> bytes:
    """What shows text, without the numbers that move nothing, which Pango's glyphs mostly have between them."""
    return shown.replace(b">0<", b"").replace(b">0]", b">]")
