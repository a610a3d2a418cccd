"""How a briefing names its articles, and what it shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from briefc.model.article import Moment
from briefc.model.span import Span


@dataclass(frozen=True, slots=True)
class Member:
    """What a list of a briefing's articles shows of one: taken from its card."""

    slug: str
    title: str
    standfirst: str
    summary: str
    date: Moment | None
    byline: tuple[str, ...]
    section: tuple[str, ...]
    dateline: str = ""
    guid: str = ""


@runtime_checkable
class MemberList(Protocol):
    """A directive's node that names articles of the project (decision 24).

    `entries` are slugs and globs as written, each with its place; the filters hold together (empty = any); `since` and
    `until` are ISO days. `sort` is `date`, `-date` or `slug`; `limit` 0 is none. `found` is filled by `link.assemble`.
    """

    entries: tuple[tuple[str, Span], ...]
    section: str
    keyword: str
    subject: str
    since: str
    until: str
    language: str
    sort: str
    limit: int
    optional: bool
    found: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one list of articles asks for, without the text around it: what a `MemberList` says, and where it stands.

    `chapter` and `title` are the id and the title of the innermost section around it, "" for none.
    """

    chapter: str
    title: str
    span: Span
    entries: tuple[tuple[str, Span], ...]
    section: str
    keyword: str
    subject: str
    since: str
    until: str
    language: str
    sort: str
    limit: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """All that a briefing says of its members: its slug, the place of its title, its lists in the order of the text."""

    slug: str
    span: Span
    asked: tuple[Asked, ...]
