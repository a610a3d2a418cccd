"""`briefc list`: the items of the project and their state."""

from __future__ import annotations

import json
from typing import Any

import click

from briefc.cli.session import Session
from briefc.cli.work import run
from briefc.pipeline import Item
from briefc.report.terminal import safe, width


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--clock", default="", metavar="ISO", help="What counts as now, for embargoes.")
@click.option("-j", "--jobs", default="auto", metavar="N", help="Worker processes; auto = one a core.")
@click.pass_obj
def command(session: Session, /, *, as_json: bool, **options: Any) -> None:
    """List the items: slug, type, date, state, title, source."""
    _, _, built = run(session, formats=None, **options)
    rows = [_row(item) for item in built.items]
    if as_json:
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    columns = ("slug", "type", "date", "state", "title", "path")
    widths = {name: max((width(row[name]) for row in rows), default=0) for name in columns}
    for row in rows:
        click.echo("  ".join(safe(row[name]) + " " * (widths[name] - width(row[name])) for name in columns).rstrip())


def _row(item: Item) -> dict[str, str]:
    card = item.card
    if card is None:
        return {"slug": "", "type": "", "date": "", "state": "unreadable", "title": "", "path": item.path}
    state = (
        "failed" if item.failed else card.status if card.status != "usable" else "usable" if item.out else "embargoed"
    )
    date = card.date.shown_iso if card.date else ""
    return {"slug": card.slug, "type": card.type, "date": date, "state": state, "title": card.title, "path": item.path}
