"""One delivery: what each destination lacks is made, issued, sent, recorded."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from briefc import pipeline
from briefc.cli.progress import Bar
from briefc.cli.session import Session, now_of
from briefc.cli.work import tell_notices
from briefc.deliver.address import shown_url
from briefc.deliver.consignment import Consignment, Header, consign
from briefc.deliver.credentials import fetch_credentials
from briefc.deliver.dispatch import Arrived, dispatch
from briefc.deliver.past import History, due, read_history
from briefc.deliver.sending import Line, Sent, send
from briefc.deliver.transport import Transport, open_transport
from briefc.deliver.trouble import DeliveryError
from briefc.deliver.underway import Underway
from briefc.formats.newsml.message import news_message
from briefc.issuing import after_writing, gone, lost, record
from briefc.ledger.file import open_ledger
from briefc.ledger.ledger import Ledger
from briefc.ledger.records import LedgerError
from briefc.ledger.turn import only_issuing
from briefc.model.destination import Destination
from briefc.model.diagnostic import Diagnostic, Severity, error, warning
from briefc.model.project import Project
from briefc.model.span import Span
from briefc.report.terminal import counted, safe
from briefc.source.project_file import locate


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    destinations: tuple[str, ...]
    since: datetime | None
    again: bool
    jobs: int
    now: datetime
    clock: str
    """As given: with one, what arrives is recorded as of then, else as of the moment when it did."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of a delivery: diagnostics; for people a line a destination, and one for the sources that stay."""

    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """The items for destinations of one profile: what was asked of the pipeline, and what it gave."""

    request: pipeline.Request
    built: pipeline.Built
    items: tuple[pipeline.MadeItem, ...]


