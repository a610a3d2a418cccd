"""What is wanted of an item: the formats, what its rendering is given, and which items it may not name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from briefc import stages
from briefc.link.assemble import ChapterPlan, plan_lists
from briefc.model.article import Card
from briefc.model.diagnostic import error
from briefc.model.pack import digest_bytes
from briefc.waves.desk import Desk, Request
from briefc.waves.states import is_out


def formats_for(card: Card, path: str, request: Request) -> tuple[str, ...]:
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


def payload_for(desk: Desk, path: str, card: Card, formats: tuple[str, ...]) -> stages.RenderPayload | None:
    """What a render job needs of an item; None (and an error) for a briefing that lacks a member."""
    if card.type != "briefing" or card.status == "canceled":
        return stages.RenderPayload(desk.articles[path], formats)
    lists = desk.lists[path]
    everything = {c.slug: c for c in desk.cards.values() if c is not None}
    # What is held is told to receivers of the item itself; a briefing cannot hold it, in any output.
    request = desk.request
    unheld = replace(request, held=frozenset())
    if request.ahead:
        # Receivers publish the briefing when its own embargo ends: until then nothing of it may be under another.
        unheld = replace(unheld, ahead=False, now=_release(card, request))
    outcome = plan_lists(lists, everything, lambda card: is_out(card, unheld))
    desk.say(outcome.diagnostics)
    chapters: tuple[ChapterPlan, ...] = outcome.value or ()
    slugs = [slug for chapter in chapters for slug in chapter.slugs]
    desk.members[path] = tuple(slugs)
    broken = [slug for slug in slugs if everything[slug].path in desk.failed]
    if broken:
        names = ", ".join(f'"{slug}"' for slug in broken)
        desk.say(
            [error("articles.member-failed", lists.span, f"not built: of its articles, {names} could not be built")]
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


class Hidden:
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


def variant(request: Request, without: frozenset[str]) -> str:
    """What sets the outcomes of a delivery apart from those of a build: "" for a build."""
    ahead = "+ahead" if request.ahead else ""
    if without:
        ahead += f"-{digest_bytes(chr(10).join(sorted(without)).encode())[:16]}"
    return f"@{request.profile}{ahead}" if request.profile or ahead else ""
