"""`briefc config`: the settings in force, and their schema."""

from __future__ import annotations

import json

import click

from briefc.cli.session import Session
from briefc.cli.suggesting import SuggestingGroup
from briefc.source.config_schema import schema as project_schema
from briefc.source.config_text import effective_yaml
from briefc.source.register_text import register_schema


@click.group("config", cls=SuggestingGroup, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context, /) -> None:
    """Show the settings in force, or the JSON Schema of briefc.yaml."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("show", short_help="Print the settings in force as YAML.")
@click.pass_obj
def show(session: Session, /) -> None:
    """Print the settings in force as YAML, defaults and -D overrides included."""
    click.echo(effective_yaml(session.project(session.root())), nl=False)


@command.command("schema", short_help="Print the JSON Schema of briefc.yaml or a register.")
@click.argument("file", type=click.Choice(["project", "register"]), default="project")
def schema(file: str) -> None:
    """Print the JSON Schema of briefc.yaml (`project`, the default) or of a `register`, for editors."""
    made = register_schema() if file == "register" else project_schema()
    click.echo(json.dumps(made, indent=1, ensure_ascii=False))
