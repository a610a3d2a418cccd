"""The worker processes that print, one crew for the whole build, and when they are told to get ready."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from briefc import stages
from briefc.build.crew import Crew
from briefc.build.jobs import Task
from briefc.waves.desk import Desk, Request


@contextmanager
def printers(request: Request) -> Iterator[Crew]:
    """The crew that prints during a build; nobody is in it before there is something to print.

    Printing always happens in processes: Pango is native, and a page may be made to exhaust it. The folder for their
    temporary files is removed here, since a worker that is stopped removes nothing.
    """
    limits = request.project.limits
    with TemporaryDirectory(prefix="briefc-", ignore_cleanup_errors=True) as scratch:
        shared = stages.PrintShared(str(request.shared_cache), scratch)
        task = Task(
            "briefc.stages:print_piece", shared, limits.seconds, limits.worker_memory, "briefc.stages:ready_to_print"
        )
        with Crew(request.jobs, task) as crew:
            yield crew


def expect_printing(desk: Desk) -> None:
    """Have a printer load what it needs while others are at work: something changed, so there may be pages to print."""
    if "pdf" in desk.request.formats and desk.request.jobs > 1:
        desk.printers.hire()
