"""Margins, paddings, widths and heights of a box from its style, faster than WeasyPrint finds them, and the same.

Nearly all of them are plain lengths, `auto` or a percentage; what is not (`calc()`) is left to WeasyPrint.
"""

from __future__ import annotations

import sys
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

_of_width = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_of_height = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_borders = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")

_percentages = percent.resolve_percentages


def _resolved(box: Any, containing_block: Any) -> None:
    """Set the used lengths of a box in its containing block (`resolve_percentages`)."""
    if isinstance(containing_block, boxes.Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style, used = box.style, vars(box)
    for name in _of_width:
        used[name] = _length(style, name, width)
    # Of the height only in the page context: https://www.w3.org/TR/css-page-3/#page-box-page-rule
    around = height if isinstance(box, boxes.PageBox) else width
    for name in _of_height:
        used[name] = _length(style, name, around)
    if height == "auto":
        own = style["height"]
        if type(own) is Dimension and own.unit != "%":
            used["height"] = own.value
        else:
            used["height"] = "auto"
        used["min_height"] = _length(style, "min_height", 0)
        used["max_height"] = _length(style, "max_height", inf)
    else:
        for name in ("height", "min_height", "max_height"):
            used[name] = _length(style, name, height)
    for name in ("min_width", "min_height"):
        if used[name] == "auto":
            used[name] = 0
    collapses = style["border_collapse"] == "collapse"
    for name in _borders:
        # Where borders collapse, their widths were settled with those of the neighbours.
        if not (collapses and hasattr(box, name)):
            used[name] = style[name]
    if style["box_sizing"] != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _length(style: Any, name: str, whole: float) -> Any:
    """The used value of a length of which `whole` is a hundred per cent."""
    value = style[name]
    if type(value) is Dimension:
        return value.value if value.unit != "%" else whole * value.value / 100
    return percent.percentage(value, style, whole)


def _everywhere(name: str, before: Any, after: Any) -> None:
    """Put a function in the place of another in every module of WeasyPrint that imported it by its name."""
    for path, module in list(sys.modules.items()):
        if path.startswith("weasyprint") and vars(module).get(name) is before:
            setattr(module, name, after)


_everywhere("resolve_percentages", _percentages, _resolved)
