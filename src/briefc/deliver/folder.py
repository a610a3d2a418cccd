"""Delivery into a folder of this machine, or of a file system that is mounted here."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from briefc.deliver.transport import part_of
from briefc.deliver.trouble import DeliveryError, refused


class Folder:
    """A folder: each file is written under a temporary name, synced, renamed, and the folder synced.

    A relative path begins at the project's root, and is made when it is not there. An absolute one must be there: it
    may be the place of a share that is not mounted.
    """

    def __init__(self, path: str, root: Path) -> None:
        """At the path after `file:` (`///x` is `/x`). Raises DeliveryError when there is no such folder."""
        plain = unquote(path[2:] if path.startswith("///") else path)
        self._shown = plain
        self._folder = root / Path(plain).expanduser()
        try:
            if not Path(plain).expanduser().is_absolute():
                self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            raise refused(plain, "files", reason) from None
        if not self._folder.is_dir():
            raise DeliveryError(
                "deliver.refused", f"there is no folder {plain}", "make it, or mount the share that belongs there"
            )

    def has(self, name: str, size: int) -> bool:
        """Whether a regular file of that size is there."""
        path = self._folder / name
        return path.is_file() and path.stat().st_size == size

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Write, sync, rename, sync the folder."""
        target, part = self._folder / name, self._folder / part_of(name)
        try:
            target.parent.mkdir(exist_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
            part.replace(target)
            _sync(target.parent)
        except OSError as reason:
            with suppress(OSError):
                part.unlink()
            raise refused(self._shown, name, reason) from None

    def close(self) -> None:
        """Nothing is open."""


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
