"""What stands in the place of an item that was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from briefc.model.article import Article, Card
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


def as_notice_card(card: Card) -> Card:
    """What others may know of a canceled article: its title, and that it was withdrawn; none of its own words.

    Section, keywords and subjects stay, so that queries of briefings find it as before. Its labels lead to the page.
    """
    labels = tuple((label, "", "") for label, _, _ in card.labels)
    return replace(card, subtitle="", summary=notice(card), dateline="", labels=labels)
