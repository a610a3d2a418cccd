"""The data flow on one page: discover → read → index → resolve, assemble, render → print → emit.

A build is a few waves of jobs with one barrier, the index. For each wave the memo is asked first; only what it does not
know runs. Everything above `emit` is values; the edges that touch the disk are `source` and `build.emit`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from briefc import stages
from briefc.build.emit import Record, Written, check_output, emit, locked, read_manifest
from briefc.build.executors import Executor, Job, Loss, Processes, Progress, Task, executor_for
from briefc.build.memo import Action, Memo
from briefc.build.store import Store
from briefc.build.toolchain import toolchain_digest
from briefc.build.tracking import ABSENT, file_answer, setting_digest, setting_named, whole_digest
from briefc.ledger.file import read_ledger
from briefc.ledger.rules import judge, standing
from briefc.link.assemble import ChapterPlan, plan
from briefc.link.index import build_index
from briefc.model.address import page_path
from briefc.model.article import Article, Card, Index
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.asset import Asset
from briefc.model.diagnostic import Diagnostic, Severity, error, warning
from briefc.model.outcome import Read
from briefc.model.pack import digest_bytes, digest_text
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Listed, Register, Registers, combined
from briefc.model.span import Span
from briefc.model.theme import Theme
from briefc.rst.head_edit import field_place
from briefc.source.discovery import SourceFile, discover, read_source
from briefc.source.files import Files
from briefc.source.registers import discover_registers
from briefc.source.registers_joined import joined
from briefc.source.schemas import NO_SCHEMAS, SchemaFolder, schema_folder
from briefc.source.themes import load_theme


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. `only` holds source paths relative to the root (empty = all); `now` decides what is out.

    With `formats` empty the sources are read and checked, and nothing is written. `shared_cache` is the folder for
    fonts made ready, which depend on installed packages alone. With `message` the NewsML items that came out whole are
    written a second time, as one newsMessage. For a delivery, `profile` names the payloads of its
    destination; `ahead` lets items under embargo out, which say so; `held` are the guids of withheld items that
    receivers have and must be told of. `raising` is for `briefc issue --bump`, which raises the versions of changed
    texts: that they were not raised yet is no error then.
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
class _Desk:
    """The state of one build: the sink of its diagnostics, and what each wave gave. Lives for one `build` call."""

    request: Request
    executor: Executor
    memo: Memo
    theme: Theme
    diagnostics: list[Diagnostic] = field(default_factory=list)
    articles: dict[str, bytes] = field(default_factory=dict)
    cards: dict[str, Card | None] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    unsearched: bool = False
    index: Index = field(default_factory=Index)
    registers: Registers = NO_REGISTERS
    listed: tuple[Register, ...] = ()
    register_digests: dict[Read, str] = field(default_factory=dict)
    front_failed: bool = False
    schemas: SchemaFolder = NO_SCHEMAS
    answers: dict[tuple[str, str], stages.RenderAnswer] = field(default_factory=dict)

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
                self.say([_lost(stage, job.name, result)])
                self.failed.add(job.name)
                kept.append(None)
            else:
                kept.append(result)
        return kept


def _lost(stage: str, path: str, loss: Loss) -> Diagnostic:
    if loss.detail:
        hints = ("this is a bug in briefc: please report it with the lines below", *loss.detail.strip().splitlines())
        return error(
            "build.bug", Span(path), f"briefc failed while it {_DOING[stage]} this source: {loss.reason}", *hints
        )
    return error(
        "build.lost",
        Span(path),
        f"lost while briefc {_DOING[stage]} it: {loss.reason}",
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


def build(request: Request) -> Built:
    """Build a project: every wave in order, then everything to disk. Raises OSError and RefusedOutputError at the edge.

    The author's trouble is in `Built.diagnostics`; whether it fails the build is the caller's decision.
    """
    if request.formats:
        check_output(request.output, request.root, [request.root / folder for folder in request.project.sources])

    def to_disk(desk: _Desk, files: Sequence[SourceFile]) -> Written:
        printed = _print(desk)
        extra = _front(desk, files) if "html" in request.formats and not request.only else {}
        if "newsml" in request.formats and not request.only:
            _knowledge(desk)
        if not request.formats:
            return NOTHING_WRITTEN
        with locked(request.output):
            return _emit(desk, files, printed, extra)

    return _waves(request, to_disk)


def make(request: Request) -> tuple[Built, tuple[MadeItem, ...]]:
    """Read and render a project as `build` does, and hand over what came of it instead of writing it.

    The items are those that came out whole, in the order of their sources. Nothing is printed: ask for no PDF.
    """
    made: list[MadeItem] = []

    def to_hand(desk: _Desk, files: Sequence[SourceFile]) -> Written:
        made.extend(_made(desk, files))
        return NOTHING_WRITTEN

    return _waves(request, to_hand), tuple(made)


NOTHING_WRITTEN = Written((), (), ())
"""What emitting gives when there is nothing to emit."""


def _waves(request: Request, finish: Callable[[_Desk, Sequence[SourceFile]], Written]) -> Built:
    """Every wave up to rendering, then `finish` with what they made; the store is open all the while."""
    sources = discover(request.root, request.project)
    theme = load_theme(request.root, request.project)
    equipment = stages.equip(request.project.extensions)
    with Store(request.cache) as store:
        memo = Memo(store, toolchain_digest(equipment.digests), equipment.codec, lambda read: answer(desk, read))
        desk = _Desk(request, executor_for(request.jobs), memo, theme.value or Theme(""))
        if stages.XML_FORMATS & set(request.formats):
            desk.schemas = schema_folder(request.root, request.project)
        desk.say(sources.diagnostics)
        desk.unsearched = sources.failed
        desk.say(theme.diagnostics)
        files = sources.value or ()
        _registers(desk)
        _read(desk, files)
        _index(desk, files)
        _judge(desk, files)
        items = _render(desk, files) if theme.value is not None else {}
        written = finish(desk, files) if theme.value is not None else NOTHING_WRITTEN
        store.save()
        notices = tuple(notice for notice in (store.notice, _unschooled(desk)) if notice)
    whole = {path: anew for path, anew in items.items() if path not in desk.failed}
    return Built(
        items=tuple(_item(desk, source.path) for source in files),
        diagnostics=_in_order(desk.diagnostics),
        written=written,
        ran=dict(memo.misses),
        recalled=dict(memo.hits),
        whole=tuple(whole),
        changed=sum(whole.values()),
        notices=notices,
    )


def _unschooled(desk: _Desk) -> str:
    """What is said once a build that wrote XML without the official schemas; "" when it had them."""
    if desk.schemas.path or not stages.XML_FORMATS & set(desk.request.formats):
        return ""
    return "no schemas here, so XML is checked by rules alone (see `briefc schema add --help`)"


def _made(desk: _Desk, files: Sequence[SourceFile]) -> Iterator[MadeItem]:
    """What each source became: its files of all formats asked for, and the pictures they name."""
    pictures = Files(desk.request.root, desk.request.project.limits)
    answers: dict[str, list[stages.RenderAnswer]] = {}
    for (path, _), given in desk.answers.items():
        answers.setdefault(path, []).append(given)
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or source.path in desk.failed or source.path not in answers:
            continue
        shown: dict[str, Artifact] = {}

        def add(artifact: Artifact, _owner: str, _format: str, shown: dict[str, Artifact] = shown) -> None:
            shown[artifact.path] = artifact

        for given in answers[source.path]:
            for asset in given.pictures:
                _add_picture(desk, pictures, asset, source.path, add)
        made = [file for given in answers[source.path] for file in given.files if isinstance(file, Artifact)]
        shown.update((file.path, file) for file in made if file.path.startswith("media/"))
        texts = tuple(file for file in made if not file.path.startswith("media/"))
        if texts:
            yield MadeItem(card, texts, tuple(shown.values()))


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by place, each once: the same whatever ran the jobs."""
    ordered = sorted(dict.fromkeys(found), key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message))
    return tuple(ordered)


