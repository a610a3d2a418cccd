"""Options of docutils' directives that no output of briefc heeds: taken, and said to be without effect."""

from __future__ import annotations

from typing import Any


def unused(value: Any) -> Any:
    """Mark an option as one without effect; it is told by what it is, and never called."""
    raise AssertionError(f"an option without effect was read: {value}")
