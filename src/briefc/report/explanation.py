"""The shape of a documented diagnostic code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `briefc explain CODE` prints, and what the tests provoke.

    `example` holds (path, text) pairs laid over a minimal valid project (see tests/report/test_catalog.py); building
    it with `arguments` must report `code`.
    """

    code: str
    title: str
    cause: str
    example: tuple[tuple[str, str], ...]
    remedy: str
    arguments: tuple[str, ...] = ("build",)
