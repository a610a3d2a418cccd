"""The items in a file: what each is, its identity, and the name it gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from briefc.ingest.dates import iso_of
from briefc.ingest.g2_metadata import GENERATOR, guid_of, is_guid
from briefc.ingest.slugs import SLUG, slug_of
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag

Kind = Literal["article", "nitf", "package", "picture"]

TEXT_SUFFIX = ":text"
"""What follows a briefing's guid in the guid of its own text, where briefc wrote it."""

_ITEMS = ("newsItem", "packageItem", "nitf")
_OTHERS = frozenset({"conceptItem", "knowledgeItem", "planningItem", "catalogItem"})


@dataclass(frozen=True, slots=True)
class Shot:
    """What a picture item says of its picture."""

    href: str
    kind: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An item that was met: where, what, and what names it. `number` is its place among the items of its file.

    `guid` is "" for an item without one. `sent` is the time of the message around it.
    """

    path: str
    number: int
    kind: Kind
    guid: str
    version: int
    wanted: str
    sent: str = ""
    shot: Shot | None = None
    members: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """What tells the item from all others."""
        return self.guid or f"{self.path}#{self.number}"


def items_in(root: Tag, say: Told, *, quiet: bool = False) -> list[tuple[Tag, str]]:
    """The items of a document in order, each with the time of its message; what is no item of news is told.

    Codes: `import.root`, `import.item-kind`. `quiet` makes an unknown root information, for a folder's other files.
    """
    if root.name in _ITEMS:
        return [(root, "")]
    sent = iso_of(root.text_at("header", "sent"))
    found = list(_outer(root))
    for one in found:
        if one.name in _OTHERS:
            say.info("import.item-kind", one, f"a {one.name} is no text and is left out")
    items = [(one, sent) for one in found if one.name in _ITEMS]
    if not items and root.name not in _OTHERS and root.name != "newsMessage":
        tell = say.info if quiet else say.error
        tell("import.root", root, f"the root element {root.name} is neither NewsML-G2 nor NITF")
    return items


def _outer(root: Tag) -> Iterator[Tag]:
    """The items below a root that lie in no other item."""
    waiting = [root]
    while waiting:
        tag = waiting.pop()
        if tag.name in _ITEMS or tag.name in _OTHERS:
            yield tag
        else:
            waiting.extend(reversed(list(tag.tags())))


def known(tag: Tag, path: str, number: int, sent: str) -> Known:
    """What is to be known of an item before any is read."""
    if tag.name == "nitf":
        doc = tag.first("head", "docdata", "doc-id")
        guid = doc.get("id-string") if doc is not None else ""
        guid = guid if is_guid(guid) else ""
        key = tag.first("head", "docdata", "du-key")
        version = key.get("version") if key is not None else ""
        headline = next((one.text for one in tag.every("hl1") if one.text), tag.text_at("head", "title"))
        return Known(path, number, "nitf", guid, _version(version), slug_of((headline, guid)), sent)
    guid = guid_of(tag)
    nature = _nature(tag)
    kind: Kind = (
        "package" if tag.name == "packageItem" else "picture" if nature in {"picture", "graphic"} else "article"
    )
    members = tuple(one.get("residref") for one in tag.every("itemRef") if one.get("residref"))
    shot = _shot(tag) if kind == "picture" else None
    return Known(path, number, kind, guid, _version(tag.get("version")), _wanted(tag, guid), sent, shot, members)


def _nature(tag: Tag) -> str:
    found = tag.first("itemMeta", "itemClass")
    return (found.get("qcode") or found.get("uri").replace("/", ":")).rpartition(":")[2] if found is not None else ""


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10 else 1


def _wanted(tag: Tag, guid: str) -> str:
    """The slug that an item would have: that of briefc where briefc wrote it, else one made of its headline."""
    if any(one.text == GENERATOR for one in tag.every("generator")):
        for key in (one.get("key") for one in tag.every("du-key")):
            if SLUG.fullmatch(key):
                return key
        last = guid.removesuffix(TEXT_SUFFIX).rpartition(":")[2]
        if SLUG.fullmatch(last):
            return last
    content = tag.first("contentMeta")
    headline = next((one.text for one in content.tags("headline") if one.text), "") if content is not None else ""
    slugline = content.text_at("slugline") if content is not None else ""
    if not headline:
        headline = next((one.text for one in tag.every("hl1") if one.text), tag.text_at("itemMeta", "title"))
    return slug_of((headline, slugline, guid.rpartition(":")[2], guid))


def _shot(tag: Tag) -> Shot | None:
    pictures = [one for one in tag.every("remoteContent") if one.get("href")]
    if not pictures:
        return None
    best = max(pictures, key=lambda one: int(one.get("width")) if one.get("width").isdigit() else 0)
    content = tag.first("contentMeta")
    caption = credit = ""
    if content is not None:
        said = [one for one in content.tags("description") if one.text]
        caption = next((one.text for one in said if one.get("role").endswith("caption")), said[0].text if said else "")
        credit = content.text_at("creditline")
    return Shot(best.get("href"), best.get("contenttype"), caption, credit)
