"""Executors give every job's result in order, and name what is lost."""

from __future__ import annotations

import pytest

from briefc.build.executors import Executor, InProcess, Processes
from briefc.build.jobs import Job, Loss, Task


@pytest.mark.parametrize("executor", [InProcess(), Processes(1), Processes(2), Processes(5)])
def test_results_come_in_the_order_of_the_jobs(executor: Executor) -> None:
    jobs = [Job(str(n), n) for n in range(40)]
    seen: list[str] = []
    results = executor.run(Task("tests.build.jobs:double", 3), jobs, lambda job: seen.append(job.name))
    assert results == [3 * n for n in range(40)]
    assert sorted(seen) == sorted(job.name for job in jobs)


@pytest.mark.parametrize("executor", [InProcess(), Processes(1), Processes(2)])
def test_nothing_is_a_payload_like_any_other(executor: Executor) -> None:
    jobs = [Job("a", None), Job("b", ""), Job("c", None)]
    assert executor.run(Task("tests.build.jobs:obey", None), jobs, lambda _: None) == [None, "", None]


@pytest.mark.parametrize("executor", [InProcess(), Processes(2)])
def test_a_bug_costs_its_job_alone_and_carries_its_traceback(executor: Executor) -> None:
    jobs = [Job(word, word) for word in ("one", "raise", "two")]
    one, lost, two = executor.run(Task("tests.build.jobs:obey", None), jobs, lambda _: None)
    assert (one, two) == ("one", "two")
    assert isinstance(lost, Loss)
    assert "a bug" in lost.reason
    assert "RuntimeError" in lost.detail


@pytest.mark.parametrize(("word", "said"), [("die", "SIGKILL"), ("exit", "exit code 7")])
@pytest.mark.parametrize("count", [1, 2])
def test_a_dead_worker_costs_its_job_alone(count: int, word: str, said: str) -> None:
    words = ["a", word, "b", "c", word, "d"]
    results = Processes(count).run(Task("tests.build.jobs:obey", None), [Job(w, w) for w in words], lambda _: None)
    for given, result in zip(words, results, strict=True):
        if given == word:
            assert isinstance(result, Loss)
            assert said in result.reason
            assert not result.detail
        else:
            assert result == given


def test_a_hanging_job_is_ended_and_named() -> None:
    words = ["a", "hang", "b"]
    results = Processes(1).run(
        Task("tests.build.jobs:obey", None, seconds=0.5), [Job(w, w) for w in words], lambda _: None
    )
    assert results[0] == "a"
    assert results[2] == "b"
    assert isinstance(results[1], Loss)
    assert "longer than 0.5 seconds" in results[1].reason


@pytest.mark.parametrize("word", ["eat", "choke"])
def test_a_job_that_eats_memory_is_stopped_whatever_it_says_then(word: str) -> None:
    task = Task("tests.build.jobs:obey", None, memory=2_000_000_000)
    eaten, fine, bug = Processes(1).run(task, [Job(w, w) for w in (word, "a", "raise")], lambda _: None)
    assert isinstance(eaten, Loss)
    assert "memory" in eaten.reason
    assert not eaten.detail
    assert fine == "a"
    assert isinstance(bug, Loss)
    assert "a bug" in bug.reason
