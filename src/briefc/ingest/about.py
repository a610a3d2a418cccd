"""What a foreign item says of itself, gathered from NewsML-G2 or NITF metadata, in plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefc.ingest.tree import Tag
from briefc.model.content import Inlines
from briefc.model.facts import Person


@dataclass(slots=True)
class About:
    """The metadata of one item. Texts are cleaned and on one line; dates ISO; "" or empty = not said.

    `own` tells that this newsroom's briefc wrote it. `places` are its `located` elements, `positions` the coordinates
    asserted of them by identity. `voices` are the speakers by the ids of their words, `posted` the times of posts by
    their addresses. `related`, `translates` and `supersedes` are guids.
    """

    guid: str = ""
    version: int = 1
    own: bool = False
    key: str = ""
    status: str = "usable"
    date: str = ""
    updated: str = ""
    embargo: str = ""
    headline: str = ""
    headline_content: Inlines = ()
    subtitle: str = ""
    subtitle_content: Inlines = ()
    byline: list[str] = field(default_factory=list)
    contributors: list[str] = field(default_factory=list)
    summary: str = ""
    keywords: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    language: str = ""
    genre: str = ""
    urgency: str = ""
    slugline: str = ""
    notes: list[str] = field(default_factory=list)
    rights: str = ""
    source: str = ""
    digital_source: str = ""
    datelines: list[str] = field(default_factory=list)
    dateline_day: str = ""
    places: list[Tag] = field(default_factory=list)
    positions: dict[str, str] = field(default_factory=dict)
    related: list[str] = field(default_factory=list)
    translates: str = ""
    supersedes: str = ""
    reference: str = ""
    audience: str = ""
    closing: str = ""
    issuer: str = ""
    tlp: str = ""
    voices: dict[str, Person] = field(default_factory=dict)
    posted: dict[str, str] = field(default_factory=dict)
