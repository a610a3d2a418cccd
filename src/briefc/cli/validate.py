"""`briefc validate`: anybody's NewsML-G2 and NITF files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from briefc.cli.options import findings_options
from briefc.cli.session import Session, SessionError
from briefc.cli.work import exit_code
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.report.terminal import counted, tally
from briefc.source.regular import read_anywhere
from briefc.source.schemas import schemas_of


@click.command("validate", short_help="Check FILES of NewsML-G2 or NITF, whoever wrote them.")
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option("--schema", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the official schemas.")
@click.option("--losses", is_flag=True, help="Say also what receivers are known to leave out.")
@findings_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    files: tuple[Path, ...],
    schema: Path | None,
    losses: bool,
    strict: bool,
    fail_on: str,
    output_format: str,
) -> None:
    """Check FILES of NewsML-G2 or NITF, whoever wrote them; of a folder, all .xml files in it.

    They are checked against IPTC's official schemas when these are there (in the folder of --schema, else of `schemas`
    in briefc.yaml, else as added by `briefc schema add`), and in any case against rules that no schema can see.
    """
    from briefc.formats.newsml.validate import LARGEST, no_schemas, validate

    session = session.reporting(output_format)
    if losses:
        # They are information, and were asked for.
        session = replace(session, verbose=max(1, session.verbose))
    folder = session.folder / schema if schema else _schemas_of(session)
    if folder is not None and not folder.is_dir():
        raise SessionError(f"there is no folder {folder}")
    if folder is None:
        session.remark("no schemas here: only the rules beyond them are checked (see `briefc schema add --help`)")
    found: list[Diagnostic] = []
    if folder is not None and (missing := no_schemas(folder)) is not None:
        found.append(missing)
        folder = None
    looked = 0
    for file in _all(session.folder, files):
        looked += 1
        data = read_anywhere(session.folder / file, str(file), LARGEST + 1)
        if isinstance(data, Refused):
            found.append(error("validate.unreadable", Span(str(file)), data.message))
            continue
        found.extend(validate(data, folder, path=str(file), lost=losses))
    session.tell(session.folder, found)
    if session.for_people:
        session.remark(f"validated {counted(looked, 'file')}, {tally(found)}")
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=strict))


def _all(start: Path, files: Iterable[Path]) -> Iterator[Path]:
    """The files named, each once; for a folder the .xml files in it and below, in order. Raises SessionError."""
    seen: set[Path] = set()
    for file in files:
        inside = [file]
        if (start / file).is_dir():
            inside = sorted(
                path.relative_to(start) if path.is_relative_to(start) else path for path in _below(start / file)
            )
            if not inside:
                raise SessionError(f"there is no .xml file in {file}")
        for path in inside:
            if path not in seen:
                seen.add(path)
                yield path


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.xml") if path.is_file() and not path.is_symlink())


def _schemas_of(session: Session) -> Path | None:
    try:
        root = session.root()
    except SessionError:
        return schemas_of(None, None)
    return schemas_of(root, session.project(root))
