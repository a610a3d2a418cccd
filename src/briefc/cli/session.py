"""What every command starts from: where the project is, its settings, and how to speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from briefc.build.store import cache_folder, shared_folder
from briefc.model.destination import veiled
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.project import Project
from briefc.report.terminal import Paint, concise, full
from briefc.source.project_file import load_project


class SessionError(Exception):
    """A command cannot go on: a sentence for the user, help lines, and the exit code."""

    def __init__(self, message: str, *hints: str, code: int = 2) -> None:
        """With the sentence and the help lines to print."""
        super().__init__(message)
        self.hints = hints
        self.code = code


OUTPUT_FORMATS = ("full", "concise", "json", "github", "sarif")


@dataclass(frozen=True, slots=True)
class Session:
    """The global options, and the form in which a command was asked to print its findings."""

    folder: Path
    config: str
    overrides: Mapping[str, str]
    cache: Path | None
    quiet: int
    verbose: int
    paint: Paint
    progress: bool
    output_format: str = "full"

    @classmethod
    def of_options(
        cls,
        *,
        folder: Path | None,
        config: str,
        overrides: Iterable[str],
        cache_dir: Path | None,
        quiet: int,
        verbose: int,
        color: str,
        no_progress: bool,
    ) -> Session:
        """The session of the command line's global options. Raises SessionError for an override without `=`."""
        pairs: dict[str, str] = {}
        for override in overrides:
            key, equals, value = override.partition("=")
            if not equals:
                raise SessionError(f'-D takes KEY=VALUE, not "{override}"', "such as -D site.title=News")
            pairs[key.strip()] = value
        on = color == "always" or (color == "auto" and may_colour())
        bar = not no_progress and not quiet and sys.stderr.isatty() and not os.environ.get("CI")
        start = folder or Path()
        if not start.is_dir():
            raise SessionError(f"there is no folder {start}")
        return cls(start, config, pairs, start / cache_dir if cache_dir else None, quiet, verbose, Paint(on), bar)

    def reporting(self, output_format: str) -> Session:
        """The same session, printing findings in the form of that name (one of `OUTPUT_FORMATS`)."""
        return replace(self, output_format=output_format)

    @property
    def for_people(self) -> bool:
        """Whether findings are printed for people: then summaries are too."""
        return self.output_format in {"full", "concise"}

    def remark(self, text: str) -> None:
        """Print a line for people to stderr, unless told to be quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def root(self) -> Path:
        """The nearest folder upwards that holds the project file. Raises SessionError without one."""
        start = self.folder.resolve()
        for place in (start, *start.parents):
            if (place / self.config).is_file():
                return place
        where = "here" if self.folder == Path() else f"in {self.folder}"
        raise SessionError(
            f"there is no {self.config} {where} or in a folder above",
            "`briefc new DIR` begins a project; -C DIR works in another folder",
        )

    def project(self, root: Path) -> Project:
        """The settings. When anything is wrong with them, that is printed and the command ends with exit code 2."""
        outcome = load_project(root, self.config, self.overrides)
        if outcome.value is None or outcome.failed:
            self.tell(root, outcome.diagnostics)
            raise click.exceptions.Exit(2)
        return outcome.value

    def cache_of(self, root: Path) -> Path:
        """The folder of the project's cache."""
        return cache_folder(root, self.cache)

    def shared_cache(self) -> Path:
        """The folder of what all projects share."""
        return shared_folder(self.cache)

    def shown(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics that this session prints: information only when asked to be verbose."""
        if self.quiet >= 2:
            return []
        least = Severity.INFO if self.verbose else Severity.WARNING
        return [one for one in found if one.severity >= least]

    def tell(self, root: Path, found: Iterable[Diagnostic]) -> None:
        """Print diagnostics: for people to stderr, for programs to stdout."""
        if self.for_people:
            shown = self.shown(found)
            at_length = self.output_format == "full"
            for line in full(shown, Sources(root), self.paint) if at_length else concise(shown, self.paint):
                click.echo(line, err=True, color=self.paint.on)
            return
        from briefc import __version__
        from briefc.report import machine
        from briefc.report.codes import explanations

        every = list(found)
        if self.output_format == "sarif":
            click.echo(machine.sarif(every, __version__, Sources(root), explanations()))
            return
        for line in machine.json_lines(every) if self.output_format == "json" else machine.github(every):
            click.echo(line)


def may_colour() -> bool:
    """Whether stderr takes colour: as NO_COLOR or FORCE_COLOR say, else if it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stderr.isatty()


class Sources:
    """The lines of sources below a folder by path, for excerpts, without secrets; each file is read once."""

    def __init__(self, root: Path) -> None:
        """The sources below `root`."""
        self._root = root
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, path: str) -> tuple[str, ...]:
        """The lines of a source; one empty line when it cannot be read."""
        if path not in self._known:
            try:
                text = (self._root / path).read_bytes().decode("utf-8-sig", "replace")
            except OSError:
                text = ""
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._known[path] = tuple(map(veiled, lines) if path.endswith(".yaml") else lines)
        return self._known[path]


def instant_of(text: str, option: str) -> datetime:
    """The instant that an option names; without a zone in UTC. Raises SessionError for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SessionError(
            f'{option} takes an ISO date or time, not "{text}"', "such as 2024-05-16T12:00:00+00:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def now_of(clock: str) -> datetime:
    """What counts as now: `--clock`, else SOURCE_DATE_EPOCH, else the system clock (docs/decisions, 20)."""
    if clock:
        return instant_of(clock, "--clock")
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isdigit():
            raise SessionError(f'SOURCE_DATE_EPOCH must be a number of seconds, not "{epoch}"')
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)
