"""Links inside an article after a directive chose another id than it was given."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from briefc.model.article import Article
from briefc.model.content import Image, Link
from briefc.model.span import Span


def with_moved_ids(article: Article, moved: Mapping[str, str]) -> Article:
    """The article with every link and label to an old id pointing to the new one."""
    if not moved:
        return article
    fragments = {f"#{old}": f"#{new}" for old, new in moved.items()}
    if not _any_link(article.title + article.subtitle + article.body, fragments) and not any(
        identity in moved for _, identity, _ in article.labels
    ):
        return article
    return dataclasses.replace(
        article,
        title=_changed(article.title, fragments),
        subtitle=_changed(article.subtitle, fragments),
        body=_changed(article.body, fragments),
        labels=tuple((name, moved.get(identity, identity), title) for name, identity, title in article.labels),
    )


def _any_link(value: Any, fragments: Mapping[str, str]) -> bool:
    if isinstance(value, tuple):
        return any(_any_link(item, fragments) for item in value)
    if isinstance(value, Link | Image) and value.href in fragments:
        return True
    if dataclasses.is_dataclass(value) and not isinstance(value, Span):
        return any(_any_link(getattr(value, field.name), fragments) for field in dataclasses.fields(value))
    return False


def _changed(value: Any, fragments: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(item, fragments) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, Span):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if isinstance(old, tuple) or (dataclasses.is_dataclass(old) and not isinstance(old, Span)):
            new = _changed(old, fragments)
        elif field.name == "href" and old in fragments:
            new = fragments[old]
        else:
            continue
        if new != old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes) if changes else value  # type: ignore[type-var]
