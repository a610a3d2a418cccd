"""How this room's tests read a source: with the real files of `tests/`, and the directives they name."""

from __future__ import annotations

from pathlib import Path

from briefc.markup.directive import Directive, DirectiveTable
from briefc.model.article import Article
from briefc.model.diagnostic import Diagnostic
from briefc.model.outcome import Outcome
from briefc.model.project import Agency, Project
from briefc.rst.read import read_article
from briefc.source.files import Files
from tests.rst.show import inline, show

TESTS = Path(__file__).resolve().parent.parent
PROJECT = Project(agency=Agency(name="Newsroom", domain="newsroom.example", rights="© Newsroom"))
HEAD = "Title\n=====\n\n:date: 2024-05-16\n:summary: A case.\n\n"
"""What the sources of tests begin with; their bodies begin on line 7."""


def table_of(*directives: Directive) -> DirectiveTable:
    """A directive table of just these."""
    return {directive.name: directive for directive in directives}


def read(
    text: str, *, path: str = "rst/cases/case.rst", table: DirectiveTable | None = None, project: Project | None = None
) -> Outcome[Article]:
    """The outcome of reading a whole source."""
    return read_article(path, text, project or PROJECT, Files(TESTS), table or {})


def body_of(text: str, table: DirectiveTable | None = None) -> str:
    """The content of a body as text; it must read without a finding."""
    outcome = read(HEAD + text, table=table)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return show(outcome.value.body)


def findings_of(text: str, table: DirectiveTable | None = None) -> list[str]:
    """What there is to say of a body, one line each: `line:column severity[code]`."""
    outcome = read(HEAD + text, table=table)
    return [f"{d.span.line}:{d.span.column} {d.severity.label}[{d.code}]" for d in outcome.diagnostics]


def shown(outcome: Outcome[Article]) -> str:
    """A whole outcome as text: titles, body, facts, labels, findings with what they point at."""
    out: list[str] = []
    article = outcome.value
    if article is not None:
        out.append(f"title: {inline(article.title)}")
        if article.subtitle:
            out.append(f"subtitle: {inline(article.subtitle)}")
        out.append(show(article.body))
        out += [f"fact: {fact}" for fact in article.facts]
        out += [
            f"label: {label} > {identity}{f' ({title})' if title else ''}" for label, identity, title in article.labels
        ]
    out += [_finding(finding) for finding in outcome.diagnostics]
    return "\n".join(part for part in out if part) + "\n"


def _finding(finding: Diagnostic) -> str:
    place = str(finding.span).removeprefix("rst/cases/")
    head = f"{place}: {finding.severity.label}[{finding.code}] {finding.message}"
    pointed = _pointed(finding)
    lines = [f"{head}{f' <{pointed}>' if pointed else ''}", *(f"  help: {hint}" for hint in finding.hints)]
    lines += [f"  from: {str(span).removeprefix('rst/cases/')}" for span in finding.trace]
    return "\n".join(lines)


def _pointed(finding: Diagnostic) -> str:
    """The words of the source that a finding's span covers."""
    span = finding.span
    file = TESTS / span.path
    if not span.line or not span.end_column or not file.is_file():
        return ""
    lines = file.read_text(encoding="utf-8").split("\n")
    return lines[span.line - 1][span.column - 1 : span.end_column - 1] if span.line <= len(lines) else "?"
