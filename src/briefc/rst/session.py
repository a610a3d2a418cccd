"""What one article's reading knows besides its doctree: sources, findings, files, roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefc.markup.directive import Directive, DirectiveTable
from briefc.model.article import Metadata
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.files import Files
from briefc.model.naming import Remarks
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Registers
from briefc.model.span import Span

SEARCH_LINES = 400
"""How far below the line that docutils names a piece of markup is looked for: more than any one paragraph has."""


@dataclass(slots=True)
class Session:
    """The one mutable thing of a reading: it dies with it.

    `registers` are asked whom a name or code stands for. `lines` maps a path (the article, and each file it includes)
    to its raw lines. `origins` maps an included path to the place of the directive that brought it in. `roles` are the
    custom roles that the article defined. `names` maps every name and alias of briefc's directives to the directive.
    `chain` holds the includes that are open.
    """

    path: str
    project: Project
    files: Files
    metadata: Metadata
    table: DirectiveTable
    names: Mapping[str, Directive]
    registers: Registers = NO_REGISTERS
    lines: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, Span] = field(default_factory=dict)
    roles: dict[str, Any] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    messages: list[Any] = field(default_factory=list)
    included: int = 0
    chain: list[str] = field(default_factory=list)

    def report(self, severity: Severity, code: str, span: Span, message: str, *hints: str) -> None:
        """Say something to the author at a place, with the includes that led there."""
        self.findings.append(Diagnostic(severity, code, span, message, hints, self.way(span)))

    def remark(self, remarks: Remarks, span: Span) -> None:
        """Say what there is to say about a name, at its place."""
        for one in remarks:
            self.report(one.severity, one.code, span, one.message, *one.hints)

    def take(self, found: Iterable[Diagnostic], place: Span) -> None:
        """Take in what was found in a file that the directive at a place asked for."""
        self.findings += [replace(one, trace=(*self.way(place), place)) for one in found]

    def way(self, span: Span) -> tuple[Span, ...]:
        """The includes that led to a place, outermost first."""
        trace: list[Span] = []
        path = span.path
        while path in self.origins and len(trace) < 32:
            trace.insert(0, self.origins[path])
            path = trace[0].path
        return tuple(trace)

    def line(self, path: str, number: int) -> str:
        """The raw line `number` (from 1) of a source; empty when there is none."""
        lines = self.lines.get(path)
        if lines is None or not 0 < number <= len(lines):
            return ""
        return lines[number - 1]

    def block(self, path: str | None, number: int | None) -> Span:
        """The span of the line on which a block begins, from its first visible character to the line's end."""
        where = path or self.path
        if not number:
            return Span(where)
        # docutils sometimes names the blank line below what it means.
        for above in range(number, max(number - 3, 0), -1):
            if self.line(where, above).strip():
                number = above
                break
        raw = self.line(where, number).rstrip()
        column = len(raw) - len(raw.lstrip()) + 1
        return Span(where, number, column, number, max(len(raw) + 1, column))

    def find(self, path: str | None, number: int | None, needle: str, column: int = 0) -> Span:
        """The span of `needle`, searched from line `number` on (at `column`, from 1, when it is known).

        Of a needle of several lines the first is looked for. What is not found gives the block's own span.
        """
        where = path or self.path
        if not number:
            return Span(where)
        needle = needle.split("\n", 1)[0].strip()
        lines = self.lines.get(where, [])
        if needle:
            for index in range(number - 1, min(len(lines), number + SEARCH_LINES)):
                at = lines[index].find(needle, column - 1 if index == number - 1 and column else 0)
                if at >= 0:
                    return Span(where, index + 1, at + 1, index + 1, at + 1 + len(needle))
        return self.block(where, number)


def directive_names(table: DirectiveTable) -> dict[str, Directive]:
    """Every name and alias under which briefc's directives may be written."""
    names = {alias: directive for directive in table.values() for alias in directive.aliases}
    names.update({directive.name: directive for directive in table.values()})
    return names


def session_of(state: Any) -> Session:
    """The session of the article that a docutils state is reading."""
    session: Session = state.document.session
    return session
