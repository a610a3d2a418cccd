"""Who computes a wave of jobs: this process, or worker processes.

Jobs carry names and values. Results come back in the order of the jobs, whoever was first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from briefc.build.crew import Crew, Errand
from briefc.build.jobs import Job, Loss, Progress, Result, Task, attempt, function_at


class Executor(Protocol):
    """Something that runs waves of jobs."""

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job, in the jobs' order."""


class InProcess:
    """Runs jobs one after the other, here."""

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job."""
        function = function_at(task.call)
        results = []
        for job in jobs:
            results.append(attempt(function, task.shared, job.payload))
            progress(job)
        return results


class Processes:
    """Runs jobs on `count` child processes with a pipe each. A dead or hanging one costs its job, which is named."""

    def __init__(self, count: int) -> None:
        """An executor of `count` workers, started a wave at a time."""
        self.count = count

    def run(self, task: Task, jobs: Sequence[Job], progress: Progress) -> list[Result | Loss]:
        """The result, or the loss, of every job."""
        results: list[Result | Loss] = [None] * len(jobs)

        def errand(number: int, job: Job) -> Errand:
            def keep(result: Result | Loss) -> Iterable[Errand]:
                results[number] = result
                progress(job)
                return ()

            return Errand(job, keep)

        with Crew(self.count, task) as crew:
            crew.work(errand(number, job) for number, job in enumerate(jobs))
        return results


def executor_for(jobs: int) -> Executor:
    """The executor for `-j N`: this process for 1, else N workers."""
    return InProcess() if jobs <= 1 else Processes(jobs)
