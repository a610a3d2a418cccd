"""Pseudo-elements that every element has, given a style when they are asked for one.

WeasyPrint's own style sheet says of every element what its list marker, its note's call and so on would look like: six
styles for each element, of which nearly none is ever used. In a long list they were a fifth of the time before layout,
and a sixth of its memory.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor, declaration_precedence
from weasyprint.html import UA_STYLESHEET

_NAMES = ("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
_ORIGIN = "user agent"


def _cascade(rule: Any) -> dict[str, tuple[Any, Any]]:
    """The declarations of a rule of WeasyPrint's sheet as they stand in the cascade: by property value and weight."""
    _, specificity, _, _, (declarations, _) = rule
    return {
        name: (values, (declaration_precedence(_ORIGIN, importance), inf, specificity))
        for name, values, importance in declarations
    }


_universal = UA_STYLESHEET.matcher.other_selectors
_taken = [rule for rule in _universal if rule[3] in _NAMES]
"""The rules `::marker { … }` and so on, taken out of its sheet: test, specificity, order, name, declarations."""
_rules = {rule[3]: _cascade(rule) for rule in _taken}
_set_computed_styles = StyleFor.set_computed_styles
_call = StyleFor.__call__


def _set(style_for: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **named: Any) -> None:
    """Compute a style (`StyleFor.set_computed_styles`), with what WeasyPrint's sheet says below all that others say."""
    if pseudo_type in _rules:
        cascaded = style_for.get_cascaded_styles()[element, pseudo_type]
        for name, value in _rules[pseudo_type].items():
            cascaded.setdefault(name, value)
    _set_computed_styles(style_for, element, parent, root, pseudo_type, **named)


def _style(style_for: Any, element: Any, pseudo_type: Any = None) -> Any:
    """The style of an element or pseudo-element (`StyleFor.__call__`)."""
    if pseudo_type in _rules:
        computed = style_for.get_computed_styles()
        if (element, pseudo_type) not in computed:
            computed[element, pseudo_type] = _inherited(style_for, computed[element, None], pseudo_type)
    return _call(style_for, element, pseudo_type)


def _inherited(style_for: Any, parent: Any, pseudo_type: str) -> Any:
    """The style of a pseudo-element that no other sheet says anything of."""
    root = parent if parent.parent_style is None else parent.root_style
    rules = _rules[pseudo_type]
    return ComputedStyle(
        parent, rules, pseudo_type, root, parent.base_url, style_for.font_config, style_for.initial_page_sizes
    )


for rule in _taken:
    _universal.remove(rule)
StyleFor.set_computed_styles = _set
StyleFor.__call__ = _style
