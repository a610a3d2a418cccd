"""Task functions for the executors' tests: module level, so that a worker finds them by name."""

from __future__ import annotations

import os
import signal
import time


def double(shared: int, payload: int) -> int:
    return shared * payload


def obey(_: None, payload: str) -> str:
    """Does what its payload says."""
    if payload == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if payload == "exit":
        os._exit(7)
    if payload == "hang":
        time.sleep(60)
    if payload == "raise":
        raise RuntimeError("a bug")
    if payload == "choke":
        held = []
        try:
            while True:
                held.append("x" * 50_000_000)
        except MemoryError:
            raise SystemError("native code that got none") from None
    if payload == "eat":
        return "x" * 8_000_000_000
    return payload


def who(_: None, __: None) -> int:
    """The process that does it."""
    return os.getpid()


_READY: list[str] = []


def get_ready(shared: str, sample: str | None) -> None:
    """Remembers what it was called with."""
    _READY.append(f"{shared} {sample}")


def dawdle(_: int, __: None) -> None:
    """Takes a minute to get ready."""
    time.sleep(60)


def is_ready(_: str, __: int) -> list[str]:
    """How often it was."""
    return _READY
