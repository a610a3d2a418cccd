"""`briefc ledger`: what was issued and delivered; the same as text, for version control."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from briefc.cli.session import Session, SessionError
from briefc.cli.suggesting import SuggestingGroup
from briefc.ledger.file import open_ledger, read_ledger
from briefc.ledger.ledger import Ledger
from briefc.ledger.records import LedgerError
from briefc.ledger.rules import shown
from briefc.report.terminal import counted, safe, width

LARGEST = 500_000_000
"""Most bytes of an exported ledger that are read."""


@click.group(
    "ledger",
    cls=SuggestingGroup,
    invoke_without_command=True,
    short_help="Show what was issued, and where it was delivered.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every record as JSON.")
@click.pass_context
def command(ctx: click.Context, /, *, as_json: bool) -> None:
    """Show what was issued: slug, version, state, when, where it was delivered, identifier.

    A line an item, with its last version. The ledger is a file of the project (`ledger.path`) that belongs to it as
    its sources do: keep it, or its export, under version control.
    """
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    path = _path(session)
    ledger = _reading(path)
    if ledger is None:
        if as_json:
            click.echo(json.dumps({"issued": [], "deliveries": []}, indent=1))
        else:
            session.remark(f"there is no ledger at {path}: nothing was issued yet (`briefc issue`)")
        return
    with ledger:
        if as_json:
            rows = {
                "issued": [asdict(one) for one in ledger.all_issued()],
                "deliveries": [asdict(one) for one in ledger.all_sent()],
            }
            click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
            return
        for line in _table(ledger):
            click.echo(line)


@command.command("export", short_help="Write the ledger as text.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def export(session: Session, /, *, file: Path | None) -> None:
    """Write the ledger as text to FILE, or to standard output: one record a line, in an order that stays.

    Equal ledgers give equal bytes, so the file may be kept under version control; `briefc ledger import` rebuilds the
    ledger from it.
    """
    path = _path(session)
    ledger = _reading(path)
    if ledger is None:
        raise SessionError(f"there is no ledger at {path}", "`briefc issue` begins one", code=1)
    with ledger:
        text = ledger.export()
    if file is None:
        click.echo(text, nl=False)
        return
    target = session.folder / file
    temporary = target.with_name(f".{target.name}.briefc")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as reason:
        raise SessionError(f"{file} cannot be written: {reason.strerror}", code=1) from None
    session.remark(f"{counted(text.count(chr(10)) - 1, 'record')} in {file}")


@command.command("import", short_help="Add the records of an exported ledger to the ledger.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(session: Session, /, *, file: Path) -> None:
    """Add the records of FILE, an exported ledger, to the ledger; it is made when there is none.

    Records that it has are passed over. If one contradicts it (the same version with another text), nothing is added.
    """
    path = _path(session)
    source = session.folder / file
    if not source.is_file():
        raise SessionError(f"there is no file {file}")
    if source.stat().st_size > LARGEST:
        raise SessionError(f"{file} is too large for an exported ledger")
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SessionError(f"{file} is no exported ledger: it is not UTF-8") from None
    try:
        with open_ledger(path) as ledger:
            issued, deliveries = ledger.load(text.replace("\r\n", "\n"))
    except LedgerError as reason:
        raise SessionError(str(reason), *reason.hints) from None
    session.remark(f"added {counted(issued, 'issued version')} and {_deliveries(deliveries)} to {path}")


def _deliveries(count: int) -> str:
    return f"{count} {'delivery' if count == 1 else 'deliveries'}"


def _path(session: Session) -> Path:
    root = session.root()
    return root / session.project(root).ledger.path


def _reading(path: Path) -> Ledger | None:
    try:
        return read_ledger(path)
    except LedgerError as reason:
        raise SessionError(str(reason), *reason.hints) from None


def _table(ledger: Ledger) -> list[str]:
    """The items, a line each: their last version, sorted by slug and identifier."""
    last = {one.guid: one for one in ledger.all_issued()}
    sent: dict[str, dict[str, int]] = {}
    for one in ledger.all_sent():
        sent.setdefault(one.guid, {})[one.destination] = one.version
    rows = [
        (
            one.slug,
            str(one.version),
            one.state,
            shown(one.at),
            ", ".join(f"{name} {version}" for name, version in sorted(sent.get(one.guid, {}).items())) or "-",
            one.guid,
        )
        for one in sorted(last.values(), key=lambda one: (one.slug, one.guid))
    ]
    widths = [max((width(row[column]) for row in rows), default=0) for column in range(6)]
    return [
        "  ".join(safe(text) + " " * (size - width(text)) for text, size in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
