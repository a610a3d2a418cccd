"""What an output format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from briefc.model.article import Card, Document, ItemType
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.asset import Asset, Copies
from briefc.model.files import Refused
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.register import Entry
from briefc.model.theme import Theme


def _absent(path: str) -> Refused:
    return Refused("source.absent", f"there is no file {path}")


@dataclass(frozen=True, slots=True)
class Rendering:
    """All that a format may use besides the document. What it reads of these is recorded.

    `directives` is the directive table (by canonical name). `cards` holds the items that are out. `media` gives the
    bytes of a picture as they are published. `cache` names a folder for what is expensive and depends on installed
    packages alone (cured fonts). `ahead`: made for a destination that gets items before their embargo. `profile` names
    the payloads that a destination wants ("" = the project's own). `copies` gives the smaller copies of a picture.
    `file` gives the bytes of a file of the project by its path below the root, `picture` what is known of a picture
    there, which settings name. `register` holds the entries of the registers by `KIND:CODE`.
    """

    project: Project
    theme: Theme
    cards: Mapping[str, Card]
    directives: Mapping[str, Any]
    media: Callable[[Asset], bytes]
    cache: str = ""
    ahead: bool = False
    profile: str = ""
    copies: Callable[[Asset], Copies] = lambda _: Copies()
    register: Mapping[str, Entry] = field(default_factory=dict)
    file: Callable[[str], bytes | Refused] = _absent
    picture: Callable[[str], Asset | Refused] = _absent


Rendered: TypeAlias = tuple[Artifact | PrintPage, ...]
"""Files, and pages that are still to be printed (the pipeline prints them and writes the PDF under their `path`)."""


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: its name on the command line, and the pure function that makes it.

    `types` are the items it is made of. `render(document, rendering)` gives the files; every path begins with the
    format's name, or with `media/` for what belongs to pictures.
    """

    name: str
    doc: str
    render: Callable[[Document, Rendering], Outcome[Rendered]]
    types: tuple[ItemType, ...] = ("article", "briefing", "page")
