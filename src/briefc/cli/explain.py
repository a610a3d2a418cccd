"""`briefc explain`: the long text of a diagnostic code."""

from __future__ import annotations

import click

from briefc.cli.session import Session, SessionError
from briefc.model.suggest import nearest
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
        near = nearest(code, known)
        raise SessionError(f'there is no code "{code}"' + (f'; did you mean "{near}"?' if near else ""))
    click.echo(as_text(known[code]))
