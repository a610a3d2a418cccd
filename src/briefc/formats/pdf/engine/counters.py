"""Counters whose values only the linker knows: pages, the number of pages, and the pages of ids.

WeasyPrint asks for a counter's value and then for the value's text. Here the value is a number that knows what it
stands for, and its text is a placeholder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from weasyprint import layout as weasyprint_layout
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector, anchor_name_from_token
from weasyprint.logger import LOGGER
from weasyprint.urls import get_url_tuple

from briefc.formats.pdf.engine.placeholders import ALL, OWN, Placeholders, is_inline

_PAGE_COUNTERS = frozenset({"page", "pages"})


class HeldNumber(int):
    """A page number that is not known yet: of the page that `target` is on."""

    placeholders: Placeholders
    target: str
    exact: bool

    def __deepcopy__(self, memo: object) -> HeldNumber:
        return self


def _held(placeholders: Placeholders, target: str, *, exact: bool = False) -> HeldNumber:
    number = HeldNumber(0)
    number.placeholders, number.target, number.exact = placeholders, target, exact
    return number


class HeldCounters(CounterStyle):  # type: ignore[misc] # untyped base
    """Counter styles that write a number that is not known yet as a placeholder."""

    def render_value(
        self, counter_value: int, counter_name: Any = None, counter: Any = None, previous_types: Any = None
    ) -> str:
        """The text of a counter's value."""
        if isinstance(counter_value, HeldNumber):
            if counter_name != "decimal":
                LOGGER.warning("numbers of pages are decimal in a document that is laid out in parts")
            return counter_value.placeholders.text(counter_value.target, exact=counter_value.exact)
        return str(super().render_value(counter_value, counter_name, counter, previous_types))


class _Elsewhere:
    """What stands for the box of an id that may be in another part."""

    cached_counter_values: ClassVar[dict[str, list[int]]] = {}

    def extract_text(self, _: str) -> str:
        """The text of the box, which is not known."""
        LOGGER.error("target-text() knows no text of other parts")
        return ""


class _Target:
    """An answer to a lookup: the box, and the page counters there."""

    def __init__(self, state: str, box: Any, counters: dict[str, list[int]]) -> None:
        self.state, self.target_box, self.cached_page_counter_values = state, box, counters


class HeldTargets(TargetCollector):  # type: ignore[misc] # untyped base
    """A collector of targets that has a page number, not known yet, for every id, wherever it is."""

    placeholders: Placeholders
    late: list[Callable[[dict[str, list[int]]], None]]

    def page_counters(self) -> dict[str, list[int]]:
        """The page counters wherever something is laid out."""
        return {"page": [_held(self.placeholders, OWN)], "pages": [_held(self.placeholders, ALL)]}

    def lookup_target(self, anchor_token: Any, source_box: Any, css_token: Any, parse_again: Any) -> Any:
        """What is known of the target of a reference."""
        if anchor_token[0] == "attr()":
            name, kind, fallback = anchor_token[1]
            value = fallback if source_box.element is None else source_box.element.get(name, fallback)
            anchor_token = (
                ("string", value) if kind == "string" else ("url", get_url_tuple(value, source_box.style.base_url))
            )
        anchor = anchor_name_from_token(anchor_token)
        if anchor is None:
            return super().lookup_target(anchor_token, source_box, css_token, parse_again)
        self.placeholders.asked.setdefault(anchor, source_box.element)
        exact = is_inline(source_box)
        counters: dict[str, list[int]] = {
            "page": [_held(self.placeholders, anchor, exact=exact)],
            "pages": [_held(self.placeholders, ALL, exact=exact)],
        }
        if anchor not in self.target_lookup_items:
            return _Target("up-to-date", _Elsewhere(), counters)
        known = super().lookup_target(anchor_token, source_box, css_token, parse_again)
        return _Target(known.state, known.target_box, counters)

    def collect_missing_counters(
        self, parent_box: Any, css_token: Any, parse_again_function: Any, missing_counters: Any, _: Any
    ) -> None:
        """Note that some text wants counters that are not there; those of pages are, when all boxes are made."""
        if self.collecting and _PAGE_COUNTERS.intersection(missing_counters):
            self.late.append(parse_again_function)
        others = [name for name in missing_counters if name not in _PAGE_COUNTERS]
        super().collect_missing_counters(parent_box, css_token, parse_again_function, others, {})

    def check_pending_targets(self) -> None:
        """Make the text again that had to wait."""
        super().check_pending_targets()
        for make_again in self.late:
            make_again(self.page_counters())


def held_counters(counters: Any) -> HeldCounters:
    """A copy of counter styles that can write numbers which are not known yet."""
    return HeldCounters(counters)


def hold_numbers(context: Any, placeholders: Placeholders) -> None:
    """Have a layout that begins make placeholders of the numbers of pages."""
    collector = context.target_collector
    collector.__class__ = HeldTargets
    collector.placeholders, collector.late = placeholders, []


_make_margin_boxes = weasyprint_layout.make_margin_boxes


def _margin_boxes(context: Any, page: Any, state: Any) -> Any:
    """WeasyPrint's margin boxes, with page numbers that are not known yet where they are held."""
    if isinstance(context.target_collector, HeldTargets):
        quote_depth, values, scopes, groups = state
        state = (quote_depth, {**values, **context.target_collector.page_counters()}, scopes, groups)
    return _make_margin_boxes(context, page, state)


weasyprint_layout.make_margin_boxes = _margin_boxes
