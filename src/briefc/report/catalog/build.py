"""Codes of the build as a whole."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = ()
