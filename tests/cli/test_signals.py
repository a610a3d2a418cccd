"""Ctrl-C, SIGTERM, and readers that leave: no traceback, the last good output whole."""

from __future__ import annotations

import os
import select
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom
from tests.cli import shell

HELD = """
import sys, time
from briefc import stages
from briefc.build import emit
from briefc.cli.main import main

def held(*_):
    with open({fifo!r}, "w") as pipe:
        pipe.write("here")
        pipe.flush()
        time.sleep(600)

{where} = held
main(sys.argv[1:])
"""
"""briefc with one function that says by a pipe when it was reached, and then stays there."""


def interrupted(newsroom: Newsroom, where: str, number: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A build that gets a signal, as a terminal sends it to all its processes, while it is at `where`."""
    newsroom.cache.mkdir(exist_ok=True)
    fifo = newsroom.cache / f"reached-{where}"
    os.mkfifo(fifo)
    script = HELD.format(fifo=str(fifo), where=where)
    process = subprocess.Popen(
        [sys.executable, "-c", script, "--cache-dir", str(newsroom.cache), "build", *arguments],
        cwd=newsroom.root,
        env=shell.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    reached = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    while not select.select([reached], [], [], 0.1)[0] and process.poll() is None:
        pass
    os.close(reached)
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
    out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.mark.parametrize(("where", "jobs"), [("stages.read", "-j1"), ("stages.read", "-j2"), ("emit._settle", "-j1")])
def test_ctrl_c_ends_with_130_and_leaves_the_last_output_whole(newsroom: Newsroom, where: str, jobs: str) -> None:
    newsroom.build(formats="html")
    before = newsroom.tree()
    newsroom.edit("sources/alpha.rst", "Words", "Other words")
    run = interrupted(newsroom, where, signal.SIGINT, "--format", "html", jobs)
    assert run.returncode == 130
    assert run.stdout == ""
    assert run.stderr.strip() == "briefc: error: interrupted; the last good output is untouched"
    assert newsroom.tree() == before
    assert newsroom.build(formats="html").code == 0
    assert b"Other words" in newsroom.output("html/alpha.html")


def test_sigterm_ends_with_143(newsroom: Newsroom) -> None:
    newsroom.build(formats="html")
    before = newsroom.tree()
    newsroom.edit("sources/alpha.rst", "Words", "Other words")
    run = interrupted(newsroom, "stages.read", signal.SIGTERM, "--format", "html", "-j2")
    assert run.returncode == 143
    assert run.stderr == ""
    assert newsroom.tree() == before


def test_a_reader_that_has_seen_enough_is_no_fault(newsroom: Newsroom) -> None:
    script = f"set -o pipefail; {shlex.join(shell.BRIEFC)} list | head -1"
    done = subprocess.run(
        ["bash", "-c", script], cwd=newsroom.root, env=shell.environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("alpha")
    assert len(done.stdout.splitlines()) == 1


def test_a_reader_of_the_messages_that_leaves_is_no_fault(newsroom: Newsroom) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*shell.BRIEFC, "check"], cwd=newsroom.root, env=shell.environment(), stderr=theirs, check=False
    )
    os.close(theirs)
    assert done.returncode == 0


@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["config", "schema"], ["explain"]], ids=lambda a: a[0])
def test_a_reader_that_is_gone_already_is_no_fault(newsroom: Newsroom, arguments: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*shell.BRIEFC, *arguments],
        cwd=newsroom.root,
        env=shell.environment(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_temporary_file_is_left(newsroom: Newsroom) -> None:
    newsroom.build(formats="html")
    newsroom.edit("sources/alpha.rst", "Words", "Other words")
    interrupted(newsroom, "emit._settle", signal.SIGINT, "--format", "html", "-j1")
    assert [*Path(newsroom.root / "build").rglob(".briefc-*-*")] == []
