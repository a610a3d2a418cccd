"""What a destination has, and so what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefc.deliver.consignment import M
from briefc.deliver.underway import Underway
from briefc.ledger.file import read_ledger


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a destination's past: the version it has of each item, by guid, and what it may have besides.

    `perhaps` are guids of items that were on their way when a delivery was cut off.
    """

    sent: Mapping[str, int]
    perhaps: frozenset[str] = frozenset()

    def had(self, guid: str) -> bool:
        """Whether the destination has, or may have, any version of an item."""
        return guid in self.sent or guid in self.perhaps


def due(
    items: Iterable[M],
    past: Past,
    issued_before: Callable[[str, int], bool],
    *,
    now: datetime,
    again: bool = False,
) -> tuple[M, ...]:
    """The items that a destination lacks: those of a higher version than the one it has; with `again` all of them.

    A hold goes only to those that had the item. A kill goes also where the item was issued before
    (`issued_before(guid, version)` tells of lower versions): the price of one too many is small; but not before the
    item's embargo.
    """
    chosen = []
    for item in items:
        card = item.card
        if card.status == "withheld" and not past.had(card.guid):
            continue
        if card.status == "canceled" and not past.had(card.guid):
            waiting = card.embargo is not None and card.embargo.at > now
            if waiting or not issued_before(card.guid, card.version):
                continue
        if again or card.version > past.sent.get(card.guid, 0):
            chosen.append(item)
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class History:
    """What the ledger, and what was left on its way, tell of some destinations."""

    pasts: Mapping[str, Past]
    first: Mapping[str, int]
    """By guid the lowest version that was issued."""

    @property
    def known(self) -> frozenset[str]:
        """The guids of all items that any of the destinations has, or may have."""
        return frozenset(guid for past in self.pasts.values() for guid in (*past.sent, *past.perhaps))

    def issued_before(self, guid: str, version: int) -> bool:
        """Whether a lower version of an item was issued; one above 1 tells so where the ledger was lost."""
        return version > 1 or self.first.get(guid, version) < version


def read_history(path: Path, underway: Underway, destinations: Iterable[str]) -> History:
    """The history of destinations, from the ledger at `path` (there may be none). Raises as `read_ledger` does."""
    ledger = read_ledger(path)
    if ledger is None:
        return History({name: Past({}, frozenset(underway.of(name))) for name in destinations}, {})
    with ledger:
        pasts = {
            name: Past({guid: one.version for guid, one in ledger.sent(name).items()}, frozenset(underway.of(name)))
            for name in destinations
        }
        first: dict[str, int] = {}
        for one in ledger.all_issued():  # the lowest version of an item comes first
            first.setdefault(one.guid, one.version)
    return History(pasts, first)
