"""What stands in the place of an item that was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from briefc.model.article import Article
from briefc.model.content import Paragraph, Text
from briefc.model.notice import notice
from briefc.model.pictured import pictured


def as_notice(article: Article) -> Article:
    """A canceled article as its notice: the title stays, body, summary and facts go; pictures are counted."""
    text = notice(article.metadata)
    return replace(
        article,
        subtitle=(),
        body=(Paragraph((Text(text),), classes=("withdrawn",), span=article.span),),
        facts=(),
        labels=(),
        withdrawn=tuple(one.asset.digest for one in pictured(article)),
        metadata=replace(article.metadata, summary=text, contributors=(), digital_source=""),
    )
