"""Several destinations at a time, one thread each, and one place where what arrived is written down.

A receiver whose server hangs must not hold back the news for the others; the ledger is written by the calling thread
alone.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefc.deliver.consignment import Consignment
from briefc.deliver.sending import Sent

Arrived = Callable[[Consignment], None]


@dataclass(slots=True)
class _Event:
    """What a thread tells: a message arrived (and `noted` is waited for), or the thread is done."""

    destination: str
    arrived: Consignment | None = None
    sent: Sent | None = None
    failure: BaseException | None = None
    noted: threading.Event = field(default_factory=threading.Event)
    stop: bool = False


class _StoppedError(Exception):
    """What arrived could not be recorded, so nothing more is sent."""


def dispatch(
    jobs: Mapping[str, Callable[[Arrived], Sent]], record: Callable[[str, Consignment], None]
) -> dict[str, Sent]:
    """Run all jobs side by side; each calls back for every message that arrived, and goes on once `record` is done.

    The result is in the order of the jobs. What `record` or a job raises is raised here, after all jobs have ended; a
    failed record lets no job send more.
    """
    events: queue.SimpleQueue[_Event] = queue.SimpleQueue()

    def run(destination: str, job: Callable[[Arrived], Sent]) -> None:
        def arrived(one: Consignment) -> None:
            event = _Event(destination, arrived=one)
            events.put(event)
            event.noted.wait()
            if event.stop:
                raise _StoppedError

        try:
            events.put(_Event(destination, sent=job(arrived)))
        except _StoppedError:
            events.put(_Event(destination))
        except BaseException as failure:  # noqa: BLE001 - it is raised in the calling thread
            events.put(_Event(destination, failure=failure))

    for destination, job in jobs.items():
        # Daemons: Ctrl-C ends the process whatever a server is doing; what is sent again does no harm.
        threading.Thread(target=run, args=(destination, job), daemon=True).start()
    results: dict[str, Sent] = {}
    failure: BaseException | None = None
    running = len(jobs)
    while running:
        event = events.get()
        if event.arrived is None:
            running -= 1
            failure = failure or event.failure
            if event.sent is not None:
                results[event.destination] = event.sent
            continue
        try:
            if failure is None:
                record(event.destination, event.arrived)
        except Exception as reason:  # noqa: BLE001 - raised below, when the others have stopped
            failure = reason
        event.stop = failure is not None
        event.noted.set()
    if failure is not None:
        raise failure
    return {name: results[name] for name in jobs if name in results}
