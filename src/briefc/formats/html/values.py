"""What the templates of a theme are given: plain values, every text already in the language of the page.

The names here are what a theme's author writes (docs/how-to/theme.md); they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup as Finished

from briefc.formats.html.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """An instant or day: `iso` for `datetime`, `shown` in words."""

    iso: str
    shown: str


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the bar on top; `current` where the page belongs to it."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away: another output of the same item."""

    label: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the record: its label and its lines, which are finished HTML."""

    label: str
    lines: tuple[Finished, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Another item, as a card or a line. `lang` and `dir` are empty where they are those of the page.

    `anchor` is the id of the section whose first story on the page this is, "" for all others. `time` is the time of
    day ("09:40"), `moment` day and time.
    """

    href: str
    title: str
    summary: str = ""
    standfirst: str = ""
    section: str = ""
    meta: str = ""
    byline: str = ""
    day: Shown | None = None
    time: str = ""
    moment: str = ""
    lang: str = ""
    dir: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StoriesOfDay:
    """A day's stories, newest first."""

    shown: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class SectionBand:
    """A section's stories on the front page."""

    title: str
    anchor: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: `lead`, two more, the latest by day, briefings, and what is left by section. No story twice.

    `anchors` are the ids of sections that the bar on top leads to and that have no story.
    """

    lead: Story | None
    pair: tuple[Story, ...]
    days: tuple[StoriesOfDay, ...]
    briefings: tuple[Story, ...]
    sections: tuple[SectionBand, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The newsroom: name on the masthead, lines at the foot."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has. `graph` are OpenGraph's (property, content), `data` JSON-LD; both empty without `site.url`.

    `scheme` is `light`, `dark`, or "" for the reader's choice. `assets` is the folder of style sheet, fonts and icon,
    relative, with its slash. `preload` are names of font files, `faces` the `@font-face` rules of this page alone.
    """

    title: str
    description: str
    language: str
    direction: str
    scheme: str
    assets: str
    preload: tuple[str, ...]
    navigation: tuple[Place, ...]
    canonical: str = ""
    graph: tuple[tuple[str, str], ...] = ()
    data: Finished | None = None
    faces: Finished | None = None
    day: Shown | None = None
    front: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, a page or a briefing: head, record, body, files, related. `headline` and `body` are finished HTML.

    `standfirst_class` is `subtitle` where the author wrote one, `standfirst` where the summary stands in.
    """

    labels: tuple[str, ...]
    headline: Finished
    standfirst: Finished | None
    standfirst_class: str
    record: tuple[Entry, ...]
    body: Finished
    files: tuple[File, ...]
    related: tuple[Story, ...]


__all__ = [
    "Entry",
    "File",
    "Finished",
    "Front",
    "Page",
    "Piece",
    "Place",
    "SectionBand",
    "Shown",
    "Site",
    "StoriesOfDay",
    "Story",
    "Words",
]
