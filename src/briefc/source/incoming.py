"""What is to be taken in: files that the user named and those of folders, their bytes, and pictures beside them."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.source.regular import read_anywhere, read_below

SUFFIXES = (".xml", ".nitf", ".newsml", ".g2")
"""Files of a folder that may be news, in lower case."""

LARGEST = 20_000_000
"""Largest file that is read, bytes."""

LARGEST_PICTURE = 30_000_000
"""Largest picture that is copied, bytes."""

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg)$", re.IGNORECASE)
_FIELD = re.compile(r"^:(guid|slug):[ \t]+(\S+)[ \t]*$", re.MULTILINE)
_HEAD = 4_000
"""Bytes of a source in which its guid and slug stand."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be taken in: the name that it is shown by, where it is, the folder that is taken in with it.

    `named` tells that the user named the file itself.
    """

    shown: str
    path: Path
    folder: Path
    named: bool


def incoming(base: Path, given: tuple[Path, ...]) -> tuple[tuple[Incoming, ...], tuple[Diagnostic, ...]]:
    """Files and folders that the user named (relative to `base`) to all files below them, in order, none twice.

    Hidden files, links and files of other kinds are left out of folders. Code: `import.unreadable`.
    """
    out: dict[Path, Incoming] = {}
    findings: list[Diagnostic] = []
    for one in given:
        path = base / one
        if path.is_dir():
            for below in _walk(path):
                shown = str(one / below)
                out.setdefault(path / below, Incoming(shown, path / below, path, named=False))
        elif path.exists():
            out.setdefault(path, Incoming(str(one), path, path.parent, named=True))
        else:
            findings.append(error("import.unreadable", Span(str(one)), f"there is no file {one}"))
    return tuple(out.values()), tuple(findings)


def _walk(folder: Path) -> list[str]:
    found: list[str] = []
    waiting = [""]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(folder / here))
        except OSError:
            continue
        for entry in entries:
            path = f"{here}/{entry.name}" if here else entry.name
            if entry.name.startswith(".") or not path.isprintable():
                continue
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                waiting.append(path)
            elif stat.S_ISREG(mode) and entry.name.lower().endswith(SUFFIXES):
                found.append(path)
    return sorted(found)


def read_incoming(one: Incoming) -> bytes | Diagnostic:
    """The bytes of a file. Code: `import.unreadable`."""
    data = read_anywhere(one.path, one.shown, LARGEST)
    return error("import.unreadable", Span(one.shown), data.message) if isinstance(data, Refused) else data


def picture_beside(one: Incoming, reference: str) -> str:
    """The path, below the folder that is taken in, of the picture that a file refers to by a relative path; or ""."""
    if not _PICTURE.search(reference) or "\\" in reference or "\x00" in reference or len(reference) > 500:
        return ""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", reference) or reference.startswith("/"):
        return ""
    here = one.path.relative_to(one.folder).parent.as_posix()
    path = posixpath.normpath(posixpath.join(here, reference))
    if path.startswith("../") or any(step.startswith(".") for step in path.split("/")):
        return ""
    try:
        mode = os.lstat(one.folder / path).st_mode
    except (OSError, ValueError):
        return ""
    return path if stat.S_ISREG(mode) else ""


def picture_bytes(one: Incoming, path: str) -> bytes | Refused:
    """The bytes of a picture that was found beside a file."""
    return read_below(one.folder, path, LARGEST_PICTURE)


def names_there(folders: tuple[Path, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """The sources below some folders: guid ("" where none is stated) by slug, and slug by guid."""
    guids: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.rst")) if folder.is_dir() else ():
            try:
                with path.open("rb") as file:
                    head = file.read(_HEAD).decode("utf-8", "replace")
            except OSError:
                head = ""
            stated = dict(_FIELD.findall(head))
            slug = stated.get("slug", path.stem)
            guids.setdefault(path.stem, stated.get("guid", ""))
            guids.setdefault(slug, stated.get("guid", ""))
            if stated.get("guid"):
                slugs.setdefault(stated["guid"], slug)
    return guids, slugs
