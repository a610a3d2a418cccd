"""The desk at which one item's text is read: what its metadata said of its parts, notes that wait for the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefc.ingest.characters import clean
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.model.asset import Asset
from briefc.model.content import Note
from briefc.model.facts import Person

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
"""The shape of a language tag (BCP 47) that sources take."""

_ALLOWED = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s?]|tel:[^\s])", re.IGNORECASE)
_HIDDEN = re.compile("[\x00-\x20\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_EDGES = re.compile("^[ \t\r\n\f]+|[ \t\r\n\f]+$")


def no_picture(_reference: str, _at: Tag, _kind: str) -> Asset | None:
    """The answer where no picture is to be had."""
    return None


@dataclass(slots=True)
class Reading:
    """What the readers of a text share.

    `own` is True for what this newsroom's briefc wrote: then classes mean what they say. `slugs` are the items that
    become sources, by guid; `page(address)` is the name of one of our own pages, "" for other addresses. `voices` are
    the speakers by the id of their words, `posted` the times of posts by address, as the item's metadata name them.
    `picture(reference, at, media type)` gives the picture of a reference.
    """

    say: Told
    own: bool = False
    language: str = "en"
    slugs: Mapping[str, str] = field(default_factory=dict)
    page: Callable[[str], str] = lambda _: ""
    voices: Mapping[str, Person] = field(default_factory=dict)
    posted: Mapping[str, str] = field(default_factory=dict)
    picture: Callable[[str, Tag, str], Asset | None] = no_picture
    notes: dict[str, list[Note]] = field(default_factory=lambda: {"footnote": [], "citation": []})

    def text(self, text: str, at: Tag | None) -> str:
        """Characters of others, cleaned."""
        return clean(text, self.say, at)

    def line(self, text: str, at: Tag | None) -> str:
        """Characters of others as one line."""
        return " ".join(self.text(text, at).split())

    def link(self, href: str, at: Tag) -> str:
        """An address that a source may hold; "" (and a finding) for any other. Code: `import.link`."""
        address = _EDGES.sub("", href)
        if not address:
            return ""
        bare = re.sub("[\t\r\n]", "", address)
        if _HIDDEN.sub("", bare) == bare.replace(" ", "") and _ALLOWED.match(bare) and len(bare) <= 2_000:
            return clean(bare, self.say, at)
        self.say.warning("import.link", at, f'the link to "{address[:80]}" was taken out, its words kept')
        return ""

    def lang(self, tag: Tag) -> str:
        """The language that an element names, when it is another than the article's and a tag that sources take."""
        found = tag.get("xml:lang") or tag.get("lang")
        return found if LANGUAGE.fullmatch(found) and found.lower() != self.language.lower() else ""
