"""What there is to say of one file that is taken in: findings at places of the file, repeated ones once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefc.ingest.tree import Tag
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.span import Span

MOST = 100
"""Most findings of one file; then "and N more"."""

_KEPT = 5_000
"""Different findings that are remembered at all."""


@dataclass(slots=True)
class Told:
    """The findings of one file. What is found again says how often, at the place where it was found first."""

    path: str
    found: dict[tuple[str, str], tuple[Diagnostic, int]] = field(default_factory=dict)

    def place(self, at: Tag | None) -> Span:
        """Where an element stands."""
        if at is None or not at.line:
            return Span(self.path)
        return Span(self.path, at.line, at.column, at.line, at.column + 1)

    def error(self, code: str, at: Tag | None, message: str, *hints: str) -> None:
        """Something that costs an item."""
        self.add(Diagnostic(Severity.ERROR, code, self.place(at), visible(message), hints))

    def warning(self, code: str, at: Tag | None, message: str, *hints: str) -> None:
        """Something that was changed or left out, and matters."""
        self.add(Diagnostic(Severity.WARNING, code, self.place(at), visible(message), hints))

    def info(self, code: str, at: Tag | None, message: str, *hints: str) -> None:
        """Something that was left out and hardly matters."""
        self.add(Diagnostic(Severity.INFO, code, self.place(at), visible(message), hints))

    def add(self, one: Diagnostic) -> None:
        """A finding as it is."""
        key = (one.code, one.message)
        if len(self.found) >= _KEPT and key not in self.found:
            return
        first, count = self.found.get(key, (one, 0))
        self.found[key] = (first, count + 1)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings in order of place."""
        out = [
            replace(first, message=f"{first.message} ({count} times)") if count > 1 else first
            for first, count in self.found.values()
        ]
        out.sort(key=lambda one: (one.span.line, one.span.column))
        if len(out) <= MOST:
            return tuple(out)
        # The worst are kept when not all can be.
        kept = sorted(
            sorted(out, key=lambda one: -one.severity)[:MOST], key=lambda one: (one.span.line, one.span.column)
        )
        worst = max(one.severity for one in out)
        last = Diagnostic(
            worst, "import.findings", Span(self.path), f"… and {len(out) - MOST} more findings in this file"
        )
        return (*kept, last)


def visible(text: str) -> str:
    """Somebody's text inside a message: on one line, no invisible characters, not endless."""
    text = re.sub("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+", " ", text)
    return text if len(text) <= 300 else f"{text[:297]}…"
