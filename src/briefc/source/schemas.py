"""The official schemas that the user has: a folder named in the settings, or those that `briefc schema add` took in.

They are IPTC's to publish, so briefc ships none and fetches none by itself. What was added lies in the user's data
folder with a list of the files, their checksums and where they came from.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefc.model.files import Refused
from briefc.model.project import Project
from briefc.source.regular import read_anywhere

LARGEST = 10_000_000
"""Largest schema taken in, bytes (the largest of IPTC's has half a million)."""

_LIST = "schemas.json"


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """One schema that was added: its name, its SHA-256 (hex), and where it came from (a path or an address)."""

    name: str
    digest: str
    source: str


@dataclass(frozen=True, slots=True)
class Added:
    """The schemas that were added: their folder and its list."""

    folder: Path
    files: tuple[SchemaFile, ...]

    def altered(self) -> tuple[str, ...]:
        """The names of the files that are missing or no longer those that were added, and of those that were not."""
        there = {path.name for path in self.folder.glob("*.xsd")}
        listed = {file.name: file.digest for file in self.files}
        changed = {name for name, digest in listed.items() if _digest(self.folder / name) != digest}
        return tuple(sorted(changed | (there - listed.keys())))


def schema_home() -> Path:
    """The folder for schemas that were added: `$XDG_DATA_HOME/briefc/schemas`."""
    base = os.environ.get("XDG_DATA_HOME", "")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".local/share") / "briefc" / "schemas"


def added() -> Added | None:
    """The schemas that were added; None when there are none, or when their list cannot be read."""
    folder = schema_home()
    data = read_anywhere(folder / _LIST, _LIST, 1_000_000)
    if isinstance(data, Refused):
        return None
    try:
        files = tuple(SchemaFile(str(one["name"]), str(one["sha256"]), str(one["source"])) for one in json.loads(data))
    except (ValueError, KeyError, TypeError):
        return None
    return Added(folder, files)


def schemas_of(root: Path | None, project: Project | None) -> Path | None:
    """The folder of the schemas to be asked: the project's `schemas`, else those that were added, else None."""
    if root is not None and project is not None and project.schemas:
        return root / project.schemas
    found = added()
    return found.folder if found else None


@dataclass(frozen=True, slots=True)
class SchemaFolder:
    """The folder of the schemas that a build asks, "" for none, and the digest of what is in it."""

    path: str = ""
    digest: str = ""


NO_SCHEMAS = SchemaFolder()


def schema_folder(root: Path, project: Project) -> SchemaFolder:
    """The schemas for a build of a project: what other schemas accepted is to be checked again, hence the digest."""
    folder = schemas_of(root, project)
    if folder is None:
        return NO_SCHEMAS
    names = sorted(path.name for path in folder.glob("*.xsd"))
    content = "\n".join(f"{name} {_digest(folder / name)}" for name in names)
    return SchemaFolder(str(folder), hashlib.sha256(content.encode()).hexdigest())


def add(files: Mapping[str, bytes], sources: Mapping[str, str]) -> Added:
    """Take schemas in, by name, with where each came from, in place of those that were added before.

    The list is written last, so that it never names a file that is not there whole. Raises OSError.
    """
    home = schema_home()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = added()
    for name, data in files.items():
        _write(home, name, data)
    kept = tuple(SchemaFile(name, hashlib.sha256(files[name]).hexdigest(), sources[name]) for name in sorted(files))
    rows = [{"name": file.name, "sha256": file.digest, "source": file.source} for file in kept]
    _write(home, _LIST, (json.dumps(rows, indent=1) + "\n").encode())
    for file in before.files if before else ():
        if file.name not in files and Path(file.name).name == file.name:
            (home / file.name).unlink(missing_ok=True)
    return Added(home, kept)


def _write(folder: Path, name: str, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as staged:
        staged.write(data)
    Path(staged.name).replace(folder / name)


def remove() -> tuple[str, ...]:
    """Remove the schemas that were added, and nothing that was not: the names of the files. Raises OSError."""
    found = added()
    if found is None:
        return ()
    for file in found.files:
        if Path(file.name).name == file.name:
            (found.folder / file.name).unlink(missing_ok=True)
    (found.folder / _LIST).unlink(missing_ok=True)
    with suppress(OSError):  # something else lies in it
        found.folder.rmdir()
    return tuple(file.name for file in found.files)


def _digest(path: Path) -> str:
    data = read_anywhere(path, path.name, LARGEST)
    return "" if isinstance(data, Refused) else hashlib.sha256(data).hexdigest()