# --- registers, read, index ------------------------------------------------------------------------------------------


def _registers(desk: _Desk) -> None:
    """The registers, which every source may ask: each file read by itself, then all of them joined."""
    request = desk.request
    found = discover_registers(request.root, request.project)
    desk.say(found.diagnostics)
    files = found.value or ()
    desk.failed.update(one.span.path for one in found.diagnostics if one.severity >= Severity.ERROR)
    codec = stages.equip(request.project.extensions).codec
    said_by_default = (request.project.timezone, request.project.agency.language)
    actions = {file.path: Action("register", digest_text(file.path, file.digest, *said_by_default)) for file in files}
    known = desk.memo.recall(list(actions.values()))
    answers: dict[str, tuple[Listed | None, tuple[Diagnostic, ...]]] = {}
    jobs = []
    for file in files:
        if actions[file.path] in known:
            answers[file.path] = codec.unpack(known[actions[file.path]])
            continue
        try:
            data = read_source(request.root, file.path, request.project.limits)
        except OSError as reason:
            desk.say([error("source.unreadable", Span(file.path), f"it went away during the build: {reason}")])
            desk.failed.add(file.path)
        else:
            actions[file.path] = Action("register", digest_text(file.path, digest_plain(data), *said_by_default))
            jobs.append(Job(file.path, (file.path, data)))
    for job, outcome in zip(
        jobs, desk.wave("register", Task("briefc.stages:register", said_by_default), jobs), strict=True
    ):
        if outcome is not None:
            answers[job.name] = (outcome.value, outcome.diagnostics)
            desk.memo.remember(actions[job.name], (), codec.pack(answers[job.name]))
    listed: list[Listed] = []
    for file in files:
        value, said = answers.get(file.path, (None, ()))
        desk.say(said)
        if value is None or any(one.severity >= Severity.ERROR for one in said):
            desk.failed.add(file.path)
        if value is not None:
            listed.append(value)
    everything = joined(listed)
    desk.say(everything.diagnostics)
    desk.failed.update(one.span.path for one in everything.diagnostics if one.severity >= Severity.ERROR)
    desk.listed = everything.value or ()
    desk.registers = combined(desk.listed)


