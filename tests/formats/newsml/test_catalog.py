"""The examples of this room's codes, provoked in this room; those that need a build are provoked by the whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefc.formats.newsml.validate import validate
from briefc.report.catalog import newsml, vocabulary

HERE = [one for one in newsml.CODES if "validate" in one.arguments]


@pytest.mark.parametrize("one", HERE, ids=lambda one: one.code)
def test_the_example_provokes_the_code(tmp_path, one) -> None:
    for path, text in one.example:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    schemas = tmp_path / "schemas" if "--schema" in one.arguments else None
    found = validate((tmp_path / "item.xml").read_bytes(), schemas, "item.xml", lost="--losses" in one.arguments)
    assert one.code in [said.code for said in found]


def test_every_code_that_the_room_emits_is_explained(root: Path) -> None:
    rooms = [*(root / "src/briefc/formats/newsml").glob("*.py"), *(root / "src/briefc/vocabulary").glob("*.py")]
    emitted = {code for path in rooms for code in re.findall(r'"((?:newsml|subject)\.[a-z0-9-]+)"', path.read_text())}
    explained = {one.code for one in (*newsml.CODES, *vocabulary.CODES)}
    assert emitted == explained
