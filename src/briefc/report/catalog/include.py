"""Codes of included files."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"


def _article(text: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("sources/bridge.rst", _HEAD + text), *more)


_FIGURES = ("sources/figures.txt", "Crossings: none yet.\n")

_PROJECT = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        "include.circle",
        "a file includes itself",
        "The file brings itself in, directly or by way of others, and would never end.",
        _article(
            ".. include:: figures.txt\n", ("sources/figures.txt", "Crossings: none yet.\n\n.. include:: figures.txt\n")
        ),
        "Take the include out of one of the files on the way that the help line names.",
    ),
    Explanation(
        "include.count",
        "too many files are included",
        "An article may bring in so many files and no more (limits.include-count), so that a mistake does not fill the "
        "memory.",
        (
            ("briefc.yaml", f"{_PROJECT}limits:\n  include-count: 1\n"),
            *_article(".. include:: figures.txt\n\n.. include:: figures.txt\n", _FIGURES),
        ),
        "Include fewer files, or raise limits.include-count in briefc.yaml.",
    ),
    Explanation(
        "include.depth",
        "includes lie inside one another too deep",
        "An included file may include another, but not without end (limits.include-depth).",
        (
            ("briefc.yaml", f"{_PROJECT}limits:\n  include-depth: 0\n"),
            *_article(".. include:: figures.txt\n", _FIGURES),
        ),
        "Include the innermost file directly, or raise limits.include-depth in briefc.yaml.",
    ),
    Explanation(
        "include.end-before",
        "the text at which to stop is not in the file",
        "The file is included to where a certain text begins, and that text is not there. All of the file was taken.",
        _article(".. include:: figures.txt\n   :end-before: Closures\n", _FIGURES),
        "Correct the text: it must stand in the file as written here, capitals and all.",
    ),
    Explanation(
        "include.start-after",
        "the text at which to begin is not in the file",
        "The file is included from where a certain text ends, and that text is not there. All of the file was taken.",
        _article(".. include:: figures.txt\n   :start-after: Closures\n", _FIGURES),
        "Correct the text: it must stand in the file as written here, capitals and all.",
    ),
)
