"""The waves that render: resolve and assemble items, and make files and print pages of them; registers likewise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from briefc import stages
from briefc.build.jobs import Job, Task
from briefc.build.memo import Action
from briefc.link.assemble import ChapterPlan, plan
from briefc.model.article import Article, Card
from briefc.model.diagnostic import error
from briefc.model.pack import digest_bytes
from briefc.source.discovery import SourceFile
from briefc.waves.desk import Desk, Request, storable
from briefc.waves.states import is_out


def render_items(desk: Desk, files: Sequence[SourceFile]) -> dict[str, bool]:
    """Resolve and render what is wanted and out; by path whether anything had to be rendered anew."""
    request = desk.request
    codec = stages.equip(request.project.extensions).codec
    payloads: dict[str, stages.RenderPayload] = {}
    actions: dict[tuple[str, str], Action] = {}
    unseen: dict[str, frozenset[str]] = {}
    hidden = _Hidden(desk)
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or source.path in desk.failed or card.slug not in desk.going:
            continue
        if request.only and source.path not in request.only:
            continue
        wanted = _formats_for(card, source.path, request)
        payload = _payload(desk, source.path, card, wanted, codec)
        if payload is None:
            continue
        payloads[source.path] = payload
        unseen[source.path] = hidden.from_item(card)
        argument = digest_bytes(codec.pack((payload.article, payload.plan, payload.members)))
        for name in (stages.RESOLVE, *wanted):
            actions[source.path, name] = Action(name + _variant(request, unseen[source.path]), argument)
    known = desk.memo.recall(list(actions.values()))
    jobs = []
    for path, payload in payloads.items():
        missing = tuple(name for name in payload.formats if actions[path, name] not in known)
        if missing or actions[path, stages.RESOLVE] not in known:
            jobs.append(Job(path, _only(payload, missing)))
    for without in dict.fromkeys(unseen[job.name] for job in jobs):
        together = [job for job in jobs if unseen[job.name] == without]
        for job, result in zip(together, desk.wave("render", _task(desk, without), together), strict=True):
            for name, given in (result or {}).items():
                desk.memo.remember(actions[job.name, name], given.reads, codec.pack(storable(given)))
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


class _Hidden:
    """Which items another one may not name, though they go out with it: those whose embargo ends after its own.

    Only what goes ahead of embargoes has any. What is out today is published by its receivers today.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._at: dict[datetime, frozenset[str]] = {}

    def from_item(self, card: Card) -> frozenset[str]:
        """The slugs of the items that this one may not name."""
        request = self._desk.request
        if not request.ahead:
            return frozenset()
        now = _release(card, request)
        if now not in self._at:
            then = replace(request, ahead=False, now=now)
            cards = self._desk.index.cards.items()
            self._at[now] = frozenset(slug for slug, other in cards if not is_out(other, then))
        return self._at[now]


def _release(card: Card, request: Request) -> datetime:
    """When receivers may publish an item that they get now."""
    return max(request.now, card.embargo.at) if card.embargo is not None else request.now


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
    )
    return Task("briefc.stages:render", shared, limits.seconds, limits.worker_memory)


def _variant(request: Request, without: frozenset[str]) -> str:
    """What sets the outcomes of a delivery apart from those of a build: "" for a build."""
    ahead = "+ahead" if request.ahead else ""
    if without:
        ahead += f"-{digest_bytes(chr(10).join(sorted(without)).encode())[:16]}"
    return f"@{request.profile}{ahead}" if request.profile or ahead else ""


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


def _payload(desk: Desk, path: str, card: Card, formats: tuple[str, ...], codec: Any) -> stages.RenderPayload | None:
    """What a render job needs of an item; None (and an error) for a briefing that lacks a member."""
    if card.type != "briefing" or card.status == "canceled":
        return stages.RenderPayload(desk.articles[path], formats)
    text: Article = codec.unpack(desk.articles[path])
    everything = {c.slug: c for c in desk.cards.values() if c is not None}
    # What is held is told to receivers of the item itself; a briefing cannot hold it, in any output.
    request = desk.request
    unheld = replace(request, held=frozenset())
    if request.ahead:
        # Receivers publish the briefing when its own embargo ends: until then nothing of it may be under another.
        unheld = replace(unheld, ahead=False, now=_release(card, request))
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


def render_registers(desk: Desk) -> None:
    """The knowledgeItem of every register that is whole, among the answers under the register's path."""
    codec = stages.equip(desk.request.project.extensions).codec
    whole = {one.path: one for one in desk.listed if one.path not in desk.failed}
    actions = {path: Action("knowledge", digest_bytes(codec.pack(one))) for path, one in whole.items()}
    known = desk.memo.recall(list(actions.values()))
    jobs = [Job(path, one) for path, one in whole.items() if actions[path] not in known]
    shared = stages.KnowledgeShared(desk.request.project, desk.registers.entries, desk.schemas)
    for job, given in zip(jobs, desk.wave("knowledge", Task("briefc.stages:knowledge", shared), jobs), strict=True):
        if given is not None:
            desk.memo.remember(actions[job.name], given.reads, codec.pack(storable(given)))
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
