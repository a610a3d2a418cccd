"""Hand-made articles, the official schemas, and what the newsml tests ask of an output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.formats.newsml.item import news_item
from briefc.model.article import Article, Metadata, Moment
from briefc.model.content import Blocks, Paragraph, Text
from briefc.model.diagnostic import Severity
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project
from briefc.model.theme import Theme

NAMESPACES = {"g": "http://iptc.org/std/nar/2006-10-01/", "n": "http://iptc.org/std/NITF/2006-10-18/"}


@dataclass(frozen=True)
class Schemas:
    """Both official schemas; `check` fails a test with what they refuse."""

    g2: Any
    nitf: Any

    def check(self, data: bytes) -> Any:
        root = etree.fromstring(data)
        assert self.g2.validate(root), str(self.g2.error_log.last_error)
        for inner in root.iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"):
            alone = etree.fromstring(etree.tostring(inner, with_tail=False))
            assert self.nitf.validate(alone), str(self.nitf.error_log.last_error)
        return root


@pytest.fixture(scope="session")
def schemas(shared: Path) -> Schemas:
    folder = shared / "newsml-g2"
    return Schemas(
        etree.XMLSchema(etree.parse(str(folder / "NewsML-G2_2.35-spec-All-Power.xsd"))),
        etree.XMLSchema(etree.parse(str(folder / "nitf-3-6.xsd"))),
    )


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


@pytest.fixture
def made(schemas: Schemas) -> Callable[..., Any]:
    """A function from an article (and a rendering) to the tree of its item, valid by both schemas, without an error."""

    def make(given: Article, within: Rendering | None = None, rendition: str = "<p>Talks</p>", **options: Any) -> Any:
        outcome = news_item(given, rendition, within or rendering(), **options)
        assert outcome.value is not None
        assert [d for d in outcome.diagnostics if d.severity is Severity.ERROR] == []
        (artifact,) = outcome.value
        return schemas.check(artifact.data)

    return make


def one(root: Any, path: str) -> Any:
    """The only thing that an XPath finds (prefixes g and n)."""
    (found,) = root.xpath(path, namespaces=NAMESPACES)
    return found


def every(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NAMESPACES))


def block_of(root: Any) -> Any:
    return one(root, "//n:body.content/n:block")
