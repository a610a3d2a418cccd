"""A briefing's lists of articles to its members, and the briefing put together (docs/decisions, 24)."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefc.model.article import Article, Briefing, Card, Chapter
from briefc.model.content import Blocks, Extension, Section, plain
from briefc.model.diagnostic import Diagnostic, error, info, warning
from briefc.model.members import Asked, Lists, Member, MemberList
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.model.walk import find, rewrite


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What one list of articles brings: the id and title of the section it stands in ("" for none), and the slugs."""

    id: str
    title: str
    slugs: tuple[str, ...]


def plan(
    article: Article, cards: Mapping[str, Card], is_out: Callable[[Card], bool]
) -> Outcome[tuple[ChapterPlan, ...]]:
    """The members of a briefing, one plan a list, in the order of the text.

    `cards` are all items of the project, whether out or not.
    """
    return plan_lists(lists_of(article), cards, is_out)


def lists_of(article: Article) -> Lists:
    """What a briefing's lists of articles ask for."""
    asked = tuple(
        Asked(
            chapter=section.id if section is not None else "",
            title=plain(section.title) if section is not None else "",
            span=block.span,
            entries=node.entries,
            section=node.section,
            keyword=node.keyword,
            subject=node.subject,
            since=node.since,
            until=node.until,
            language=node.language,
            sort=node.sort,
            limit=node.limit,
            optional=node.optional,
        )
        for section, block, node in _lists(article.body, None)
    )
    return Lists(article.slug, article.span, asked)


def plan_lists(
    lists: Lists, cards: Mapping[str, Card], is_out: Callable[[Card], bool]
) -> Outcome[tuple[ChapterPlan, ...]]:
    """The members of a briefing out of what its lists ask for: as `plan`, and without its text."""
    found: list[Diagnostic] = []
    taken: set[str] = {lists.slug}
    plans = []
    for asked in lists.asked:
        slugs = []
        for chosen in _chosen(asked, cards, is_out, found):
            if chosen in taken:
                message = (
                    f'"{chosen}" is in this briefing already'
                    if chosen != lists.slug
                    else "a briefing cannot hold itself"
                )
                found.append(
                    warning("articles.twice", asked.span, message, "an article appears once, at its first place")
                )
                continue
            taken.add(chosen)
            slugs.append(chosen)
        plans.append(ChapterPlan(asked.chapter, asked.title, tuple(slugs)))
    if not plans:
        hint = "add `.. articles::` with the slugs of its articles, one a line"
        found.append(warning("articles.none", lists.span, "the briefing names no articles", hint))
    return Outcome(tuple(plans), tuple(found))


def _lists(body: Blocks, section: Section | None) -> Iterator[tuple[Section | None, Extension, MemberList]]:
    """Every list of articles with the innermost section around it."""
    for block in body:
        if isinstance(block, Section):
            yield from _lists(block.body, block)
        else:
            for inner in find(block, Extension):
                if isinstance(inner.node, MemberList):
                    yield section, inner, inner.node


def _chosen(
    node: Asked,
    cards: Mapping[str, Card],
    is_out: Callable[[Card], bool],
    found: list[Diagnostic],
) -> list[str]:
    """The slugs that one list names: entries in their order, queries sorted; without entries what the filters take."""
    chosen: list[str] = []
    filtered = any((node.section, node.keyword, node.subject, node.since, node.until, node.language))
    entries = node.entries or ((("*", node.span),) if filtered else ())
    for entry, place in entries:
        if any(sign in entry for sign in "*?["):
            matched = [card for slug, card in cards.items() if fnmatch.fnmatchcase(slug, entry) and _passes(node, card)]
            chosen += _ready(_sorted(matched, node.sort), place, is_out, found)
        elif entry not in cards:
            message = f'there is no item "{entry}"'
            found.append(error("articles.unknown", place, message, *did_you_mean(entry, cards)))
        elif cards[entry].type != "article":
            message = f'"{entry}" is a {cards[entry].type}, and a briefing brings articles together'
            found.append(error("articles.type", place, message, "take it out of the list, and link to it with :doc:"))
        elif not _passes(node, cards[entry]):
            message = f'"{entry}" does not pass the filters of this list'
            found.append(warning("articles.filtered", place, message, "take it or the filter out"))
        elif not is_out(cards[entry]):
            message = f'"{entry}" is not out: it is {_state(cards[entry])}'
            found.append(error("articles.not-out", place, message, "take it out of the list, or release it"))
        else:
            chosen.append(entry)
    if not chosen and not node.optional and not any(one.code in _SAID for one in found):
        hint = "widen the filters, or add :optional: when the list may be empty"
        found.append(error("articles.empty", node.span, "no article matches", hint))
    return chosen[: node.limit] if node.limit else chosen


