"""The command line as a process of its own: with pipes, with a terminal, with signals."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BRIEFC = [sys.executable, "-m", "briefc"]


def environment(**extra: str) -> dict[str, str]:
    """The environment of a user: nothing that CI or a developer set, and `extra`."""
    dropped = {"CI", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **extra}


def run(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """A command, its two streams caught apart."""
    return subprocess.run(
        [*BRIEFC, *arguments], cwd=folder, env=environment(**extra), capture_output=True, text=True, check=False
    )


def run_on_terminal(folder: Path, *arguments: str, **extra: str) -> tuple[int, str]:
    """A command whose standard error is a terminal: its exit code, and what the terminal got."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*BRIEFC, *arguments], cwd=folder, env=environment(**extra), stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end of a terminal is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode()
