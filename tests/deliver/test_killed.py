"""kill -9 in the middle: what was sent is whole, what was not is sent by the next run, and the ledger is right."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deliver import servers
from tests.deliver.conftest import Desk

LONG = "They met and talked.\n\n" * 2000
SLUGS = ("first", "second", "talks")


def whole(data: bytes) -> bool:
    return data.startswith(b"<?xml") and data.rstrip().endswith(b"</newsMessage>")


def name(slug: str) -> str:
    return f"20240516T000000Z-{slug}-v1.xml"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Three articles; the first to be sent is long."""
    return desk.article("first", LONG).article("second", "Short.")


def ended(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=60)
    return process.returncode


def test_killed_while_a_file_is_sent_over_ssh(full: Desk, sftp: servers.Ssh) -> None:
    full.destination("wire", sftp.settings())
    sftp.plan(after=40_000, kill="")
    process = full.start_delivery()
    sftp.plan(kill=process.pid)
    assert ended(process) == -signal.SIGKILL
    assert [path.name for path in sftp.folder.iterdir()] == [f".{name('first')}.part"]
    assert not whole((sftp.folder / f".{name('first')}.part").read_bytes())
    assert full.records == []
    (sftp.state / "after").unlink()
    assert full.deliver().code == 0
    check(full, sftp.folder)


def test_killed_between_the_rename_and_the_ledger(full: Desk, sftp: servers.Ssh) -> None:
    full.destination("wire", sftp.settings())
    sftp.plan(kill="", renamed="")
    process = full.start_delivery()
    sftp.plan(kill=process.pid)
    assert ended(process) == -signal.SIGKILL
    assert [path.name for path in sftp.folder.iterdir()] == [name("first")]
    assert whole((sftp.folder / name("first")).read_bytes())
    assert full.records == []
    assert (full.root / ".briefc/delivery.json").exists()
    (sftp.state / "renamed").unlink()
    assert full.deliver().code == 0
    check(full, sftp.folder)


def check(desk: Desk, folder: Path) -> None:
    """Everything is there once and whole, nothing half, and the ledger says so."""
    assert sorted(path.name for path in folder.iterdir()) == [name(slug) for slug in SLUGS]
    assert all(whole(path.read_bytes()) for path in folder.iterdir())
    assert desk.records == [("wire", slug, 1) for slug in SLUGS]
    assert not (desk.root / ".briefc/delivery.json").exists()
    assert desk.deliver().err == "wire: nothing new\n"


@pytest.mark.parametrize("moment", ["in the body", "before the answer"])
def test_killed_while_posting(full: Desk, web: servers.Web, moment: str) -> None:
    full.destination("wire", f"    url: {web.url}\n")
    process: list[int] = []

    def kill() -> None:
        while not process:
            pass
        os.kill(process[0], signal.SIGKILL)

    if moment == "in the body":
        web.while_reading = kill
    else:
        web.answers = [kill]
    started = full.start_delivery()
    process.append(started.pid)
    assert ended(started) == -signal.SIGKILL
    assert full.records == []
    web.while_reading = None
    assert full.deliver().code == 0
    posted = web.named()
    assert sorted(posted) == [name(slug) for slug in SLUGS]
    assert all(whole(body) for bodies in posted.values() for body in bodies)
    assert all(len(set(bodies)) == 1 for bodies in posted.values())
    keys = {one.headers["Slug"]: one.headers["Idempotency-Key"] for one in web.posted}
    assert all(keys[one.headers["Slug"]] == one.headers["Idempotency-Key"] for one in web.posted)
    assert full.records == [("wire", slug, 1) for slug in SLUGS]


def test_killed_again_and_again_into_a_folder(full: Desk, inbox: Callable[[], list[str]]) -> None:
    """Wherever the kill falls, a reader of the folder sees whole messages alone."""
    full.destination("wire", "    url: file:out\n")
    waits = (0.35, 0.45, 0.55, 0.65)
    for wait in waits:
        started = full.start_delivery()
        try:
            started.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            started.kill()
            started.communicate()
        seen = [path for path in (full.root / "out").glob("*") if not path.name.startswith(".")]
        assert all(whole(path.read_bytes()) for path in seen)
    run = full.deliver()
    assert run.code == 0, run.err
    assert [file for file in inbox() if not file.startswith(".")] == [name(slug) for slug in SLUGS]
    assert sorted(set(full.records)) == [("wire", slug, 1) for slug in SLUGS]


def test_ctrl_c_ends_at_once_and_the_next_run_goes_on(full: Desk, web: servers.Web) -> None:
    full.destination("wire", f"    url: {web.url}\n")
    web.answers = [(503, {"Retry-After": "200"})]
    started = full.start_delivery()
    while web.answers:
        pass
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=10)
    assert started.returncode == 130
    assert "Traceback" not in err
    assert full.deliver().code == 0
