"""How this room's tests read back what the importer wrote: by briefc's own reader, with all its directives."""

from __future__ import annotations

from pathlib import Path

from briefc.directives.table import directive_table
from briefc.ingest.write_source import Draft, source_text
from briefc.model.article import Article
from briefc.model.content import Blocks, Extension, Inlines, Text
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.project import Agency, Project
from briefc.rst.read import read_article
from briefc.source.characters import check_text
from briefc.source.files import Files

CASES = Path(__file__).resolve().parent.parent / "cases"
PROJECT = Project(agency=Agency(name="Newsroom", domain="newsroom.example", rights="© Newsroom"))
TABLE = directive_table()


def reread(text: str, project: Project = PROJECT) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article in a source's text, and its findings."""
    checked, found = check_text("case.rst", text.encode())
    assert not [one for one in found if one.severity >= Severity.ERROR], (found, text)
    outcome = read_article("case.rst", checked, project, Files(CASES), TABLE)
    assert outcome.value is not None, (outcome.diagnostics, text)
    return outcome.value, (*found, *outcome.diagnostics)


TITLE: Inlines = (Text("Title"),)


def article_of(body: Blocks, title: Inlines = TITLE) -> Article:
    """What the reader makes of a body that the importer wrote; it must find no error."""
    draft = Draft(title, fields=(("date", "2024-05-16"), ("summary", "A case.")), body=body)
    text, _ = source_text(draft)
    article, found = reread(text)
    errors = [one for one in found if one.severity >= Severity.WARNING]
    assert not errors, f"{errors}\n{text}"
    return article


def bare(blocks: Blocks) -> bool:
    """Whether there is no directive of briefc in the blocks."""
    return "Extension" not in repr(blocks) and not any(isinstance(block, Extension) for block in blocks)
