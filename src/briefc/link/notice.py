"""What stands in the place of an item that was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from briefc.model.article import Article, Card
from briefc.model.content import Paragraph, Text
from briefc.model.facts import Noted
from briefc.model.notice import notice
from briefc.model.pictured import pictured


def as_notice(article: Article) -> Article:
    """A canceled article as its notice: title, section and rights stay; body, summary, people and topics go.

    What the desk notes for receivers stays, for it may say why; pictures are counted.
    """
    text = notice(article.metadata)
    told = replace(
        article.metadata,
        byline=(),
        authors=(),
        contributors=(),
        summary=text,
        keywords=(),
        subjects=(),
        genre="",
        source="",
        digital_source="",
        related=(),
    )
    return replace(
        article,
        subtitle=(),
        body=(Paragraph((Text(text),), classes=("withdrawn",), span=article.span),),
        facts=tuple(fact for fact in article.facts if isinstance(fact, Noted) and fact.desk),
        labels=(),
        withdrawn=tuple(one.asset.digest for one in pictured(article)),
        metadata=told,
    )


def as_notice_card(card: Card) -> Card:
    """What others may know of a canceled article: its title, and that it was withdrawn; none of its own words.

    Section, keywords and subjects stay, so that queries of briefings find it as before. Its labels lead to the page.
    """
    labels = tuple((label, "", "") for label, _, _ in card.labels)
    return replace(card, subtitle="", summary=notice(card), byline=(), genre="", dateline="", labels=labels)
