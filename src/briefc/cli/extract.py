"""`briefc extract`: the files inside a PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefc.cli.options import findings_options
from briefc.cli.session import Session, SessionError
from briefc.cli.work import exit_code
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.report.terminal import counted, safe, tally, width
from briefc.source.regular import read_anywhere

if TYPE_CHECKING:
    from briefc.postpress.enclosures import Enclosure


@click.command("extract", short_help="Take out the files inside a PDF.")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.argument("names", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the files.")
@click.option("--list", "listing", is_flag=True, help="List the files; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Same as --list, as JSON.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@findings_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    file: Path,
    names: tuple[str, ...],
    output: Path | None,
    listing: bool,
    as_json: bool,
    force: bool,
    strict: bool,
    fail_on: str,
    output_format: str,
) -> None:
    """Take out the files inside a PDF, whoever made it, byte for byte; all of them, or those of the NAMES given.

    They are written to the folder of -o, else to where you are, under names that are safe on every system; a file that
    is there with other content is kept. When the PDF has a digest of a file, the bytes are checked against it.
    """
    from briefc.postpress.enclosures import LARGEST_PDF, read_enclosures
    from briefc.postpress.unpacking import named, write_enclosure

    session = session.reporting(output_format)
    shown = str(file)
    data = read_anywhere(session.folder / file, shown, LARGEST_PDF)
    if isinstance(data, Refused):
        _end(session, [error("extract.unreadable", Span(shown), data.message)], fail_on, strict=strict)
    read = read_enclosures(data, shown)
    if read.value is None:
        _end(session, read.diagnostics, fail_on, strict=strict)
    chosen = list(_chosen(named(read.value), names, shown))
    if listing or as_json:
        _print(chosen, as_json=as_json)
        raise click.exceptions.Exit(0)
    if not chosen:
        _end(session, [error("extract.nothing", Span(shown), "there is no file inside")], fail_on, strict=strict)
    folder = session.folder / (output or Path())
    found: list[Diagnostic] = []
    written = 0
    for name, one in chosen:
        said = list(write_enclosure(folder, name, one, shown, force=force))
        written += not any(each.code in _KEPT for each in said)
        found += said
        if session.verbose:
            session.remark(f"{safe(one.name)} → {safe(str((output or Path()) / name))}")
    session.tell(session.folder, found)
    if session.for_people:
        session.remark(f"took out {counted(written, 'file')} of {len(chosen)}, {tally(found)}")
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=strict))


_KEPT = ("extract.damaged", "extract.exists", "extract.unwritable")
"""Codes of files that were not written."""


def _end(session: Session, found: Iterable[Diagnostic], fail_on: str, *, strict: bool) -> NoReturn:
    every = list(found)
    session.tell(session.folder, every)
    raise click.exceptions.Exit(exit_code(every, fail_on, strict=strict))


def _chosen(
    every: Iterable[tuple[str, Enclosure]], names: tuple[str, ...], shown: str
) -> Iterator[tuple[str, Enclosure]]:
    """The files that were asked for by their names, inside or as they would be written. Raises SessionError."""
    known = list(every)
    for name in names:
        if not any(name in {safe_one, one.name} for safe_one, one in known):
            there = [safe_one for safe_one, _ in known]
            raise SessionError(
                f'there is no file "{name}" in {shown}', *did_you_mean(name, there), f"`briefc extract {shown} --list`"
            )
    return ((fit, one) for fit, one in known if not names or fit in names or one.name in names)


def _print(chosen: Iterable[tuple[str, Enclosure]], *, as_json: bool) -> None:
    if as_json:
        listed = [
            {
                "name": one.name,
                "written": fit,
                "bytes": None if one.data is None else len(one.data),
                "mediaType": one.media_type,
                "relationship": one.relationship,
                "description": one.description,
                "trouble": one.trouble,
            }
            for fit, one in chosen
        ]
        click.echo(json.dumps(listed, indent=1, ensure_ascii=False))
        return
    rows = [
        (
            fit,
            "damaged" if one.data is None else f"{len(one.data)} bytes",
            one.relationship or "-",
            one.media_type or "-",
            "; ".join(filter(None, (one.description, one.trouble))),
        )
        for fit, one in chosen
    ]
    widths = [max((width(row[column]) for row in rows), default=0) for column in range(5)]
    for row in rows:
        cells = (safe(text) + " " * (size - width(text)) for text, size in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
