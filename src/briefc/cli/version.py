"""`briefc version`."""

from __future__ import annotations

import json
import platform

import click

from briefc import __version__
from briefc.build.toolchain import SHAPING, version_of


@click.command("version")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the versions of briefc and of what shapes its output as JSON."
)
def command(*, as_json: bool) -> None:
    """Print the version."""
    if not as_json:
        click.echo(f"briefc {__version__}")
        return
    parts = {"briefc": __version__, "python": platform.python_version()} | {name: version_of(name) for name in SHAPING}
    click.echo(json.dumps(parts, indent=1))
