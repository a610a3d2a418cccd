"""Which versions briefc may raise by itself, and to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefc.ledger.records import Issued, instant
from briefc.ledger.rules import Standing, outgrown, same_text, shown
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span


@dataclass(frozen=True, slots=True)
class Raise:
    """A version raised by briefc: the source, the item, the number it had and the one it got, and `:updated:`."""

    path: str
    slug: str
    before: int
    after: int
    updated: str


def raises(items: Iterable[Standing], before: Mapping[str, Issued], now: datetime) -> Iterator[Raise | Diagnostic]:
    """The versions to raise, of items that changed under the number they were issued with; or why that cannot be.

    `before` is what was issued last, by identifier; `now` has the zone in which `:updated:` is to be written. Code:
    `ledger.updated`, for a clock that would turn versions back.
    """
    for stands in items:
        last = before.get(stands.guid)
        if last is None or stands.version != last.version:
            continue
        if same_text(stands, last) and not outgrown(stands, last):
            continue
        latest = max(instant(last.version_created or stands.first_created), instant(stands.first_created))
        if now <= latest:
            message = f"now is {shown(now.isoformat())}, and the item is of {shown(latest.isoformat())} already"
            hint = "see to the clock of this machine, or give the version and its time yourself"
            yield error("ledger.updated", Span(stands.path), message, hint)
            continue
        updated = now.isoformat(timespec="seconds" if now.second else "minutes")
        yield Raise(stands.path, stands.slug, last.version, last.version + 1, updated)
