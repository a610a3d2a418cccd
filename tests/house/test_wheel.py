"""The wheel: complete outside the repository, whether built from the work tree or from the source archive."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
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


@pytest.fixture(scope="module")
def installed(wheels: list[zipfile.ZipFile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `briefc` command of the wheel, installed into an environment that has only its dependencies beside it."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    # A folder named in a .pth file is searched, but its own .pth files, and so an editable briefc, are not.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheels[0].filename)], check=True)
    return home / "bin" / "briefc"


@pytest.mark.slow
def test_the_installed_wheel_builds_a_new_project_outside_the_repository(
    root: Path, installed: Path, tmp_path: Path
) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    asked = "import briefc; print(briefc.__file__)"
    python = [str(installed.with_name("python")), "-c", asked]
    place = subprocess.run(python, check=True, capture_output=True, text=True, cwd=tmp_path, env=clean).stdout
    assert str(root) not in place
    for command in (["new", "room"], ["-C", "room", "build", "--strict", "--format", "html,newsml,pdf"]):
        done = subprocess.run(
            [str(installed), *command], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "room" / "build"
    for folder, suffix in (("html", "html"), ("newsml", "xml"), ("pdf", "pdf")):
        assert list((built / folder).glob(f"*.{suffix}")), f"no {folder}"
