"""The worker processes that print, one crew for the whole build, and when they are told to get ready.

WeasyPrint takes as long to load as an article takes to be read and rendered. So somebody begins to load it as soon as
there may be something to print: the command line before it imports the rest of briefc, if a source is younger than the
store, and a build when it meets the first job. This module imports little for that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from briefc.build.crew import Crew
from briefc.build.jobs import Task
from briefc.model.printers import PrintSample, PrintShared
from briefc.model.project import Limits, Project
from briefc.source.discovery import source_paths


@contextmanager
def printers(shared_cache: Path, limits: Limits, jobs: int) -> Iterator[Crew]:
    """The crew that prints during a build; nobody is in it before there is something to print.

    Printing always happens in processes: Pango is native, and a page may be made to exhaust it. The folder for their
    temporary files is removed here, since a worker that is stopped removes nothing.
    """
    with TemporaryDirectory(prefix="briefc-", ignore_cleanup_errors=True) as scratch:
        shared = PrintShared(str(shared_cache), scratch)
        task = Task(
            "briefc.stages:print_piece", shared, limits.seconds, limits.worker_memory, "briefc.stages:ready_to_print"
        )
        with Crew(jobs, task) as crew:
            yield crew


def foresee_printing(crew: Crew, root: Path, project: Project, stored: float) -> None:
    """Have a printer get ready if a source was written since `stored`, when the store was last in use (0 for never).

    It is a guess by the clock of the file system, and decides nothing but who begins to load when.
    """
    newest, path = stored, ""
    for one in source_paths(root, project, lambda _: None):
        try:
            written = (root / one).stat().st_mtime
        except OSError:
            continue
        if written > newest:
            newest, path = written, one
    if path:
        expect_printing(crew, root, project, path)


def expect_printing(crew: Crew, root: Path, project: Project, path: str = "") -> None:
    """Have a printer get ready while others are at work: there may be pages to print, such as that of a source."""
    if crew.count > 1:
        crew.hire(PrintSample(str(root), project, path))
