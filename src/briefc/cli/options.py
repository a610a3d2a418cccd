"""Options that several commands share, so that they have the same names, defaults and help everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from briefc.cli.session import OUTPUT_FORMATS

F = TypeVar("F", bound=Callable[..., Any])

jobs_option = click.option(
    "-j", "--jobs", default="auto", show_default=True, metavar="N", help="Worker processes; auto = one a core."
)
"""How many processes work; `work.jobs_of` reads it."""


def clock_option(use: str) -> Callable[[F], F]:
    """What counts as now, for the use named; `session.now_of` reads it."""
    return click.option("--clock", default="", metavar="ISO", help=f"What counts as now, {use}.")


def dry_run_option(text: str) -> Callable[[F], F]:
    """Do nothing but say what would be done."""
    return click.option("-n", "--dry-run", is_flag=True, help=text)


def findings_options(function: F) -> F:
    """How findings are printed, and from which severity on they fail the command."""
    for option in reversed(
        (
            click.option("--strict", is_flag=True, help="Same as --fail-on warning."),
            click.option(
                "--fail-on",
                type=click.Choice(["warning", "error"]),
                default="error",
                show_default=True,
                help="Exit 1 from here on.",
            ),
            click.option(
                "--output-format",
                type=click.Choice(OUTPUT_FORMATS),
                default="full",
                show_default=True,
                help="Form of the findings.",
            ),
        )
    ):
        function = option(function)
    return function
