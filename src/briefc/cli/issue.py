"""`briefc issue`: record what goes out, so that no version ever stands for two texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from briefc.cli.options import clock_option, dry_run_option, findings_options, jobs_option
from briefc.cli.session import Session, SessionError
from briefc.cli.work import exit_code, requested, tell_notices
from briefc.issuing import IssuedRun, issue
from briefc.ledger.records import Issued
from briefc.model.diagnostic import Severity
from briefc.report.terminal import counted, safe, tally


@click.command("issue", short_help="Record the items that are out as issued, in the ledger.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--bump", is_flag=True, help="Raise :version: of changed items and set :updated:, in their sources.")
@dry_run_option("Say what would be done; write nothing.")
@jobs_option
@clock_option("for embargoes and in the ledger")
@findings_options
@click.option("--json", "as_json", is_flag=True, help="Print what was issued as JSON.")
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    bump: bool,
    dry_run: bool,
    strict: bool,
    fail_on: str,
    output_format: str,
    as_json: bool,
    **options: Any,
) -> None:
    """Record the items that are out as issued, in the ledger; all of them, or the sources named by PATHS.

    The project is read and checked as by `build --format newsml`, and nothing is written to the output. An item gets
    its permanent identifier written into its source. The same version with another text is an error, unless --bump
    raises it. Withdrawn items are recorded as kills, withheld ones if they were issued before; drafts and items under
    embargo are passed over.
    """
    session = session.reporting(output_format)
    if as_json and not session.for_people:
        raise SessionError(f"--json and --output-format {output_format} both print to standard output: choose one")
    with requested(session, formats=["newsml"], **options) as (request, lacking):
        run = issue(request, bump=bump, dry_run=dry_run)
    found = (*lacking, *run.diagnostics)
    session.tell(request.root, found)
    tell_notices(session, run.notices)
    if as_json:
        click.echo(json.dumps(_as_dict(run), indent=1, ensure_ascii=False))
    elif session.for_people:
        for line in (*_lines(run, dry_run=dry_run), *_passed_over(run, request.only)):
            click.echo(line) if dry_run else session.remark(line)
        # Holds and kills go whatever is wrong with their texts: of what is not failed only the ledger's errors count.
        stopping = [one for one in run.diagnostics if one.severity >= Severity.ERROR and one.code.startswith("ledger.")]
        wrong = {one.span.path for one in stopping}
        home = [safe(item.path) for item in run.items if item.failed or item.path in wrong]
        session.remark(f"{_summary(run.issued, run.same, dry_run=dry_run)}, {tally(found)}")
        if home:
            session.remark(f"not issued: {', '.join(home)}")
    raise click.exceptions.Exit(exit_code(found, fail_on, strict=strict))


def _lines(run: IssuedRun, *, dry_run: bool) -> Iterable[str]:
    would = "would be " if dry_run else ""
    raised = {one.path: one for one in run.raised}
    for one in run.issued:
        after = f" (raised from {raised[one.path].before})" if one.path in raised else ""
        yield f"{would}{_DONE[one.state]}: {safe(one.slug)} version {one.version}{after}, {safe(one.guid)}"


def _passed_over(run: IssuedRun, asked: tuple[str, ...]) -> Iterable[str]:
    """Why items that were named are not issued, where no finding says so."""
    for item in run.items:
        card = item.card
        if item.path not in asked or card is None or item.failed:
            continue
        if card.type == "page":
            yield f"not issued: {safe(card.slug)} is a page, and has no NewsML"
        elif not item.out:
            state = {"draft": "a draft", "withheld": "withheld, and was never issued"}
            yield f"not issued: {safe(card.slug)} is {state.get(card.status, 'under embargo')}"


_DONE = {"usable": "issued", "canceled": "withdrawn", "withheld": "withheld"}
"""What happens to an item of each state when it is issued."""


def _summary(issued: Iterable[Issued], same: int, *, dry_run: bool) -> str:
    return f"{'would issue' if dry_run else 'issued'} {counted(len(tuple(issued)), 'item')}, {same} as before"


def _as_dict(run: IssuedRun) -> dict[str, Any]:
    raised = {one.path: one.before for one in run.raised}
    return {
        "issued": [
            {
                "guid": one.guid,
                "version": one.version,
                "state": one.state,
                "slug": one.slug,
                "path": one.path,
                "raised-from": raised.get(one.path),
            }
            for one in run.issued
        ],
        "same": run.same,
    }