def _read(desk: _Desk, files: Sequence[SourceFile]) -> None:
    request = desk.request
    actions = {source.path: Action("read", digest_text(source.path, source.digest)) for source in files}
    known = desk.memo.recall(list(actions.values()))
    codec = stages.equip(request.project.extensions).codec
    jobs = []
    for source in files:
        desk.digests[source.path] = source.digest
        if actions[source.path] not in known:
            try:
                data = read_source(request.root, source.path, request.project.limits)
            except OSError as reason:
                desk.say([error("source.unreadable", Span(source.path), f"it went away during the build: {reason}")])
                desk.failed.add(source.path)
            else:
                # Saved again since its digest was taken: the outcome belongs to the bytes that are read.
                desk.digests[source.path] = digest_plain(data)
                actions[source.path] = Action("read", digest_text(source.path, desk.digests[source.path]))
                jobs.append(Job(source.path, (source.path, data)))
    limits = request.project.limits
    shared = stages.ReadShared(str(request.root), request.project, desk.registers)
    task = Task("briefc.stages:read", shared, limits.seconds, limits.worker_memory)
    fresh = desk.wave("read", task, jobs)
    for job, result in zip(jobs, fresh, strict=True):
        if result is not None:
            packed = codec.pack((result.article, result.card, result.diagnostics, result.written))
            desk.memo.remember(actions[job.name], result.reads, packed)
            _take(desk, job.name, result.article, result.card, result.diagnostics, result.written)
    for source in files:
        if actions[source.path] in known:
            _take(desk, source.path, *codec.unpack(known[actions[source.path]]))


def _take(
    desk: _Desk, path: str, article: bytes, card: Card | None, found: tuple[Diagnostic, ...], written: str
) -> None:
    desk.say(found)
    desk.written[path] = written
    desk.articles[path] = article
    desk.cards[path] = card
    if card is None or any(d.severity >= Severity.ERROR for d in found):
        desk.failed.add(path)


def _index(desk: _Desk, files: Sequence[SourceFile]) -> None:
    """The one barrier: all cards, in the order of their sources, to the index of what is out."""
    cards = [card for source in files if (card := desk.cards.get(source.path)) is not None]
    outcome = build_index(cards)
    desk.say(outcome.diagnostics)
    for found in outcome.diagnostics:
        if found.severity >= Severity.ERROR:
            desk.failed.add(found.span.path)
    everything = outcome.value or Index()
    out = {slug: card for slug, card in everything.cards.items() if is_out(card, desk.request)}
    labels = {label: place for label, place in everything.labels.items() if place[0] in out}
    desk.index = Index(out, labels)


