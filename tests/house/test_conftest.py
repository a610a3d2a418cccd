"""The fixtures that every other test leans on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def test_the_root_holds_the_project(root: Path) -> None:
    assert (root / "pyproject.toml").is_file()


def test_the_cache_is_the_sessions_own(tmp_path: Path) -> None:
    assert Path(os.environ["XDG_CACHE_HOME"]).parent == tmp_path.parent


def test_a_golden_output_that_differs_fails_and_shows_the_line(golden, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tests.conftest.GOLDEN", tmp_path)
    (tmp_path / "a.txt").write_text("one\ntwo\n")
    monkeypatch.delenv("BRIEFC_ACCEPT", raising=False)
    golden("a.txt", "one\ntwo\n")
    with pytest.raises(AssertionError, match="three"):
        golden("a.txt", "one\nthree\n")
    with pytest.raises(AssertionError, match="no golden output"):
        golden("b.txt", "one\n")
