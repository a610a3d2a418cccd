"""What briefc has to say to the author, as a value. Printing lives in `report`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from briefc.model.span import Span


class Severity(IntEnum):
    """How bad a finding is; ordered, so that a fail level is one comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case word that the reports print."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: severity, documented code (`area.condition`), place, one-line message, help lines.

    `trace` names how the place was reached, outermost first (the include that brought the file in, say).
    """

    severity: Severity
    code: str
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    trace: tuple[Span, ...] = ()


def error(code: str, span: Span, message: str, *hints: str) -> Diagnostic:
    """A finding that fails the build of its article."""
    return Diagnostic(Severity.ERROR, code, span, message, hints)


def warning(code: str, span: Span, message: str, *hints: str) -> Diagnostic:
    """A finding that fails the build only under `--strict`."""
    return Diagnostic(Severity.WARNING, code, span, message, hints)


def info(code: str, span: Span, message: str, *hints: str) -> Diagnostic:
    """A finding worth knowing that never fails a build."""
    return Diagnostic(Severity.INFO, code, span, message, hints)


def each_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings about one document, each once: of those that say the same, one a line, and none without a line.

    A title that has no glyph stands in the contents and in running heads too, where nobody wrote it.
    """
    kept: dict[tuple[str, str, str, int], Diagnostic] = {}
    placed: set[tuple[str, str]] = set()
    for one in found:
        kept.setdefault((one.code, one.message, one.span.path, one.span.line), one)
        if one.span.line:
            placed.add((one.code, one.message))
    return tuple(one for one in kept.values() if one.span.line or (one.code, one.message) not in placed)
