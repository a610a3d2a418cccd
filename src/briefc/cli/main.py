"""The `briefc` command: its group, its exit codes, and what happens when something goes wrong."""

from __future__ import annotations

import gc
import importlib
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from briefc import __version__
from briefc.cli.session import Session, SessionError, may_colour
from briefc.cli.suggesting import SuggestingGroup
from briefc.model.suggest import did_you_mean
from briefc.report.terminal import Paint, safe

COMMANDS = {
    "new": "briefc.cli.new",
    "build": "briefc.cli.build",
    "check": "briefc.cli.check",
    "list": "briefc.cli.list_items",
    "issue": "briefc.cli.issue",
    "ledger": "briefc.cli.ledger",
    "deliver": "briefc.cli.deliver",
    "import": "briefc.cli.import_files",
    "explain": "briefc.cli.explain",
    "config": "briefc.cli.config",
    "extract": "briefc.cli.extract",
    "sign": "briefc.cli.sign",
    "validate": "briefc.cli.validate",
    "schema": "briefc.cli.schema",
    "topics": "briefc.cli.topics",
    "doctor": "briefc.cli.doctor",
    "clean": "briefc.cli.clean",
    "version": "briefc.cli.version",
}
"""The commands, in the order of help. Each module has a `command`; it is imported when it is asked for."""

EXIT_CODES = {
    0: "all done",
    1: "findings at or above the fail level, an item that could not be built, or a disk that refused",
    2: "the command line or the settings are wrong",
    3: "a bug in briefc: the message names a report file to send",
    130: "interrupted (Ctrl-C); the last good output is whole",
    143: "terminated (SIGTERM); likewise",
}
"""What the exit codes of all commands mean."""


class Commands(SuggestingGroup):
    """A group whose commands are imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """The context of a command line; help and version are printed here."""
        with _reader_may_leave():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns."""
        with _reader_may_leave():
            return super().invoke(ctx)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """A reader such as `head` that has seen enough ends the command without a word, as it is no fault of ours."""
    try:
        yield
    except BrokenPipeError:
        _drop_output()
        raise click.exceptions.Exit(0) from None


def _drop_output() -> None:
    """Let a standard stream that refuses lead nowhere, for Python would complain once more while it closes it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`briefc COMMAND --help` tells more of a command.",
)
@click.option("-C", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Work as if started in DIR.")
@click.option(
    "--config", "config", default="briefc.yaml", show_default=True, metavar="FILE", help="Name of the project file."
)
@click.option(
    "-D", "overrides", multiple=True, metavar="KEY=VALUE", help="Override a setting, such as site.title=News."
)
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Keep the cache in DIR.")
@click.option("-q", "--quiet", count=True, help="Say less: once no summary, twice no findings.")
@click.option("-v", "--verbose", count=True, help="Say more: information too.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in messages.",
)
@click.option("--no-progress", is_flag=True, help="No progress bar.")
@click.version_option(__version__, "-V", "--version", prog_name="briefc", message="%(prog)s %(version)s")
@click.pass_context
def briefc(ctx: click.Context, /, **options: Any) -> None:
    """Compile a newsroom's articles into NewsML-G2, HTML and PDF."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return
    ctx.obj = Session.of_options(**options)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code, one of `EXIT_CODES`. No traceback reaches the user."""
    signal.signal(signal.SIGTERM, _terminated)
    # Nearly all that is made are values without cycles: looking for garbage every 700 of them takes a twentieth of a
    # build in which nothing changed.
    gc.set_threshold(10_000, 20, 20)
    try:
        code = briefc.main(arguments, prog_name="briefc", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.UsageError as wrong:
        _complain(*_words_of(wrong))
        code = 2
    except click.ClickException as wrong:
        _complain(wrong.format_message())
        code = 2
    except SessionError as wrong:
        _complain(str(wrong), *wrong.hints)
        code = wrong.code
    except (click.Abort, KeyboardInterrupt):
        _complain("interrupted; the last good output is untouched")
        code = 130
    except OSError as trouble:
        _complain(f"{trouble.strerror or trouble}{f': {trouble.filename}' if trouble.filename else ''}")
        _drop_output()
        code = 1
    except Exception as bug:  # noqa: BLE001 - whatever it is, it is ours, and the user gets a file to send
        code = _report_bug(bug)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, *hints: str) -> None:
    paint = Paint(may_colour())
    click.echo(f"{paint('briefc', '1')}: {paint('error', '1;31')}: {safe(message)}", err=True, color=paint.on)
    for number, hint in enumerate(hints):
        click.echo(f"   {paint('help:', '1') if number == 0 else '     '} {safe(hint)}", err=True, color=paint.on)


def _words_of(wrong: click.UsageError) -> tuple[str, ...]:
    """A usage error in our form: the message, then the help lines."""
    where = f"see `{wrong.ctx.command_path} --help`" if wrong.ctx else "see `briefc --help`"
    if isinstance(wrong, click.NoSuchOption):
        message = f"there is no option {wrong.option_name}"
        if wrong.ctx and wrong.ctx.parent and wrong.option_name in _names_of(briefc):
            rest = wrong.ctx.command_path.removeprefix("briefc ")
            return (message, f"it stands before the command: briefc {wrong.option_name} {rest}", where)
        return (message, *did_you_mean(wrong.option_name, _names_of(wrong.ctx.command) if wrong.ctx else ()), where)
    message = wrong.format_message().rstrip(".")
    kind = wrong.param.type if isinstance(wrong, click.BadParameter) and wrong.param else None
    given = re.search(r"'([^']*)' is not one of", message)
    near = did_you_mean(given[1], kind.choices) if given and isinstance(kind, click.Choice) else ()
    return (message[:1].lower() + message[1:], *near, where)


def _names_of(command: click.Command) -> list[str]:
    """All spellings of a command's options."""
    return [name for one in command.params for name in one.opts]


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
    _complain(
        f"internal error: {type(bug).__name__}: {bug}",
        f"this is a bug in briefc {__version__}; please send the report {report.name} to its maintainers",
    )
    return 3
