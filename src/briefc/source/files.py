"""The one way from what a source refers to (an include, a table's file, a picture) to a file of the project."""

from __future__ import annotations

import os
import posixpath
import stat
from dataclasses import dataclass, field
from pathlib import Path

from briefc.model.project import Limits
from briefc.model.refusal import Refusal
from briefc.source.characters import forbidden_character
from briefc.source.regular import kind, read_below


@dataclass(frozen=True, slots=True)
class Files:
    """The files below one project root, and nothing else on the machine.

    `root` may be any path to the project; `limits` caps what is read.
    """

    root: Path
    limits: Limits = field(default_factory=Limits)

    def resolve(self, base_path: str, reference: str) -> str | Refusal:
        """The project-relative path of what `reference`, written in the file `base_path`, refers to.

        A reference is relative to the folder of the file it stands in; one that begins with `/` is relative to the
        project root. The file exists, is an ordinary one, and lies inside the root even when links are followed. Codes:
        `source.reference` (not a path at all), `source.outside`, `source.hidden`, `source.absent`, `source.unreadable`.
        """
        reference = reference.strip()
        if not reference or "\\" in reference or forbidden_character(reference) is not None or "\n" in reference:
            advice = ("separate folders with /",) if "\\" in reference else ()
            return Refusal("source.reference", f"{_shown(reference)} is not a path", advice)
        if reference.startswith("<") or "://" in reference:
            advice = ("only files of the project are read; keep a copy inside it",)
            return Refusal("source.reference", f"{_shown(reference)} is not a file of the project", advice)
        folder = "" if reference.startswith("/") else posixpath.dirname(base_path)
        path = posixpath.normpath(posixpath.join(folder, reference.lstrip("/")))
        if path == ".." or path.startswith("../"):
            return _outside(reference)
        real = self._real(path)
        return real if isinstance(real, Refusal) else path

    def read(self, path: str, most: int | None = None) -> bytes | Refusal:
        """The bytes of a resolved path, at most `most` of them (default: `limits.article_bytes`)."""
        real = self._real(path)
        if isinstance(real, Refusal):
            return real
        return read_below(self.root, real, self.limits.article_bytes if most is None else most)

    def read_image(self, path: str) -> bytes | Refusal:
        """The bytes of a picture, at most `limits.image_bytes`."""
        return self.read(path, self.limits.image_bytes)

    def _real(self, path: str) -> str | Refusal:
        """The path below the root with every link in it followed."""
        root = os.path.realpath(self.root)
        try:
            real = os.path.realpath(f"{root}/{path}", strict=True)
            mode = os.lstat(real).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return Refusal("source.absent", f"there is no file {_shown(path)} in the project")
        except (OSError, ValueError) as reason:
            said = os.strerror(reason.errno) if isinstance(reason, OSError) and reason.errno else str(reason)
            return Refusal("source.unreadable", f"{_shown(path)} cannot be read: {said}")
        if os.path.commonpath((root, real)) != root:
            return _outside(path)
        below = os.path.relpath(real, root)
        for way in (path, below):
            hidden = next((step for step in way.split("/") if step.startswith(".") and step != "."), "")
            if hidden:
                message = (
                    f"{_shown(path)} lies in {_shown(hidden)}; hidden files and folders are not part of the project"
                )
                return Refusal("source.hidden", message)
        if not stat.S_ISREG(mode):
            return Refusal("source.unreadable", f"{_shown(path)} is {kind(mode)}, not a file")
        return below


def _outside(reference: str) -> Refusal:
    return Refusal(
        "source.outside", f"{_shown(reference)} lies outside the project", ("copy the file into the project",)
    )


def _shown(text: str) -> str:
    """A path in quotes, what cannot be shown escaped, and not endless."""
    text = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode("ascii") for c in text
    )
    return f'"{text if len(text) <= 200 else text[:199] + "…"}"'
