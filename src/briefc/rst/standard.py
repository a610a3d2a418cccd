"""docutils' directives by canonical name: those that are taken, and those that are refused and what to use instead."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

_DOCUTILS = "docutils.parsers.rst.directives"

STANDARD: dict[str, tuple[str, str]] = {
    "admonition": (f"{_DOCUTILS}.admonitions", "Admonition"),
    "attention": (f"{_DOCUTILS}.admonitions", "Attention"),
    "caution": (f"{_DOCUTILS}.admonitions", "Caution"),
    "class": (f"{_DOCUTILS}.misc", "Class"),
    "code": ("briefc.rst.code", "Code"),
    "compound": (f"{_DOCUTILS}.body", "Compound"),
    "container": (f"{_DOCUTILS}.body", "Container"),
    "contents": ("briefc.rst.contents", "Contents"),
    "csv-table": ("briefc.rst.table_directives", "CsvTable"),
    "danger": (f"{_DOCUTILS}.admonitions", "Danger"),
    "epigraph": (f"{_DOCUTILS}.body", "Epigraph"),
    "error": (f"{_DOCUTILS}.admonitions", "Error"),
    "figure": ("briefc.rst.pictures", "Figure"),
    "highlights": (f"{_DOCUTILS}.body", "Highlights"),
    "hint": (f"{_DOCUTILS}.admonitions", "Hint"),
    "image": ("briefc.rst.pictures", "Picture"),
    "important": (f"{_DOCUTILS}.admonitions", "Important"),
    "include": ("briefc.rst.include", "Include"),
    "line-block": (f"{_DOCUTILS}.body", "LineBlock"),
    "list-table": ("briefc.rst.table_directives", "ListTable"),
    "math": (f"{_DOCUTILS}.body", "MathBlock"),
    "note": (f"{_DOCUTILS}.admonitions", "Note"),
    "parsed-literal": (f"{_DOCUTILS}.body", "ParsedLiteral"),
    "pull-quote": (f"{_DOCUTILS}.body", "PullQuote"),
    "replace": (f"{_DOCUTILS}.misc", "Replace"),
    "role": ("briefc.rst.role_directive", "RoleDirective"),
    "rubric": (f"{_DOCUTILS}.body", "Rubric"),
    "sectnum": (f"{_DOCUTILS}.parts", "Sectnum"),
    "sidebar": (f"{_DOCUTILS}.body", "Sidebar"),
    "table": ("briefc.rst.table_directives", "Table"),
    "tip": (f"{_DOCUTILS}.admonitions", "Tip"),
    "topic": (f"{_DOCUTILS}.body", "Topic"),
    "unicode": (f"{_DOCUTILS}.misc", "Unicode"),
    "warning": (f"{_DOCUTILS}.admonitions", "Warning"),
}
"""The directives that are read, docutils' own or ours in their place: module and class.

They are imported when an article first uses them: some of docutils' modules bring half of the network library along.
"""


@lru_cache(maxsize=64)
def standard_class(name: str) -> Any:
    """The docutils directive class of a canonical name, or None."""
    module, cls = STANDARD.get(name, ("", ""))
    return getattr(import_module(module), cls) if module else None


REFUSED: dict[str, tuple[str, ...]] = {
    "date": ("the clock is in no output; write the date, or give it in the field :date: below the title",),
    "default-role": ("name the role where it is used: :ROLE:`text`",),
    "footer": ("what stands on every page belongs to the theme",),
    "header": ("what stands on every page belongs to the theme",),
    "meta": ("describe the article in the fields below its title: :summary:, :keywords:, :subjects:",),
    "raw": ("markup of one output would be lost in the others; use a directive, or a template of the theme",),
    "restructuredtext-test-directive": (),
    "target-notes": ("print lists the addresses of links by itself; use footnotes for notes of your own",),
    "title": ("the title is the first heading of the source",),
}
"""Directives that are refused, with what to use instead."""
