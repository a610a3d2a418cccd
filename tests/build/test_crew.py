"""A crew keeps its workers from job to job, and does what follows from a result before what waits."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable

from briefc.build.crew import Crew, Errand
from briefc.build.jobs import Job, Loss, Result, Task

OBEY = Task("tests.build.jobs:obey", None)
WHO = Task("tests.build.jobs:who", None)


def keep_in(results: list[Result | Loss]) -> Callable[[Result | Loss], Iterable[Errand]]:
    def keep(result: Result | Loss) -> Iterable[Errand]:
        results.append(result)
        return ()

    return keep


def test_a_worker_serves_one_piece_of_work_after_the_other() -> None:
    seen: list[Result | Loss] = []
    with Crew(1, WHO) as crew:
        for _ in range(3):
            crew.work([Errand(Job("who", None), keep_in(seen))])
    assert len(seen) == 3
    assert len(set(seen)) == 1
    assert seen[0] != os.getpid()


def test_no_more_workers_than_jobs_are_started() -> None:
    seen: list[Result | Loss] = []
    with Crew(4, WHO) as crew:
        crew.work([Errand(Job("who", None), keep_in(seen))])
        crew.work([Errand(Job("who", None), keep_in(seen))])
    assert len(set(seen)) == 1


def test_what_follows_from_a_result_comes_before_what_waits() -> None:
    order: list[Result | Loss] = []

    def errand(word: str, *further: str) -> Errand:
        def then(result: Result | Loss) -> Iterable[Errand]:
            order.append(result)
            return [errand(one) for one in further]

        return Errand(Job(word, word), then)

    with Crew(1, OBEY) as crew:
        crew.work(iter([errand("a", "a1", "a2"), errand("b", "b1"), errand("c")]))
    assert order == ["a", "a1", "a2", "b", "b1", "c"]


def test_an_errand_is_taken_only_when_somebody_is_free_for_it() -> None:
    taken: list[int] = []
    done: list[Result | Loss] = []
    ahead: list[int] = []

    def errands() -> Iterable[Errand]:
        for number in range(20):
            taken.append(number)
            ahead.append(len(taken) - len(done))
            yield Errand(Job(str(number), str(number)), keep_in(done))

    with Crew(2, OBEY) as crew:
        crew.work(errands())
    assert len(done) == 20
    assert max(ahead) <= 2


def test_a_dead_worker_costs_its_job_and_what_follows_is_done_all_the_same() -> None:
    results: list[Result | Loss] = []

    def after(result: Result | Loss) -> Iterable[Errand]:
        results.append(result)
        return [Errand(Job("b", "b"), keep_in(results))]

    with Crew(1, OBEY) as crew:
        crew.work([Errand(Job("die", "die"), after)])
    lost, fine = results
    assert isinstance(lost, Loss)
    assert "SIGKILL" in lost.reason
    assert fine == "b"


def test_a_worker_that_died_at_rest_costs_no_job() -> None:
    results: list[Result | Loss] = []
    with Crew(1, WHO) as crew:
        crew.work([Errand(Job("who", None), keep_in(results))])
        assert isinstance(results[0], int)
        os.kill(results[0], signal.SIGKILL)
        while crew._workers[0].process.is_alive():  # the kill is on its way
            pass
        crew.work([Errand(Job("who", None), keep_in(results))])
    assert isinstance(results[1], int)
    assert results[1] != results[0]


def test_a_worker_gets_ready_once_before_its_first_job_whatever_fails_there() -> None:
    results: list[Result | Loss] = []
    with Crew(1, Task("tests.build.jobs:is_ready", "shared", ready="tests.build.jobs:get_ready")) as crew:
        crew.hire("sample")
        crew.hire("another")
        assert len(crew._workers) == 1
        crew.work(Errand(Job(str(n), n), keep_in(results)) for n in range(2))
    assert results == [["shared sample"], ["shared sample"]]
    with Crew(1, Task("tests.build.jobs:is_ready", "shared", ready="tests.build.jobs:get_ready")) as crew:
        crew.work([Errand(Job("a", 1), keep_in(results))])
    assert results[-1] == ["shared None"]
    with Crew(1, Task("tests.build.jobs:double", 3, ready="tests.build.jobs:nowhere")) as crew:
        crew.work([Errand(Job("a", 2), keep_in(results))])
    assert results[-1] == 6


def test_nobody_waits_for_a_worker_that_gets_ready_for_nothing() -> None:
    with Crew(1, Task("tests.build.jobs:double", 3, ready="tests.build.jobs:dawdle")) as crew:
        crew.hire()
        process = crew._workers[0].process
    assert process.exitcode == -signal.SIGKILL
