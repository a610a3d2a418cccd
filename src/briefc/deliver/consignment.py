"""Items in hand to consignments: what goes out together, under which name, and what the ledger will say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from briefc.ledger.records import Delivery
from briefc.model.article import Card
from briefc.model.artifact import Artifact
from briefc.model.destination import Destination

MESSAGE_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
"""The media type of a newsMessage (IANA's registry)."""


class Made(Protocol):
    """An item in hand: its card, its XML files (its own first), the pictures that they name."""

    @property
    def card(self) -> Card:
        """The item's card."""
        ...

    @property
    def files(self) -> tuple[Artifact, ...]:
        """Its XML files."""
        ...

    @property
    def pictures(self) -> tuple[Artifact, ...]:
        """The pictures that the files name, as `media/HASH.EXT`."""
        ...


M = TypeVar("M", bound=Made)


class Compose(Protocol):
    """Whole items to one newsMessage (`formats.newsml.message.news_message`)."""

    def __call__(self, items: Sequence[bytes], *, sent: str, sender: str, priority: int, destination: str) -> bytes:
        """The message's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """An item in a consignment, as the ledger names it."""

    guid: str
    version: int
    slug: str


@dataclass(frozen=True, slots=True)
class Consignment:
    """One message, with the pictures that go before it. `packaged`: it refers to items of earlier consignments."""

    name: str
    data: bytes
    parts: tuple[Part, ...]
    pictures: tuple[Artifact, ...]
    packaged: bool

    def deliveries(self, destination: str, at: str) -> tuple[Delivery, ...]:
        """What the ledger records once the message is there: a record an item, with the digest of the message."""
        digest = hashlib.sha256(self.data).hexdigest()
        return tuple(Delivery(destination, one.guid, one.version, digest, self.name, at) for one in self.parts)


@dataclass(frozen=True, slots=True)
class Header:
    """What the headers of all messages to a destination say."""

    sender: str
    destination: str
    sent: datetime | None = None
    """Fixed instead of the newest version's own time."""


def consign(
    items: Sequence[Made], destination: Destination, header: Header, compose: Compose
) -> tuple[Consignment, ...]:
    """Items to consignments in the order of sending: articles first, briefings, which refer to them, last.

    With `bundle: item` each item is a message named `20240516T094000Z-SLUG-vN.xml`; with `all` they are one, named by
    the newest item's time and the digest of what is in it. The same items have the same name whenever they are sent.
    """
    ordered = [
        *(one for one in items if one.card.type != "briefing"),
        *(one for one in items if one.card.type == "briefing"),
    ]
    if not ordered:
        return ()
    if destination.bundle == "all":
        keys = "\n".join(sorted(f"{one.card.guid} {one.card.version}" for one in ordered))
        name = f"{_stamp(ordered)}-all-{hashlib.sha256(keys.encode()).hexdigest()[:12]}.xml"
        return (_consignment(name, ordered, destination, header, compose),)
    return tuple(
        _consignment(f"{_stamp([one])}-{one.card.slug}-v{one.card.version}.xml", [one], destination, header, compose)
        for one in ordered
    )


def _consignment(
    name: str, items: Sequence[Made], destination: Destination, header: Header, compose: Compose
) -> Consignment:
    pictures = {one.path: one for item in items for one in item.pictures} if destination.pictures else {}
    # Without a site's address items name pictures beside their own folder; here they lie below the message.
    texts = [_beside(file.data, pictures) for item in items for file in item.files]
    urgencies = [item.card.urgency for item in items if item.card.urgency]
    data = compose(
        texts,
        sent=(header.sent or _newest(items)).isoformat(),
        sender=header.sender,
        priority=min(urgencies, default=5),
        destination=header.destination,
    )
    return Consignment(
        name,
        data,
        tuple(Part(item.card.guid, item.card.version, item.card.slug) for item in items),
        tuple(pictures[path] for path in sorted(pictures)),
        packaged=all(item.card.type == "briefing" for item in items),
    )


def _beside(text: bytes, pictures: Iterable[str]) -> bytes:
    for path in pictures:
        text = text.replace(f"../{path}".encode(), path.encode())
    return text


def _newest(items: Iterable[Made]) -> datetime:
    moments = [item.card.modified.at for item in items if item.card.modified]
    return max(moments, default=datetime.fromtimestamp(0, UTC))


def _stamp(items: Iterable[Made]) -> str:
    return _newest(items).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
