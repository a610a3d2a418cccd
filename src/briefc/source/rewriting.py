"""A source changed on the disk: wholly old or wholly new, and only if it still is what was read.

A link to a source is followed (inside the project) and what it leads to is changed; links are never replaced by files.
Every step below the root is opened without following links, so that a folder swapped for a link meanwhile is an error,
never a way out of the project.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefc.model.files import Refused
from briefc.model.project import Limits
from briefc.source.files import Files
from briefc.source.regular import folder_below, read_open


class ChangedError(Exception):
    """The source is not what was read any more: somebody saved it meanwhile, moved it, or put something else there."""


def rewrite(root: Path, path: str, digest: str, edit: Callable[[str], str], limits: Limits) -> str:
    """Put `edit` of a source's text in its place; the SHA-256 (hex) of the new bytes.

    `digest` is that of the bytes that were read: for any other bytes ChangedError is raised and nothing is changed.
    The text has its byte order mark and line ends as in the file. Mode and owner stay. Raises OSError when the disk
    refuses.
    """
    real = Files(root, limits).real(path)
    if isinstance(real, Refused):
        raise ChangedError(real.message)
    with folder_below(root, real) as (folder, name):
        _wait_for_others(folder)
        try:
            handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        except FileNotFoundError:
            raise ChangedError(f"{path} is gone") from None
        try:
            before = os.fstat(handle)
            data = read_open(handle, path, limits.article_bytes)
            if isinstance(data, Refused) or sha256(data).hexdigest() != digest:
                raise ChangedError(f"{path} was saved again meanwhile")
            new = edit(data.decode("utf-8")).encode("utf-8")
            if new != data:
                _replace(folder, name, new, before)
        finally:
            os.close(handle)
    return sha256(new).hexdigest()


def _wait_for_others(folder: int) -> None:
    """Hold an open folder against other rewriters, until it is closed: two would use the same temporary name."""
    with suppress(OSError):  # a file system without locks: there two at once are not kept apart
        fcntl.flock(folder, fcntl.LOCK_EX)


def _replace(folder: int, name: str, data: bytes, old: os.stat_result) -> None:
    """Give a file of an open folder new bytes; `old` is what it was when it was read."""
    # One name a source: what a killed writer left is found, and removed, by the next one.
    temporary = f".{name[:200]}.briefc"
    with suppress(FileNotFoundError):
        os.unlink(temporary, dir_fd=folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(temporary, flags, 0o600, dir_fd=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            with suppress(PermissionError):
                os.fchown(stream.fileno(), old.st_uid, old.st_gid)
            os.fchmod(stream.fileno(), old.st_mode & 0o7777)
            os.fsync(stream.fileno())
        _expect(folder, name, old)
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=folder)
        raise
    os.fsync(folder)


def _expect(folder: int, name: str, old: os.stat_result) -> None:
    """Raise ChangedError unless the file of that name is the one that was read, unchanged."""
    here = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if (here.st_ino, here.st_dev, here.st_mtime_ns) != (old.st_ino, old.st_dev, old.st_mtime_ns):
        raise ChangedError(f"{name} was saved again meanwhile")
