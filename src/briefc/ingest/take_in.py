"""Files of others to sources: all are looked at first, so that each may know the others, then read one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from briefc.ingest.about import About
from briefc.ingest.album import Album
from briefc.ingest.article_source import Surroundings, article_draft, read_text
from briefc.ingest.briefing_source import briefing_draft
from briefc.ingest.dateline import ReadDateline
from briefc.ingest.found import TEXT_SUFFIX, Known, Shot, items_in, known
from briefc.ingest.slugs import Names
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.ingest.untrusted import parse_untrusted
from briefc.ingest.write_source import source_text
from briefc.model.content import Blocks
from briefc.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Door:
    """What lies outside: the files, the newsroom, the sources that there are.

    `read(path)` gives a file's bytes or says why not. `picture(path, reference)` gives the path of the picture that the
    file refers to inside the folder that is taken in, "" when there is none. `there(slug)` is None while no source has
    the name, else that source's guid ("" when it states none). `slug_of(guid)` is the name of the source that states a
    guid, "" for none. `page(address)` is the name that the address of a page of our own site holds, else "".
    `pictures` tells whether those that are not at hand are named in the sources.
    """

    read: Callable[[str], bytes | Diagnostic]
    picture: Callable[[str, str], str]
    there: Callable[[str], str | None]
    slug_of: Callable[[str], str]
    domain: str
    read_dateline: ReadDateline
    page: Callable[[str], str] = lambda _: ""
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A source to be written: its name without suffix, its text, and the pictures to be copied beside it."""

    slug: str
    text: str
    copies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its sources, and all there is to say."""

    path: str
    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Plan:
    """What the first look learnt: the items that become sources, by key, their names, the rest."""

    items: dict[str, Known] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    shots: dict[str, Shot] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    by_path: dict[str, list[Known]] = field(default_factory=dict)


def take_in(paths: Iterable[str], door: Door, *, quiet: frozenset[str] = frozenset()) -> Iterator[Taken]:
    """Files in order to what becomes of them; one that cannot be read costs only itself.

    `quiet` are files that nobody named: of those that are no news, information alone is given.
    """
    listed = list(paths)
    plan = _planned(listed, door, quiet)
    slugs = _Slugs(plan.slugs, door)
    around = Surroundings(door.domain, slugs, door.read_dateline, slugs.page)
    for path in listed:
        yield _taken(path, plan, around, door)


class _Slugs(dict[str, str]):
    """Names by guid: those of this batch, else those of sources that are there already."""

    def __init__(self, slugs: dict[str, str], door: Door) -> None:
        super().__init__(slugs)
        self.door = door

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override] # both are texts
        """The name of the source of a guid."""
        return super().get(key) or (self.door.slug_of(key) if key else "") or default

    def page(self, address: str) -> str:
        """The name of the source whose page has an address of our own site; "" for any other address."""
        slug = self.door.page(address)
        return slug if slug and (slug in self.values() or self.door.there(slug) is not None) else ""


def _planned(paths: list[str], door: Door, quiet: frozenset[str]) -> _Plan:
    plan = _Plan()
    order: list[Known] = []
    for path in paths:
        say = plan.told[path] = Told(path)
        root = _parsed(path, door)
        if isinstance(root, Diagnostic):
            say.add(root)
            continue
        for number, (tag, sent) in enumerate(items_in(root, say, quiet=path in quiet)):
            item = known(tag, path, number, sent)
            order.append(item)
            if item.shot is not None and item.guid:
                plan.shots[item.guid] = item.shot
    _chosen(order, plan)
    briefings = {item.guid for item in plan.items.values() if item.kind == "package"}
    names = Names()
    for item in plan.items.values():
        plan.by_path.setdefault(item.path, []).append(item)
        own_text = item.guid.endswith(TEXT_SUFFIX) and item.guid.removesuffix(TEXT_SUFFIX) in briefings
        if item.kind == "picture" or own_text or (item.kind == "package" and _is_wrapping(item, plan)):
            continue
        before = door.slug_of(item.guid) if item.guid else ""
        plan.slugs[item.key] = before or names.give(item.wanted, partial(_is_elsewhere, item, door))
        names.taken.add(plan.slugs[item.key])
    return plan


def _is_elsewhere(item: Known, door: Door, slug: str) -> bool:
    """Whether a source has the name that is not one of this item."""
    there = door.there(slug)
    return there is not None and (there != item.guid or not there)


def _chosen(order: list[Known], plan: _Plan) -> None:
    """Of the versions of an item the newest, of equal ones NewsML-G2 before NITF. Code: `import.version`."""
    for item in order:
        before = plan.items.get(item.key)
        if before is None:
            plan.items[item.key] = item
            continue
        better = (item.version, item.kind != "nitf") > (before.version, before.kind != "nitf")
        kept, left = (item, before) if better else (before, item)
        where = f"version {kept.version} is here" if kept.version > left.version else f"{kept.path} has it too"
        plan.told[left.path].info("import.version", None, f"version {left.version} of {left.guid} is left out: {where}")
        plan.items[item.key] = kept


def _is_wrapping(item: Known, plan: _Plan) -> bool:
    """Whether a package only wraps one story and its pictures; it becomes no briefing. Code: `import.package`."""
    stories = [guid for guid in item.members if (one := plan.items.get(guid)) and one.kind != "picture"]
    if len(stories) > 1 or (stories and stories[0].endswith(TEXT_SUFFIX)) or (item.members and not stories):
        return False
    plan.told[item.path].info(
        "import.package", None, f"the package {item.guid} wraps a single story: no briefing is made"
    )
    return True


def _parsed(path: str, door: Door) -> Tag | Diagnostic:
    data = door.read(path)
    return data if isinstance(data, Diagnostic) else parse_untrusted(data, path)


def _taken(path: str, plan: _Plan, around: Surroundings, door: Door) -> Taken:
    say = plan.told[path]
    items = plan.by_path.get(path, [])
    sources: list[Source] = []
    wanted = [item for item in items if item.key in plan.slugs]
    if wanted:
        root = _parsed(path, door)
        if isinstance(root, Diagnostic):
            say.add(root)
        else:
            tags = items_in(root, Told(path))
            for item in sorted(wanted, key=lambda one: one.number):
                made = _source(tags[item.number][0], item, plan, around, door, say)
                if made is not None:
                    sources.append(made)
    return Taken(path, tuple(sources), say.diagnostics())


def _source(tag: Tag, item: Known, plan: _Plan, around: Surroundings, door: Door, say: Told) -> Source | None:
    slug = plan.slugs[item.key]
    album = Album(slug, say, lambda reference: door.picture(item.path, reference), plan.shots, named=door.pictures)
    try:
        if item.kind == "package":
            draft = briefing_draft(tag, around, say, item.sent, _own_text(item, plan, around, door, album, say))
        else:
            draft = article_draft(tag, item, around, album, say)
    except RecursionError:
        say.error("import.limit", tag, "the item is nested too deeply to be read")
        return None
    if draft is None:
        return None
    text, losses = source_text(draft)
    _tell(losses, tag, say)
    return Source(slug, text, tuple(album.copies))


def _own_text(
    item: Known, plan: _Plan, around: Surroundings, door: Door, album: Album, say: Told
) -> tuple[About, Blocks] | None:
    """The text of a briefing that briefc wrote, from wherever it lies."""
    text = plan.items.get(item.guid + TEXT_SUFFIX) if item.guid else None
    if text is None:
        return None
    root = _parsed(text.path, door)
    if isinstance(root, Diagnostic):
        return None
    tag = items_in(root, Told(text.path))[text.number][0]
    return read_text(tag, text, around, album, say)


_LOSSES = {
    "nested": "markup inside other markup is written as its words",
    "target": "places in a line that links lead to are left out",
    "rule": "lines between paragraphs are left out where a source may have none",
    "depth": "what is nested too deeply is one paragraph",
    "paragraph": "paragraphs that are too long are parted",
    "line": "lines of code that are too long are parted",
    "table": "cells of tables that overlap or are missing are set right",
    "stub": "heads of rows are plain cells in a table whose cells span",
    "term": "terms without words are written as …",
}


def _tell(losses: dict[str, int], tag: Tag, say: Told) -> None:
    """What a source could not say. Code: `import.form`."""
    for kind, count in losses.items():
        for _ in range(count):
            say.info("import.form", tag, _LOSSES[kind])
