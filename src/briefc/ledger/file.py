"""The file of the ledger: how it is made, recognised, and opened; nothing of others is ever written to.

SQLite with a rollback journal rather than a write-ahead log: beside a write-ahead log a reader has to make files of its
own, and a build must leave the ledger's folder as it is. Commits wait for the disk, folder entry included.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from briefc.ledger.ledger import Ledger
from briefc.ledger.records import LedgerError
from briefc.ledger.trouble import WAIT, damaged, in_words

MAGIC = b"SQLite format 3\0"
APPLICATION = 0x62664C67
"""SQLite's application id of a ledger: "bfLg". It stands at byte 68 of the file, the layout at byte 60."""

LAYOUT = 1
"""The layout of the tables. A file of a higher one is refused."""

_TABLES = f"""
pragma application_id={APPLICATION};
pragma user_version={LAYOUT};
create table issued (
    guid text not null, version integer not null, digest text not null, state text not null, slug text not null,
    path text not null, at text not null, first_created text not null, version_created text not null,
    members text not null, primary key (guid, version)
) strict;
create table deliveries (
    id integer primary key, destination text not null, guid text not null, version integer not null,
    digest text not null, name text not null, at text not null
) strict;
create index deliveries_by_item on deliveries (destination, guid);
"""


def open_ledger(path: Path) -> Ledger:
    """The ledger at `path`, for reading and writing; the file (mode 0600) and its folder are made when missing.

    Raises LedgerError for a file that is not a ledger, is damaged, or was written by a newer briefc: it is left as it
    is. Raises OSError when the disk refuses. Another writer is waited for.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_words(path):
        if not _known(path):
            _make(path)
            if not _known(path):
                raise LedgerError(f"the ledger {path} could not be made")
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            connection.execute("pragma journal_mode=delete")
            connection.execute("pragma synchronous=extra")
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return Ledger(connection, path)


def read_ledger(path: Path) -> Ledger | None:
    """What the ledger at `path` holds now, for reading; None when there is none.

    Neither the file nor its folder is written to, not even after a writer was killed: its half-done change is then
    rolled back in a copy. Raises as `open_ledger` does.
    """
    with in_words(path):
        if not _known(path):
            return None
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            try:
                _copy(path, memory)
            except sqlite3.OperationalError as reason:
                if reason.sqlite_errorcode not in _INTERRUPTED:
                    raise
                _rolled_back(path, memory)
            _check(memory, path)
            memory.execute("pragma query_only=on")
        except BaseException:
            memory.close()
            raise
    return Ledger(memory, path)


_INTERRUPTED = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""What SQLite says to a reader when a killed writer left a journal behind."""


def _known(path: Path) -> bool:
    """Whether there is a ledger at `path` (an empty file is none yet). Raises LedgerError for anything else.

    Not to be asked by a process that is inside `Ledger.writing`: closing a file lets go of the process's locks on it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise LedgerError(f"the ledger {path} is no file", *_ADVICE)
        head = os.pread(handle, 100, 0)
    finally:
        os.close(handle)
    if not head:
        return False
    if not head.startswith(MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION:
        raise LedgerError(f"{path} is not a ledger of briefc; it is left as it is", *_ADVICE)
    layout = int.from_bytes(head[60:64], "big")
    if layout > LAYOUT:
        raise LedgerError(
            f"the ledger {path} was written by a newer briefc (layout {layout}, known is {LAYOUT})",
            "bring briefc up to date; the file is left as it is",
        )
    return True


_ADVICE = ("move that file away, or choose another place with ledger.path in briefc.yaml",)


def _make(path: Path) -> None:
    """An empty ledger at `path`, there at once and whole; one that somebody else makes meanwhile is left alone."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mode 0600
    os.close(handle)
    temporary = Path(name)
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute("pragma synchronous=full")
            connection.executescript(f"begin;{_TABLES}commit;")
        if path.exists() and path.stat().st_size == 0:
            temporary.replace(path)
        else:
            _put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _put(temporary: Path, path: Path) -> None:
    """Give a whole file its name, unless somebody else has taken it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links: here two who begin a ledger in the same instant are not told apart.
        if not path.exists():
            temporary.replace(path)


def _copy(path: Path, memory: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=WAIT)) as source:
        # Asked first: a query waits its time for a writer who is just committing, a copy would wait for ever.
        source.execute("select count(*) from sqlite_master").fetchone()
        source.backup(memory)


def _rolled_back(path: Path, memory: sqlite3.Connection) -> None:
    """The ledger without the change that a killed writer did not finish, made from copies of its two files."""
    journal = path.with_name(f"{path.name}-journal")
    with tempfile.TemporaryDirectory(prefix="briefc-ledger-") as folder:
        copy = Path(folder) / "ledger.sqlite"
        for number in range(20):
            before = _marks(path, journal)
            shutil.copyfile(path, copy)
            with suppress(FileNotFoundError):
                shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
            if _marks(path, journal) == before:
                break
            copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
            if number == 19:
                raise LedgerError(f"the ledger {path} is being written all the time", "try again")
        with closing(sqlite3.connect(copy)) as source:
            source.backup(memory)


def _marks(*paths: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """Size, time and inode of each file: what changes when somebody writes it."""
    found: list[tuple[int, int, int] | None] = []
    for path in paths:
        try:
            status = path.stat()
            found.append((status.st_size, status.st_mtime_ns, status.st_ino))
        except FileNotFoundError:
            found.append(None)
    return tuple(found)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    found = [row[0] for row in connection.execute("pragma quick_check(1)")]
    if found != ["ok"]:
        raise damaged(path)
    tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    if not {"issued", "deliveries"} <= tables:
        raise damaged(path)
