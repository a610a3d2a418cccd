"""Hand-made articles, the real default theme, and how these tests ask a page."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from briefc.directives.table import directive_table
from briefc.formats.html import pages
from briefc.formats.html.content import flow
from briefc.markup.html import to_html
from briefc.model.article import Article, Card, Metadata, Moment
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Image, Inlines, Paragraph, Text
from briefc.model.facts import Fact
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project, Site
from briefc.model.theme import Theme
from briefc.source.themes import load_theme

ROOT = Path(__file__).resolve().parents[3]
NOON = Moment(datetime(2024, 5, 16, 9, 40, tzinfo=UTC))
LATER = Moment(datetime(2024, 5, 17, 8, 15, tzinfo=UTC))
PICTURE = Asset("sources/map.png", "ab" * 32, "image/png", 640, 480, 1234)


@cache
def default_theme() -> Theme:
    theme = load_theme(ROOT, Project()).value
    assert theme is not None
    return theme


def metadata(**fields: Any) -> Metadata:
    given: dict[str, Any] = {
        "type": "article",
        "slug": "talks",
        "guid": "tag:agency.example,2024-05-16:talks",
        "date": NOON,
        "rights": "© 2024 Agency",
        "section": ("Asia-Pacific",),
        "byline": ("Foreign staff",),
        "summary": "Talks have opened.",
    }
    return Metadata(**{**given, **fields})


def article(*body: Any, title: Any = "Talks open", subtitle: Any = (), facts: Any = (), **fields: Any) -> Article:
    """An article from blocks (a text is a paragraph) and metadata fields."""
    blocks: Blocks = tuple(Paragraph((Text(one),)) if isinstance(one, str) else one for one in body)
    words: Inlines = (Text(title),) if isinstance(title, str) else title
    under: Inlines = (Text(subtitle),) if isinstance(subtitle, str) else subtitle
    stated: tuple[Fact, ...] = tuple(facts)
    return Article("sources/talks.rst", metadata(**fields), words, under, blocks, stated)


def card(slug: str, **fields: Any) -> Card:
    """The card of an article like `article()`, with the given fields."""
    given: dict[str, Any] = {
        "path": f"sources/{slug}.rst",
        "slug": slug,
        "type": "article",
        "guid": f"tag:agency.example,2024-05-16:{slug}",
        "title": slug.replace("-", " ").capitalize(),
        "subtitle": "",
        "summary": f"About {slug}.",
        "date": NOON,
        "updated": None,
        "embargo": None,
        "version": 1,
        "status": "usable",
        "section": ("World",),
        "byline": ("Foreign staff",),
        "keywords": (),
        "subjects": (),
        "language": "en",
        "genre": "",
        "slugline": slug.upper(),
    }
    return Card(**{**given, **fields})


def project(url: str = "", **others: Any) -> Project:
    agency = Agency(name="Agency", domain="agency.example", rights="© 2024 Agency")
    return Project(agency=agency, site=Site(title="The Desk", url=url, description="News of talks."), **others)


def rendering(over: Project | None = None, cards: Any = (), theme: Theme | None = None) -> Rendering:
    return Rendering(
        project=over or project(),
        theme=theme or default_theme(),
        cards={one.slug: one for one in cards},
        directives=directive_table(),
        media=lambda _: b"",
    )


def written(*body: Any, **fields: Any) -> str:
    """Blocks (or, for a lone tuple of inlines, a paragraph of them) as the page writes them, line ends folded."""
    made = article(*body, **fields)
    return to_html(flow(made.body, pages.screen_manner(made, directive_table()))).replace("\n", "")


def said(*content: Any) -> str:
    """Inline content as the page writes it."""
    return written(Paragraph(tuple(content))).removeprefix("<p>").removesuffix("</p>")


def page_of(made: Article, given: Rendering | None = None) -> Any:
    """The parsed page of an article; it must have been made without a finding."""
    return parsed(pages.article_page(made, given or rendering()))


def parsed(outcome: Any) -> Any:
    assert outcome.diagnostics == ()
    return html.document_fromstring(outcome.value[0].data.decode())


def words_of(found: Any) -> str:
    return " ".join(found.text_content().split())


def picture(alt: str = "A map", **others: Any) -> Image:
    return Image(PICTURE, alt, **others)
