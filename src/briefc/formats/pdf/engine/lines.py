"""Lines beside floats that stand outside of the text, as notes in the margin do: they are not in the way.

Where any float is on the page, WeasyPrint first asks how much room a line needs at least, which takes as long as to set
it: it goes below the float when there is less. That is to be known beside floats in the way of the line only
(https://www.w3.org/TR/CSS2/visuren.html#floats: a line box next to a float is shortened, and goes down when it is then
too short). A line with a word wider than the text stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

_next_linebox = inline.get_next_linebox
_avoid_collisions = inline.avoid_collisions
_min_content_width = inline.inline_min_content_width


@dataclass(frozen=True, slots=True)
class _NoFloats:
    """The context of a line that no float is in the way of."""

    excluded_shapes: tuple[()] = ()


def _linebox(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    *more: Any,
) -> Any:
    """The next line (`get_next_linebox`), which asks how much room it needs before it looks into anything else."""
    context.briefc_block = containing_block
    return _next_linebox(context, linebox, position_y, bottom_space, skip_stack, containing_block, *more)


def _least_width(context: Any, linebox: Any, **named: Any) -> Any:
    """The width that a line needs at least; 0 where nothing asks for it (`inline_min_content_width`)."""
    if not _in_the_way(context, linebox, context.briefc_block):
        return 0
    return _min_content_width(context, linebox, **named)


def _placed(context: Any, box: Any, containing_block: Any, **named: Any) -> Any:
    """Where a box that keeps clear of floats comes, and how wide it may be there (`avoid_collisions`)."""
    if isinstance(box, boxes.LineBox) and not _in_the_way(context, box, containing_block):
        context = _NoFloats()
    return _avoid_collisions(context, box, containing_block, **named)


def _in_the_way(context: Any, linebox: Any, block: Any) -> bool:
    """Whether any float may take room from a line that begins where `linebox` is, or further down."""
    return any(_takes_room(shape, linebox, block) for shape in context.excluded_shapes)


def _takes_room(shape: Any, linebox: Any, block: Any) -> bool:
    if shape.position_y + shape.margin_height() < linebox.position_y:
        return False
    left = block.content_box_x()
    return bool(shape.position_x + shape.margin_width() > left and shape.position_x < left + block.width)


inline.avoid_collisions = _placed
inline.get_next_linebox = _linebox
inline.inline_min_content_width = _least_width
