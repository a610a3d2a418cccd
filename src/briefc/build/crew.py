"""Worker processes of our own, with a pipe each, kept for as long as there is work of one task.

Docutils keeps globals, so threads are out; a pool cannot name the article of a dead worker, so the processes are ours.
What a job gave may ask for more jobs, which are done before those that wait: what belongs together ends together.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefc.build.jobs import OUT_OF_MEMORY, Job, Loss, Result, Task, attempt, function_at


@dataclass(frozen=True, slots=True)
class Errand:
    """A job, and what to do with its result or loss here: that gives further errands, which come first from then on."""

    job: Job
    then: Callable[[Result | Loss], Iterable[Errand]]


@dataclass(slots=True)
class _Worker:
    """A child process, the pipe to it, the errand it is at, and whether it ever had one."""

    process: Any
    pipe: Any
    at: Errand | None = None
    since: float = 0.0
    used: bool = False


class Crew:
    """At most `count` workers of one task; each is started when it is first needed and stays until the crew is left.

    A dead or hanging worker costs its job, which is named, and is replaced.
    """

    def __init__(self, count: int, task: Task) -> None:
        """A crew that nobody works in yet."""
        self.count = max(1, count)
        self.task = task
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """The crew itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send everybody home; who is still at a job, or getting ready for one that did not come, is stopped."""
        for worker in self._workers:
            if worker.at is not None or not worker.used:
                worker.process.kill()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def hire(self, sample: Any = None) -> None:
        """Start a worker ahead of its work, if there is none yet: it gets ready meanwhile, for work like `sample`."""
        if not self._workers:
            self._hire(sample)

    def work(self, errands: Iterable[Errand]) -> None:
        """Do the errands, each taken from `errands` only when somebody is free for it, and all that follow."""
        waiting = iter(errands)
        first: deque[Errand] = deque()
        while True:
            self._occupy(first, waiting)
            busy = [worker for worker in self._workers if worker.at is not None]
            if not busy:
                return
            for errand, result in self._results(busy):
                first.extend(errand.then(result))

    def _occupy(self, first: deque[Errand], waiting: Iterator[Errand]) -> None:
        """Give to everybody who is free, and hire while there is more to do than hands."""
        while True:
            free = next((worker for worker in self._workers if worker.at is None), None)
            if free is None and len(self._workers) >= self.count:
                return
            errand = first.popleft() if first else next(waiting, None)
            if errand is None:
                return
            if free is not None and not free.process.is_alive():
                # It died at rest: the next job is not to blame.
                self._bury(free)
                free = None
            self._give(free or self._hire(), errand)

    def _hire(self, sample: Any = None) -> _Worker:
        from multiprocessing import get_all_start_methods, get_context

        forks = "fork" in get_all_start_methods()
        context: Any = get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        # A forked child holds copies of our ends of all pipes: while one is open, no sibling sees us die.
        copies = [ours, *(sibling.pipe for sibling in self._workers)] if forks else []
        process = context.Process(target=_serve, args=(theirs, copies, self.task, sample), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> None:
        worker.process.join()
        worker.pipe.close()
        worker.at = None
        self._workers.remove(worker)

    @staticmethod
    def _give(worker: _Worker, errand: Errand) -> None:
        worker.at, worker.since, worker.used = errand, time.monotonic(), True
        # A worker that died meanwhile is found by its pipe, with this job in hand.
        with suppress(OSError):
            worker.pipe.send((errand.job.payload,))

    def _results(self, busy: list[_Worker]) -> Iterator[tuple[Errand, Result | Loss]]:
        """What came back from the busy ones, after waiting for it."""
        from multiprocessing.connection import wait

        seconds = self.task.seconds
        left = min(worker.since for worker in busy) + seconds - time.monotonic()
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, left) if seconds else None)
        for worker in busy:
            errand = worker.at
            if errand is None:
                continue
            if worker.pipe in ready:
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join()
                    result = Loss(_death(worker.process.exitcode))
                    self._bury(worker)
                else:
                    if result == OUT_OF_MEMORY:
                        # What it holds now nobody knows: the next job gets a fresh one.
                        worker.process.kill()
                        self._bury(worker)
                worker.at = None
                yield errand, result
            elif seconds and time.monotonic() - worker.since > seconds:
                worker.process.kill()
                self._bury(worker)
                yield errand, Loss(f"it took longer than {seconds:g} seconds")


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"its worker was killed by {signal.Signals(-code).name}"
    return f"its worker ended with exit code {code}"


def _exhausted(memory: int) -> bool:
    """Whether this process has had nearly all of the address space that it may have; False where nobody can tell."""
    if memory:
        with suppress(OSError, ValueError, IndexError):
            status = Path("/proc/self/status").read_text("ascii")
            return int(status.split("VmPeak:")[1].split()[0]) * 1024 > 0.9 * memory
    return False


def _serve(pipe: Any, copies: list[Any], task: Task, sample: Any) -> None:
    """The life of a worker: take a payload, give a result, until left alone."""
    for copy in copies:
        copy.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if task.memory:
        with suppress(ImportError, ValueError, OSError):
            import resource  # there is none on Windows

            resource.setrlimit(resource.RLIMIT_AS, (task.memory, task.memory))
    if task.ready:
        # What fails here fails again in a job, which can say so.
        attempt(lambda shared, given: function_at(task.ready)(shared, given), task.shared, sample)  # noqa: PLW0108 - looked up inside
    function = function_at(task.call)
    while True:
        try:
            (payload,) = pipe.recv()
        except (EOFError, OSError):
            break
        result = attempt(function, task.shared, payload)
        if isinstance(result, Loss) and _exhausted(task.memory):
            # Native code that gets no memory fails with whatever exception it has.
            result = OUT_OF_MEMORY
        try:
            pipe.send(result)
        except OSError:
            break
    # Skip the interpreter's farewell: native libraries of the parent must not be torn down twice after a fork.
    os._exit(0)
