"""An issued item that `briefc issue` passes over now: no command gives advice that leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

CLOCK = ("--clock", "2024-05-20T12:00:00+00:00", "-j1")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path).article("talks", "The council met on Thursday.")
    room.run("issue", *CLOCK)
    return room


@pytest.mark.parametrize(
    ("field", "advice"),
    [
        (":embargo: 2024-06-01T06:00Z", "passes it over until 2024-06-01 06:00 UTC: write :version: 2"),
        (":status: draft", "next version as a draft, write :version: 2"),
    ],
)
def test_what_bump_cannot_raise_is_an_error_and_says_what_to_do(newsroom: Newsroom, field: str, advice: str) -> None:
    newsroom.edit("sources/talks.rst", ":date:", f"{field}\n:date:")
    for command in (("check", *CLOCK), ("issue", *CLOCK), ("issue", "--bump", *CLOCK)):
        run = newsroom.run(*command)
        assert run.code == 1
        assert "error[ledger.unraised]" in run.err
        assert advice in run.err
        assert ":status: withheld or canceled" in run.err
        assert "--bump` raises it" not in run.err
    newsroom.edit("sources/talks.rst", ":date:", ":version: 2\n:updated: 2024-05-17T06:00Z\n:date:")
    assert newsroom.run("check", *CLOCK).code == 0
