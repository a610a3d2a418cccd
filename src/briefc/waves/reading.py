"""The waves that read: registers, sources; then the one barrier, the index, and what the ledger says of versions."""

from __future__ import annotations

import os
from collections.abc import Sequence

from briefc import stages
from briefc.build.jobs import Job, Task
from briefc.build.memo import Action
from briefc.link.index import build_index
from briefc.model.article import Card, Index
from briefc.model.diagnostic import Diagnostic, Severity, error
from briefc.model.members import Lists
from briefc.model.pack import digest_text
from briefc.model.register import Listed, combined
from briefc.model.span import Span
from briefc.source.discovery import SourceFile, read_source
from briefc.source.registers import discover_registers
from briefc.source.registers_joined import joined
from briefc.waves.desk import Desk, digest_plain
from briefc.waves.states import is_out


def read_registers(desk: Desk) -> None:
    """The registers, which every source may ask: each file read by itself, then all of them joined."""
    request = desk.request
    found = discover_registers(request.root, request.project)
    desk.say(found.diagnostics)
    files = found.value or ()
    desk.failed.update(one.span.path for one in found.diagnostics if one.severity >= Severity.ERROR)
    codec = desk.codec
    said_by_default = (request.project.timezone, request.project.agency.language)
    actions = {file.path: Action("register", digest_text(file.path, file.digest, *said_by_default)) for file in files}
    known = desk.memo.recall(list(actions.values()))
    answers: dict[str, tuple[Listed | None, tuple[Diagnostic, ...]]] = {}
    jobs = []
    for file in files:
        if actions[file.path] in known:
            answers[file.path] = codec.unpack(known[actions[file.path]])
            continue
        data = _bytes_of(desk, file.path)
        if data is not None:
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


def _bytes_of(desk: Desk, path: str) -> bytes | None:
    """A source's or register's bytes; None after saying that it went away."""
    try:
        return read_source(desk.request.root, path, desk.request.project.limits)
    except OSError as reason:
        desk.say([error("source.unreadable", Span(path), f"it went away during the build: {reason}")])
        desk.failed.add(path)
        return None


def read_sources(desk: Desk, files: Sequence[SourceFile]) -> None:
    """Every source to its packed article and its card, those that the memo does not know by a job each."""
    request = desk.request
    actions = {source.path: Action("read", digest_text(source.path, source.digest)) for source in files}
    known = desk.memo.recall(list(actions.values()))
    codec = desk.codec
    jobs = []
    for source in files:
        desk.digests[source.path] = source.digest
        if actions[source.path] not in known:
            data = _bytes_of(desk, source.path)
            if data is not None:
                # Saved again since its digest was taken: the outcome belongs to the bytes that are read.
                desk.digests[source.path] = digest_plain(data)
                actions[source.path] = Action("read", digest_text(source.path, desk.digests[source.path]))
                jobs.append(Job(source.path, (source.path, data)))
    limits = request.project.limits
    shared = stages.ReadShared(str(request.root), request.project, desk.registers)
    task = Task("briefc.stages:read", shared, limits.seconds, limits.worker_memory)
    if jobs:
        desk.expect_printing(jobs[0].name)
        # Once here, and not in each worker that is forked off.
        len(stages.equip(request.project.extensions).directives)
    fresh = desk.wave("read", task, jobs)
    for job, result in zip(jobs, fresh, strict=True):
        if result is not None:
            kept = (result.article, result.card, result.diagnostics, result.written, result.lists)
            desk.memo.remember(actions[job.name], result.reads, codec.pack(kept))
            _take(desk, job.name, *kept)
    for source in files:
        if actions[source.path] in known:
            _take(desk, source.path, *codec.unpack(known[actions[source.path]]))


def _take(
    desk: Desk,
    path: str,
    article: bytes,
    card: Card | None,
    found: tuple[Diagnostic, ...],
    written: str,
    lists: Lists | None,
) -> None:
    desk.say(found)
    desk.written[path] = written
    desk.articles[path] = article
    desk.cards[path] = card
    if lists is not None:
        desk.lists[path] = lists
    if card is None or any(d.severity >= Severity.ERROR and _matters(d, card) for d in found):
        desk.failed.add(path)


_OF_THE_ITEM = frozenset({"metadata", "guid", "slug", "title"})
"""Areas of findings that concern the item itself, whatever its text."""


def _matters(found: Diagnostic, card: Card) -> bool:
    """Whether an error stops an item: no text of it goes out with a hold or a kill, so no fault of the text may."""
    if card.status not in {"withheld", "canceled"}:
        return True
    return found.code.partition(".")[0] in _OF_THE_ITEM


def index_cards(desk: Desk, files: Sequence[SourceFile]) -> None:
    """The one barrier: all cards, in the order of their sources, to the index of what is out."""
    cards = [card for source in files if (card := desk.cards.get(source.path)) is not None]
    outcome = build_index(cards)
    desk.say(outcome.diagnostics)
    for found in outcome.diagnostics:
        if found.severity >= Severity.ERROR:
            desk.failed.add(found.span.path)
    everything = outcome.value or Index()
    going = {slug: card for slug, card in everything.cards.items() if is_out(card, desk.request)}
    desk.going = frozenset(going)
    # A hold goes to its receivers, and no other item names it.
    out = {slug: card for slug, card in going.items() if card.status != "withheld"}
    labels = {label: place for label, place in everything.labels.items() if place[0] in out}
    desk.index = Index(out, labels)


def judge_versions(desk: Desk, files: Sequence[SourceFile]) -> None:
    """The items against what was issued: the ledger is only read, and decides nothing but these findings."""
    request = desk.request
    place_of_ledger = request.root / request.project.ledger.path
    if not os.path.lexists(place_of_ledger):
        return
    from briefc.ledger.file import read_ledger
    from briefc.ledger.rules import judge, passed_over, standing
    from briefc.rst.head_edit import field_place

    ledger = read_ledger(place_of_ledger)
    if ledger is None:
        return
    standings = []
    for source in files:
        card = desk.cards.get(source.path)
        if card is not None and source.path not in desk.failed:
            waiting = card.status == "usable" and card.embargo is not None and card.embargo.at > request.now
            standings.append(standing(card, desk.written[source.path], waiting=waiting))

    def place(path: str, name: str) -> Span:
        try:
            text = read_source(request.root, path, request.project.limits).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return Span(path)
        return field_place(path, text, name)

    with ledger:
        here = {card.guid for card in desk.cards.values() if card is not None}
        items = [one for one in standings if one is not None]
        raised = {one.path for one in items if request.raising and not passed_over(one)}
        for found in judge(items, here, ledger, place):
            if found.code == "ledger.unraised" and found.span.path in raised:
                continue
            desk.say([found])
            if found.severity >= Severity.ERROR:
                desk.failed.add(found.span.path)
