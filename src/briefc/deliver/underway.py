"""What one delivery keeps on the disk while it runs: that it runs, and what may have arrived without being recorded.

A message is named here before it is sent, and taken off once the ledger has it. What a crash leaves behind counts as
had by its destination: should such an item be held or killed now, the receiver must be told.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from briefc.deliver.consignment import Part

NAME = "delivery.json"
"""The file, beside the ledger."""


class RunningError(Exception):
    """Another delivery of the project runs."""


class Underway:
    """The record of what is being sent, by destination: guid → version. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        """As the file in the folder has it; an unreadable one counts as empty."""
        self._path = folder / NAME
        self._lock = Lock()
        try:
            plain = json.loads(self._path.read_bytes())
            self._entries = {str(name): {str(g): int(v) for g, v in items.items()} for name, items in plain.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            self._entries = {}

    def of(self, destination: str) -> Mapping[str, int]:
        """What may have reached a destination: versions by guid."""
        with self._lock:
            return dict(self._entries.get(destination, {}))

    def begin(self, destination: str, parts: Iterable[Part]) -> None:
        """Parts are about to be sent."""
        with self._lock:
            known = self._entries.setdefault(destination, {})
            fresh = {one.guid: one.version for one in parts}
            if any(known.get(guid) != version for guid, version in fresh.items()):
                known.update(fresh)
                self._write(sync=True)

    def end(self, destination: str, parts: Iterable[Part]) -> None:
        """Parts have arrived and are recorded."""
        with self._lock:
            known = self._entries.get(destination, {})
            for one in parts:
                known.pop(one.guid, None)
            if not known:
                self._entries.pop(destination, None)
            self._write(sync=False)  # an entry too many that outlives a power cut does no harm

    def settle(self, destination: str, sent: Mapping[str, int]) -> None:
        """Take off what the ledger knows to have arrived: `sent` are versions by guid."""
        with self._lock:
            known = self._entries.get(destination, {})
            settled = [guid for guid, version in known.items() if sent.get(guid, 0) >= version]
            for guid in settled:
                del known[guid]
            if not known:
                self._entries.pop(destination, None)
            if settled:
                self._write(sync=False)

    def _write(self, *, sync: bool) -> None:
        if not self._entries:
            self._path.unlink(missing_ok=True)
            return
        part = self._path.with_name(f".{NAME}.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(self._entries, file, indent=1, sort_keys=True)
            file.flush()
            if sync:
                os.fsync(handle)
        part.replace(self._path)
        if not sync:
            return
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def only_delivery(folder: Path) -> Iterator[None]:
    """Hold the project's deliveries; raises RunningError at once when another process does. The kernel lets go."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "delivery-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as reason:
            if reason.errno not in {errno.EAGAIN, errno.EACCES}:
                raise
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            raise RunningError(f"another delivery (process {holder or 'unknown'}) is running") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
