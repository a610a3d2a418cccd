"""Who computes: this process, or processes of our own with a pipe each.

Docutils keeps globals, so threads are out; a pool cannot name the article of a dead worker, so the processes are ours.
Jobs carry names and values. Results come back in the order of the jobs, whoever was first.
"""

from __future__ import annotations

import importlib
import os
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection as pipes
from multiprocessing import get_all_start_methods, get_context
from typing import Any, Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Task:
    """What a wave of jobs has in common: a function's address (`package.module:function`) and what it shares.

    The function is called as `function(shared, job.payload)`. `seconds` ends a job that takes longer, `memory` (bytes)
    bounds a worker's address space; 0 is no bound. Both hold only where a worker can be killed.
    """

    call: str
    shared: Any
    seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a task: the name that people know it by, and its argument."""

    name: str
    payload: Any


@dataclass(frozen=True, slots=True)
class Loss:
    """A job that gave no result, and why, in words; `detail` is the traceback of a bug of ours, else empty."""

    reason: str
    detail: str = ""


Result: TypeAlias = Any
Progress: TypeAlias = Callable[[Job], None]


class Executor(Protocol):
    """Something that runs waves of jobs."""

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job, in the jobs' order."""


def _function(address: str) -> Callable[[Any, Any], Any]:
    module, _, name = address.partition(":")
    found: Callable[[Any, Any], Any] = getattr(importlib.import_module(module), name)
    return found


def _attempt(function: Callable[[Any, Any], Any], shared: Any, payload: Any) -> Result | Loss:
    try:
        return function(shared, payload)
    except MemoryError:
        return Loss("it ran out of memory")
    except RecursionError:
        return Loss("it is nested too deeply")
    except Exception as bug:  # noqa: BLE001 - a bug of ours costs one article and is named, never the build
        return Loss(f"{type(bug).__name__}: {bug}", traceback.format_exc())


class InProcess:
    """Runs jobs one after the other, here."""

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job."""
        function = _function(task.call)
        results = []
        for job in jobs:
            results.append(_attempt(function, task.shared, job.payload))
            progress(job)
        return results


@dataclass(slots=True)
class _Worker:
    """A child process, the pipe to it, and the job it is at."""

    process: Any
    pipe: Any
    at: int | None = None
    since: float = 0.0


@dataclass(slots=True)
class _Wave:
    """The state of one wave: what is still to give out, and what came back."""

    jobs: Sequence[Job]
    results: dict[int, Result | Loss] = field(default_factory=dict)
    given: int = 0


class Processes:
    """Runs jobs on `count` child processes with a pipe each. A dead or hanging one costs its job, which is named."""

    def __init__(self, count: int) -> None:
        """An executor of `count` workers, started a wave at a time."""
        self.count = max(1, count)
        self._forks = "fork" in get_all_start_methods()
        self._context: Any = get_context("fork" if self._forks else "spawn")

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job."""
        wave = _Wave(jobs)
        workers: list[_Worker] = []
        try:
            for _ in range(min(self.count, len(jobs))):
                workers.append(self._start(task, workers))
            for worker in workers:
                self._give(worker, wave)
            while len(wave.results) < len(jobs):
                self._wait(task, workers, wave, progress)
        finally:
            self._end(workers)
        return [wave.results[number] for number in range(len(jobs))]

    def _start(self, task: Task, siblings: Sequence[_Worker]) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A forked child holds copies of our ends of all pipes: while one is open, no sibling sees us die.
        copies = [ours, *(sibling.pipe for sibling in siblings)] if self._forks else []
        process = self._context.Process(target=_serve, args=(theirs, copies, task), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker, wave: _Wave) -> None:
        if wave.given >= len(wave.jobs):
            worker.at = None
            with suppress(OSError):
                worker.pipe.send(())
            return
        worker.at, worker.since = wave.given, time.monotonic()
        wave.given += 1
        # A worker that died meanwhile is found by its sentinel, with this job in hand.
        with suppress(OSError):
            worker.pipe.send((wave.jobs[worker.at].payload,))

    def _wait(self, task: Task, workers: list[_Worker], wave: _Wave, progress: Progress) -> None:
        busy = [worker for worker in workers if worker.at is not None]
        left = min((worker.since + task.seconds for worker in busy), default=0.0) - time.monotonic()
        ready = pipes.wait([worker.pipe for worker in busy], timeout=max(0.0, left) if task.seconds else None)
        for worker in busy:
            at = worker.at
            if at is None:
                continue
            if worker.pipe in ready:
                try:
                    wave.results[at] = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join()
                    wave.results[at] = Loss(_death(worker.process.exitcode))
                    self._replace(task, workers, worker, wave)
                else:
                    self._give(worker, wave)
                progress(wave.jobs[at])
            elif task.seconds and time.monotonic() - worker.since > task.seconds:
                worker.process.kill()
                worker.process.join()
                wave.results[at] = Loss(f"it took longer than {task.seconds:g} seconds")
                self._replace(task, workers, worker, wave)
                progress(wave.jobs[at])

    def _replace(self, task: Task, workers: list[_Worker], dead: _Worker, wave: _Wave) -> None:
        dead.pipe.close()
        dead.at = None
        workers.remove(dead)
        if wave.given < len(wave.jobs):
            fresh = self._start(task, workers)
            workers.append(fresh)
            self._give(fresh, wave)

    @staticmethod
    def _end(workers: list[_Worker]) -> None:
        for worker in workers:
            if worker.at is not None:
                worker.process.kill()
            worker.pipe.close()
        for worker in workers:
            worker.process.join()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"its worker was killed by {signal.Signals(-code).name}"
    return f"its worker ended with exit code {code}"


def _serve(pipe: Any, copies: list[Any], task: Task) -> None:
    """The life of a worker: take a payload, give a result, until told to stop or left alone."""
    for copy in copies:
        copy.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if task.memory:
        with suppress(ImportError, ValueError, OSError):
            import resource  # noqa: PLC0415 - there is none on Windows

            resource.setrlimit(resource.RLIMIT_AS, (task.memory, task.memory))
    function = _function(task.call)
    while True:
        try:
            given = pipe.recv()
        except (EOFError, OSError):
            break
        if not given:
            break
        result = _attempt(function, task.shared, given[0])
        try:
            pipe.send(result)
        except OSError:
            break
    # Skip the interpreter's farewell: native libraries of the parent must not be torn down twice after a fork.
    os._exit(0)


def executor_for(jobs: int) -> Executor:
    """The executor for `-j N`: this process for 1, else N workers."""
    return InProcess() if jobs <= 1 else Processes(jobs)
