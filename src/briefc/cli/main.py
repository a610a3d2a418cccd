"""The `briefc` command: its group, its exit codes, and what happens when something goes wrong.

Exit codes: 0 all done · 1 findings at or above the fail level, or an item that could not be built · 2 usage or
configuration · 3 a bug of ours · 130 interrupted · 143 terminated.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from briefc import __version__
from briefc.cli.session import Session, SessionError
from briefc.model.suggest import nearest

COMMANDS = {
    "new": "briefc.cli.new",
    "build": "briefc.cli.build",
    "check": "briefc.cli.check",
    "list": "briefc.cli.list_items",
    "explain": "briefc.cli.explain",
    "config": "briefc.cli.config",
    "validate": "briefc.cli.validate",
    "doctor": "briefc.cli.doctor",
    "clean": "briefc.cli.clean",
    "version": "briefc.cli.version",
}
"""The commands, in the order of help. Each module has a `command`; it is imported when it is asked for."""


class Commands(click.Group):
    """A group whose commands are imported on demand, and that suggests the nearest name for a misspelt one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that the arguments begin with; a usage error with a suggestion otherwise."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], COMMANDS)
            hint = f'; did you mean "{near}"?' if near else ""
            raise click.UsageError(f'there is no command "{args[0]}"{hint}', ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-C", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Work as if started in DIR.")
@click.option("--config", "config", default="briefc.yaml", metavar="FILE", help="Name of the project file.")
@click.option(
    "-D", "overrides", multiple=True, metavar="KEY=VALUE", help="Override a setting, such as site.title=News."
)
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Keep the cache in DIR.")
@click.option("-q", "--quiet", count=True, help="Say less: once no summary, twice no findings.")
@click.option("-v", "--verbose", count=True, help="Say more: information too.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in messages.")
@click.option("--no-progress", is_flag=True, help="No progress bar.")
@click.version_option(__version__, prog_name="briefc")
@click.pass_context
def briefc(ctx: click.Context, /, **options: Any) -> None:
    """Compile a newsroom's articles into NewsML-G2, HTML and PDF."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return
    ctx.obj = Session.of_options(**options)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code. No traceback reaches the user."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = briefc.main(arguments, prog_name="briefc", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.UsageError as wrong:
        _say_usage(wrong)
        code = 2
    except click.ClickException as wrong:
        click.echo(f"briefc: {wrong.format_message()}", err=True)
        code = 2
    except SessionError as wrong:
        click.echo(f"briefc: {wrong}", err=True)
        code = wrong.code
    except (click.Abort, KeyboardInterrupt):
        click.echo("briefc: interrupted; the last good output is untouched", err=True)
        code = 130
    except BrokenPipeError:
        # A reader such as `head` has seen enough: that is no error, but Python would complain while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as trouble:
        click.echo(
            f"briefc: {trouble.strerror or trouble}{f': {trouble.filename}' if trouble.filename else ''}", err=True
        )
        code = 1
    except Exception as bug:  # noqa: BLE001 - whatever it is, it is ours, and the user gets a file to send
        code = _report_bug(bug)
    sys.exit(code if isinstance(code, int) else 0)


def _say_usage(wrong: click.UsageError) -> None:
    known = [name for option in (wrong.ctx.command.params if wrong.ctx else []) for name in option.opts]
    click.echo(f"briefc: {wrong.format_message()}", err=True)
    if (
        isinstance(wrong, click.NoSuchOption)
        and (near := nearest(wrong.option_name, known))
        and not wrong.possibilities
    ):
        click.echo(f"   help: did you mean {near}?", err=True)
    if wrong.ctx is not None:
        click.echo(f"   help: see `{wrong.ctx.command_path} --help`", err=True)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(143)


def _report_bug(bug: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="briefc-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write(f"briefc {__version__}\nPython {sys.version}\narguments: {sys.argv[1:]}\n\n")
        report.write("".join(traceback.format_exception(bug)))
    click.echo(f"briefc {__version__}: internal error: {type(bug).__name__}: {bug}", err=True)
    click.echo(f"   help: this is a bug in briefc; please send the report {report.name} to its maintainers", err=True)
    return 3
