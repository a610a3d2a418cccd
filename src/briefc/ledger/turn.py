"""One who issues at a time: from reading the sources to recording them nobody else writes identifiers into them."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefc.ledger.records import LedgerError

NAME = "issuing-lock"
"""The file, beside the ledger; the kernel lets go of it when its holder ends, however that was."""

WAIT = 60.0
"""How long one who issues waits for another, seconds."""


@contextmanager
def only_issuing(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold a project's issuing; another who holds it is waited for. Raises LedgerError when that takes too long.

    `folder` is the ledger's, and is made when missing. Raises OSError when the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= until:
                holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
                raise LedgerError(
                    f"another briefc (process {holder}) has been issuing this project for {wait:.0f} s",
                    "let it come to its end, or end it; then run this again",
                )
            time.sleep(0.05)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as reason:
        if reason.errno in {errno.EAGAIN, errno.EACCES}:
            return False
        raise
    return True
