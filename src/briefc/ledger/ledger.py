"""The ledger as its users see it: what was issued and delivered, asked by item, and added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from types import TracebackType
from typing import Self

from briefc.ledger.records import Delivery, Issued, LedgerError, instant
from briefc.ledger.text import as_text, from_text
from briefc.ledger.trouble import in_words

_ISSUED = "guid, version, digest, state, slug, path, at, first_created, version_created, members"
_DELIVERY = "destination, guid, version, digest, name, at"


class Ledger:
    """An open ledger (`ledger.file` opens it). Close it with `close`, or use it as a context.

    Each added record is on the disk when the call returns, unless the calls stand inside `writing`. Questions and
    additions raise LedgerError when the file turns out to be damaged, OSError when the disk refuses.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Over an open connection in autocommit mode whose tables were checked."""
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A stretch in which nobody else writes: all that is added in it gets on the disk, or nothing does."""
        with in_words(self.path):
            self._connection.execute("begin immediate")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    # --- issued versions ---------------------------------------------------------------------------------------------

    def last(self, guid: str) -> Issued | None:
        """The highest version of an item that was issued."""
        found = self.versions(guid)
        return found[-1] if found else None

    def versions(self, guid: str) -> tuple[Issued, ...]:
        """All issued versions of an item, the lowest first."""
        query = f"select {_ISSUED} from issued where guid = ? order by version"  # noqa: S608 - names of columns
        with in_words(self.path):
            return tuple(Issued(*row) for row in self._connection.execute(query, (guid,)))

    def all_issued(self) -> tuple[Issued, ...]:
        """Every issued version, sorted by guid (code points) and version."""
        with in_words(self.path):
            rows = self._connection.execute(f"select {_ISSUED} from issued order by guid, version")  # noqa: S608
            return tuple(Issued(*row) for row in rows)

    def issue(self, one: Issued) -> None:
        """Record an issued version. The same one again is nothing; a different text under its number a LedgerError."""
        with in_words(self.path):
            query = "select digest, state, at from issued where guid = ? and version = ?"
            before = self._connection.execute(query, (one.guid, one.version)).fetchone()
            if before is not None:
                if before[:2] != (one.digest, one.state):
                    raise LedgerError(
                        f"version {one.version} of {one.guid} was issued on {before[2]} with another text",
                        "raise its version: briefc issue --bump",
                    )
                return
            self._connection.execute("insert into issued values (?,?,?,?,?,?,?,?,?,?)", astuple(one))

    # --- deliveries --------------------------------------------------------------------------------------------------

    def sent(self, destination: str) -> Mapping[str, Delivery]:
        """What a destination has: by guid the delivery that was recorded last."""
        query = f"select {_DELIVERY} from deliveries where destination = ? order by id"  # noqa: S608 - as above
        with in_words(self.path):
            rows = self._connection.execute(query, (destination,))
            return {one.guid: one for one in (Delivery(*row) for row in rows)}

    def all_sent(self) -> tuple[Delivery, ...]:
        """Every delivery, in the order in which they were recorded."""
        with in_words(self.path):
            rows = self._connection.execute(f"select {_DELIVERY} from deliveries order by id")  # noqa: S608 - as above
            return tuple(Delivery(*row) for row in rows)

    def record_sent(self, one: Delivery) -> None:
        """Record a delivery that was made. Raises ValueError for a destination that is an address, which has secrets.

        What the destination has already (the same version, digest and name) is not recorded again.
        """
        if "://" in one.destination or "://" in one.name:
            raise ValueError("the ledger takes the name of a destination, not its address")
        query = f"""select {_DELIVERY} from deliveries where destination = ? and guid = ?
            order by id desc limit 1"""  # noqa: S608 - as above
        with in_words(self.path):
            row = self._connection.execute(query, (one.destination, one.guid)).fetchone()
            if row is None or row[:5] != astuple(one)[:5]:
                self._add(one)

    def _add(self, one: Delivery) -> None:
        query = f"insert into deliveries ({_DELIVERY}) values (?,?,?,?,?,?)"  # noqa: S608 - as above
        self._connection.execute(query, astuple(one))

    # --- text --------------------------------------------------------------------------------------------------------

    def export(self) -> str:
        """The ledger as text (`ledger.text`)."""
        return as_text(self.all_issued(), self.all_sent())

    def load(self, text: str) -> tuple[int, int]:
        """Add the records of an exported ledger that this one lacks; how many issued versions and deliveries.

        Raises LedgerError, and adds nothing, when the text cannot be read or contradicts what stands here.
        """
        issued, deliveries = from_text(text)
        with self.writing():
            known = {(one.guid, one.version) for one in self.all_issued()}
            for one in issued:
                self.issue(one)
            before = self.all_sent()
            fresh = [one for one in deliveries if one not in set(before)]
            if fresh:
                # The last one recorded counts as what a destination has, so the two histories are put in order of time.
                with in_words(self.path):
                    self._connection.execute("delete from deliveries")
                    for sent in sorted((*before, *fresh), key=lambda one: instant(one.at)):
                        self._add(sent)
        return sum((one.guid, one.version) not in known for one in issued), len(fresh)
