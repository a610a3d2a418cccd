"""`briefc list`: the items of the project and their state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from briefc.cli.options import clock_option, jobs_option
from briefc.cli.session import Session
from briefc.cli.work import run, tell_notices
from briefc.ledger.file import read_ledger
from briefc.ledger.records import Issued
from briefc.model.article import Card
from briefc.pipeline import Item
from briefc.report.terminal import safe, width


@click.command("list", short_help="List the items and their state.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@clock_option("for embargoes")
@jobs_option
@click.pass_obj
def command(session: Session, /, *, as_json: bool, **options: Any) -> None:
    """List the items: slug, type, date, state, issued version (when there is a ledger), title, source."""
    root, project, built = run(session, formats=None, **options)
    tell_notices(session, built.notices)
    ledger = read_ledger(root / project.ledger.path)
    last: dict[str, Issued] | None = None
    if ledger is not None:
        with ledger:
            last = {one.guid: one for one in ledger.all_issued()}
    if as_json:
        click.echo(json.dumps([_as_dict(item, last or {}) for item in built.items], indent=1, ensure_ascii=False))
        return
    rows = [_row(item, last) for item in built.items]
    widths = [max((width(row[column]) for row in rows), default=0) for column in range(len(rows[0]) if rows else 0)]
    for row in rows:
        cells = (safe(text) + " " * (size - width(text)) for text, size in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _row(item: Item, last: Mapping[str, Issued] | None) -> tuple[str, ...]:
    shown = _as_dict(item, last or {})
    before = (shown["slug"], shown["type"], shown["date"], shown["state"])
    issued = () if last is None else (f"v{shown['issued']}" if shown["issued"] else "-",)
    return (*before, *issued, shown["title"], shown["path"])


def _as_dict(item: Item, last: Mapping[str, Issued]) -> dict[str, Any]:
    """What is known of an item; `issued` is the version that went out last, 0 for none."""
    card = item.card
    if card is None:
        return {
            "slug": "",
            "type": "",
            "date": "",
            "state": "unreadable",
            "version": 0,
            "issued": 0,
            "title": "",
            "path": item.path,
        }
    known = last.get(card.guid)
    return {
        "slug": card.slug,
        "type": card.type,
        "date": card.date.shown_iso if card.date else "",
        "state": _state(item, card),
        "version": card.version,
        "issued": known.version if known else 0,
        "title": card.title,
        "path": item.path,
    }


def _state(item: Item, card: Card) -> str:
    if item.failed:
        return "failed"
    if card.status != "usable":
        return card.status
    return "usable" if item.out else "embargoed"
