"""`briefc build`: sources to outputs."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefc.cli.session import Session, SessionError
from briefc.cli.work import exit_code, run, tell_notices, working_options
from briefc.model.diagnostic import Severity
from briefc.report.terminal import counted, safe, tally

if TYPE_CHECKING:
    from briefc.pipeline import Built


@click.command("build")
@working_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    help="html, newsml, pdf, nitf, ninjs; repeatable or comma separated.",
)
@click.option("--message", is_flag=True, help="Write all NewsML items as one newsMessage too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write to DIR, not to `output` of briefc.yaml.",
)
@click.option("--no-fsync", is_flag=True, help="Do not wait for the disk; faster, unsafe in a power cut.")
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON.")
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    strict: bool,
    fail_on: str,
    output_format: str,
    as_json: bool,
    no_fsync: bool,
    **options: Any,
) -> None:
    """Build the project, or the sources named by PATHS.

    Formats are the project's unless --format names others. An error costs the item it stands in and exit code 1; all
    other items are built.
    """
    start = time.monotonic()
    session = session.reporting(output_format)
    if as_json and not session.for_people:
        raise SessionError(f"--json and --output-format {output_format} both print to standard output: choose one")
    root, _, built = run(session, sync=not no_fsync, **options)
    session.tell(root, built.diagnostics)
    tell_notices(session, built.notices)
    code = exit_code(built.diagnostics, fail_on, strict=strict)
    if as_json:
        click.echo(json.dumps(_as_dict(built), indent=1, ensure_ascii=False))
    else:
        session.remark(_summary(built, time.monotonic() - start))
        if any(item.failed for item in built.items):
            session.remark(f"not built: {', '.join(safe(item.path) for item in built.items if item.failed)}")
    raise click.exceptions.Exit(code)


def _summary(built: Built, seconds: float) -> str:
    files = len(built.written.written) + len(built.written.kept)
    count = len(built.whole)
    return (
        f"built {counted(count, 'item')}, {counted(files, 'file')} in {seconds:.1f} s "
        f"({built.changed} rendered, {count - built.changed} cached; "
        f"{len(built.written.written)} written, {len(built.written.removed)} removed), {tally(built.diagnostics)}"
    )


def _as_dict(built: Built) -> dict[str, Any]:
    whole = set(built.whole)
    return {
        "items": [
            {
                "path": item.path,
                "slug": item.card.slug if item.card else None,
                "type": item.card.type if item.card else None,
                "built": item.path in whole,
            }
            for item in built.items
        ],
        "written": list(built.written.written),
        "removed": list(built.written.removed),
        "kept": list(built.written.kept),
        "ran": dict(sorted(built.ran.items())),
        "recalled": dict(sorted(built.recalled.items())),
        "errors": sum(1 for one in built.diagnostics if one.severity == Severity.ERROR),
        "warnings": sum(1 for one in built.diagnostics if one.severity == Severity.WARNING),
    }
