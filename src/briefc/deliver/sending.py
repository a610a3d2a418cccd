"""Consignments to one destination: in order, each tried again where that may help, each recorded once it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from briefc.deliver.consignment import MESSAGE_TYPE, Consignment
from briefc.deliver.transport import Transport
from briefc.deliver.trouble import DeliveryError
from briefc.model.artifact import Artifact

T = TypeVar("T")
LONGEST_PAUSE = 60.0
"""Seconds between two tries at most, unless the server asks for more."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one destination. `waiting` counts the messages that were not tried, or wait for others."""

    messages: tuple[Consignment, ...] = ()
    pictures: int = 0
    troubles: tuple[DeliveryError, ...] = ()
    waiting: int = 0


def pause(attempt: int) -> float:
    """Seconds to wait after the failed try of that number (from 0): 1, 2, 4, 8 … up to a minute."""
    return min(2.0**attempt, LONGEST_PAUSE)


class Line:
    """A destination that is called when it is needed, and called again after a failure."""

    def __init__(self, call: Callable[[], Transport], retries: int, sleep: Callable[[float], None]) -> None:
        """`call` opens a transport; `sleep` waits."""
        self._call = call
        self._retries = self._left = retries
        self._sleep = sleep
        self._open: Transport | None = None

    def do(self, action: Callable[[Transport], T]) -> T:
        """What the action gives. Raises the last DeliveryError when no try succeeds.

        After that the patience is spent: until something succeeds, each further action gets a single try.
        """
        attempt = 0
        while True:
            try:
                if self._open is None:
                    self._open = self._call()
                given = action(self._open)
            except DeliveryError as trouble:
                self.close()
                if not trouble.again:
                    raise
                if attempt >= self._left:
                    self._left = 0
                    raise
                self._sleep(pause(attempt) if trouble.wait is None else trouble.wait)
                attempt += 1
            else:
                self._left = self._retries
                return given

    def close(self) -> None:
        """Hang up."""
        if self._open is not None:
            self._open.close()
            self._open = None


def send(
    consignments: Sequence[Consignment],
    line: Line,
    begin: Callable[[Consignment], None],
    arrived: Callable[[Consignment], None],
) -> Sent:
    """Send what is given. `begin` is called before each try to put a message, `arrived` once it is there.

    A message that alone is refused does not stop the others, save those that refer to others (briefings): they wait
    for the next delivery. Trouble with the destination as a whole ends it.
    """
    done: list[Consignment] = []
    pictures: set[str] = set()
    troubles: list[DeliveryError] = []
    waiting = 0
    try:
        for number, one in enumerate(consignments):
            if troubles and one.packaged:
                waiting += 1
                continue
            try:
                for picture in one.pictures:
                    if picture.path not in pictures:
                        line.do(partial(_put_picture, picture))
                        pictures.add(picture.path)
                line.do(partial(_put_message, one, begin))
            except DeliveryError as trouble:
                troubles.append(trouble)
                if trouble.whole:
                    waiting += len(consignments) - number - 1
                    break
            else:
                arrived(one)
                done.append(one)
    finally:
        line.close()
    return Sent(tuple(done), len(pictures), tuple(troubles), waiting)


def _put_message(one: Consignment, begin: Callable[[Consignment], None], way: Transport) -> None:
    begin(one)
    way.put(one.name, one.data, MESSAGE_TYPE)


def _put_picture(picture: Artifact, way: Transport) -> None:
    """Put a picture there, unless it is: its name is its digest, and it gets that name when it is whole."""
    if not way.has(picture.path, len(picture.data)):
        way.put(picture.path, picture.data, picture.media_type)
