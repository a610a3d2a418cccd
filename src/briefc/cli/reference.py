"""The reference page of the commands, from the commands themselves."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator

import click

from briefc.cli.main import COMMANDS, EXIT_CODES, briefc


def commands_page(introduction: str) -> str:
    """The reference page in Markdown: the introduction, global options, every command, the exit codes."""
    context = click.Context(briefc, info_name="briefc")
    lines = ["# Commands", "", introduction.strip(), "", "## `briefc [OPTIONS] COMMAND …`", ""]
    lines += [*textwrap.wrap("These options stand before the command.", 118), "", *_options(briefc)]
    lines.append("| `-h, --help` | Show the help and exit; every command takes it. |")
    for name in COMMANDS:
        command = briefc.get_command(context, name)
        if isinstance(command, click.Group):
            lines += _section(command, f"briefc {name}")
            for inner in command.commands.values():
                lines += _section(inner, f"briefc {name} {inner.name}", "###")
        elif command is not None:
            lines += _section(command, f"briefc {name}")
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(lines) + "\n"


def _section(command: click.Command, path: str, level: str = "##") -> Iterator[str]:
    arguments = " ".join(_argument(one) for one in command.params if isinstance(one, click.Argument))
    yield from ("", f"{level} `{f'{path} {arguments}'.strip()}`", "")
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        yield from ("",) if number else ()
        yield from textwrap.wrap(paragraph, 118)
    if any(isinstance(one, click.Option) for one in command.params):
        yield ""
        yield from _options(command)


def _argument(one: click.Argument) -> str:
    name = "|".join(one.type.choices) if isinstance(one.type, click.Choice) else (one.name or "").upper()
    return f"{name if one.required else f'[{name}]'}{'…' if one.nargs == -1 else ''}"


def _options(command: click.Command) -> Iterator[str]:
    yield "| option | meaning |"
    yield "|---|---|"
    for one in command.params:
        if isinstance(one, click.Option):
            yield f"| `{', '.join(one.opts)}{_value(one)}` | {_cell(one.help or '')}{_default(one)} |"


def _value(one: click.Option) -> str:
    if one.is_flag or one.count:
        return ""
    if isinstance(one.type, click.Choice):
        return " " + "\\|".join(map(str, one.type.choices))
    return f" {one.metavar}" if one.metavar else ""


def _default(one: click.Option) -> str:
    shown = isinstance(one.default, str) and bool(one.default)
    return f" Default: `{one.default}`." if shown else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
