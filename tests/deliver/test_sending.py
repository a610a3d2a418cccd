"""What is sent in which order, how often it is tried, and when it is given up; with a transport that fails as told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefc.deliver.consignment import Consignment, Part
from briefc.deliver.dispatch import dispatch
from briefc.deliver.sending import Line, Sent, send
from briefc.deliver.trouble import DeliveryError, refused, unreachable
from briefc.model.artifact import Artifact

PICTURE = Artifact("media/a.jpg", "image/jpeg", b"picture")


def message(slug: str, *, packaged: bool = False, pictures: tuple[Artifact, ...] = ()) -> Consignment:
    return Consignment(f"{slug}.xml", slug.encode(), (Part(f"guid:{slug}", 1, slug),), pictures, packaged)


class Way:
    """A transport that remembers, and raises what it is given in turn."""

    def __init__(self, *faults: DeliveryError | None) -> None:
        self.faults = list(faults)
        self.put_names: list[str] = []
        self.opened = 0
        self.slept: list[float] = []

    def open(self) -> Way:
        self.opened += 1
        return self

    def has(self, name: str, _size: int) -> bool:
        return name in self.put_names

    def put(self, name: str, _data: bytes, _media_type: str) -> None:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        self.put_names.append(name)

    def close(self) -> None:
        pass

    def send(self, *messages: Consignment, retries: int = 3) -> tuple[Sent, list[str]]:
        arrived: list[str] = []
        line = Line(self.open, retries, self.slept.append)
        sent = send(messages, line, lambda _: None, lambda one: arrived.append(one.name))
        return sent, arrived


def later(wait: float | None = None) -> DeliveryError:
    return unreachable("x", "down") if wait is None else DeliveryError("x.y", "later", again=True, wait=wait)


def test_a_failed_try_is_repeated_after_waits_that_double_on_a_new_connection() -> None:
    way = Way(later(), later(), later())
    sent, arrived = way.send(message("a"))
    assert arrived == ["a.xml"]
    assert way.slept == [1, 2, 4]
    assert way.opened == 4
    assert sent.troubles == ()


def test_the_server_s_own_wait_is_kept() -> None:
    way = Way(later(wait=17.0))
    way.send(message("a"))
    assert way.slept == [17.0]


def test_waits_end_at_a_minute() -> None:
    way = Way(*(later() for _ in range(9)))
    way.send(message("a"), retries=9)
    assert way.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_destination_that_stays_down_is_given_up_with_all_that_was_to_come() -> None:
    way = Way(*(later() for _ in range(99)))
    sent, arrived = way.send(message("a"), message("b"), message("c"))
    assert arrived == []
    assert len(way.slept) == 3
    assert (len(sent.troubles), sent.waiting) == (1, 2)


def test_what_is_refused_is_not_tried_again() -> None:
    way = Way(refused("x", "a.xml", "no", whole=False))
    sent, arrived = way.send(message("a"), message("b"), message("p", packaged=True))
    assert way.slept == []
    assert arrived == ["b.xml"]
    assert (len(sent.troubles), sent.waiting) == (1, 1)


def test_patience_spent_on_one_message_is_not_spent_on_each() -> None:
    stubborn = [DeliveryError("deliver.unreachable", "500", again=True, whole=False) for _ in range(6)]
    way = Way(*stubborn)
    _, arrived = way.send(message("a"), message("b"), message("c"), message("d"))
    assert way.slept == [1, 2, 4]
    assert arrived == ["d.xml"]


def test_pictures_go_before_the_message_and_once() -> None:
    way = Way()
    sent, _ = way.send(message("a", pictures=(PICTURE,)), message("b", pictures=(PICTURE,)))
    assert way.put_names == ["media/a.jpg", "a.xml", "b.xml"]
    assert sent.pictures == 1


def test_a_picture_that_cannot_be_sent_keeps_its_message_back() -> None:
    way = Way(refused("x", "media/a.jpg", "too large", whole=False))
    sent, arrived = way.send(message("a", pictures=(PICTURE,)), message("b"))
    assert arrived == ["b.xml"]
    assert len(sent.troubles) == 1


def test_nothing_more_is_sent_once_the_ledger_fails() -> None:
    ways = {name: Way() for name in ("one", "two")}

    def job(way: Way) -> Callable[[Callable[[Consignment], None]], Sent]:
        return lambda arrived: send(
            [message("a"), message("b"), message("c")], Line(way.open, 0, lambda _: None), lambda _: None, arrived
        )

    def record(_: str, one: Consignment) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        dispatch({name: job(way) for name, way in ways.items()}, record)
    assert all(way.put_names == ["a.xml"] for way in ways.values())


def test_what_a_thread_raises_is_raised_in_the_caller() -> None:
    def broken(_: object) -> Sent:
        raise ZeroDivisionError

    recorded: list[str] = []

    def fine(arrived: Callable[[Consignment], None]) -> Sent:
        arrived(message("a"))
        return Sent()

    with pytest.raises(ZeroDivisionError):
        dispatch({"broken": broken, "fine": fine}, lambda name, _: recorded.append(name))
