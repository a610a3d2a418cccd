"""A newsroom in a temporary folder: write, build, edit, build, and look at what came of it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from briefc.build.store import shared_folder
from briefc.cli.main import main

CONFIG = """\
agency:
  name: Test Desk
  domain: desk.example
  rights: © Test Desk
  copyright-holder: Test Desk
site:
  title: Test Desk
"""

ARTICLE = """\
{bar}
{title}
{bar}

:date: 2024-05-16
:summary: What {title} is about.
{fields}
{body}
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The standard output as JSON."""
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        """The standard output as JSON, one value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Newsroom:
    """A project folder with its own cache; every method returns what a chain goes on with."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        self.root = folder / "newsroom"
        self.cache = folder / "cache"
        self.write("briefc.yaml", config)
        (self.root / "sources").mkdir(exist_ok=True)
        # Cutting the web fonts takes ten seconds; they depend on installed packages alone, so the session shares them.
        fonts = shared_folder()
        fonts.mkdir(parents=True, exist_ok=True)
        self.cache.mkdir(exist_ok=True)
        if not (self.cache / "shared").exists():
            (self.cache / "shared").symlink_to(fonts)

    def write(self, path: str, text: str | bytes) -> Self:
        """A file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def article(self, slug: str, body: str, title: str = "", fields: str = "") -> Self:
        """An article with a date, a summary and the given body."""
        title = title or slug.replace("-", " ").capitalize()
        text = ARTICLE.format(
            bar="=" * (2 * len(title)), title=title, body=body, fields=fields + "\n" if fields else ""
        )
        return self.write(f"sources/{slug}.rst", text)

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace text in a file of the project; the old text must be there."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> Self:
        """Delete a file of the project."""
        (self.root / path).unlink()
        return self

    def run(self, *arguments: str) -> Run:
        """The command line with the given arguments, in the project's folder."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(["-C", str(self.root), "--cache-dir", str(self.cache), *arguments])
            except SystemExit as done:
                code = done.code if isinstance(done.code, int) else 0
        return Run(code, out.getvalue(), err.getvalue())

    def start(self) -> Run:
        """`briefc new` in the place of the project folder, which must not exist."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(["-C", str(self.root.parent), "new", self.root.name])
            except SystemExit as done:
                code = done.code if isinstance(done.code, int) else 0
        return Run(code, out.getvalue(), err.getvalue())

    def build(self, *arguments: str, formats: str = "html,newsml") -> Run:
        """`briefc build --json`, one process, without waiting for the disk."""
        jobs = () if any(argument.startswith("-j") for argument in arguments) else ("-j1",)
        return self.run("build", "--json", "--no-fsync", "--format", formats, *jobs, *arguments)

    def forget(self) -> Self:
        """Forget all outcomes of earlier builds; the fonts stay."""
        for file in self.cache.glob("outcomes.sqlite*"):
            file.unlink()
        return self

    def output(self, path: str) -> bytes:
        """A built file."""
        return (self.root / "build" / path).read_bytes()

    def tree(self, folder: str = "build") -> dict[str, str]:
        """Every built file with the digest of its bytes; the manifest as well, the lock not."""
        base = self.root / folder
        return {
            path.relative_to(base).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(base.rglob("*"))
            if path.is_file() and path.name != ".briefc-lock"
        }
