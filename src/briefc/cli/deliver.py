"""`briefc deliver`: messages to the destinations of the project."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext

import click

from briefc.cli.check import example_domain
from briefc.cli.delivery import Desk, Order
from briefc.cli.options import clock_option, dry_run_option, findings_options, jobs_option
from briefc.cli.session import Session, SessionError, instant_of, now_of
from briefc.cli.work import exit_code, jobs_of
from briefc.deliver.underway import RunningError, only_delivery
from briefc.ledger.records import LedgerError
from briefc.model.diagnostic import Severity
from briefc.model.project import Project
from briefc.model.suggest import did_you_mean
from briefc.source.plugins import PluginError
from briefc.source.project_file import check_project


@click.command("deliver", short_help="Send what is new to the destinations of briefc.yaml.")
@click.argument("destinations", nargs=-1)
@dry_run_option("Say what would go where; connect to nothing, write nothing.")
@click.option("--since", default="", metavar="ISO", help="Only items whose version was made then or later.")
@click.option("--again", is_flag=True, help="Send what was sent before as well.")
@jobs_option
@clock_option("for embargoes and in the ledger")
@findings_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    destinations: tuple[str, ...],
    strict: bool,
    fail_on: str,
    output_format: str,
    dry_run: bool,
    since: str,
    again: bool,
    jobs: str,
    clock: str,
) -> None:
    """Send what is new to all destinations of briefc.yaml, or to those named.

    Each item is issued, as by `briefc issue`, and goes out in a newsMessage. The ledger records what a destination
    has; a second run sends nothing. What fails is sent by the next run.
    """
    session = session.reporting(output_format)
    root = session.root()
    project = session.project(root)
    names = _chosen(project, destinations)
    lacking = check_project(project, ("newsml",), root, session.config)
    lacking = (*lacking, *example_domain(session, root, project))
    if any(one.severity >= Severity.ERROR for one in lacking):
        session.tell(root, lacking)
        raise click.exceptions.Exit(2)
    order = Order(names, instant_of(since, "--since") if since else None, again, jobs_of(jobs), now_of(clock), clock)
    desk = Desk(session, root, project, order)
    try:
        with nullcontext() if dry_run else only_delivery(desk.ledger_path.parent):
            delivered = desk.rehearse() if dry_run else desk.deliver()
    except (PluginError, RunningError) as reason:
        raise SessionError(str(reason), code=1) from None
    except LedgerError as reason:
        raise SessionError(str(reason), *reason.hints, code=1) from None
    found = (*lacking, *delivered.found)
    session.tell(root, found)
    if session.for_people:
        for line in delivered.lines:
            click.echo(line) if dry_run else session.remark(line)
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=strict))


def _chosen(project: Project, asked: Iterable[str]) -> tuple[str, ...]:
    """The destinations to serve, in the order of the settings. Raises SessionError for unknown ones, and for none."""
    known = project.destinations
    if not known:
        raise SessionError("there are no destinations in briefc.yaml", "docs/how-to/deliver.md shows how to name some")
    for name in asked:
        if name not in known:
            raise SessionError(
                f'there is no destination "{name}"', *did_you_mean(name, known), f"there are: {', '.join(known)}"
            )
    return tuple(name for name in known if not asked or name in set(asked))
