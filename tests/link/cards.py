"""Cards and articles for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from briefc.model.article import Article, Card, Metadata, Moment
from briefc.model.content import Blocks, Text


def moment(day: str) -> Moment:
    """A day in UTC."""
    return Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), day=True)


def card(slug: str, **fields: Any) -> Card:
    """A card of a usable article of 16 May 2024, but for the given fields."""
    given: dict[str, Any] = {
        "path": f"sources/{slug}.rst",
        "slug": slug,
        "type": "article",
        "guid": f"tag:desk.example,2024-05-16:{slug}",
        "title": slug.capitalize(),
        "subtitle": "",
        "summary": "",
        "date": moment("2024-05-16"),
        "updated": None,
        "embargo": None,
        "version": 1,
        "status": "usable",
        "section": (),
        "byline": (),
        "keywords": (),
        "subjects": (),
        "language": "en",
        "genre": "",
        "slugline": "",
    }
    return Card(**(given | fields))


def article(slug: str, body: Blocks, **fields: Any) -> Article:
    """An article of 16 May 2024 with a body."""
    metadata = Metadata(type=fields.pop("type", "article"), slug=slug, guid="", date=moment("2024-05-16"))
    return Article(f"sources/{slug}.rst", metadata, (Text(slug),), (), body, **fields)
