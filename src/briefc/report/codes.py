"""All documented codes, gathered from the catalog's rooms, for the terminal and for the reference page."""

from __future__ import annotations

import importlib
import pkgutil
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath

from briefc.report import catalog
from briefc.report.explanation import Explanation
from briefc.report.terminal import safe

WIDTH = 100
"""Longest line of the long text in a terminal."""


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
    parts = [f"{one.code}: {one.title}", "", *textwrap.wrap(one.cause, WIDTH), ""]
    for path, text in one.example:
        parts += [f"Example ({visible(path)}):", "", *(f"    {line}".rstrip() for line in _lines(text)), ""]
    if one.arguments != ("build",):
        parts += [f"Example (command line): briefc {' '.join(one.arguments)}", ""]
    return "\n".join([*parts, "What to do:", "", *(f"    {line}" for line in textwrap.wrap(one.remedy, WIDTH - 4))])


def diagnostics_page(introduction: str) -> str:
    """The reference page of all codes, in Markdown: the introduction, a table of contents, a section a code."""
    every = explanations().values()
    lines = ["# Diagnostics", "", introduction.strip(), ""]
    for area, codes in groupby(every, key=_area):
        links = ", ".join(f"[`{one.code}`](#{one.code.replace('.', '')})" for one in codes)
        lines += textwrap.wrap(f"- **{area}**: {links}", 118, subsequent_indent="  ", break_on_hyphens=False)
    for one in every:
        lines += ["", f"## `{one.code}`", "", f"**{one.title[:1].upper()}{one.title[1:]}.**", ""]
        lines += [*textwrap.wrap(one.cause, 118), ""]
        for path, text in one.example:
            lines += [f"`{visible(path)}`:", "", *_fenced(path, text), ""]
        if one.arguments != ("build",):
            lines += [f"Shown by `briefc {' '.join(one.arguments)}`.", ""]
        lines += textwrap.wrap(f"*What to do:* {one.remedy}", 118)
    return "\n".join(lines) + "\n"


def visible(text: str) -> str:
    """One line of an example with every character that cannot be shown, or does harm when it is, as an escape."""
    return "".join(
        f"\\x{ord(character) - 0xDC00:02x}"
        if 0xDC80 <= ord(character) <= 0xDCFF  # a byte that is not UTF-8, as Python carries it
        else f"\\u{ord(character):04x}"
        if character in "\u2028\u2029\ufeff" or 0xD800 <= ord(character) <= 0xDFFF
        else character
        for character in safe(text).replace("\t", "\\t")
    )


def _area(one: Explanation) -> str:
    return one.code.partition(".")[0]


def _lines(text: str) -> Iterator[str]:
    lines = text.split("\n")
    return (visible(line) for line in (lines[:-1] if lines[-1] == "" else lines))


def _fenced(path: str, text: str) -> Iterator[str]:
    language = {".rst": "rst", ".yaml": "yaml", ".xml": "xml", ".svg": "xml"}.get(PurePosixPath(path).suffix, "text")
    yield f"````{language}"
    yield from _lines(text)
    yield "````"
