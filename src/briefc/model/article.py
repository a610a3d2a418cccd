"""An article, what others may know of it, and a briefing that brings several together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from briefc.model.content import Blocks, Inlines
from briefc.model.facts import Fact, Person
from briefc.model.language import direction
from briefc.model.span import NOWHERE, Span

ItemType: TypeAlias = Literal["article", "briefing", "page"]
Status: TypeAlias = Literal["draft", "usable", "withheld", "canceled"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant with a zone; `day` is True when the author gave a bare date, which is then shown as a date."""

    at: datetime
    day: bool = False

    @property
    def iso(self) -> str:
        """`2024-05-16T09:40:00+00:00`: the whole instant, as NewsML and HTML's `datetime` take it."""
        return self.at.isoformat()

    @property
    def shown_iso(self) -> str:
        """The date alone for a day, else the whole instant."""
        return self.at.date().isoformat() if self.day else self.at.isoformat()


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as the author wrote it: a Media Topic code (eight digits) or a name, and where it stands."""

    text: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Metadata:
    """The typed fields of a source, with the project's defaults filled in (docs/reference/metadata.md).

    `date` is None only for a `page`. `summary` may be empty; see `Card.summary` for the text that indexes show.
    `byline` are the names as they are shown, `authors` the same people with what the registers know of them.
    `contributors` had another part in it. `digital_source` is a code of IPTC's Digital Source Types. What begins with
    `pdf_` is said over the project's settings of print; empty, or None, says nothing (`briefc.model.print_settings`).
    """

    type: ItemType
    slug: str
    guid: str
    date: Moment | None
    updated: Moment | None = None
    embargo: Moment | None = None
    version: int = 1
    status: Status = "usable"
    section: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    summary: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    language: str = "en"
    translation_of: str = ""
    genre: str = ""
    urgency: int = 0
    slugline: str = ""
    editor_note: str = ""
    rights: str = ""
    source: str = ""
    digital_source: str = ""
    related: tuple[str, ...] = ()
    reference: str = ""
    audience: str = ""
    closing: Moment | None = None
    supersedes: str = ""
    tlp: str = ""
    issuer: str = ""
    classification: str = ""
    pdf_page: str = ""
    pdf_theme: str = ""
    pdf_conformance: str = ""
    pdf_duplex: bool | None = None
    pdf_bleed: float | None = None
    pdf_marks: bool | None = None
    pdf_contents: bool | None = None
    pdf_index: bool | None = None
    pdf_sources: bool | None = None

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the text."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Article:
    """A source that was read: metadata, title, body, facts. Also what a briefing's or a page's own text is.

    `title` and `subtitle` are inline content. `standfirst` follows decision 4: the subtitle, else the summary, else
    empty. Footnotes and citations stand as `Notes` at the end of `body`. `labels` are the names `:ref:` knows:
    (label, id, title). `span` is the title's place. `withdrawn` are the digests of the pictures of an item that is now
    its notice: of those receivers have to be told as well.
    """

    path: str
    metadata: Metadata
    title: Inlines
    subtitle: Inlines
    body: Blocks
    facts: tuple[Fact, ...] = ()
    labels: tuple[tuple[str, str, str], ...] = ()
    span: Span = NOWHERE
    withdrawn: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The item's short name: file names and links are made of it."""
        return self.metadata.slug


@dataclass(frozen=True, slots=True)
class Card:
    """The small record of an article that all others may know: no body, no span, so a body edit leaves it alone.

    `summary` is the field, else the first sentence of the body. `labels` are (label, id, title) for `:ref:`.
    `translations` are the slugs of items that say of themselves that they translate this one; the index fills them in.
    `print_theme` is the theme that it asks to be printed in.
    """

    path: str
    slug: str
    type: ItemType
    guid: str
    title: str
    subtitle: str
    summary: str
    date: Moment | None
    updated: Moment | None
    embargo: Moment | None
    version: int
    status: Status
    section: tuple[str, ...]
    byline: tuple[str, ...]
    keywords: tuple[str, ...]
    subjects: tuple[str, ...]
    language: str
    genre: str
    slugline: str
    dateline: str = ""
    labels: tuple[tuple[str, str, str], ...] = ()
    urgency: int = 0
    translation_of: str = ""
    translations: tuple[str, ...] = ()
    print_theme: str = ""

    @property
    def modified(self) -> Moment | None:
        """When this version was made: `updated`, else `date` (decision 5)."""
        return self.updated or self.date


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part of a briefing: the section's id and title ("" for members above the first heading), its members."""

    id: str
    title: str
    members: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing assembled: its own text (resolved) and its members, whole and resolved, in order, by chapter."""

    text: Article
    chapters: tuple[Chapter, ...] = ()

    @property
    def members(self) -> tuple[Article, ...]:
        """All member articles in order."""
        return tuple(member for chapter in self.chapters for member in chapter.members)

    @property
    def text_guid(self) -> str:
        """The guid of the item that holds the briefing's own text (decision 13)."""
        return f"{self.text.metadata.guid}:text"

    @property
    def slug(self) -> str:
        """The briefing's short name."""
        return self.text.metadata.slug


Document: TypeAlias = Article | Briefing


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of all items: cards by slug, and where each `:ref:` label of the project leads.

    `labels` maps a label to (slug, id, title).
    """

    cards: dict[str, Card] = field(default_factory=dict)
    labels: dict[str, tuple[str, str, str]] = field(default_factory=dict)
