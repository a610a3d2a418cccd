"""Where in a source something stands."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source file.

    `path` is relative to the project root, with `/` on every system. Lines and columns count from 1, columns in
    code points; `end_column` is exclusive. Zero means unknown: a span with line 0 speaks of the whole file.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def moved(self, line: int, by: int) -> Span:
        """The same place after the lines from `line` on have moved down by so many."""
        if self.line < line:
            return self
        return replace(self, line=self.line + by, end_line=self.end_line + by if self.end_line else 0)

    def __str__(self) -> str:
        """`path:line:column`, the form that terminals and editors make clickable."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


NOWHERE = Span("")
"""The span of what no source holds: made by briefc itself."""