def _judge(desk: _Desk, files: Sequence[SourceFile]) -> None:
    """The items against what was issued: the ledger is only read, and decides nothing but these findings."""
    request = desk.request
    ledger = read_ledger(request.root / request.project.ledger.path)
    if ledger is None:
        return
    standings = []
    for source in files:
        card = desk.cards.get(source.path)
        if card is not None and source.path not in desk.failed:
            standings.append(standing(card, desk.written[source.path]))

    def place(path: str, name: str) -> Span:
        try:
            text = read_source(request.root, path, request.project.limits).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return Span(path)
        return field_place(path, text, name)

    with ledger:
        here = {card.guid for card in desk.cards.values() if card is not None}
        for found in judge([one for one in standings if one is not None], here, ledger, place):
            if found.code == "ledger.unraised" and request.raising:
                continue
            desk.say([found])
            if found.severity >= Severity.ERROR:
                desk.failed.add(found.span.path)


def is_out(card: Card, request: Request) -> bool:
    """Whether an item may be in any output now (docs/decisions, 20 and 21); a canceled one is out, as its notice."""
    if card.status == "withheld":
        return card.guid in request.held
    if card.status == "draft" and not request.drafts:
        return False
    return card.embargo is None or request.ahead or card.embargo.at <= request.now


def answer(desk: _Desk, read: Read) -> str:
    """The digest of today's answer to a question that a stored outcome asked."""
    request = desk.request
    match read.kind:
        case "text" | "image":
            return file_answer(Files(request.root, request.project.limits), read)
        case "setting":
            try:
                return setting_digest(setting_named(request.project, read.name))
            except AttributeError:
                return ABSENT
        case "card":
            return _digest_of(desk.index.cards, read.name, stages.card_digest)
        case "cards":
            return whole_digest(desk.index.cards, stages.card_digest)
        case "label":
            return _digest_of(desk.index.labels, read.name, stages.label_digest)
        case "labels":
            return whole_digest(desk.index.labels, stages.label_digest)
        case "template":
            return _digest_of(desk.theme.templates, read.name, stages.text_digest)
        case "templates":
            return whole_digest(desk.theme.templates, stages.text_digest)
        case "style":
            return _digest_of(desk.theme.styles, read.name, stages.text_digest)
        case "styles":
            return whole_digest(desk.theme.styles, stages.text_digest)
        case "static":
            return _digest_of(desk.theme.files, read.name, digest_bytes)
        case "statics":
            return whole_digest(desk.theme.files, digest_bytes)
        case "theme-setting":
            return _digest_of(desk.theme.settings, read.name, repr)
        case "theme-settings":
            return whole_digest(desk.theme.settings, repr)
        case "schemas":
            return desk.schemas.digest
        case _:
            if read not in desk.register_digests:
                # One question is asked by many outcomes; a whole register is not digested for each.
                desk.register_digests[read] = stages.register_answer(desk.registers, read) or ABSENT
            return desk.register_digests[read]


def _digest_of(values: Mapping[str, Any], name: str, digest: Callable[[Any], str]) -> str:
    return digest(values[name]) if name in values else ABSENT


# --- resolve, assemble, render, print --------------------------------------------------------------------------------


def _render(desk: _Desk, files: Sequence[SourceFile]) -> dict[str, bool]:
    """Resolve and render what is wanted and out; by path whether anything had to be rendered anew."""
    request = desk.request
    codec = stages.equip(request.project.extensions).codec
    payloads: dict[str, stages.RenderPayload] = {}
    actions: dict[tuple[str, str], Action] = {}
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or source.path in desk.failed or card.slug not in desk.index.cards:
            continue
        if request.only and source.path not in request.only:
            continue
        wanted = _formats_for(card, source.path, request)
        payload = _payload(desk, source.path, card, wanted, codec)
        if payload is None:
            continue
        payloads[source.path] = payload
        argument = digest_bytes(codec.pack((payload.article, payload.plan, payload.members)))
        for name in (stages.RESOLVE, *wanted):
            actions[source.path, name] = Action(name + _variant(request), argument)
    known = desk.memo.recall(list(actions.values()))
    jobs = []
    for path, payload in payloads.items():
        missing = tuple(name for name in payload.formats if actions[path, name] not in known)
        if missing or actions[path, stages.RESOLVE] not in known:
            jobs.append(Job(path, _only(payload, missing)))
    limits = request.project.limits
    shared = stages.RenderShared(
        str(request.root),
        request.project,
        desk.theme,
        desk.index.cards,
        desk.index.labels,
        str(request.shared_cache),
        request.ahead,
        request.profile,
        desk.registers.entries,
        desk.schemas,
    )
    task = Task("briefc.stages:render", shared, limits.seconds, limits.worker_memory)
    for job, result in zip(jobs, desk.wave("render", task, jobs), strict=True):
        for name, given in (result or {}).items():
            desk.memo.remember(actions[job.name, name], given.reads, codec.pack(_storable(given)))
            desk.answers[job.name, name] = given
    for (path, name), action in actions.items():
        if action in known and (path, name) not in desk.answers:
            stored, pictures, found, failed = codec.unpack(known[action])
            desk.answers[path, name] = stages.RenderAnswer(stored, pictures, found, (), failed)
    for (path, _), given in desk.answers.items():
        desk.say(given.diagnostics)
        if given.failed:
            desk.failed.add(path)
    changed = {job.name for job in jobs}
    return {path: path in changed for path in payloads}


