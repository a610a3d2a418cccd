"""Results to disk: each file wholly old or wholly new, the manifest last, nothing deleted that we did not write."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefc.model.artifact import Artifact

MANIFEST = "briefc-manifest.json"
"""The file in the output folder that names everything briefc wrote there; also the folder's marker."""

LAYOUT = 1


class RefusedOutputError(Exception):
    """The output folder must not be written: the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the manifest keeps of a file: digest (SHA-256 hex), paths of its sources, format, whether it is stale.

    `owners` is empty for files of the site as a whole. `format` is the format's name, or `media`.
    """

    digest: str
    owners: tuple[str, ...]
    format: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of an output folder, by path."""

    files: Mapping[str, Record] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The manifest as JSON, sorted, without any time or absolute path in it."""
        rows = {
            path: {
                "digest": record.digest,
                "owners": list(record.owners),
                "format": record.format,
                **({"stale": True} if record.stale else {}),
            }
            for path, record in sorted(self.files.items())
        }
        return (json.dumps({"briefc-manifest": LAYOUT, "files": rows}, indent=1, ensure_ascii=False) + "\n").encode()


def read_manifest(output: Path) -> Manifest:
    """The manifest of an output folder; an empty one when there is none, or none that can be read."""
    try:
        data = json.loads((output / MANIFEST).read_bytes())
        if data["briefc-manifest"] != LAYOUT:
            return Manifest()
        files = {}
        for path, row in data["files"].items():
            if _inner(path):
                files[path] = Record(row["digest"], tuple(row["owners"]), row["format"], bool(row.get("stale")))
        return Manifest(files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def _inner(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and path != MANIFEST


def check_output(output: Path, root: Path, sources: Iterable[Path]) -> None:
    """Raise RefusedOutputError unless `output` is a folder that briefc may fill.

    Refused: the project root, a folder that holds it or a source folder, a source folder or what lies in one, the home
    folder, the file system's root, and a folder with files of others but without our manifest.
    """
    real, home = output.resolve(), Path.home().resolve()
    if real in {root.resolve(), home, Path(real.anchor)}:
        raise RefusedOutputError(f"{output} cannot be the output folder: choose a folder of its own")
    for source in (root, *sources):
        place = source.resolve()
        if place.is_relative_to(real) or (source != root and real.is_relative_to(place)):
            raise RefusedOutputError(f"{output} cannot be the output folder: it would hold, or lie in, {source}")
    if output.exists() and not output.is_dir():
        raise RefusedOutputError(f"{output} is a file: choose a folder for the output")
    if output.is_dir() and not (output / MANIFEST).exists():
        strangers = [entry.name for entry in os.scandir(output) if not entry.name.startswith(".briefc")]
        if strangers:
            raise RefusedOutputError(
                f"{output} holds files that briefc did not write ({min(strangers)}, …): "
                "choose another folder, or empty it"
            )


_held: set[int] = set()


def _let_go() -> None:
    for handle in _held:
        os.close(handle)
    _held.clear()


# A forked worker must not hold the lock on after its parent is gone.
os.register_at_fork(after_in_child=_let_go)


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the output folder for one build; raises RefusedOutputError at once when another build holds it."""
    output.mkdir(parents=True, exist_ok=True)
    handle = os.open(output / ".briefc-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as reason:
            if reason.errno not in {errno.EAGAIN, errno.EACCES}:
                raise
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            raise RefusedOutputError(f"another build (process {holder or 'unknown'}) is writing {output}") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        _held.add(handle)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Written:
    """What an emit changed: paths written, paths removed, paths that were right already."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def emit(
    output: Path, files: Iterable[tuple[Artifact, Record]], keep: Mapping[str, Record], *, sync: bool = True
) -> Written:
    """Write `files`, keep the earlier files in `keep`, remove every other file of the old manifest; manifest last.

    Raises OSError when the disk refuses: then every file is still wholly old or wholly new, and the old manifest names
    all of them that briefc wrote before.
    """
    old = read_manifest(output)
    records: dict[str, Record] = dict(keep)
    staged: list[tuple[Path, Path, str]] = []
    right: list[str] = []
    try:
        for artifact, record in files:
            if artifact.path in records and artifact.path not in keep:
                continue
            records[artifact.path] = record
            target = output / artifact.path
            if _is_right(target, old.files.get(artifact.path), record):
                right.append(artifact.path)
                continue
            staged.append((_stage(target, artifact.data), target, artifact.path))
        if sync and staged:
            _settle([temporary for temporary, _, _ in staged])
        for temporary, target, _ in staged:
            temporary.replace(target)
    except BaseException:
        for temporary, _, _ in staged:
            temporary.unlink(missing_ok=True)
        raise
    removed = _remove(output, [path for path in old.files if path not in records])
    manifest = Manifest(records).to_bytes()
    if not (output / MANIFEST).exists() or (output / MANIFEST).read_bytes() != manifest:
        temporary = _stage(output / MANIFEST, manifest)
        if sync:
            _settle([temporary])
        temporary.replace(output / MANIFEST)
    return Written(tuple(path for _, _, path in staged), tuple(removed), tuple(right))


def _is_right(target: Path, before: Record | None, record: Record) -> bool:
    if before is None or before.digest != record.digest:
        return False
    try:
        # Somebody may have edited the file since: size alone would miss it, and reading is cheaper than writing.
        return hashlib.sha256(target.read_bytes()).hexdigest() == record.digest
    except OSError:
        return False


def _stage(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".briefc-{os.getpid()}-{target.name[-120:]}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        os.fchmod(stream.fileno(), 0o644)
    return temporary


def _settle(temporaries: list[Path]) -> None:
    """See the bytes onto the disk before names point to them: after a power cut a bare rename may lead to nothing."""
    if len(temporaries) > 16 and hasattr(os, "sync"):
        os.sync()
        return
    for temporary in temporaries:
        handle = os.open(temporary, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(output: Path, paths: list[str]) -> list[str]:
    removed = []
    for path in sorted(paths):
        target = output / path
        with suppress(FileNotFoundError):
            target.unlink()
            removed.append(path)
        parent = target.parent
        while parent != output and parent.is_relative_to(output):
            try:
                parent.rmdir()
            except OSError:
                break
            parent = parent.parent
    return removed


def clear(output: Path) -> list[str]:
    """Remove exactly what the manifest names, and the manifest; the paths removed. Files of others stay."""
    removed = _remove(output, list(read_manifest(output).files))
    for name in (MANIFEST, ".briefc-lock"):
        (output / name).unlink(missing_ok=True)
    for leftover in sorted(output.rglob(".briefc-*")) if output.is_dir() else ():
        leftover.unlink(missing_ok=True)
    with suppress(OSError):
        output.rmdir()
    return removed
