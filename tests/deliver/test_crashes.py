"""Wherever a delivery is cut off, and whatever changes until the next: each item arrives, whole, and is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefc.deliver.consignment import Consignment, Header, consign
from briefc.deliver.folder import Folder
from briefc.deliver.past import due, read_history
from briefc.deliver.sending import Line, send
from briefc.deliver.transport import part_of
from briefc.deliver.underway import Underway
from briefc.ledger.file import open_ledger
from briefc.ledger.records import Issued
from briefc.model.article import Card
from briefc.model.artifact import Artifact
from briefc.model.destination import Destination
from tests.link.cards import card

AT = "2024-05-16T12:00:00+00:00"
NOW = datetime.fromisoformat(AT)
END = b"</end>"


class Crash(BaseException):
    """The process is gone."""


@dataclass(frozen=True, slots=True)
class Item:
    card: Card

    @property
    def files(self) -> tuple[Artifact, ...]:
        text = f"{self.card.slug} {self.card.version} {self.card.status} "
        return (Artifact(f"newsml/{self.card.slug}.xml", "text/xml", text.encode() + END),)

    @property
    def pictures(self) -> tuple[Artifact, ...]:
        return (Artifact(f"media/{self.card.slug}.jpg", "image/jpeg", b"picture" + END),)


def compose(items: Sequence[bytes], **_: object) -> bytes:
    return b"".join(items)


class Torn(Folder):
    """A folder whose writer is killed before, in the middle of, or after a file."""

    def __init__(self, folder: Path, crashes: list[str]) -> None:
        super().__init__(str(folder), folder)
        self.folder = folder
        self.crashes = crashes

    def put(self, name: str, data: bytes, media_type: str) -> None:
        moment = self.crashes.pop(0) if self.crashes else "none"
        if moment == "before":
            raise Crash
        if moment == "middle":
            part = self.folder / part_of(name)
            part.parent.mkdir(exist_ok=True)
            part.write_bytes(data[: len(data) // 2])
            raise Crash
        super().put(name, data, media_type)
        if moment == "after":
            raise Crash


STATES = st.sampled_from(["usable", "withheld", "canceled"])
MOMENTS = st.lists(st.sampled_from(["none", "before", "middle", "after"]), max_size=4)
RECORDS = st.sampled_from(["none", "before the record", "after the record"])
STEPS = st.lists(st.tuples(st.dictionaries(st.sampled_from("abc"), STATES), MOMENTS, RECORDS), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["item", "all"]), STEPS)
@example("item", [({}, ["none", "after"], "none"), ({"a": "withheld"}, [], "none")])
@example("item", [({}, [], "before the record"), ({"a": "withheld", "b": "withheld"}, ["middle"], "none")])
def test_nothing_is_lost_half_or_unrecorded(tmp_path_factory, bundle: str, steps: list) -> None:
    base: Path = tmp_path_factory.mktemp("crash")
    inbox, ledger_path = base / "in", base / "ledger.sqlite"
    inbox.mkdir()
    items = {slug: Item(card(slug)) for slug in "abc"}
    known: set[str] = set()  # what a reader of the folder may have taken
    killed: set[str] = set()

    def deliver(moments: list[str], at_record: str) -> None:
        underway = Underway(base)
        history = read_history(ledger_path, underway, ["wire"])
        out = [one for one in items.values() if one.card.status != "withheld" or one.card.guid in history.known]
        underway.settle("wire", history.pasts["wire"].sent)
        lacking = due(out, history.pasts["wire"], history.issued_before, now=NOW)
        with open_ledger(ledger_path) as ledger:
            for one in lacking:
                its = one.card
                ledger.issue(Issued(its.guid, its.version, f"{its.version}", its.status, its.slug, its.path, AT))

            def arrived(one: Consignment) -> None:
                if at_record == "before the record":
                    raise Crash
                for delivery in one.deliveries("wire", AT):
                    ledger.record_sent(delivery)
                if at_record == "after the record":
                    raise Crash
                underway.end("wire", one.parts)

            line = Line(lambda: Torn(inbox, moments), 0, lambda _: None)
            packed = consign(lacking, Destination("file:in", bundle=bundle), Header("desk.example", "wire"), compose)
            send(packed, line, lambda one: underway.begin("wire", one.parts), arrived)

    def look() -> list[bytes]:
        seen = [path.read_bytes() for path in inbox.rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert all(data.endswith(END) for data in seen)
        known.update(slug for data in seen for slug in "abc" if f"{slug} ".encode() in data)
        return seen

    for changes, moments, at_record in (*steps, ({}, [], "none")):
        for slug, state in changes.items():
            if slug not in killed:
                items[slug] = Item(card(slug, status=state, version=items[slug].card.version + 1))
                killed |= {slug} if state == "canceled" else set()
        try:
            deliver(list(moments), at_record)
        except Crash:
            look()
    texts = b"\n".join(look())
    with open_ledger(ledger_path) as ledger:
        sent = ledger.sent("wire")
    for slug, item in items.items():
        told = f"{slug} {item.card.version} {item.card.status} ".encode() in texts
        # Whoever may have the item is told how it stands; who never had it hears nothing of a hold.
        assert told or (slug not in known and item.card.status != "usable")
        assert not told or sent[item.card.guid].version == item.card.version
    assert not (base / "delivery.json").exists()
