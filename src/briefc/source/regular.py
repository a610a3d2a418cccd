"""A file's bytes, when it is an ordinary file below the root and not too large; otherwise why not.

A FIFO would hang for ever, a device fill the memory, a symbolic link publish what lies elsewhere. So every step below
the root is opened without following links, without blocking, and looked at again when it is open.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefc.model.files import Refused

_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read_below(root: Path, path: str, most: int) -> bytes | Refused:
    """The bytes of `root/path` (relative, `/`, no `..`, no links in it), at most `most` of them, or a refusal.

    Codes: `source.absent`, `source.unreadable`, `source.size`.
    """
    try:
        with folder_below(root, path) as (folder, name):
            descriptor = os.open(name, _FILE, dir_fd=folder)
            try:
                return read_open(descriptor, path, most)
            finally:
                os.close(descriptor)
    except FileNotFoundError:
        return Refused("source.absent", f"there is no file {path}")
    except (OSError, ValueError) as reason:
        return unreadable(path, reason)


@contextmanager
def folder_below(root: Path, path: str) -> Iterator[tuple[int, str]]:
    """The folder of `root/path` (as for `read_below`), open while the context lasts, and the file's name in it.

    Raises OSError for what is not there, or is a link.
    """
    *folders, name = path.split("/")
    opened: list[int] = []
    try:
        opened.append(os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
        opened.extend(os.open(folder, _DIRECTORY, dir_fd=opened[-1]) for folder in folders)
        yield opened[-1], name
    finally:
        for descriptor in reversed(opened):
            os.close(descriptor)


def read_open(descriptor: int, path: str, most: int) -> bytes | Refused:
    """The bytes of an open file, looked at again: regular, and at most `most` long."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return Refused("source.unreadable", f"{path} is {kind(status.st_mode)}, not a file")
    if status.st_size > most:
        return too_large(path, status.st_size, most)
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        return too_large(path, most + 1, most)
    return b"".join(parts)


def read_anywhere(path: Path, shown: str, most: int) -> bytes | Refused:
    """The bytes of a file that the user named on the command line: links are followed, all else as `read_below`."""
    try:
        descriptor = os.open(path, _FILE & ~os.O_NOFOLLOW)
    except FileNotFoundError:
        return Refused("source.absent", f"there is no file {shown}")
    except (OSError, ValueError) as reason:
        return unreadable(shown, reason)
    try:
        return read_open(descriptor, shown, most)
    except OSError as reason:
        return unreadable(shown, reason)
    finally:
        os.close(descriptor)


def kind(mode: int) -> str:
    """What a mode says something is, in words."""
    names = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in names if test(mode)), "something else")


def too_large(path: str, size: int, most: int) -> Refused:
    """The refusal of a file over its limit."""
    return Refused(
        "source.size", f"{path} has {size} bytes or more; the limit is {most}", ("see limits in briefc.yaml",)
    )


def unreadable(path: str, reason: Exception) -> Refused:
    """The refusal of a file that the system does not give."""
    said = os.strerror(reason.errno) if isinstance(reason, OSError) and reason.errno else str(reason)
    return Refused("source.unreadable", f"{path} cannot be read: {said}")
