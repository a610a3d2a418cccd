"""The digest of what computes tells versions as the installer does, and every file of briefc counts."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from briefc.build import toolchain


def test_the_names_of_folders_tell_the_versions_that_their_metadata_tell() -> None:
    installed = toolchain._installed()
    known = [name for name in toolchain.SHAPING if toolchain.version_of(name)]
    assert known
    told = {name: toolchain.version_of(name) for name in known}
    # Folders have versions in their normal form (PEP 440): 2.5 for 2.005.
    assert {name: installed.get(name) for name in known} == {
        name: re.sub(r"\b0+(?=\d)", "", version) for name, version in told.items()
    }


def test_a_version_that_no_folder_tells_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = toolchain.toolchain_digest()
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    other = tmp_path / "Jinja2-99.0.dist-info"
    other.mkdir()
    assert toolchain._installed()["jinja2"] == "99.0"
    assert toolchain.toolchain_digest() != before
    assert toolchain.toolchain_digest(["a plug-in"]) != toolchain.toolchain_digest()


def test_every_file_of_the_package_counts_but_themes_and_what_python_compiled(tmp_path: Path) -> None:
    for path in ("a.py", "deep/er/b.tsv", "themes/default/theme.yaml", "deep/__pycache__/a.pyc", "__pycache__/a.pyc"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    (tmp_path / "deep" / "themes").mkdir()
    (tmp_path / "deep" / "themes" / "c.py").write_text("x")
    assert sorted(toolchain._files(str(tmp_path), "")) == ["a.py", "deep/er/b.tsv", "deep/themes/c.py"]
