"""The page of validation names every rule and every vocabulary as they are in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefc.vocabulary.code_check import EDITION
from briefc.vocabulary.codes import ALIAS_OF, SCHEMES


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/validate.md").read_text("utf-8")


def test_every_rule_has_its_row(root: Path, page: str) -> None:
    rooms = ("checks", "coded", "references", "typed", "payload_rules", "receivers", "losses", "validate")
    text = "".join((root / f"src/briefc/formats/newsml/{name}.py").read_text("utf-8") for name in rooms)
    emitted = set(re.findall(r'"(newsml\.[a-z-]+)"', text)) - {"newsml.schema", "newsml.schema-missing"}
    rows = set(re.findall(r"`(newsml\.[a-z-]+)`", page[page.index("## Rules") : page.index("## Vocabularies")]))
    assert emitted == rows


def test_every_vocabulary_stands_in_the_row_of_its_reach(page: str) -> None:
    table = page[page.index("| alias |") : page.index("## What receivers stop at")]
    rows = {alias: line for line in table.splitlines() for alias in re.findall(r"`([\w-]+)`", line)}
    assert set(ALIAS_OF.values()) == rows.keys()
    for alias, scheme in SCHEMES.items():
        assert f"| {scheme.reach}" in rows[alias], alias
        assert scheme.date in rows[alias], alias
    assert EDITION in rows["medtop"]
