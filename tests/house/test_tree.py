"""What must not be in the repository, whoever put it there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git work tree")
    paths = [root / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def test_no_file_names_the_folder_it_was_written_in(root: Path, tracked: list[Path]) -> None:
    # The folder's own parent is looked for as well, unless texts may well name it for its own sake.
    everybodys = {"/", "/home", "/opt", "/root", "/srv", "/tmp", "/usr/src", "/var/tmp"}  # noqa: S108 - only names
    folder = root if str(root.parent) in everybodys else root.parent
    assert [path for path in tracked if f"{folder}/".encode() in path.read_bytes()] == []


def test_no_official_schema_is_committed(root: Path, tracked: list[Path]) -> None:
    schema = re.compile(r"NewsML-G2.*\.xsd|nitf.*\.xsd|ninjs-schema.*\.json", re.IGNORECASE)
    assert [path for path in tracked if schema.fullmatch(path.name)] == []


def test_the_themes_are_reached_through_a_relative_link(root: Path) -> None:
    link = root / "src" / "briefc" / "themes"
    assert str(link.readlink()) == "../../themes"
