"""What stands in the place of an item that was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from briefc.model.article import Article
from briefc.model.content import Paragraph, Text

NOTICE = "This item has been withdrawn by its publisher and must not be used."


def as_notice(article: Article) -> Article:
    """A canceled article as its notice: the title stays, body, summary and facts go."""
    return replace(
        article,
        subtitle=(),
        body=(Paragraph((Text(NOTICE),), classes=("withdrawn",), span=article.span),),
        facts=(),
        labels=(),
        metadata=replace(article.metadata, summary=NOTICE),
    )
