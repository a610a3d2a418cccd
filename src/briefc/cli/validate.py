"""`briefc validate`: anybody's NewsML-G2 files."""

from __future__ import annotations

from pathlib import Path

import click

from briefc.cli.session import OUTPUT_FORMATS, Session, SessionError
from briefc.cli.work import exit_code
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span
from briefc.report.terminal import counted, tally


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--schema", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the official schemas.")
@click.option("--fail-on", type=click.Choice(["warning", "error"]), default="error", help="Exit 1 from here on.")
@click.option("--output-format", type=click.Choice(OUTPUT_FORMATS), default="full", help="Form of the findings.")
@click.pass_obj
def command(
    session: Session, /, *, files: tuple[Path, ...], schema: Path | None, fail_on: str, output_format: str
) -> None:
    """Check NewsML-G2 FILES, whoever wrote them.

    They are checked against IPTC's official schemas when their folder is given (by --schema, else by `schemas` in
    briefc.yaml), and in any case against rules that no schema can see.
    """
    from briefc.formats.newsml.validate import validate

    session = session.reporting(output_format)
    folder = session.folder / schema if schema else _schemas_of(session)
    if folder is not None and not folder.is_dir():
        raise SessionError(f"there is no folder {folder}")
    if folder is None:
        session.remark("no schemas given: only the rules beyond them are checked (see --schema)")
    found: list[Diagnostic] = []
    for file in files:
        path = session.folder / file
        try:
            data = path.read_bytes()
        except OSError as reason:
            found.append(error("validate.unreadable", Span(str(file)), f"cannot be read: {reason.strerror}"))
            continue
        found.extend(validate(data, folder, path=str(file)))
    session.tell(session.folder, found)
    if session.for_people:
        session.remark(f"validated {counted(len(files), 'file')}, {tally(found)}")
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=False))


def _schemas_of(session: Session) -> Path | None:
    try:
        root = session.root()
    except SessionError:
        return None
    project = session.project(root)
    return root / project.schemas if project.schemas else None
