"""All quotations of the reference report, as data: the words, who said them, and which articles of the sample hold them.

The words are verbatim, with the typographic characters of the report, but without the comma or full stop that the report
sets before a closing mark: that belongs to the sentence around them. Data only; tests import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["block", "inline", "term"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of the report.

    `kind`: `block` stands as a `quote` directive, `inline` as a `:q:` role; `term` is one too, a coined term that the
    report sets in single quotation marks. `speaker` names several with `; ` between them. `slugs` are the articles that
    hold it whole, the lead first; `source` is the occasion, where the report names one.
    """

    words: str
    speaker: str
    kind: Kind
    slugs: tuple[str, ...]
    role: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """The post that the report embeds; its address is not in the report. `paragraphs` are its text."""

    author: str
    handle: str
    date: str
    paragraphs: tuple[str, ...]
    slug: str


@dataclass(frozen=True, slots=True)
class PlaceAndDay:
    """A dateline: place, country, ISO day, and the line as the style `plain` writes it."""

    place: str
    country: str
    date: str
    line: str
    slug: str


LEAD = "putin-xi-beijing"
BRIEFING = "briefing-china-russia"

PUTIN = "Vladimir Putin"
XI = "Xi Jinping"
LAVROV = "Sergey Lavrov"

QUOTATIONS: tuple[Quotation, ...] = (
    Quotation("right way forward", XI, "inline", (LEAD, "xi-ukraine-settlement", BRIEFING)),
    Quotation("to play a constructive role", XI, "inline", (LEAD, "xi-ukraine-settlement", BRIEFING)),
    Quotation("strategic partnership", PUTIN, "inline", (LEAD, "putin-xi-42-meetings")),
    Quotation(
        "It was the unprecedentedly high level of the strategic partnership between our countries that determined my "
        "choice of China as the first state that I would visit after officially taking office as president of the "
        "Russian Federation",
        PUTIN,
        "block",
        (LEAD, "putin-xi-42-meetings"),
        role="President of Russia",
    ),
    Quotation(
        "We will try to establish closer cooperation in the field of industry and high technology, space and peaceful "
        "nuclear energy, artificial intelligence, renewable energy sources, and other innovative sectors",
        PUTIN,
        "block",
        (LEAD, "russia-china-energy-military"),
        role="President of Russia",
    ),
    Quotation(
        "This year marks the 75th anniversary of the China-Russia diplomatic relations. It is an important milestone "
        "year in the history of China-Russia relations. Over the past 75 years, China and Russia together have found a "
        "new path for major countries and neighboring countries to treat each other with respect and pursue amity and "
        "mutually beneficial cooperation.",
        XI,
        "block",
        (LEAD,),
        role="President of China",
        source="meeting with Vladimir Putin",
    ),
    Quotation(
        "on all fronts and moving faster to foster new quality productive forces through high-quality development, "
        "which will add new drivers to global economic growth",
        XI,
        "inline",
        (LEAD,),
    ),
    Quotation(
        "Both China and Russia are permanent members of the United Nations Security Council and major emerging markets. "
        "It is the shared strategic choice of both countries to deepen strategic coordination, expand mutually "
        "beneficial cooperation, and follow the general historical trend of multipolarity in the world and economic "
        "globalization.",
        XI,
        "block",
        (LEAD, "lavrov-balancing-role"),
        role="President of China",
    ),
    Quotation("no limit", f"{PUTIN}; {XI}", "term", (LEAD, "putin-xi-42-meetings", "xi-ukraine-settlement")),
    Quotation("new era", XI, "inline", (LEAD, "putin-xi-42-meetings")),
    Quotation("deep friendship", XI, "inline", (LEAD, "putin-xi-42-meetings")),
    Quotation("major balancing role in global affairs", LAVROV, "inline", (LEAD, "lavrov-balancing-role")),
    Quotation("strengthen our joint work", LAVROV, "inline", (LEAD, "lavrov-balancing-role")),
)

POST = Post(
    "Hua Chunying 华春莹",
    "SpokespersonCHN",
    "2024-05-16",
    (
        (
            "Over the past 75 years, China and Russia together have found a new path for major countries and "
            "neighboring countries to treat each other with respect and pursue friendship and mutually beneficial "
            "cooperation."
        ),
        "The two sides should take the 75th anniversary of the diplomatic ties… pic.twitter.com/I8Zvac10QL",
    ),
    LEAD,
)

DATELINE = PlaceAndDay("Beijing", "China", "2024-05-16", "BEIJING, May 16, 2024 —", LEAD)

SLUGS: tuple[str, ...] = (
    LEAD,
    "putin-xi-42-meetings",
    "russia-china-energy-military",
    "xi-ukraine-settlement",
    "lavrov-balancing-role",
    "washington-view",
)
"""The articles, in the order in which the briefing brings them."""
