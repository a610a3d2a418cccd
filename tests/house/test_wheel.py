"""The wheel: complete outside the repository, whether built from the work tree or from the source archive."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PARTS = ("src", "themes", "pyproject.toml", "README.md", "Makefile", "requirements", "tools")


@pytest.fixture(scope="module")
def wheels(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[zipfile.ZipFile]:
    """Two wheels: straight from a copy of the tree, and by way of the source archive."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "tree"
    copy.mkdir()
    subprocess.run(["cp", "-R", *(str(root / part) for part in PARTS), str(copy)], check=True)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    subprocess.run([*build, str(folder / "direct"), "--wheel", str(copy)], check=True, capture_output=True)
    subprocess.run([*build, str(folder / "archive"), str(copy)], check=True, capture_output=True)
    return [zipfile.ZipFile(next((folder / way).glob("*.whl"))) for way in ("direct", "archive")]


def test_the_wheel_holds_all_code_and_data(root: Path, wheels: list[zipfile.ZipFile]) -> None:
    package = root / "src" / "briefc"
    files = {path.relative_to(package.parent).as_posix() for path in package.rglob("*") if path.is_file()}
    wanted = {path for path in files if "__pycache__" not in path}
    for wheel in wheels:
        assert wanted <= set(wheel.namelist())


def test_the_wheel_holds_the_themes_as_files(root: Path, wheels: list[zipfile.ZipFile]) -> None:
    files = [path for path in (root / "themes").rglob("*") if path.is_file()]
    assert files
    for wheel in wheels:
        for path in files:
            inside = f"briefc/themes/{path.relative_to(root / 'themes').as_posix()}"
            assert wheel.read(inside) == path.read_bytes()


def test_the_wheel_gives_the_command(wheels: list[zipfile.ZipFile]) -> None:
    for wheel in wheels:
        (entry,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
        assert "briefc = briefc.cli.main:main" in wheel.read(entry).decode()
