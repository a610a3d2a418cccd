"""Cards of other items to what a page shows of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import quote

from briefc.formats.html.values import Front, SectionBand, Shown, StoriesOfDay, Story
from briefc.formats.html.words import day_shown, moment_shown, short_day, weekday_shown
from briefc.model.article import Card, Moment
from briefc.model.language import direction

LATEST = 8
"""Stories in the column of the latest."""

_NOT_WORD = re.compile(r"[^\w]+")


def section_anchor(section: str) -> str:
    """The id of a section's place on the front page: `section-asia-pacific`."""
    return f"section-{_NOT_WORD.sub('-', section.casefold()).strip('-')}"


def section_address(section: str) -> str:
    """The address of a section's place on the front page, relative to a page of the site."""
    return f"index.html#{quote(section_anchor(section))}"


def story(card: Card, language: str, year: int = 0, anchor: str = "") -> Story:
    """What a page in `language` shows of an item. Days of `year` are shown without it."""
    foreign = card.language.lower() != language.lower()
    moment = card.date
    return Story(
        href=f"{card.slug}.html",
        title=card.title,
        summary=card.summary,
        standfirst=card.subtitle or card.summary,
        section=card.section[0] if card.section else "",
        meta=card.genre or (card.section[0] if card.section else ""),
        byline=", ".join(card.byline),
        day=Shown(moment.shown_iso, short_day(moment, language, year)) if moment else None,
        time="" if moment is None or moment.day else f"{moment.at:%H:%M}",
        moment=moment_shown(card.modified, language) if card.modified else "",
        lang=card.language if foreign else "",
        dir=direction(card.language) if foreign else "",
        anchor=anchor,
    )


def newest(cards: Iterable[Card]) -> list[Card]:
    """Cards by date, newest first; of one instant the most urgent first (1 before 9 before none), then by slug."""
    by_weight = sorted(cards, key=lambda card: (card.urgency or 10, card.slug))
    return sorted(by_weight, key=lambda card: card.date.at.timestamp() if card.date else 0.0, reverse=True)


def front(cards: Iterable[Card], language: str, wanted: Iterable[str] = ()) -> Front:
    """The front page: the most urgent of the newest day leads, two stand below, the rest by day and by section.

    `wanted` are the sections that every page's bar leads to.
    """
    everything = list(cards)
    ordered = _leading(newest(card for card in everything if card.type == "article" and card.status != "canceled"))
    briefings = newest(card for card in everything if card.type == "briefing" and card.status != "canceled")
    year = ordered[0].date.at.year if ordered and ordered[0].date else 0
    latest, left = ordered[3 : 3 + LATEST], ordered[3 + LATEST :]
    bands: dict[str, list[Card]] = {}
    for card in left:
        bands.setdefault(card.section[0] if card.section else "", []).append(card)
    placed = {section_anchor(section) for section in bands if section}

    def shown(card: Card) -> Story:
        anchor = section_anchor(card.section[0]) if card.section else ""
        fresh = bool(anchor) and anchor not in placed
        placed.add(anchor)
        return story(card, language, year, anchor if fresh else "")

    front_page = Front(
        lead=shown(ordered[0]) if ordered else None,
        pair=tuple(shown(card) for card in ordered[1:3]),
        days=_by_day(latest, shown, language),
        briefings=tuple(story(card, language, year) for card in briefings),
        sections=tuple(
            SectionBand(section or "…", section_anchor(section or "more"), tuple(story(c, language, year) for c in own))
            for section, own in bands.items()
        ),
    )
    empty = [section_anchor(section) for section in wanted if section_anchor(section) not in placed]
    return replace(front_page, anchors=tuple(dict.fromkeys(empty)))


def _leading(ordered: list[Card]) -> list[Card]:
    """The same order, the most urgent story of the newest day brought to the front (1 is most urgent, 0 unsaid)."""
    today = [card for card in ordered if _iso(card) == _iso(ordered[0])]
    first = min(today, key=lambda card: card.urgency or 5, default=None)
    return [first, *(card for card in ordered if card is not first)] if first else ordered


def _iso(card: Card) -> str:
    return card.date.at.date().isoformat() if card.date else ""


def _by_day(cards: Iterable[Card], shown: Callable[[Card], Story], language: str) -> tuple[StoriesOfDay, ...]:
    days: dict[str, list[Story]] = {}
    for card in cards:
        days.setdefault(_day(card.date, language), []).append(shown(card))
    return tuple(StoriesOfDay(day, tuple(own)) for day, own in days.items())


def _day(moment: Moment | None, language: str) -> str:
    return day_shown(moment, language) if moment else ""


def masthead_day(moment: Moment | None, language: str) -> Shown | None:
    """The day on the masthead, with its weekday."""
    return Shown(moment.at.date().isoformat(), weekday_shown(moment, language)) if moment else None
