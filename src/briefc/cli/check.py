"""`briefc check`: read, refer, lint; write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefc.cli.session import Session
from briefc.cli.work import exit_code, run, tell_notices, working_options
from briefc.model.diagnostic import Diagnostic, warning
from briefc.model.project import Project
from briefc.report.terminal import counted, tally
from briefc.source.project_file import locate

EXAMPLE_DOMAIN = "newsroom.example"
"""The domain that `briefc new` writes: reserved, so nobody's identifiers can be made with it."""


def example_domain(session: Session, root: Path, project: Project) -> tuple[Diagnostic, ...]:
    """A warning when the domain is still the example's."""
    if project.agency.domain != EXAMPLE_DOMAIN:
        return ()
    return (
        warning(
            "config.example-domain",
            locate(root, session.config, "agency.domain"),
            f"agency.domain is still {EXAMPLE_DOMAIN}",
            "put in a domain that the newsroom owns: every item's permanent identifier is made of it",
        ),
    )


@click.command("check")
@working_options
@click.pass_obj
def command(session: Session, /, *, strict: bool, fail_on: str, output_format: str, **options: Any) -> None:
    """Read all sources and say what is wrong; write nothing."""
    session = session.reporting(output_format)
    root, project, built = run(session, formats=None, **options)
    found = built.diagnostics
    found = (*example_domain(session, root, project), *found)
    session.tell(root, found)
    tell_notices(session, built.notices)
    if session.for_people:
        session.remark(f"checked {counted(len(built.items), 'source')}, {tally(found)}")
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=strict))
