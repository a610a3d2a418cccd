"""Hand-made articles and projects, and how the newsml tests ask a tree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from briefc.model.article import Article, Metadata, Moment
from briefc.model.content import Blocks, Paragraph, Text
from briefc.model.format import Rendering
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


def one(root: Any, path: str) -> Any:
    """The only thing that an XPath finds (prefixes g and n)."""
    (found,) = root.xpath(path, namespaces=NAMESPACES)
    return found


def every(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NAMESPACES))


def block_of(root: Any) -> Any:
    return one(root, "//n:body/n:body.content/n:block")
