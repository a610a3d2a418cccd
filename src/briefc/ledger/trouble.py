"""What SQLite complains of, in words for the user."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefc.ledger.records import LedgerError

WAIT = 60.0
"""How long a writer waits for another one, seconds."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside, about the ledger at `path`, into a LedgerError or an OSError."""
    try:
        yield
    except sqlite3.Error as reason:
        raise _error(reason, path) from None


def _error(reason: sqlite3.Error, path: Path) -> LedgerError | OSError:
    code = getattr(reason, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}:
        return OSError(errno.EACCES, "the ledger cannot be written", str(path))
    if code == sqlite3.SQLITE_IOERR:
        return OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LedgerError(f"another process has been writing the ledger {path} for {WAIT:.0f} s", "try again later")
    return damaged(path)


def damaged(path: Path) -> LedgerError:
    """The error for a ledger whose file has come to harm."""
    return LedgerError(
        f"the ledger {path} is damaged; it is left as it is",
        "move it away and rebuild it from its last export: briefc ledger import FILE",
    )