def _variant(request: Request) -> str:
    """What sets the outcomes of a delivery apart from those of a build: "" for a build."""
    ahead = "+ahead" if request.ahead else ""
    return f"@{request.profile}{ahead}" if request.profile or ahead else ""


def _storable(given: stages.RenderAnswer) -> tuple[Any, ...]:
    return (given.files, given.pictures, given.diagnostics, given.failed)


def _only(payload: stages.RenderPayload, formats: tuple[str, ...]) -> stages.RenderPayload:
    return stages.RenderPayload(payload.article, formats, payload.plan, payload.members)


def _formats_for(card: Card, path: str, request: Request) -> tuple[str, ...]:
    """The formats that an item is made in: those asked for that take its type; PDF of an article only on request."""
    known = stages.equip(request.project.extensions).formats
    wanted = []
    for name in request.formats:
        if card.type not in known[name].types:
            continue
        if name == "pdf" and card.type == "article" and not (path in request.only or request.project.pdf.articles):
            continue
        wanted.append(name)
    return tuple(wanted)


def _payload(desk: _Desk, path: str, card: Card, formats: tuple[str, ...], codec: Any) -> stages.RenderPayload | None:
    """What a render job needs of an item; None (and an error) for a briefing that lacks a member."""
    if card.type != "briefing" or card.status == "canceled":
        return stages.RenderPayload(desk.articles[path], formats)
    text: Article = codec.unpack(desk.articles[path])
    everything = {c.slug: c for c in desk.cards.values() if c is not None}
    # What is held is told to receivers of the item itself; a briefing cannot hold it, in any output.
    unheld = replace(desk.request, held=frozenset())
    outcome = plan(text, everything, lambda card: is_out(card, unheld))
    desk.say(outcome.diagnostics)
    chapters: tuple[ChapterPlan, ...] = outcome.value or ()
    slugs = [slug for chapter in chapters for slug in chapter.slugs]
    desk.members[path] = tuple(slugs)
    broken = [slug for slug in slugs if everything[slug].path in desk.failed]
    if broken:
        names = ", ".join(f'"{slug}"' for slug in broken)
        desk.say(
            [error("articles.member-failed", text.span, f"not built: of its articles, {names} could not be built")]
        )
    if broken or outcome.failed:
        desk.failed.add(path)
        return None
    return stages.RenderPayload(
        desk.articles[path],
        formats,
        tuple((chapter.id, chapter.title, chapter.slugs) for chapter in chapters),
        tuple((slug, desk.articles[everything[slug].path]) for slug in slugs),
    )


def _print(desk: _Desk) -> dict[str, tuple[str, Artifact]]:
    """Print every page that was rendered for print: by output path the source's path and the PDF."""
    codec = stages.equip(desk.request.project.extensions).codec
    pages = {
        file.path: (path, file)
        for (path, _), given in desk.answers.items()
        for file in given.files
        if isinstance(file, PrintPage) and path not in desk.failed
    }
    actions = {target: Action("print", digest_bytes(codec.pack(page))) for target, (_, page) in pages.items()}
    known = desk.memo.recall(list(actions.values()))
    jobs = [Job(pages[target][0], pages[target][1]) for target in pages if actions[target] not in known]
    limits = desk.request.project.limits
    task = Task(
        "briefc.stages:print_one",
        stages.PrintShared(str(desk.request.shared_cache)),
        limits.seconds,
        limits.worker_memory,
    )
    # Always in a process of its own: Pango is native code, and a page may be made to exhaust it.
    printed: dict[str, tuple[str, Artifact]] = {}
    for job, outcome in zip(jobs, desk.wave("print", task, jobs, Processes(desk.request.jobs)), strict=True):
        if outcome is None:
            continue
        target = job.payload.path
        desk.memo.remember(actions[target], (), codec.pack((outcome.value, outcome.diagnostics, outcome.failed)))
        _take_print(desk, printed, pages[target][0], target, outcome.value, outcome.diagnostics, outcome.failed)
    for target, (path, _) in pages.items():
        if actions[target] in known:
            _take_print(desk, printed, path, target, *codec.unpack(known[actions[target]]))
    return printed


