"""A build as the commands ask for it: options to a request, a result to words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefc.build.emit import RefusedOutputError
from briefc.build.store import last_use
from briefc.cli.options import clock_option, findings_options, jobs_option
from briefc.cli.progress import Bar
from briefc.cli.session import Session, SessionError, now_of
from briefc.ledger.records import LedgerError
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.project import Project
from briefc.model.suggest import did_you_mean
from briefc.source.discovery import source_paths
from briefc.source.plugins import PluginError
from briefc.source.project_file import check_project
from briefc.waves.printers import foresee_printing, printers

if TYPE_CHECKING:
    from briefc import pipeline
    from briefc.build.crew import Crew

F = TypeVar("F", bound=Callable[..., Any])


def working_options(function: F) -> F:
    """The paths and options that `build` and `check` share."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
            jobs_option,
            click.option("--drafts", is_flag=True, help="Build drafts too."),
            clock_option("for embargoes"),
            findings_options,
        )
    ):
        function = option(function)
    return function


def jobs_of(text: str) -> int:
    """The number of workers for `-j`. Raises SessionError for anything but a positive number or `auto`."""
    if text == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not text.isdigit() or int(text) < 1:
        raise SessionError(f'-j takes a positive number or "auto", not "{text}"')
    return int(text)


def _names_of(asked: Iterable[str], project: Project) -> list[str]:
    """The names of the formats asked for (repeated or comma separated), else of the project's."""
    return [name.strip() for text in asked for name in text.split(",") if name.strip()] or list(project.formats)


def formats_of(asked: Iterable[str], project: Project) -> tuple[str, ...]:
    """The formats to build: those asked for (repeated or comma separated), else the project's. Raises SessionError."""
    from briefc import stages

    known = stages.equip(project.extensions).formats
    names = _names_of(asked, project)
    for name in names:
        if name not in known:
            raise SessionError(
                f'there is no format "{name}"', *did_you_mean(name, known), f"the formats are {', '.join(known)}"
            )
    return tuple(name for name in known if name in names)


def sources_of(paths: Iterable[Path], folder: Path, root: Path, project: Project) -> tuple[str, ...]:
    """The sources that the paths name, relative to the root; a folder names all in it. Raises SessionError for others.

    A path that is given never selects nothing: that would build everything.
    """
    asked = tuple(paths)
    known = source_paths(root, project, lambda _: None) if asked else ()
    found: list[str] = []
    for path in asked:
        real = (folder / path).resolve()
        name = real.relative_to(root).as_posix() if real.is_relative_to(root) else ""
        chosen = [one for one in known if one == name or one.startswith(f"{name}/") or real == root]
        if not chosen:
            what = "holds no source" if real.is_dir() else "is no source" if real.exists() else "is not there"
            folders = ", ".join(project.sources)
            raise SessionError(
                f"{path} {what}", f"sources are the .rst files below {folders}; `briefc list` shows them"
            )
        found += chosen
    return tuple(dict.fromkeys(found))


@contextmanager
def requested(
    session: Session,
    *,
    formats: Iterable[str] | None,
    paths: Iterable[Path] = (),
    output: Path | None = None,
    jobs: str = "auto",
    drafts: bool = False,
    clock: str = "",
    sync: bool = True,
    message: bool = False,
) -> Iterator[tuple[pipeline.Request, tuple[Diagnostic, ...]]]:
    """Load the project: the request for the pipeline, and what its settings lack; `formats` None only checks.

    What refuses inside the context and can be mended by the user is raised as SessionError.
    """
    root = session.root()
    project = session.project(root)
    bar = Bar(session.progress)
    workers = jobs_of(jobs)
    try:
        with _printers_of(session, root, project, workers, formats) as crew:
            from briefc import pipeline

            wanted = () if formats is None else formats_of(formats, project)
            if message and "newsml" not in wanted:
                hint = "add --format newsml"
                raise SessionError("--message gathers NewsML, and newsml is not among the formats", hint)
            lacking = check_project(project, wanted or project.formats, root, session.config)
            if any(one.severity >= Severity.ERROR for one in lacking):
                session.tell(root, lacking)
                raise click.exceptions.Exit(2)
            request = pipeline.Request(
                root=root,
                project=project,
                formats=wanted,
                output=(session.folder / output).resolve() if output else root / project.output,
                cache=session.cache_of(root),
                shared_cache=session.shared_cache(),
                now=now_of(clock),
                only=sources_of(paths, session.folder.resolve(), root, project),
                jobs=workers,
                drafts=drafts,
                sync=sync,
                message=message,
                progress=bar.show,
                printers=crew,
            )
            yield request, tuple(lacking)
    except (RefusedOutputError, PluginError) as refused:
        raise SessionError(str(refused)) from None
    except LedgerError as refused:
        raise SessionError(str(refused), *refused.hints) from None
    finally:
        bar.clear()


def _printers_of(
    session: Session, root: Path, project: Project, workers: int, formats: Iterable[str] | None
) -> AbstractContextManager[Crew | None]:
    """The crew that prints, of which one begins to load what it needs before this process does; None for no PDF."""
    if formats is None or "pdf" not in _names_of(formats, project):
        return nullcontext()
    return _hired(printers(session.shared_cache(), project.limits, workers), root, project, session.cache_of(root))


@contextmanager
def _hired(crew_of: AbstractContextManager[Crew], root: Path, project: Project, cache: Path) -> Iterator[Crew]:
    with crew_of as crew:
        foresee_printing(crew, root, project, last_use(cache))
        yield crew


def run(session: Session, **options: Any) -> tuple[Path, Project, pipeline.Built]:
    """Load the project and build, with the options of `requested`. Raises SessionError for what the user can mend."""
    with requested(session, **options) as (request, lacking):
        from briefc import pipeline

        built = pipeline.build(request)
    built = replace(built, diagnostics=(*lacking, *built.diagnostics))
    return request.root, request.project, built


def tell_notices(session: Session, notices: Iterable[str]) -> None:
    """Print what a build has to say of itself, below what it has to say of the sources."""
    for notice in notices:
        session.remark(f"briefc: {notice}")


def exit_code(found: Iterable[Diagnostic], fail_on: str, *, strict: bool) -> int:
    """0, or 1 when a finding stands at or above the fail level."""
    level = Severity.WARNING if strict or fail_on == "warning" else Severity.ERROR
    return 1 if any(one.severity >= level for one in found) else 0
