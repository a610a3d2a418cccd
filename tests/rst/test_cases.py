"""Every construct: a source, and beside it the content and the findings it gives (BRIEFC_ACCEPT=1 writes them)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.rst.reading import TESTS, read, shown

CASES = sorted((TESTS / "rst" / "cases").glob("*.rst"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_source_reads_as_written_beside_it(case: Path) -> None:
    actual = shown(read(case.read_text(encoding="utf-8"), path=f"rst/cases/{case.name}"))
    expected = case.with_suffix(".txt")
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        expected.write_text(actual, encoding="utf-8")

    assert expected.read_text(encoding="utf-8") == actual