def _take_print(
    desk: _Desk,
    printed: dict[str, tuple[str, Artifact]],
    path: str,
    target: str,
    data: bytes | None,
    found: tuple[Diagnostic, ...],
    failed: bool,  # noqa: FBT001 - the stored outcome is laid out by place
) -> None:
    desk.say(found)
    if failed or data is None:
        desk.failed.add(path)
        return
    printed[target] = (path, Artifact(target, "application/pdf", data))


def _knowledge(desk: _Desk) -> None:
    """The knowledgeItem of every register that is whole, among the answers under the register's path."""
    codec = stages.equip(desk.request.project.extensions).codec
    whole = {one.path: one for one in desk.listed if one.path not in desk.failed}
    actions = {path: Action("knowledge", digest_bytes(codec.pack(one))) for path, one in whole.items()}
    known = desk.memo.recall(list(actions.values()))
    jobs = [Job(path, one) for path, one in whole.items() if actions[path] not in known]
    shared = stages.KnowledgeShared(desk.request.project, desk.registers.entries, desk.schemas)
    for job, given in zip(jobs, desk.wave("knowledge", Task("briefc.stages:knowledge", shared), jobs), strict=True):
        if given is not None:
            desk.memo.remember(actions[job.name], given.reads, codec.pack(_storable(given)))
            desk.answers[job.name, "newsml"] = given
    for path, action in actions.items():
        if action in known:
            stored, pictures, found, failed = codec.unpack(known[action])
            desk.answers[path, "newsml"] = stages.RenderAnswer(stored, pictures, found, (), failed)
    for path in whole:
        answer = desk.answers.get((path, "newsml"))
        if answer is not None:
            desk.say(answer.diagnostics)
            if answer.failed:
                desk.failed.add(path)


def _front(desk: _Desk, files: Sequence[SourceFile]) -> dict[str, Artifact]:
    """The index, and the files that all pages share."""
    codec = stages.equip(desk.request.project.extensions).codec
    order = [card for source in files if (card := desk.cards.get(source.path)) is not None]
    # A failed source keeps its last good page, so it stays on the front as well.
    pages = read_manifest(desk.request.output).files
    shown = {
        card.slug: desk.index.cards[card.slug]
        for card in order
        if card.slug in desk.index.cards and (card.path not in desk.failed or page_path(card.slug) in pages)
    }
    theme = desk.theme
    shared = stages.FrontShared(desk.request.project, theme, shown)
    look = digest_text(
        whole_digest(theme.styles, stages.text_digest), whole_digest(theme.files, digest_bytes), repr(theme.fonts)
    )
    waves = {
        "front": (Action("front", whole_digest(shown, stages.card_digest)), Task("briefc.stages:front", shared)),
        "site": (
            Action("site", look),
            Task("briefc.stages:site_files", stages.SiteShared(theme, str(desk.request.shared_cache))),
        ),
    }
    made: dict[str, Artifact] = {}
    for stage, (action, task) in waves.items():
        known = desk.memo.recall([action])
        if action in known:
            stored, _, found, failed = codec.unpack(known[action])
        else:
            (given,) = desk.wave(stage, task, [Job("index", None)])
            if given is None:
                desk.front_failed = True
                continue
            desk.memo.remember(action, given.reads, codec.pack(_storable(given)))
            stored, found, failed = given.files, given.diagnostics, given.failed
        desk.front_failed = desk.front_failed or failed
        desk.say(found)
        made.update((file.path, file) for file in stored)
    return made


# --- emit ------------------------------------------------------------------------------------------------------------


