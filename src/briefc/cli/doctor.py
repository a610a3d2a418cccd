"""`briefc doctor`: whether this machine and this project have what a build needs."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from briefc.build.executors import Processes
from briefc.build.jobs import Job, Loss, Task
from briefc.build.toolchain import version_of
from briefc.cli.session import Session, SessionError
from briefc.model.project import Project
from briefc.report.terminal import safe
from briefc.source.schemas import added

PINNED = {"weasyprint": "70.0"}
FLOORS = {"docutils": (0, 22), "lxml": (6, 1)}
"""lxml below 6.1 leaks files through external entities (CVE-2026-41066)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: good or not, and a sentence; `remedy` when it is not good."""

    good: bool
    what: str
    remedy: str = ""


@click.command("doctor")
@click.pass_obj
def command(session: Session, /) -> None:
    """Check this machine and this project.

    Looked at are Python, the libraries, Pango, the fonts, the cache, the schemas, the settings, extensions, the theme,
    and what destinations need. The exit code is 1 when something is wrong; a help line then says what to do.
    """
    bad = 0
    for check in CHECKS:
        for finding in _examined(check, session):
            mark = session.paint("ok  ", "32") if finding.good else session.paint("FAIL", "1;31")
            click.echo(f"{mark} {safe(finding.what)}")
            if not finding.good:
                bad += 1
                click.echo(f"     help: {safe(finding.remedy)}")
    raise click.exceptions.Exit(1 if bad else 0)


def _examined(check: Callable[[Session], Iterator[Finding]], session: Session) -> Iterator[Finding]:
    try:
        yield from check(session)
    except Exception as reason:  # noqa: BLE001 - a check that cannot run has found something
        yield Finding(
            good=False, what=f"{check.__name__.strip('_')}: {type(reason).__name__}: {reason}", remedy="see above"
        )


def _python(_: Session) -> Iterator[Finding]:
    good = sys.version_info >= (3, 11)
    yield Finding(good, f"Python {sys.version.split()[0]}", "briefc needs Python 3.11 or newer")


def _libraries(_: Session) -> Iterator[Finding]:
    for name, wanted in PINNED.items():
        have = version_of(name)
        yield Finding(
            have == wanted, f"{name} {have or 'is missing'}", f"install {name}=={wanted}: printing is built on it"
        )
    for name, floor in FLOORS.items():
        have = version_of(name)
        numbers = tuple(int(part) for part in have.split(".")[:2] if part.isdigit())
        least = ".".join(map(str, floor))
        yield Finding(numbers >= floor, f"{name} {have or 'is missing'}", f"install {name}>={least}")


def _printing(session: Session) -> Iterator[Finding]:
    from briefc.formats.pdf import fonts

    with tempfile.TemporaryDirectory() as folder:
        # In a worker, as printing itself does it: native code that fails must not take this process with it.
        task = Task("briefc.formats.pdf.native:trouble", Path(folder), seconds=60)
        (answer,) = Processes(1).run(task, [Job("printing", None)], lambda _: None)
    trouble = answer.reason if isinstance(answer, Loss) else answer
    yield Finding(
        not trouble,
        f"Pango{f': {trouble}' if trouble else ''}",
        "on Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )
    try:
        shelf = fonts.font_shelf(session.cache or Path(folder))
    except fonts.MissingFontError as reason:
        yield Finding(
            good=False, what=f"fonts: {reason}", remedy="install briefc again: its fonts are packages it needs"
        )
        return
    families = {face.family for face in shelf.base} | {script.face.family for script in shelf.scripts}
    yield Finding(good=True, what=f"fonts: {', '.join(sorted(families))}")


def _project(session: Session) -> Iterator[Finding]:
    try:
        root = session.root()
    except SessionError as reason:
        yield Finding(good=True, what=f"no project here ({reason})")
        return
    from briefc import stages
    from briefc.source.plugins import PluginError
    from briefc.source.project_file import load_project
    from briefc.source.themes import load_theme

    outcome = load_project(root, session.config, session.overrides)
    if outcome.value is None or outcome.failed:
        reasons = "; ".join(f"{one.span}: {one.message}" for one in outcome.diagnostics)
        yield Finding(good=False, what=f"project file: {reasons}", remedy="`briefc check` shows where")
        return
    project = outcome.value
    yield Finding(good=True, what=f"project {root}")
    try:
        equipment = stages.equip(project.extensions)
        yield Finding(good=True, what=f"directives: {', '.join(equipment.directives)}")
    except PluginError as reason:
        yield Finding(good=False, what=str(reason), remedy="see `extensions` in briefc.yaml")
        return
    theme = load_theme(root, project)
    said = "; ".join(one.message for one in theme.diagnostics)
    yield Finding(
        theme.value is not None,
        f"theme {project.theme.name}{f': {said}' if said else ''}",
        "see `theme` in briefc.yaml",
    )
    yield from _destinations(root, project)
    if project.schemas:
        yield _schema_finding(root / project.schemas, f"schemas in {project.schemas}", "see `schemas` in briefc.yaml")


def _schemas(_: Session) -> Iterator[Finding]:
    found = added()
    if found is None:
        yield Finding(good=True, what="no schemas added: XML is checked by briefc's own rules (`briefc schema add`)")
        return
    altered = found.altered()
    if altered:
        what = f"schemas in {found.folder}: not as they were added: {', '.join(altered)}"
        yield Finding(good=False, what=what, remedy="add them again with `briefc schema add`")
        return
    yield _schema_finding(found.folder, f"schemas in {found.folder}", "add them again with `briefc schema add`")


def _schema_finding(folder: Path, what: str, remedy: str) -> Finding:
    from briefc.formats.newsml.schema import SchemaError, compiled_schemas

    try:
        edition = compiled_schemas(folder).edition.split("-spec")[0]
    except SchemaError as reason:
        return Finding(good=False, what=f"{what}: {reason}", remedy=remedy)
    return Finding(good=True, what=f"{what}: {edition}")


def _destinations(root: Path, project: Project) -> Iterator[Finding]:
    """Whether what each destination names is here; no server is asked."""
    import os

    from briefc.deliver.credentials import fetch_credentials, file_at
    from briefc.deliver.transport import LIBRARIES
    from briefc.deliver.trouble import DeliveryError

    for name, one in project.destinations.items():
        library = LIBRARIES.get(one.url.partition(":")[0].lower(), "")
        try:
            fetch_credentials(one, os.environ)
            for key in ("key-file", "known-hosts", "ca-file"):
                file_at(getattr(one, key.replace("-", "_")), root, key)
        except DeliveryError as reason:
            yield Finding(good=False, what=f"destination {name}: {reason}", remedy=reason.hints[0])
            continue
        good = not library or bool(version_of(library))
        yield Finding(
            good, f"destination {name}{'' if good else f': {library} is missing'}", 'pip install "briefc[deliver]"'
        )


def _cache(session: Session) -> Iterator[Finding]:
    from briefc.build.store import Store

    try:
        root = session.root()
    except SessionError:
        root = Path.cwd()
    with Store(session.cache_of(root)) as store:
        yield Finding(
            not store.notice, store.notice or f"cache {store.folder}", "give a writable folder with --cache-dir"
        )


CHECKS = (_python, _libraries, _printing, _cache, _schemas, _project)
