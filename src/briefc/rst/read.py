"""A source's text to an `Article`: the one door into the docutils island."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.markup.directive import DirectiveTable
from briefc.model.article import Article, Metadata
from briefc.model.content import Text
from briefc.model.diagnostic import Diagnostic, Severity, error
from briefc.model.files import Files
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Registers
from briefc.model.span import Span
from briefc.rst import machine
from briefc.rst.card import card_of, first_sentence
from briefc.rst.convert.conversion import Conversion
from briefc.rst.convert.dispatch import BLOCKS, INLINES
from briefc.rst.convert.labels import note_labels
from briefc.rst.convert.notes import gathered
from briefc.rst.convert.settled import settled
from briefc.rst.document import new_document
from briefc.rst.head import Head
from briefc.rst.messages import report_messages
from briefc.rst.metadata import read_metadata
from briefc.rst.session import Session, directive_names
from briefc.rst.transforms import apply_transforms

__all__ = ["card_of", "read_article"]


def read_article(
    path: str, text: str, project: Project, files: Files, table: DirectiveTable, registers: Registers = NO_REGISTERS
) -> Outcome[Article]:
    """The article in a source, and everything there is to say about it; never an exception for what an author wrote.

    `path` is relative to the project root; `text` is checked already (characters, line lengths). The value is None
    when the metadata cannot be made out or the source defeats the parser. The outcome's `reads` are empty: `project`,
    `files` and `registers` record for themselves.
    """
    metadata, head, findings = read_metadata(path, text, project, registers)
    if metadata is None:
        return Outcome(None, findings)
    session = Session(path, project, files, metadata, table, directive_names(table), registers)
    session.lines[path] = text.split("\n")
    session.findings += findings
    try:
        article = _read(session, head, metadata)
    except RecursionError:
        article = None
        session.findings.append(
            error(
                "limit.recursion",
                Span(path),
                "the source is nested too deeply to be read",
                "look for quotations, lists or links that lie inside one another many times over",
            )
        )
    return Outcome(article, _capped(session))


def _read(session: Session, head: Head, metadata: Metadata) -> Article:
    document = new_document(session)
    inliner = machine.new_inliner(document)
    # Before the body: notes are numbered in the order in which they are read.
    title = _heading(nodes.title, document, inliner, head.title, head.title_span)
    subtitle = _heading(nodes.subtitle, document, inliner, head.subtitle, head.subtitle_span)
    document += [node for node in (title, subtitle) if node is not None]
    machine.parse(head.body_text, document, inliner)
    apply_transforms(document)
    report_messages(session, document)
    to = Conversion(session, document, inliner, (BLOCKS, INLINES))
    note_labels(to)
    heading = to.inlines(title.children) if title is not None else ()
    below = to.inlines(subtitle.children) if subtitle is not None else ()
    body = to.blocks(node for node in document.children if node is not title and node is not subtitle)
    report_messages(session, document)
    article = Article(
        session.path,
        metadata,
        heading or (Text(metadata.slug),),
        below,
        body + gathered(to),
        tuple(to.facts),
        tuple((name, to.moved.get(place, place), title) for name, place, title in to.labels.values()),
        head.title_span,
    )
    late = {name: label for name, label in to.labels.items() if name in to.asked}
    article = settled(article, {old: new for old, new in to.moved.items() if old in to.pointed}, late)
    if metadata.type != "page" and not metadata.summary:
        _no_summary(session, article)
    for name, directive in session.table.items():
        made = tuple(block for block in to.made if block.directive == name)
        if directive.review is not None:
            directive.review(made, article, session.findings.append)
    return article


def _no_summary(session: Session, article: Article) -> None:
    first = first_sentence(article.body)
    said = "indexes show its first sentence" if first else "indexes show its title alone"
    session.report(
        Severity.INFO,
        "metadata.summary",
        article.span,
        f"the article has no summary; {said}",
        "add the field :summary:",
    )


def _heading(kind: type[Any], document: Any, inliner: Any, text: str, span: Span) -> Any:
    """A title's doctree node, with its inline markup read; None for no text."""
    if not text.strip():
        return None
    node = kind(text, "")
    node.source, node.line = span.path or document.session.path, span.line or 1
    found, _ = inliner.parse(text, node.line, inliner.memo, node)
    node += found
    return node


def _capped(session: Session) -> tuple[Diagnostic, ...]:
    """The findings in order of place (of an included file: of the directive that includes it), at most so many."""

    def order(finding: Diagnostic) -> tuple[int, ...]:
        outer = finding.trace[0] if finding.trace else finding.span
        return (outer.line, outer.column, finding.span.line, finding.span.column)

    findings = sorted(session.findings, key=order)
    limit = session.project.limits.findings
    rest = findings[limit:]
    if not rest:
        return tuple(findings)
    worst = max(finding.severity for finding in rest)
    last = Diagnostic(worst, "limit.findings", Span(session.path), f"… and {len(rest)} more findings in this source")
    return (*findings[:limit], last)
