"""A group of commands that suggests the nearest name for a misspelt one."""

from __future__ import annotations

from typing import Any

import click

from briefc.cli.session import SessionError
from briefc.model.suggest import did_you_mean


class SuggestingGroup(click.Group):
    """A group that names the nearest of its commands when one is misspelt."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that the arguments begin with. Raises SessionError with a suggestion for an unknown one."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            hints = (*did_you_mean(args[0], known), f"see `{ctx.command_path} --help`")
            raise SessionError(f'there is no command "{args[0]}"', *hints)
        return super().resolve_command(ctx, args)
