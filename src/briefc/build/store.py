"""What was computed before, on disk: outcomes by action, in one SQLite file under the user's cache folder.

The store is a convenience that may vanish: an unwritable folder falls back to a temporary one, a corrupt file is set
aside and begun anew, and an entry whose checksum is wrong is as good as absent. Nothing in it is ever executed.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_FILE = "outcomes.sqlite"

LAYOUT = 1
"""The table layout; a file of another layout is begun anew."""

_MOST_WAITING, _MOST_BYTES_WAITING = 2000, 32_000_000
"""How many new outcomes, and bytes of them, wait in memory before they are written."""

_TABLES = """
create table if not exists outcomes (action blob primary key, body blob not null, check_sum integer not null)
    without rowid;
"""


class Store:
    """A map from action digest (hex) to bytes."""

    def __init__(self, folder: Path) -> None:
        """Open, or make, the store in `folder`; `notice` says what had to be done instead, if anything."""
        self.notice = ""
        self.folder = _usable(folder)
        if self.folder != folder:
            self.notice = f"the cache folder {folder} is not writable: using {self.folder} for this build"
        self._file = self.folder / _FILE
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:
            self.notice = f"the cache {self._file} was damaged: it is begun anew"
            self._set_aside()
            self._connection = self._open()
        self._fresh: dict[bytes, bytes] = {}
        self._waiting = 0

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=30, isolation_level=None)
        try:
            # Losing the last seconds to a power cut is fine for a cache; a torn file is caught by the checksums.
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma synchronous=off")
            (layout,) = connection.execute("pragma user_version").fetchone()
            if layout not in {0, LAYOUT}:
                connection.execute("drop table if exists outcomes")
            connection.execute(f"pragma user_version={LAYOUT}")
            connection.executescript(_TABLES)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> None:
        for name in (self._file.name, f"{self._file.name}-wal", f"{self._file.name}-shm"):
            (self.folder / name).unlink(missing_ok=True)

    def get_many(self, actions: Iterable[str]) -> dict[str, bytes]:
        """The stored bytes of those of `actions` that are known, by action."""
        wanted = [bytes.fromhex(action) for action in actions]
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            query = f"select action, body, check_sum from outcomes where action in ({marks})"  # noqa: S608 - only marks
            try:
                rows = self._connection.execute(query, part).fetchall()
            except sqlite3.DatabaseError:
                return found
            for action, packed, check_sum in rows:
                if zlib.crc32(packed) == check_sum:
                    try:
                        found[action.hex()] = zlib.decompress(packed)
                    except zlib.error:
                        continue
        return found

    def put(self, action: str, body: bytes) -> None:
        """Remember the bytes of an action; they reach the disk with `save`."""
        self._fresh[bytes.fromhex(action)] = body
        self._waiting += len(body)
        if len(self._fresh) >= _MOST_WAITING or self._waiting >= _MOST_BYTES_WAITING:
            self.save()

    def save(self) -> None:
        """Write what is new in one transaction. A full disk only costs the next build its memory."""
        if not self._fresh:
            return
        packed = ((action, _deflated(body)) for action, body in self._fresh.items())
        rows = [(action, body, zlib.crc32(body)) for action, body in packed]
        try:
            with self._connection:
                self._connection.execute("begin")
                self._connection.executemany("insert or replace into outcomes values (?, ?, ?)", rows)
        except sqlite3.Error as reason:
            self.notice = f"the cache could not be written: {reason}"
        self._fresh.clear()
        self._waiting = 0

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Save and close; the file's time is then that of its last use (`last_use`)."""
        self.save()
        self._connection.close()
        with suppress(OSError):
            os.utime(self._file)


_SAMPLE = 16_384
"""Bytes in the middle of an outcome that tell whether the whole is worth deflating."""


def _deflated(body: bytes) -> bytes:
    """The bytes in zlib's form (RFC 1950), deflated unless that gains little: a PDF is all streams already."""
    middle = len(body) // 2
    part = body[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]
    gains = len(body) <= _SAMPLE or len(zlib.compress(part, 1)) < 0.9 * len(part)
    return zlib.compress(body, 1 if gains else 0)


def last_use(folder: Path) -> float:
    """When the store in `folder` was last in use, in seconds as of `stat`; 0 when it never was."""
    try:
        return (folder / _FILE).stat().st_mtime
    except OSError:
        return 0.0


def cache_folder(root: Path, chosen: Path | None = None) -> Path:
    """The folder of a project's cache: `chosen`, else `$XDG_CACHE_HOME/briefc/NAME-DIGEST` (docs/decisions, 27)."""
    if chosen is not None:
        return chosen
    real = root.resolve()
    name = re.sub(r"[^a-z0-9]+", "-", real.name.lower()).strip("-") or "project"
    return _home() / f"{name}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:10]}"


def shared_folder(chosen: Path | None = None) -> Path:
    """The folder for what depends on installed packages alone and serves all projects: fonts made ready.

    It is `chosen`/shared, else `$XDG_CACHE_HOME/briefc/shared`.
    """
    return (chosen or _home()) / "shared"


def _home() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "briefc"


def _usable(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A cache in a folder that others may write is no place to read outcomes from.
        if folder.stat().st_uid != os.getuid():
            raise PermissionError(folder)
        folder.chmod(0o700)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="briefc-cache-"))
