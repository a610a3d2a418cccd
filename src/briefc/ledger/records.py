"""What the ledger holds: a version of an item that was issued, and a delivery of one to a destination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Issued:
    """One version of an item that was issued.

    `digest` is that of what its author wrote (`ledger.digest`). `state` is the status it went out with: `usable`,
    `withheld` or `canceled`. `slug` and `path` (of the source, below the project root) tell by what the item was known
    then. `at` is when it was issued, `first_created` and `version_created` are what receivers were told: all three ISO
    8601 instants with a zone (the latter two may be empty). `members` is the digest of what a briefing brought
    (`ledger.digest.members_digest`), "" for all other items and when it is not known.
    """

    guid: str
    version: int
    digest: str
    state: str
    slug: str
    path: str
    at: str
    first_created: str = ""
    version_created: str = ""
    members: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One version of an item that reached a destination.

    `destination` is its name in `briefc.yaml`, never an address; `digest` is the SHA-256 (hex) of the bytes that were
    sent, `name` the name of the file or message they went in, `at` an ISO 8601 instant with a zone.
    """

    destination: str
    guid: str
    version: int
    digest: str
    name: str
    at: str


class LedgerError(Exception):
    """The ledger cannot be used, or would have to contradict itself: a sentence for the user, and help lines."""

    def __init__(self, message: str, *hints: str) -> None:
        """With the sentence and the help lines to print."""
        super().__init__(message)
        self.hints = hints


def instant(text: str) -> datetime:
    """The instant of an `at`. Raises ValueError for what is no ISO 8601 instant with a zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} names no zone")
    return found
