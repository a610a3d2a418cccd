"""What an article says in short."""

from __future__ import annotations

from briefc.model.article import Article
from briefc.model.facts import Summed
from briefc.model.line import one_line
from briefc.model.notice import notice


def summary_of(article: Article) -> str:
    """The summary in plain text: the field, else the key points, one a line; "" for an item that is not to be used."""
    if notice(article.metadata):
        return ""
    if article.metadata.summary:
        return one_line(article.metadata.summary)
    points = next((fact.points for fact in article.facts if isinstance(fact, Summed)), ())
    return "\n".join(one_line(point) for point in points)
