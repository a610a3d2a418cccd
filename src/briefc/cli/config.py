"""`briefc config`: the settings in force, and their schema."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

import click

from briefc.cli.session import Session
from briefc.model.project import key_of
from briefc.source.config_schema import schema as project_schema


@click.group("config")
def command() -> None:
    """Show the settings in force, or the JSON Schema of briefc.yaml."""


@command.command("show")
@click.pass_obj
def show(session: Session, /) -> None:
    """Print the effective settings as JSON, defaults and -D overrides included."""
    click.echo(json.dumps(_plain(session.project(session.root())), indent=1, ensure_ascii=False))


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of briefc.yaml, for editors."""
    click.echo(json.dumps(project_schema(), indent=1, ensure_ascii=False))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {key_of(f.name): _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
