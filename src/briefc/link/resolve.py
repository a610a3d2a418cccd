"""References by name to where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from briefc.model.article import Article, Card
from briefc.model.content import Destination, Reference, Text
from briefc.model.diagnostic import Diagnostic, warning
from briefc.model.outcome import Outcome
from briefc.model.suggest import did_you_mean
from briefc.model.walk import find, rewrite

T = TypeVar("T")


def resolve(
    article: Article, cards: Mapping[str, Card], labels: Mapping[str, tuple[str, str, str]]
) -> Outcome[Article]:
    """The article with every `:doc:` and `:ref:` led to its destination.

    `cards` are the items that are out, `labels` the names in them. A reference that leads nowhere keeps its text, or
    its target where it has none, and is a warning; so is a slug in the metadata that names nothing.
    """
    found = list(_dead_fields(article, cards))

    def change(value: Any) -> Any:
        return _resolved(value, article, cards, labels, found) if type(value) is Reference else value

    def led(part: T) -> T:
        # Most articles name no other item, and to look is quicker than to rewrite all for nothing.
        return rewrite(part, change) if any(find(part, Reference)) else part

    return Outcome(
        replace(article, title=led(article.title), subtitle=led(article.subtitle), body=led(article.body)),
        tuple(found),
    )


def _dead_fields(article: Article, cards: Mapping[str, Card]) -> Iterator[Diagnostic]:
    """A warning for each slug in the metadata that is no item that is out: receivers get no link for it."""
    metadata = article.metadata
    for field, slugs in (
        ("related", metadata.related),
        ("translation-of", (metadata.translation_of,)),
        ("supersedes", (metadata.supersedes,)),
    ):
        for slug in slugs:
            if slug and slug not in cards:
                message = f'the field "{field}" names "{slug}", and no such item is out'
                yield warning("reference.field", article.span, message, *did_you_mean(slug, cards))


def _resolved(
    reference: Reference,
    article: Article,
    cards: Mapping[str, Card],
    labels: Mapping[str, tuple[str, str, str]],
    found: list[Diagnostic],
) -> Reference:
    slug, anchor, title = _place(reference, labels)
    card = cards.get(slug) if slug else None
    if card is None:
        found.append(_dead(reference, article, cards, labels))
        return replace(reference, content=reference.content or (Text(reference.target),))
    destination = Destination(card.slug, anchor, title or card.title, card.guid, card.type)
    return replace(reference, content=reference.content or (Text(destination.title),), destination=destination)


def _place(reference: Reference, labels: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    """(slug, anchor, title) of what a reference names; an empty slug for a label that nobody has."""
    if reference.kind == "ref":
        return labels.get(reference.target, ("", "", ""))
    # A slug, or a path as in Sphinx: /sources/story, ../other/story, story.rst.
    name = PurePosixPath(reference.target).name
    return name.removesuffix(".rst"), "", ""


def _dead(
    reference: Reference,
    article: Article,
    cards: Mapping[str, Card],
    labels: Mapping[str, tuple[str, str, str]],
) -> Diagnostic:
    where = reference.span if reference.span.line else article.span
    hint = "its words stay as plain text; an item under embargo is linked once it is out"
    if reference.kind == "doc":
        message = f'there is no item "{reference.target}" that is out'
        return warning("reference.doc", where, message, *did_you_mean(reference.target, cards), hint)
    message = f'there is no label "{reference.target}" in any item that is out'
    return warning("reference.label", where, message, *did_you_mean(reference.target, labels), hint)
