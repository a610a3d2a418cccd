"""What a dying worker costs, seen from the command line."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from briefc import stages
from tests.chains.newsroom import Newsroom


def test_a_killed_worker_costs_one_article_which_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom = Newsroom(tmp_path)
    for slug in ("one", "two", "three", "four"):
        newsroom.article(slug, "Words enough for a sentence.")
    read = stages.read

    def deadly(shared: stages.ReadShared, payload: tuple[str, bytes]) -> stages.ReadAnswer:
        if payload[0] == "sources/three.rst":
            os.kill(os.getpid(), signal.SIGKILL)
        return read(shared, payload)

    # Workers are forked from this process, so they find the deadly function under the task's address.
    monkeypatch.setattr(stages, "read", deadly)
    run = newsroom.build("-j2")
    assert run.code == 1
    assert "sources/three.rst: error[build.lost]" in run.err
    assert "SIGKILL" in run.err
    assert {"html/one.html", "html/two.html", "html/four.html"} <= set(newsroom.tree())
    assert "html/three.html" not in newsroom.tree()
    monkeypatch.undo()
    assert newsroom.build("-j2").code == 0
    assert "html/three.html" in newsroom.tree()


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_bug_of_ours_names_the_article_and_spares_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    newsroom = Newsroom(tmp_path).article("one", "Words.").article("two", "Words.")
    render = stages.render

    def buggy(shared: stages.RenderShared, payload: stages.RenderPayload) -> dict[str, stages.RenderAnswer]:
        if b"Two" in payload.article:
            raise ZeroDivisionError("our bug")
        return render(shared, payload)

    monkeypatch.setattr(stages, "render", buggy)
    run = newsroom.build(jobs)
    assert run.code == 1
    assert "sources/two.rst: error[build.bug]" in run.err
    assert "ZeroDivisionError" in run.err
    assert "html/one.html" in newsroom.tree()