@dataclass(slots=True)
class Desk:
    """The state of one delivery: the sink of its diagnostics, what was made, and what is to go where."""

    session: Session
    root: Path
    project: Project
    order: Order
    found: list[Diagnostic] = field(default_factory=list)
    made: dict[tuple[str, bool], Batch] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    notices: set[str] = field(default_factory=set)

    @property
    def ledger_path(self) -> Path:
        """The file of the ledger."""
        return self.root / self.project.ledger.path

    def rehearse(self) -> Delivered:
        """Say what would go where. Nothing is written but the cache, and nobody is called."""
        history = read_history(self.ledger_path, Underway(self.ledger_path.parent), self.order.destinations)
        going = self._going(history)
        if self._lost():
            return self._delivered()
        for name, lacking in going.items():
            packed = self._packed(name, lacking)
            said = [f"{name}: {_described(one)} → {shown_url(self._of(name).url)}" for one in packed]
            self.lines[name] = said or [f"{name}: nothing new"]
        return self._delivered()

    def deliver(self) -> Delivered:
        """Make, issue, send and record. Raises LedgerError and OSError when the ledger fails."""
        underway = Underway(self.ledger_path.parent)
        history = read_history(self.ledger_path, underway, self.order.destinations)
        for name, past in history.pasts.items():
            underway.settle(name, past.sent)
        with only_issuing(self.ledger_path.parent):
            going = self._going(history)
            if self._lost():
                return self._delivered()
            refused = self._issue(going)
        jobs: dict[str, Callable[[Arrived], Sent]] = {}
        total = 0
        for name, lacking in going.items():
            packed = self._packed(name, [one for one in lacking if one.card.guid not in refused])
            if packed:
                jobs[name] = partial(self._serve, name, packed, underway)
                total += len(packed)
            else:
                self.lines[name] = [f"{name}: nothing new"]
        if jobs:
            bar, done = Bar(self.session.progress), 0

            def record_one(name: str, one: Consignment) -> None:
                nonlocal done
                done += 1
                self._record(ledger, underway, name, one)
                if self.session.verbose:
                    bar.clear()
                    self.session.remark(f"{name}: {one.name}")
                bar.show("deliver", done, total)

            with open_ledger(self.ledger_path) as ledger:
                try:
                    bar.show("deliver", 0, total)
                    sent = dispatch(jobs, record_one)
                except OSError as reason:
                    raise LedgerError(
                        f"the delivery was stopped, for what arrived could not be recorded: {_reason(reason)}",
                        "see that the ledger's folder may be written to and has room; then run `briefc deliver` again",
                        "the next run sends once more, under its own name, what arrived and was not recorded",
                    ) from None
                finally:
                    bar.clear()
            for name, result in sent.items():
                self._tell(name, result)
        return self._delivered()

    # --- what is to go -----------------------------------------------------------------------------------------------

    def _going(self, history: History) -> dict[str, tuple[pipeline.MadeItem, ...]]:
        """The items that each destination lacks."""
        return {
            name: due(
                self._recent(self._make(self._of(name), history.known).items),
                past,
                history.issued_before,
                now=self.order.now,
                again=self.order.again,
            )
            for name, past in history.pasts.items()
        }

    def _make(self, destination: Destination, held: frozenset[str]) -> Batch:
        """All items as a destination wants them; destinations of the same wishes share them."""
        key = (destination.profile, destination.embargoed == "send")
        if key not in self.made:
            bar = Bar(self.session.progress)
            request = pipeline.Request(
                root=self.root,
                project=self.project,
                formats=("newsml",),
                output=self.root / self.project.output,
                cache=self.session.cache_of(self.root),
                shared_cache=self.session.shared_cache(),
                now=self.order.now,
                jobs=self.order.jobs,
                progress=bar.show,
                profile=key[0],
                ahead=key[1],
                held=held,
            )
            try:
                built, items = pipeline.make(request)
            finally:
                bar.clear()
            self.found += built.diagnostics
            for notice in built.notices:
                if notice not in self.notices:
                    tell_notices(self.session, (notice,))
                    self.notices.add(notice)
            self.made[key] = Batch(request, built, items)
        return self.made[key]

    def _lost(self) -> bool:
        """Whether the ledger seems to be lost, and an error says so: all would go out again, and no hold to anybody."""
        said = "" if self.order.again else next((lost(one.request, one.built) for one in self.made.values()), "")
        if said:
            hints = (
                "bring the ledger back, or rebuild it from its export: briefc ledger import FILE",
                "if nothing was delivered before, `briefc issue` begins a ledger; --again sends all and begins one too",
            )
            self.found.append(error("ledger.lost", Span(""), f"nothing is delivered: {said}", *hints))
        return bool(said)

    def _issue(self, going: Mapping[str, Sequence[pipeline.MadeItem]]) -> frozenset[str]:
        """Issue what is to go, as `briefc issue` does; the guids of items that were refused and must not go."""
        refused: frozenset[str] = frozenset()
        guids = {one.card.guid for lacking in going.values() for one in lacking}
        for batch in self.made.values():
            cards = [one.card for one in batch.items if one.card.guid in guids - refused]
            recorded = record(batch.request, batch.built, cards)
            self.found = [*after_writing(self.found, recorded.moved), *recorded.diagnostics]
            refused |= recorded.refused
        self.found += [found for batch in self.made.values() for found in gone(batch.built, self.ledger_path)]
        return refused

    def _recent(self, items: Iterable[pipeline.MadeItem]) -> Iterator[pipeline.MadeItem]:
        since = self.order.since
        for one in items:
            modified = one.card.modified
            if since is None or (modified is not None and modified.at >= since):
                yield one

    def _packed(self, name: str, items: Sequence[pipeline.MadeItem]) -> tuple[Consignment, ...]:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        fixed = datetime.fromtimestamp(int(epoch), UTC) if epoch else None
        header = Header(self.project.agency.domain, name, fixed)
        without = not self._of(name).pictures and not self.project.site.url
        if without and any(one.pictures for one in items):
            place = locate(self.root, self.session.config, f"destinations.{name}.pictures")
            message = f"{name}: receivers get neither the pictures nor an address where they are"
            self.found.append(warning("deliver.pictures", place, message, "set site.url, or pictures: true"))
        return consign(items, self._of(name), header, news_message)

    # --- sending -----------------------------------------------------------------------------------------------------

    def _serve(self, name: str, packed: Sequence[Consignment], underway: Underway, arrived: Arrived) -> Sent:
        """Send to one destination; runs in a thread of its own."""
        destination = self._of(name)
        try:
            credentials = fetch_credentials(destination, os.environ)
        except DeliveryError as trouble:
            return Sent(troubles=(trouble,), waiting=len(packed))
        call: Callable[[], Transport] = partial(open_transport, destination, self.root, credentials)
        line = Line(call, destination.retries, time.sleep)
        return send(packed, line, lambda one: underway.begin(name, one.parts), arrived)

    def _record(self, ledger: Ledger, underway: Underway, name: str, one: Consignment) -> None:
        """Write down what arrived; called by one thread alone."""
        at = now_of(self.order.clock).isoformat(timespec="seconds")
        with ledger.writing():
            for delivery in one.deliveries(name, at):
                ledger.record_sent(delivery)
        underway.end(name, one.parts)

    def _tell(self, name: str, sent: Sent) -> None:
        """What came of a destination, as diagnostics and in a line."""
        place = locate(self.root, self.session.config, f"destinations.{name}")
        self.found += [error(one.code, place, f"{name}: {one.message}", *one.hints) for one in sent.troubles]
        done = counted(len(sent.messages), "message") if sent.messages else "nothing"
        if sent.pictures:
            done += f" and {counted(sent.pictures, 'picture')}"
        left = len(sent.troubles) + sent.waiting if sent.troubles else 0
        rest = f"; {counted(left, 'message')} not sent" if left else ""
        self.lines[name] = [f"{name}: sent {done} to {shown_url(self._of(name).url)}{rest}"]

    def _of(self, name: str) -> Destination:
        return self.project.destinations[name]

    def _delivered(self) -> Delivered:
        lines = [line for name in self.order.destinations for line in self.lines.get(name, ())]
        # Holds and kills go whatever is wrong with their texts: of what is not failed only the ledger's errors count.
        stopping = [one for one in self.found if one.severity >= Severity.ERROR and one.code.startswith("ledger.")]
        wrong = {one.span.path for one in stopping}
        items = [item for batch in self.made.values() for item in batch.built.items]
        home = dict.fromkeys(safe(item.path) for item in items if item.failed or item.path in wrong)
        if home:
            lines.append(f"not delivered: {', '.join(home)}")
        return Delivered(tuple(dict.fromkeys(self.found)), tuple(lines))


def _reason(reason: OSError) -> str:
    return f"{reason.filename}: {reason.strerror}" if reason.filename else str(reason)


def _described(one: Consignment) -> str:
    pictures = f", {counted(len(one.pictures), 'picture')}" if one.pictures else ""
    items = ", ".join(f"{safe(part.slug)} v{part.version}" for part in one.parts)
    return f"{one.name} ({items}; {len(one.data):,} bytes{pictures})"