_SAID = frozenset({"articles.unknown", "articles.type"})
"""Codes of errors that say already why a list is empty."""


def _passes(node: Asked, card: Card) -> bool:
    """Whether an article passes all filters. Briefings and pages are no members."""
    day = card.date.at.date().isoformat() if card.date else ""
    return (
        card.type == "article"
        and (not node.section or node.section.casefold() in _folded(card.section))
        and (not node.keyword or node.keyword.casefold() in _folded(card.keywords))
        and (not node.subject or node.subject.casefold() in _folded(card.subjects))
        and (not node.since or day >= node.since)
        and (not node.until or day <= node.until)
        and (not node.language or card.language.casefold().split("-")[0] == node.language.casefold().split("-")[0])
    )


def _folded(words: tuple[str, ...]) -> set[str]:
    return {word.casefold() for word in words}


def _sorted(cards: list[Card], order: str) -> list[Card]:
    by_slug = sorted(cards, key=lambda card: card.slug)
    if order == "slug":
        return by_slug
    return sorted(by_slug, key=lambda card: card.date.at.timestamp() if card.date else 0.0, reverse=order != "date")


def _ready(cards: list[Card], place: Span, is_out: Callable[[Card], bool], found: list[Diagnostic]) -> Iterator[str]:
    for card in cards:
        if is_out(card):
            yield card.slug
        else:
            found.append(info("articles.held", place, f'"{card.slug}" is left out: it is {_state(card)}'))


def _state(card: Card) -> str:
    if card.status in {"draft", "withheld"}:
        return "a draft" if card.status == "draft" else "withheld"
    return "under embargo"


def assemble(
    text: Article,
    plans: tuple[tuple[str, str, tuple[str, ...]], ...],
    members: Mapping[str, Article],
    cards: Mapping[str, Card],
) -> Briefing:
    """The briefing: its own text with its lists filled in, and its members by chapter.

    `plans` are (section id, title, slugs), one a list, as `plan` gave them. Lists of one section become one chapter.
    """
    waiting = iter(plans)

    def fill(value: Any) -> Any:
        if type(value) is Extension and isinstance(value.node, MemberList):
            _, _, slugs = next(waiting)
            node: Any = value.node
            return replace(value, node=replace(node, found=tuple(_member(cards[slug]) for slug in slugs)))
        return value

    chapters: list[Chapter] = []
    for section, title, slugs in plans:
        own = tuple(members[slug] for slug in slugs)
        if chapters and chapters[-1].id == section:
            chapters[-1] = replace(chapters[-1], members=chapters[-1].members + own)
        else:
            chapters.append(Chapter(section, title, own))
    return Briefing(replace(text, body=rewrite(text.body, fill)), tuple(chapters))


def _member(card: Card) -> Member:
    return Member(
        slug=card.slug,
        title=card.title,
        standfirst=card.subtitle or card.summary,
        summary=card.summary,
        date=card.date,
        byline=card.byline,
        section=card.section,
        dateline=card.dateline,
        guid=card.guid,
    )
