"""Values of properties found faster than WeasyPrint finds them, and the same.

A style holds some ninety values by the time its box is drawn, of which style sheets say ten: the rest is inherited or
initial, which one look-up tells. Values with variables are validated anew for every element; what the same tokens came
to is kept here.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css
from weasyprint.css import tokens as css_tokens
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_MOST_SOLVED = 256
"""Outcomes kept of one declaration with variables; then all are forgotten, since each part brings tokens of its own."""

_SPECIFIED = {"display", "float", "page", "position"}
"""Properties whose specified values are kept beside the computed ones, or come from further up."""

_ONLY_INHERITED = {key for key in INHERITED if not key.startswith("text_decoration_") and key not in _SPECIFIED}
_ONLY_INITIAL = {
    key: value
    for key, value in INITIAL_VALUES.items()
    if key not in INHERITED | INITIAL_NOT_COMPUTED | _SPECIFIED and not key.startswith("text_decoration_")
}
_ONLY_COMPUTED = {
    key: function
    for key, function in COMPUTER_FUNCTIONS.items()
    if key in INITIAL_NOT_COMPUTED and key not in INHERITED | _SPECIFIED
}
_LOGICAL = {
    function(block="ttb", inline=inline) for function in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
}
"""The properties that stand for sides by the direction of writing."""

_computed = css.ComputedStyle.__missing__
_anonymous = css.AnonymousStyle.__missing__
_solve = css_tokens.Pending.solve


def _value(style: Any, key: str) -> Any:
    """The computed value of a property, found when it is first asked for (`ComputedStyle.__missing__`)."""
    if key in style.cascaded:
        return _computed(style, key)
    if key in _ONLY_INHERITED:
        if style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
    elif key in PHYSICAL_FUNCTIONS and _says_logically(style):
        return _computed(style, key)
    elif key in _ONLY_INITIAL:
        value = style[key] = _ONLY_INITIAL[key]
        return value
    elif key in _ONLY_COMPUTED:
        value = style[key] = _ONLY_COMPUTED[key](style, key, INITIAL_VALUES[key])
        return value
    return _computed(style, key)


def _anonymous_value(style: Any, key: str) -> Any:
    """The value of a property in a box that no element makes (`AnonymousStyle.__missing__`)."""
    if key in _ONLY_INHERITED:
        value = style[key] = style.parent_style[key]
        return value
    if key in _ONLY_INITIAL:
        value = style[key] = _ONLY_INITIAL[key]
        return value
    return _anonymous(style, key)


def _says_logically(style: Any) -> bool:
    """Whether the style sheets name a side of the style by the direction of writing."""
    kept = vars(style)
    if "briefc_logical" not in kept:
        kept["briefc_logical"] = not _LOGICAL.isdisjoint(style.cascaded)
    said: bool = kept["briefc_logical"]
    return said


def _solved(pending: Any, tokens: Any, wanted_key: str, base_url: str | None) -> Any:
    """The value that a declaration comes to when these tokens stand for its variables (`Pending.solve`).

    Tokens are told apart by identity, and are held along with the value, so that none of them is another's.
    """
    kept = vars(pending).setdefault("briefc_solved", {})
    key = (wanted_key, base_url, *map(id, tokens))
    if key not in kept:
        value = _solve(pending, tokens, wanted_key, base_url)
        if len(kept) >= _MOST_SOLVED:
            kept.clear()
        kept[key] = (value, tuple(tokens))
    return kept[key][0]


css.ComputedStyle.__missing__ = _value
css.AnonymousStyle.__missing__ = _anonymous_value
css_tokens.Pending.solve = _solved
