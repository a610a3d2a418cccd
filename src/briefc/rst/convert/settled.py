"""What is known only when the whole article is read: ids that directives chose, labels that they gave."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from briefc.model.article import Article
from briefc.model.content import Link, Reference, Text
from briefc.model.span import Span

Labels = Mapping[str, tuple[str, str, str]]


def settled(article: Article, moved: Mapping[str, str], late: Labels) -> Article:
    """The article with links to an old id pointing to the new one, and `:ref:` to a late label as a link inside it.

    `moved` holds the ids that links lead to, old to new; `late` the labels that were asked for before they were known.
    """
    if not moved and not late:
        return article
    fragments = {f"#{old}": f"#{new}" for old, new in moved.items()}
    return dataclasses.replace(
        article,
        title=_changed(article.title, fragments, late),
        subtitle=_changed(article.subtitle, fragments, late),
        body=_changed(article.body, fragments, late),
    )


def _changed(value: Any, fragments: Mapping[str, str], late: Labels) -> Any:
    """The value itself when nothing inside it changes, so that most of the article is not made anew."""
    if isinstance(value, tuple):
        items = tuple(_changed(item, fragments, late) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Reference) and value.kind == "ref" and value.target in late:
        label, identity, title = late[value.target]
        return Link(_changed(value.content, fragments, late) or (Text(title or label),), f"#{identity}", value.span)
    if not dataclasses.is_dataclass(value) or isinstance(value, Span | type):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = fragments.get(old, old) if field.name == "href" else _changed(old, fragments, late)
        if new is not old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes) if changes else value
