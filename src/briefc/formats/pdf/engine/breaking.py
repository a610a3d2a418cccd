"""Where lines and pages break: two of WeasyPrint's ways mended.

- Text that fits but for the space at its end, before an element, was broken at its *first* opportunity: a line of one
  word, with a hole behind it (`split_first_line` takes such text for a first word that does not fit).
- A note was sent to the next page, away from its call, to keep a paragraph's first two lines together, whatever its
  `footnote-policy`. With `line` or `block` the lines go to the next page instead.
"""

from __future__ import annotations

import sys
from typing import Any

from weasyprint import layout as weasyprint_layout
from weasyprint.layout import inline as weasyprint_inline

_NARROWEST = 0.2
"""Of a font's size: letters are wider on average, so longer text does not fit on a line and need not be measured."""

_split_first_line = weasyprint_inline.split_first_line


def _first_line(text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any) -> Any:
    """WeasyPrint's first line of a text; the whole text where nothing but the space at its end is too much."""
    line = _split_first_line(text, style, context, max_width, *more, **named)
    if (
        line[2] is None  # nothing is left for another line
        or max_width is None
        or text[-1:] != " "
        or style["white_space"] not in ("normal", "pre-line")
        or len(text) * style["font_size"] * _NARROWEST > max_width
    ):
        return line
    bare = text.rstrip(" ")
    alone = _split_first_line(bare, style, context, max_width, *more, **named) if bare else line
    if alone[2] is not None or alone[3] > max_width:
        return line
    return _split_first_line(text, style, context, None, *more, **named)


class _Notes(list[Any]):
    """The notes of a page. To who would send them away to make room for a line, there are none that may go."""

    def __bool__(self) -> bool:
        if not len(self):
            return False
        asking = sys._getframe(1).f_code.co_name
        return asking != "_linebox_layout" or self[-1].style["footnote_policy"] == "auto"


def _notes(context: Any) -> _Notes:
    kept: _Notes = context.kept_notes
    return kept


def _set_notes(context: Any, notes: list[Any]) -> None:
    context.kept_notes = _Notes(notes)


weasyprint_inline.split_first_line = _first_line
weasyprint_layout.LayoutContext.current_page_footnotes = property(_notes, _set_notes)
