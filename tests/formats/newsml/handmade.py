"""Hand-made articles and projects, and how the newsml tests ask a tree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from briefc.formats.newsml import item
from briefc.formats.newsml import package as packaging
from briefc.formats.nitf.document import nitf_document
from briefc.markup.body import Texts
from briefc.model.article import Article, Briefing, Metadata, Moment
from briefc.model.artifact import Artifact
from briefc.model.content import Blocks, Paragraph, Text
from briefc.model.format import Rendering
from briefc.model.outcome import Outcome
from briefc.model.project import Agency, Project
from briefc.model.theme import Theme

NAMESPACES = {"g": "http://iptc.org/std/nar/2006-10-01/", "n": "http://iptc.org/std/NITF/2006-10-18/"}


def moment(text: str) -> Moment:
    return Moment(datetime.fromisoformat(text))


def metadata(**fields: Any) -> Metadata:
    given: dict[str, Any] = {
        "type": "article",
        "slug": "talks",
        "guid": "tag:agency.example,2024-05-16:talks",
        "date": Moment(datetime(2024, 5, 16, 8, 0, tzinfo=UTC)),
        "slugline": "TALKS",
        "rights": "© 2024 Agency",
    }
    return Metadata(**{**given, **fields})


def article(*body: Any, title: Any = "Talks open", facts: Any = (), subtitle: Any = (), **fields: Any) -> Article:
    """An article from blocks (a text is a paragraph) and metadata fields."""
    blocks: Blocks = tuple(Paragraph((Text(block),)) if isinstance(block, str) else block for block in body)
    words = (Text(title),) if isinstance(title, str) else title
    return Article("sources/talks.rst", metadata(**fields), words, subtitle, blocks, tuple(facts))


def project(**agency: Any) -> Project:
    given = {"name": "Agency", "domain": "agency.example", "rights": "© 2024 Agency"}
    return Project(agency=Agency(**{**given, **agency}))


def rendering(over: Project | None = None, cards: Any = (), directives: Any = ()) -> Rendering:
    return Rendering(
        project=over or project(),
        theme=Theme("default"),
        cards={card.slug: card for card in cards},
        directives={directive.name: directive for directive in directives},
        media=lambda _: b"",
    )


def _texts(text: Article, html: str, within: Rendering, guid: str) -> Texts:
    return Texts(nitf_document(text, within, guid), html)


def news_item(text: Article, html: str, within: Rendering, *, ahead: bool = False) -> Outcome[tuple[Artifact, ...]]:
    """The item of an article with its NITF and this HTML."""
    within = replace(within, ahead=ahead)
    return item.news_item(text, _texts(text, html, within, text.metadata.guid), within)


def package(given: Briefing, html: str, within: Rendering, *, ahead: bool = False) -> Outcome[tuple[Artifact, ...]]:
    """The package of a briefing, with the NITF of its own text and this HTML."""
    within = replace(within, ahead=ahead)
    return packaging.package(given, _texts(given.text, html, within, given.text_guid), within)


def one(root: Any, path: str) -> Any:
    """The only thing that an XPath finds (prefixes g and n)."""
    (found,) = root.xpath(path, namespaces=NAMESPACES)
    return found


def every(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NAMESPACES))


def block_of(root: Any) -> Any:
    return one(root, "//n:body/n:body.content/n:block")
