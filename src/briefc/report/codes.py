"""All documented codes, gathered from the catalog's rooms."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from briefc.report import catalog
from briefc.report.explanation import Explanation


@cache
def explanations() -> dict[str, Explanation]:
    """Every documented code with its explanation, sorted. Raises ValueError when two rooms explain the same code."""
    found: dict[str, Explanation] = {}
    for module in pkgutil.iter_modules(catalog.__path__):
        for one in importlib.import_module(f"{catalog.__name__}.{module.name}").CODES:
            if one.code in found:
                raise ValueError(f"{one.code} is explained twice")
            found[one.code] = one
    return dict(sorted(found.items()))


def as_text(one: Explanation) -> str:
    """The long text of a code for the terminal."""
    parts = [f"{one.code}: {one.title}", "", one.cause, ""]
    for path, text in one.example:
        parts += [f"Example ({path}):", "", *(f"    {line}".rstrip() for line in text.splitlines()), ""]
    return "\n".join([*parts, "What to do:", "", f"    {one.remedy}"])
