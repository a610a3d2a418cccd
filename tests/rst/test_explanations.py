"""Every code that reading gives is explained, and its example provokes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefc.directives.table import directive_table
from briefc.report.catalog import directive, image, include, limit, link_address, rst
from briefc.report.explanation import Explanation
from briefc.rst.read import read_article
from briefc.source.files import Files
from briefc.source.project_file import load_project
from tests.rst.reading import TESTS

EXPLAINED = (*rst.CODES, *directive.CODES, *include.CODES, *image.CODES, *link_address.CODES, *limit.CODES)
ROOM = TESTS.parent / "src" / "briefc" / "rst"
EMITTED = {
    code
    for file in sorted(ROOM.rglob("*.py"))
    for code in re.findall(
        r'"((?:code|directive|image|include|limit|link|math|role|rst|text)\.[a-z-]+)"', file.read_text()
    )
}


def test_what_is_emitted_is_what_is_explained() -> None:
    assert {one.code for one in EXPLAINED} == EMITTED


@pytest.mark.parametrize("one", EXPLAINED, ids=lambda one: one.code)
def test_the_example_provokes_the_code(one: Explanation, tmp_path: Path) -> None:
    (tmp_path / "briefc.yaml").write_text("agency:\n  name: N\n  domain: n.example\n  rights: © N\n", encoding="utf-8")
    for path, text in one.example:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", errors="surrogateescape")
    project = load_project(tmp_path).value
    assert project is not None
    path, text = next((path, text) for path, text in one.example if path.endswith(".rst"))

    outcome = read_article(path, text, project, Files(tmp_path, project.limits), directive_table())

    assert one.code in {finding.code for finding in outcome.diagnostics}
