"""`briefc clean`: take away what was built."""

from __future__ import annotations

from pathlib import Path

import click

from briefc.build.emit import MANIFEST, RefusedOutputError, check_output, clear, locked
from briefc.cli.session import Session, SessionError
from briefc.report.terminal import counted


@click.command("clean")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Clean DIR.")
@click.option("--cache", "with_cache", is_flag=True, help="Forget the cache as well.")
@click.pass_obj
def command(session: Session, /, *, output: Path | None, with_cache: bool) -> None:
    """Remove what was built.

    These are exactly the files that the manifest of the output folder names. The ledger is never touched.
    """
    root = session.root()
    project = session.project(root)
    target = (session.folder / output).resolve() if output else root / project.output
    removed: list[str] = []
    if (target / MANIFEST).exists():
        try:
            check_output(target, root, [root / folder for folder in project.sources])
            with locked(target):
                removed = clear(target)
        except RefusedOutputError as refused:
            raise SessionError(str(refused)) from None
    if with_cache:
        folder = session.cache_of(root)
        for name in ("outcomes.sqlite", "outcomes.sqlite-wal", "outcomes.sqlite-shm"):
            (folder / name).unlink(missing_ok=True)
    session.remark(
        f"removed {counted(len(removed), 'file')} from {target.name}{' and the cache' if with_cache else ''}"
    )