def _emit(
    desk: _Desk, files: Sequence[SourceFile], printed: Mapping[str, tuple[str, Artifact]], extra: Mapping[str, Artifact]
) -> Written:
    request = desk.request
    made: dict[str, tuple[Artifact, Record]] = {}

    def add(artifact: Artifact, owner: str, fmt: str) -> None:
        digest = digest_plain(artifact.data)
        owners = (owner,) if owner else ()
        if artifact.path in made:
            before = made[artifact.path][1]
            if before.digest != digest:
                desk.say([error("build.collision", Span(owner), f"{artifact.path} is also made by {before.owners[0]}")])
                return
            owners = tuple(sorted({*before.owners, *owners}))
        made[artifact.path] = (artifact, Record(digest, owners, fmt))

    pictures = Files(request.root, request.project.limits)
    for (path, name), given in desk.answers.items():
        if path in desk.failed:
            continue
        for file in given.files:
            if isinstance(file, Artifact):
                add(file, path, name)
        for asset in given.pictures:
            _add_picture(desk, pictures, asset, path, add)
    for path, artifact in printed.values():
        if path not in desk.failed:
            add(artifact, path, "pdf")
    for artifact in extra.values():
        add(artifact, "", "html")
    if request.message:
        for artifact in _message(desk, files):
            add(artifact, "", MESSAGE)
    keep = _kept(desk, {*(source.path for source in files), *(one.path for one in desk.listed), *desk.failed})
    return emit(
        request.output, made.values(), {path: r for path, r in keep.items() if path not in made}, sync=request.sync
    )


MESSAGE = "message"
"""The format, in the manifest, of the newsMessage that a build writes."""


def _message(desk: _Desk, files: Sequence[SourceFile]) -> Iterator[Artifact]:
    """One newsMessage of all NewsML items that came out whole; none when there is no item."""
    items: list[bytes] = []
    cards: list[Card] = []
    for source in files:
        card = desk.cards.get(source.path)
        given = desk.answers.get((source.path, "newsml"))
        if card is None or given is None or source.path in desk.failed:
            continue
        items.extend(f.data for f in given.files if isinstance(f, Artifact) and f.path.startswith("newsml/"))
        cards.append(card)
    if items:
        yield stages.message(items, cards, desk.request.project)


def _add_picture(
    desk: _Desk, pictures: Files, asset: Asset, path: str, add: Callable[[Artifact, str, str], None]
) -> None:
    try:
        desk.say(pictures.cleaned(asset))
        data = pictures.published(asset)
    except OSError as reason:
        desk.say([warning("build.picture", Span(path), f"{asset.path} went away during the build: {reason}")])
        return
    add(Artifact(asset.output_path, asset.media_type, data), path, "media")


def digest_plain(data: bytes) -> str:
    """SHA-256 (hex) of a file's bytes, as other tools print it."""
    return hashlib.sha256(data).hexdigest()


def _kept(desk: _Desk, present: set[str]) -> dict[str, Record]:
    """The files of earlier builds that this build leaves alone (docs/decisions, 12 and 23)."""
    request = desk.request
    kept: dict[str, Record] = {}
    for path, record in read_manifest(request.output).files.items():
        if not record.owners:
            # Files of the whole site are made by full builds of HTML; all others leave them as they are.
            if record.format == MESSAGE:
                # It belongs to the build that asked for it; the items it held may have changed since.
                continue
            if record.format not in request.formats or request.only:
                kept[path] = record
            elif desk.front_failed:
                kept[path] = replace(record, stale=True)
            continue
        owners = [owner for owner in record.owners if _stays(desk, owner, record.format, present)]
        if owners:
            stale = any(owner in desk.failed for owner in owners)
            kept[path] = Record(record.digest, tuple(owners), record.format, stale)
    return kept


def _stays(desk: _Desk, owner: str, fmt: str, present: set[str]) -> bool:
    request = desk.request
    if request.only and owner not in request.only:
        return True
    if owner not in present:
        # Gone, and its files with it; unless the folders could not all be searched, for then nobody knows.
        return desk.unsearched
    card = desk.cards.get(owner)
    if owner not in desk.failed and any(owner == one.path for one in desk.listed):
        return fmt not in request.formats
    if owner in desk.failed:
        # The last good files stay, unless what can be read of the metadata says that they must go.
        return card is None or (card.status not in {"canceled", "withheld"} and is_out(card, request))
    if card is None or not is_out(card, request):
        return False
    return fmt not in request.formats and not (fmt == "media" and "html" in request.formats)


def _item(desk: _Desk, path: str) -> Item:
    card = desk.cards.get(path)
    return Item(
        path,
        card,
        out=card is not None and is_out(card, desk.request),
        failed=path in desk.failed,
        written=desk.written.get(path, ""),
        digest=desk.digests.get(path, ""),
        members=desk.members.get(path, ()),
    )
