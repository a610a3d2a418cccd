"""`briefc import`: what other agencies send, as sources of this project."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from briefc.cli.options import dry_run_option, findings_options
from briefc.cli.session import Session, SessionError
from briefc.cli.suggesting import SuggestingGroup
from briefc.cli.work import exit_code
from briefc.model.address import site_address
from briefc.model.diagnostic import Diagnostic, Severity, error
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.report.terminal import counted, safe, tally


@click.group("import", cls=SuggestingGroup, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context, /) -> None:
    """Take in what others send, as sources."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("newsml")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the sources.")
@dry_run_option("Say what would be written; write nothing.")
@click.option("--force", is_flag=True, help="Overwrite the sources of items that were taken in before.")
@click.option("--without-pictures", is_flag=True, help="Leave out pictures that are not at hand; captions stay.")
@findings_options
@click.pass_obj
def newsml(
    session: Session,
    /,
    *,
    paths: tuple[Path, ...],
    output: Path | None,
    dry_run: bool,
    force: bool,
    without_pictures: bool,
    fail_on: str,
    strict: bool,
    output_format: str,
) -> None:
    """Make sources of NewsML-G2 and NITF.

    PATHS are files, or folders that are searched for them. Texts become articles, packages become briefings, and
    pictures beside the files are copied; nothing is ever fetched. What has no place in a source is a finding at its
    line in the file. The sources go to the folder of -o, else to the project's first source folder.
    """
    from briefc.directives.dateline_text import read_dateline
    from briefc.ingest.take_in import Door, take_in
    from briefc.source.incoming import SUFFIXES, incoming, names_there, picture_beside, read_incoming

    session = session.reporting(output_format)
    target, known, domain, pages = _target(session, output)
    files, found = incoming(session.folder, paths)
    if not files and not found:
        raise SessionError(
            f"there is nothing to take in: no {', '.join(SUFFIXES)} file in {' or '.join(map(str, paths))}"
        )
    every = list(found)
    if session.for_people:
        session.tell(session.folder, found)
    guids, slugs = names_there(tuple(dict.fromkeys((*known, target))))
    by_name = {one.shown: one for one in files}
    door = Door(
        read=lambda path: read_incoming(by_name[path]),
        picture=lambda path, reference: picture_beside(by_name[path], reference),
        there=guids.get,
        slug_of=lambda guid: slugs.get(guid, ""),
        domain=domain,
        read_dateline=read_dateline,
        page=lambda address: _page(address, pages),
        pictures=not without_pictures,
    )
    written = 0
    quiet = frozenset(one.shown for one in files if not one.named)
    for taken in take_in(by_name, door, quiet=quiet):
        said = list(taken.diagnostics)
        for source in taken.sources:
            path = target / f"{source.slug}.rst"
            refused = _place(path, source.text.encode(), taken.path, force=force, dry_run=dry_run)
            if refused is not None:
                said.append(refused)
                continue
            written += 1
            if dry_run and session.for_people:
                click.echo(f"{safe(taken.path)} → {safe(_near(session, path))}")
            elif session.verbose:
                session.remark(f"{safe(taken.path)} → {safe(_near(session, path))}")
            said.extend(_copied(by_name[taken.path], source.copies, target, force=force, dry_run=dry_run))
        if session.for_people:
            session.tell(session.folder, said)
        every.extend(said)
    if not session.for_people:
        # One document, whatever the number of files.
        session.tell(session.folder, every)
    else:
        verb = "would write" if dry_run else "wrote"
        session.remark(
            f"{verb} {counted(written, 'source')} from {counted(len(files), 'file')}, {tally(every)}"
            f"{_unsaid(every, session)}"
        )
    raise click.exceptions.Exit(exit_code(every, fail_on, strict=strict))


def _unsaid(found: Iterable[Diagnostic], session: Session) -> str:
    """That there is information which was not shown: what was left out or changed is never kept from who asks."""
    count = 0 if session.verbose else sum(1 for one in found if one.severity is Severity.INFO)
    return f"; {counted(count, 'remark')} on what was left out, shown by `briefc -v import newsml`" if count else ""


def _near(session: Session, path: Path) -> str:
    """A path as people see it: relative to where they work, when it lies below."""
    start = session.folder.resolve()
    return str(path.resolve().relative_to(start)) if path.resolve().is_relative_to(start) else str(path)


def _page(address: str, pages: str) -> str:
    """The slug in the address of a page below `pages`; "" for any other address."""
    inside = pages and address.startswith(pages) and address.endswith(".html")
    return address.removeprefix(pages).removesuffix(".html") if inside else ""


def _target(session: Session, output: Path | None) -> tuple[Path, tuple[Path, ...], str, str]:
    """The folder for the sources, the folders of the project's sources, the newsroom's domain, where its pages lie."""
    try:
        root = session.root()
    except SessionError:
        if output is None:
            raise SessionError("say where the sources are to go", "-o DIR, or work inside a project") from None
        return session.folder / output, (), "", ""
    project = session.project(root)
    folders = tuple(root / folder for folder in project.sources)
    target = session.folder / output if output else folders[0]
    inside = any(target.resolve().is_relative_to(folder.resolve()) for folder in folders)
    return target, folders if inside else (), project.agency.domain, site_address(project, "html/")


def _place(path: Path, data: bytes, origin: str, *, force: bool, dry_run: bool) -> Diagnostic | None:
    """Write a new file, whole or not at all, or say why not. Codes: `import.exists`, `import.unwritable`."""
    if not force and os.path.lexists(path):
        if path.is_file() and path.read_bytes() == data:
            return None
        return error("import.exists", Span(origin), f"{path} is there already and is kept", "--force overwrites it")
    if dry_run:
        return None
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as reason:
        with suppress(OSError):
            beside.unlink()
        return error("import.unwritable", Span(origin), f"{path} cannot be written: {reason.strerror}")
    return None


def _copied(
    one: object, copies: tuple[tuple[str, str], ...], target: Path, *, force: bool, dry_run: bool
) -> list[Diagnostic]:
    """Copy the pictures that lie beside a file."""
    from briefc.source.incoming import Incoming, picture_bytes

    assert isinstance(one, Incoming)  # noqa: S101 - the only caller's
    out: list[Diagnostic] = []
    for path, name in copies:
        data = picture_bytes(one, path)
        if isinstance(data, Refused):
            out.append(error("import.unreadable", Span(one.shown), data.message, *data.hints))
            continue
        refused = _place(target / name, data, one.shown, force=force, dry_run=dry_run)
        if refused is not None:
            out.append(refused)
    return out
