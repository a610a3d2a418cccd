"""A progress line on a terminal."""

from __future__ import annotations

import time

import click

_WORDS = {
    "register": "reading",
    "read": "reading",
    "render": "rendering",
    "print": "printing",
    "front": "indexing",
    "knowledge": "exporting",
    "site": "dressing",
    "deliver": "delivering",
}


class Bar:
    """One line on stderr that is written over; silent unless `on`."""

    def __init__(self, on: bool) -> None:
        """A bar that shows nothing yet."""
        self._on = on
        self._last = 0.0
        self._stage = ""
        self._shown = False

    def show(self, stage: str, done: int, total: int) -> None:
        """Say how far a stage is: at its start and end, and at most ten times a second between."""
        now = time.monotonic()
        soon = now - self._last < 0.1 and done < total and stage == self._stage
        if not self._on or not total or soon:
            return
        self._last, self._stage, self._shown = now, stage, True
        filled = 24 * done // total
        click.echo(
            f"\r\x1b[2K{_WORDS.get(stage, stage):>10} {'━' * filled}{'─' * (24 - filled)} {done}/{total}",
            nl=False,
            err=True,
        )

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
            self._shown = False
