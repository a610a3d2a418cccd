"""Why something that a source asked for is not given, before anybody knows where the asking stands."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span


@dataclass(frozen=True, slots=True)
class Refusal:
    """A documented code, a one-line reason, and help lines; `at` gives it a place and makes it a finding."""

    code: str
    reason: str
    hints: tuple[str, ...] = ()

    def at(self, span: Span) -> Diagnostic:
        """The error at the place that asked."""
        return error(self.code, span, self.reason, *self.hints)
