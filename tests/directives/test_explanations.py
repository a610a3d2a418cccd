"""Every code of metadata, titles, quotations, datelines and posts is explained, and its example provokes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefc.directives.table import directive_table
from briefc.report.catalog import dateline, metadata, quote, title, tweet
from briefc.report.explanation import Explanation
from briefc.rst.read import read_article
from briefc.source.files import Files
from briefc.source.project_file import load_project

EXPLAINED = (*title.CODES, *metadata.CODES, *quote.CODES, *dateline.CODES, *tweet.CODES)
SOURCES = Path(__file__).resolve().parents[2] / "src" / "briefc"
EMITTED = {
    code
    for room in ("rst", "directives", "model")
    for file in sorted((SOURCES / room).rglob("*.py"))
    for code in re.findall(r'"((?:title|metadata|quote|dateline|tweet)\.[a-z-]+)"', file.read_text("utf-8"))
}


def test_what_is_emitted_is_what_is_explained() -> None:
    assert {one.code for one in EXPLAINED} == EMITTED


@pytest.mark.parametrize("one", EXPLAINED, ids=lambda one: one.code)
def test_the_example_provokes_the_code(one: Explanation, tmp_path: Path) -> None:
    (tmp_path / "briefc.yaml").write_text("agency:\n  name: N\n  domain: n.example\n  rights: © N\n", encoding="utf-8")
    for path, text in one.example:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    project = load_project(tmp_path).value
    assert project is not None
    path, text = next((path, text) for path, text in one.example if path.endswith(".rst"))

    outcome = read_article(path, text, project, Files(tmp_path, project.limits), directive_table())

    assert one.code in {finding.code for finding in outcome.diagnostics}
    others = {finding.code for finding in outcome.diagnostics} - {one.code, "metadata.summary"}
    assert others == set(), "the example provokes this code alone"
