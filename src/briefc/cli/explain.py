"""`briefc explain`: the long text of a diagnostic code."""

from __future__ import annotations

import click

from briefc.cli.session import Session, SessionError
from briefc.model.suggest import did_you_mean
from briefc.report.codes import as_text, explanations


@click.command("explain")
@click.argument("code", required=False)
@click.pass_obj
def command(session: Session, /, *, code: str | None) -> None:
    """Explain a diagnostic CODE: cause, example, remedy. Without CODE, list all codes."""
    known = explanations()
    if code is None:
        for one in known.values():
            click.echo(f"{one.code:32} {one.title}")
        return
    if code not in known:
        raise SessionError(f'there is no code "{code}"', *did_you_mean(code, known), "`briefc explain` lists all codes")
    click.echo(as_text(known[code]))
