"""The project's folders to the list of its sources."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Refused
from briefc.model.outcome import Outcome
from briefc.model.project import Limits, Project
from briefc.model.span import Span
from briefc.source.files import Files
from briefc.source.regular import kind

SUFFIX = ".rst"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source: its path below the project root (with `/`), size in bytes, SHA-256 (hex), and name without suffix."""

    path: str
    size: int
    digest: str
    stem: str


def discover(root: Path, project: Project) -> Outcome[tuple[SourceFile, ...]]:
    """All `.rst` files in the project's source folders, sorted by path (code points).

    Hidden files and folders, the output folder and folders reached by links are left out (a link to a folder with a
    warning). A file that cannot be read is an error at its path, and the others are listed all the same. Codes:
    `source.missing-folder`, `source.none`, `source.name`, and those of `Files`.
    """
    findings: list[Diagnostic] = []
    paths = source_paths(root, project, findings.append)
    files = Files(root, project.limits)
    found = []
    for path in paths:
        data = files.read(path)
        if isinstance(data, Refused):
            findings.append(error(data.code, Span(path), data.message, *data.hints))
        else:
            digest = hashlib.sha256(data).hexdigest()
            found.append(SourceFile(path, len(data), digest, PurePosixPath(path).stem))
    return Outcome(tuple(found), tuple(sorted(findings, key=lambda d: d.span.path)))


def source_paths(root: Path, project: Project, report: Callable[[Diagnostic], None]) -> tuple[str, ...]:
    """The paths of all sources as `discover` lists them, none of which is opened."""
    found = False

    def tell(one: Diagnostic) -> None:
        nonlocal found
        found = True
        report(one)

    paths: set[str] = set()
    output = str(PurePosixPath(project.output))
    for folder in project.sources:
        top = str(PurePosixPath(folder))
        if not (root / top).is_dir():
            message = f"there is no folder {top}"
            tell(error("source.missing-folder", Span(top), message, "make it, or set sources: in briefc.yaml"))
            continue
        paths.update(walk(root, top, output, (SUFFIX,), tell))
    if not paths and not found:
        listed = ", ".join(project.sources)
        report(warning("source.none", Span(listed), f"no {SUFFIX} file in {listed}"))
    return tuple(sorted(paths))


def read_source(root: Path, path: str, limits: Limits) -> bytes:
    """The bytes of a discovered source.

    Raises FileNotFoundError when the file is no longer what discovery saw: gone, replaced by something else, or grown
    beyond the limit.
    """
    data = Files(root, limits).read(path)
    if isinstance(data, Refused):
        raise FileNotFoundError(data.message)
    return data


def walk(
    root: Path, folder: str, output: str, suffixes: tuple[str, ...], report: Callable[[Diagnostic], None]
) -> Iterator[str]:
    """The paths of the files with one of the suffixes below a folder, `output` left out; needs no recursion."""
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            entries = sorted(os.scandir(root / here), key=lambda entry: entry.name)
        except OSError as reason:
            report(error("source.unreadable", Span(here), f"{here} cannot be read: {reason.strerror}"))
            continue
        for entry in entries:
            path = f"{here}/{entry.name}"
            if entry.name.startswith(".") or path == output:
                continue
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                folders.append(path)
            elif entry.name.endswith(suffixes):
                if _good_name(path, report):
                    yield path
            elif stat.S_ISLNK(mode) and entry.is_dir():
                message = f"{path} is {kind(mode)} to a folder, which is not followed"
                report(warning("source.unreadable", Span(path), message, "name the folder itself in sources:"))


def _good_name(path: str, report: Callable[[Diagnostic], None]) -> bool:
    if path.isprintable():
        return True
    shown = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode("ascii") for c in path
    )
    message = "the file's name holds characters that cannot be shown"
    report(error("source.name", Span(shown), message, "rename the file"))
    return False
