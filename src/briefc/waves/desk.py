"""What is asked of a build, its state while it runs, and what comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from briefc import stages
from briefc.build.crew import Crew
from briefc.build.emit import Written
from briefc.build.executors import Executor
from briefc.build.jobs import Job, Loss, Progress, Task
from briefc.build.memo import Memo
from briefc.model.article import Card, Index
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.members import Lists
from briefc.model.outcome import Read
from briefc.model.pack import Codec
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Register, Registers
from briefc.model.span import Span
from briefc.model.theme import Theme
from briefc.source.schemas import NO_SCHEMAS, SchemaFolder
from briefc.waves.printers import expect_printing


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. `only` holds source paths relative to the root (empty = all); `now` decides what is out.

    With `formats` empty the sources are read and checked, and nothing is written. `shared_cache` is the folder for
    fonts made ready, which depend on installed packages alone. With `message` the NewsML items that came out whole are
    written a second time, as one newsMessage. For a delivery, `profile` names the payloads of its
    destination; `ahead` lets items under embargo out, which say so; `held` are the guids of items that
    receivers have: of those, withheld ones and withdrawn ones go out whatever their embargo says. `raising` is for
    `briefc issue --bump`, which raises the versions of changed texts: that they were not raised yet is no error then.
    `printers` is a crew for printing that is there already; otherwise a build has one of its own.
    """

    root: Path
    project: Project
    formats: tuple[str, ...]
    output: Path
    cache: Path
    shared_cache: Path
    now: datetime
    only: tuple[str, ...] = ()
    jobs: int = 1
    drafts: bool = False
    sync: bool = True
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _total: None
    profile: str = ""
    message: bool = False
    ahead: bool = False
    held: frozenset[str] = frozenset()
    raising: bool = False
    printers: Crew | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A source of the project as far as it got: its card is None when its metadata could not be read.

    `written` is the digest of what its author wrote (`ledger.digest`), `digest` the SHA-256 (hex) of its bytes.
    `members` are the slugs of what a briefing brings, in order; none when it was not looked into.
    """

    path: str
    card: Card | None
    out: bool
    failed: bool
    written: str = ""
    digest: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. `ran` counts by stage the calls that had to run, `recalled` those that the memo knew.

    `whole` names the sources that came out whole; `changed` counts those of them that had to be rendered anew.
    """

    items: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...]
    written: Written
    ran: Mapping[str, int]
    recalled: Mapping[str, int]
    whole: tuple[str, ...] = ()
    changed: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeItem:
    """What one source became, in memory: its card, its files (the item itself first), the pictures they name."""

    card: Card
    files: tuple[Artifact, ...]
    pictures: tuple[Artifact, ...]


@dataclass(slots=True)
class Desk:
    """The state of one build: the sink of its diagnostics, and what each wave gave. Lives for one `build` call."""

    request: Request
    executor: Executor
    memo: Memo
    theme: Theme
    printers: Crew
    diagnostics: list[Diagnostic] = field(default_factory=list)
    articles: dict[str, bytes] = field(default_factory=dict)
    cards: dict[str, Card | None] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Lists] = field(default_factory=dict)
    """What each briefing says of its members."""
    digests: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    unsearched: bool = False
    going: frozenset[str] = frozenset()
    """The slugs of all items that go out, holds included; `index` has those that others may name."""
    index: Index = field(default_factory=Index)
    registers: Registers = NO_REGISTERS
    listed: tuple[Register, ...] = ()
    register_digests: dict[Read, str] = field(default_factory=dict)
    front_failed: bool = False
    schemas: SchemaFolder = NO_SCHEMAS
    print_themes: dict[str, Theme] = field(default_factory=dict)
    """The themes of print by name, the site's among them."""
    answers: dict[tuple[str, str], stages.RenderAnswer] = field(default_factory=dict)
    carries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By the path of what is printed, the paths of those whose NewsML goes into its PDF."""
    carried: dict[str, stages.RenderAnswer] = field(default_factory=dict)
    """NewsML that is for PDFs alone, by the path of its source."""

    @property
    def codec(self) -> Codec:
        """What packs the outcomes of this build; articles are packed inside them (`stages.Equipment.codec`)."""
        return stages.CODEC

    def expect_printing(self, path: str = "") -> None:
        """Have a printer get ready, if this build prints: something changed, such as the source at a path."""
        if "pdf" in self.request.formats:
            expect_printing(self.printers, self.request.root, self.request.project, path)

    def say(self, found: Iterable[Diagnostic]) -> None:
        """Take diagnostics in."""
        self.diagnostics.extend(found)

    def wave(self, stage: str, task: Task, jobs: Sequence[Job], executor: Executor | None = None) -> list[Any]:
        """Run jobs; a lost one is named by an error and its result is None."""
        done = 0
        total = len(jobs)
        self.request.progress(stage, 0, total)

        def progress(_: Job) -> None:
            nonlocal done
            done += 1
            self.request.progress(stage, done, total)

        tick: Progress = progress
        results = (executor or self.executor).run(task, jobs, tick) if jobs else []
        kept: list[Any] = []
        for job, result in zip(jobs, results, strict=True):
            if isinstance(result, Loss):
                self.say([lost(stage, Span(job.name), result)])
                self.failed.add(job.name)
                kept.append(None)
            else:
                kept.append(result)
        return kept


def lost(stage: str, place: Span, loss: Loss, inside: str = "") -> Diagnostic:
    """The error for a job of a stage that gave no result; `inside` says of which document the place was at work."""
    if loss.detail:
        hints = ("this is a bug in briefc: please report it with the lines below", *loss.detail.strip().splitlines())
        return error(
            "build.bug", place, f"briefc failed while it {_DOING[stage]} this source{inside}: {loss.reason}", *hints
        )
    return error(
        "build.lost",
        place,
        f"lost while briefc {_DOING[stage]} it{inside}: {loss.reason}",
        "build it alone to see whether it is this source; see `limits` in briefc.yaml for time and memory",
    )


_DOING = {
    "register": "read",
    "knowledge": "rendered",
    "read": "read",
    "render": "rendered",
    "print": "printed",
    "front": "rendered",
    "site": "rendered",
}


def digest_plain(data: bytes) -> str:
    """SHA-256 (hex) of a file's bytes, as other tools print it."""
    return hashlib.sha256(data).hexdigest()


def storable(given: stages.RenderAnswer) -> tuple[Any, ...]:
    """What the store keeps of an answer: all but the questions asked, which it keeps apart."""
    return (given.files, given.pictures, given.diagnostics, given.failed)
