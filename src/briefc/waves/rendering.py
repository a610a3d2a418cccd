"""The waves that render: resolve and assemble items, and make files and print pages of them; registers likewise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefc import stages
from briefc.build.jobs import Job, Task
from briefc.build.memo import Action
from briefc.model.pack import digest_bytes
from briefc.source.discovery import SourceFile
from briefc.waves.carrying import CARRIED, add_carried
from briefc.waves.desk import Desk, storable
from briefc.waves.wanting import Hidden, formats_for, payload_for, variant


def render_items(desk: Desk, files: Sequence[SourceFile]) -> dict[str, bool]:
    """Resolve and render what is wanted and out; by path whether anything had to be rendered anew.

    What print pages carry is rendered with it, and kept apart from what is written (`briefc.waves.carrying`).
    """
    payloads = _payloads(desk, files)
    asked = tuple(payloads)
    beside = add_carried(desk, payloads)
    hidden = Hidden(desk)
    unseen = {path: hidden.from_item(card) for path in payloads if (card := desk.cards[path]) is not None}
    actions: dict[tuple[str, str], Action] = {}
    for path, payload in payloads.items():
        argument = digest_bytes(desk.codec.pack((payload.article, payload.plan, payload.members)))
        for name in (stages.RESOLVE, *payload.formats):
            actions[path, name] = Action(name + variant(desk.request, unseen[path]), argument)
    known = desk.memo.recall(list(actions.values()))
    answers: dict[tuple[str, str], stages.RenderAnswer] = {}
    jobs = []
    for path, payload in payloads.items():
        missing = tuple(name for name in payload.formats if actions[path, name] not in known)
        if missing or actions[path, stages.RESOLVE] not in known:
            jobs.append(Job(path, replace(payload, formats=missing)))
    if any("pdf" in job.payload.formats for job in jobs):
        desk.expect_printing()
    for without in dict.fromkeys(unseen[job.name] for job in jobs):
        together = [job for job in jobs if unseen[job.name] == without]
        for job, result in zip(together, desk.wave("render", _task(desk, without), together), strict=True):
            for name, given in (result or {}).items():
                desk.memo.remember(actions[job.name, name], given.reads, desk.codec.pack(storable(given)))
                answers[job.name, name] = given
    for (path, name), action in actions.items():
        if action in known and (path, name) not in answers:
            stored, pictures, found, failed = desk.codec.unpack(known[action])
            answers[path, name] = stages.RenderAnswer(stored, pictures, found, (), failed)
    _take(desk, answers, asked, beside)
    changed = {job.name for job in jobs}
    return {path: path in changed for path in asked}


def _payloads(desk: Desk, files: Sequence[SourceFile]) -> dict[str, stages.RenderPayload]:
    """What is asked for and out, by the path of its source."""
    payloads: dict[str, stages.RenderPayload] = {}
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or source.path in desk.failed or card.slug not in desk.going:
            continue
        if desk.request.only and source.path not in desk.request.only:
            continue
        payload = payload_for(desk, source.path, card, formats_for(card, source.path, desk.request))
        if payload is not None:
            payloads[source.path] = payload
    return payloads


def _take(
    desk: Desk, answers: Mapping[tuple[str, str], stages.RenderAnswer], asked: Collection[str], beside: Collection[str]
) -> None:
    """Put answers where they belong: what was asked for on the desk, what is only carried `beside` it."""
    for (path, name), given in answers.items():
        if name == CARRIED and path in beside:
            desk.carried[path] = given
            desk.say(given.diagnostics)
        elif path in asked:
            desk.answers[path, name] = given
            desk.say(given.diagnostics)
            if given.failed:
                desk.failed.add(path)
        elif given.failed:
            desk.say(given.diagnostics)


def _task(desk: Desk, without: frozenset[str]) -> Task:
    """What render jobs share; items `without` are not there for them."""
    request, index = desk.request, desk.index
    limits = request.project.limits
    shared = stages.RenderShared(
        str(request.root),
        request.project,
        desk.theme,
        {slug: card for slug, card in index.cards.items() if slug not in without} if without else index.cards,
        {name: place for name, place in index.labels.items() if place[0] not in without} if without else index.labels,
        str(request.shared_cache),
        request.ahead,
        request.profile,
        desk.registers.entries,
        desk.schemas,
        desk.print_themes,
    )
    return Task("briefc.stages:render", shared, limits.seconds, limits.worker_memory)


def render_registers(desk: Desk) -> None:
    """The knowledgeItem of every register that is whole, among the answers under the register's path."""
    whole = {one.path: one for one in desk.listed if one.path not in desk.failed}
    actions = {path: Action("knowledge", digest_bytes(desk.codec.pack(one))) for path, one in whole.items()}
    known = desk.memo.recall(list(actions.values()))
    jobs = [Job(path, one) for path, one in whole.items() if actions[path] not in known]
    shared = stages.KnowledgeShared(desk.request.project, desk.registers.entries, desk.schemas)
    for job, given in zip(jobs, desk.wave("knowledge", Task("briefc.stages:knowledge", shared), jobs), strict=True):
        if given is not None:
            desk.memo.remember(actions[job.name], given.reads, desk.codec.pack(storable(given)))
            desk.answers[job.name, "newsml"] = given
    for path, action in actions.items():
        if action in known:
            stored, pictures, found, failed = desk.codec.unpack(known[action])
            desk.answers[path, "newsml"] = stages.RenderAnswer(stored, pictures, found, (), failed)
    for path in whole:
        answer = desk.answers.get((path, "newsml"))
        if answer is not None:
            desk.say(answer.diagnostics)
            if answer.failed:
                desk.failed.add(path)
