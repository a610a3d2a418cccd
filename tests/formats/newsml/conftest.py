"""The official schemas, and a function that makes items which both of them accept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.model.article import Article
from briefc.model.diagnostic import Severity
from briefc.model.format import Rendering
from tests.formats.newsml.handmade import news_item, rendering


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


@pytest.fixture
def made(schemas: Schemas) -> Callable[..., Any]:
    """A function from an article (and a rendering) to the tree of its item, valid by both schemas, without an error."""

    def make(given: Article, within: Rendering | None = None, rendition: str = "<p>Talks</p>", **options: Any) -> Any:
        outcome = news_item(given, rendition, within or rendering(), **options)
        assert outcome.value is not None
        assert [d for d in outcome.diagnostics if d.severity is Severity.ERROR] == []
        artifact, *_ = outcome.value
        return schemas.check(artifact.data)

    return make
