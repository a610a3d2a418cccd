"""Set-up: what it does on a machine that lacks something, and what the pinned lists may say."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def setup(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_tool", root / "tools" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path on which nothing is but an apt-get that leaves a mark; an ordinary user without sudo."""
    apt = tmp_path / "apt-get"
    apt.write_text(f"#!/bin/sh\necho called >> {tmp_path}/mark\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def test_without_rights_one_message_gives_the_line_and_nothing_is_installed(setup, bare, capsys) -> None:
    assert setup.system("test") == 2
    said = capsys.readouterr().err
    (line,) = [line.strip() for line in said.splitlines() if "apt-get" in line]
    assert "openssh-client" in line.split()
    assert line.startswith("sudo apt-get install ")
    assert {"chromium", "poppler-utils", "qpdf", "default-jre-headless", "nodejs", "npm"} <= set(line.split())
    assert not (bare / "mark").exists()


def test_without_apt_the_message_still_names_what_is_missing(setup, bare, capsys) -> None:
    (bare / "apt-get").unlink()
    assert setup.system("test") == 2
    assert "chromium" in capsys.readouterr().err


def test_what_is_there_is_left_alone(setup, need_tool, capsys) -> None:
    for tool in ("chromium", "pdftoppm", "qpdf", "java", "node", "npm"):
        need_tool(tool)
    assert setup.system("test") == 0
    assert capsys.readouterr().err == ""


def test_the_briefing_needs_no_test_tool(setup, bare) -> None:
    assert not {"chromium", "nodejs", "npm", "default-jre-headless"} & set(setup.lacking("briefing"))


def test_a_server_that_is_installed_for_tests_does_not_stay_running(setup, tmp_path: Path, monkeypatch) -> None:
    for name, text in {
        "apt-get": f"#!/bin/sh\necho apt-get >> {tmp_path}/mark\n",
        "systemctl": f"#!/bin/sh\necho systemctl $@ >> {tmp_path}/mark\n",
    }.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    lacking = [["openssh-server"], []]
    monkeypatch.setattr(setup, "lacking", lambda _: lacking.pop(0))
    assert setup.system("test") == 0
    assert "systemctl disable --now ssh.service ssh.socket" in (tmp_path / "mark").read_text()


@pytest.mark.parametrize("name", ["run", "dev", "verapdf"])
def test_requirements_are_exact_hashed_and_name_no_source(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text()
    assert "://" not in text
    logical = re.sub(r"\\\n\s*", " ", text).splitlines()
    for line in filter(lambda line: line and not line.startswith("#"), logical):
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.]+(?:\s+--hash=sha256:[0-9a-f]{64})+", line), line[:80]


def test_the_development_list_holds_the_other_in_the_same_versions(root: Path) -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9.-]+==\S+", (root / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))

    assert pins("run") <= pins("dev")


def test_every_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    text = (root / "requirements" / "run.txt").read_text()
    for wanted in project["dependencies"]:
        name = re.split(r"[\[<>=]", wanted)[0]
        assert re.search(rf"^{name}==", text, re.MULTILINE), f"{wanted}: run `make lock`"


def test_npm_packages_have_a_digest_and_no_address(root: Path) -> None:
    lock = json.loads((root / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for entry in packages.values():
        assert entry["integrity"].startswith("sha512-")
        assert "resolved" not in entry


def test_make_help_lists_every_target(root: Path) -> None:
    listed = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    declared = re.findall(r"^\.PHONY: (.+)$", (root / "Makefile").read_text(), re.MULTILINE)
    words = set(listed.split())
    for target in " ".join(declared).split():
        assert target in words


def test_every_lint_exemption_says_why(root: Path) -> None:
    text = (root / "pyproject.toml").read_text()
    section = text[text.index("[tool.ruff.lint]\n") : text.index("[tool.ruff.lint.flake8-builtins]")]
    codes = re.findall(r'^ {4}"[A-Z]+\d*",(.*)$', section, re.MULTILINE)
    assert codes
    assert all(re.match(r"\s+# \S", rest) for rest in codes)
