"""The pages that show commands are true: each is followed from its first line to its last, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import agrees, blocks, commands, edited

PAGES = (
    "docs/tutorial.md",
    "docs/how-to/ci.md",
    "docs/how-to/issue-and-kill.md",
    "docs/how-to/receivers.md",
    "docs/how-to/deliver.md",
    "docs/how-to/extract-and-sign.md",
    "docs/how-to/pictures.md",
    "docs/how-to/registers.md",
    "docs/how-to/import.md",
    "docs/reference/validate.md",
)


class Reader:
    """Somebody who does what a page says: the folder they are in, and how their last command ended."""

    def __init__(self, root: Path, home: Path) -> None:
        self.folder = home
        self.code = 0
        path = home.parent / "bin"
        path.mkdir()
        for name, call in (("briefc", " -m briefc"), ("python", "")):
            (path / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{call} "$@"\n')
            (path / name).chmod(0o755)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in {"CI", "FORCE_COLOR", "NO_COLOR"}},
            "PATH": f"{path}:{os.environ['PATH']}",
            "PYTHONPATH": str(root / "src"),
            "LC_ALL": "C.UTF-8",
        }

    def type(self, command: str) -> str:
        """What a command prints, on both streams."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        script = f"(exit {self.code})\n{command}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.code = done.returncode
        return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_true(root: Path, tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    reader = Reader(root, home)
    for block in blocks(root / name):
        if block.path:
            target = reader.folder / block.path
            text = edited(target.read_text("utf-8"), block.text) if block.language == "diff" else block.text
            target.write_text(text, "utf-8")
        elif block.language == "console":
            steps = [*commands(block)]
            for step, following in zip(steps, [*steps[1:], None], strict=True):
                printed = reader.type(step.text)
                place = f"{name}:{step.line}: {step.text}\n{printed}"
                if following is None or following.text != "echo $?":
                    assert reader.code == 0, place
                if step.expected is not None:
                    assert agrees(step.expected, printed), place


def test_agreement_is_exact_but_for_what_is_left_open() -> None:
    assert agrees(("built 2 items in … s", "done"), "built 2 items in 0.1 s\ndone\n")
    assert agrees(("a", "…", "z"), "a\nb\nc\nz\n")
    assert agrees(("a", "…"), "a\n")
    assert not agrees(("built 2 items in … s",), "built 3 items in 0.1 s\n")
    assert not agrees(("a",), "a\nb\n")


def test_an_edit_must_find_its_place() -> None:
    assert edited("a\nb\nc\n", "-b\n+B\n+BB\n") == "a\nB\nBB\nc\n"
    with pytest.raises(AssertionError):
        edited("a\n", "-b\n+B\n")
