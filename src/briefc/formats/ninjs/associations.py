"""What belongs to an item: its posts, the members of a briefing, other items it is linked with."""

from __future__ import annotations

from collections.abc import Iterator

from briefc.formats.ninjs.pictures import INSTANT
from briefc.formats.ninjs.values import Json, Object, listed, made, texts, uri
from briefc.model.address import page_address
from briefc.model.article import Article, Briefing, Chapter
from briefc.model.content import Reference, plain
from briefc.model.facts import Posted
from briefc.model.format import Rendering
from briefc.model.history import publishing_status
from briefc.model.line import one_line
from briefc.model.project import Project
from briefc.model.walk import find

PARTIAL = "partial"


# --- posts -----------------------------------------------------------------------------------------------------------


def posts(article: Article) -> Iterator[Object]:
    """The posts that an article shows."""
    for fact in article.facts:
        if isinstance(fact, Posted):
            yield _post(article, fact)


def _post(article: Article, fact: Posted) -> Object:
    handle = f"@{fact.handle.lstrip('@')}" if fact.handle else ""
    addresses = (("original", fact.url), ("archived", fact.archived))
    return made(
        name=one_line(", ".join(part for part in (handle or fact.author.name, fact.date) if part)) or fact.id,
        rel="post",
        uri=uri(article.metadata.guid, fact.id),
        type="text",
        representationType="full",
        contentCreated=fact.date if INSTANT.fullmatch(fact.date) else "",
        language=fact.lang or article.metadata.language,
        descriptions=[*texts(one_line(fact.status), "status"), *texts(fact.retrieved, "retrieved")],
        bodies=texts(fact.text, "main"),
        by=one_line(f"{fact.author.name} ({handle})" if fact.author.name and handle else fact.author.name or handle),
        renditions=[
            made(name=name, href=uri(address), contentType="text/html") for name, address in addresses if address
        ],
    )


# --- a briefing's members --------------------------------------------------------------------------------------------


def members(briefing: Briefing, project: Project) -> Iterator[Object]:
    """The articles of a briefing in order; those of a named section inside an object of that name."""
    for chapter in briefing.chapters:
        inside = [_member(member, project) for member in chapter.members]
        if not chapter.title:
            yield from inside
        elif inside:
            yield _section(briefing, chapter, inside)


def _section(briefing: Briefing, chapter: Chapter, inside: list[Object]) -> Object:
    title = one_line(chapter.title)
    return made(
        name=title,
        rel="section",
        uri=uri(briefing.text.metadata.guid, chapter.id),
        type="composite",
        representationType="full",
        pubStatus="usable",
        language=briefing.text.metadata.language,
        headlines=texts(title, "main"),
        title=title,
        associations=listed(*inside),
    )


def _member(article: Article, project: Project) -> Object:
    metadata = article.metadata
    headline = one_line(plain(article.title))
    changed = metadata.updated or metadata.date
    return made(
        name=headline,
        rel="member",
        uri=uri(metadata.guid),
        type="text",
        representationType=PARTIAL,
        version=str(metadata.version),
        firstCreated=metadata.date.iso if metadata.date else "",
        versionCreated=changed.iso if changed else "",
        pubStatus=publishing_status(metadata),
        urgency=metadata.urgency or None,
        language=metadata.language,
        descriptions=texts(one_line(metadata.summary), "summary"),
        headlines=texts(headline, "main"),
        title=headline,
        by=one_line(", ".join(metadata.byline)),
        slugline=one_line(metadata.slugline),
        renditions=page(metadata.slug, project),
    )


def page(slug: str, project: Project) -> list[Json]:
    """An item's page on the site; none when the project names no site."""
    return (
        listed(made(name="web", href=uri(page_address(project, slug)), contentType="text/html"))
        if project.site.url
        else []
    )


# --- other items -----------------------------------------------------------------------------------------------------


def earlier(article: Article) -> Iterator[Object]:
    """The version before this one; none for the first."""
    version = article.metadata.version
    if version > 1:
        kind = "composite" if article.metadata.type == "briefing" else "text"
        yield made(
            name=one_line(plain(article.title)),
            rel="previousVersion",
            uri=uri(article.metadata.guid),
            type=kind,
            representationType=PARTIAL,
            version=str(version - 1),
        )


def links(article: Article, rendering: Rendering) -> Iterator[Object]:
    """The items that an article refers to or names in its metadata, each once a relation (IPTC's item relations)."""
    metadata = article.metadata
    for reference in find(article.body, Reference):
        place = reference.destination
        if place is not None and place.slug != metadata.slug:
            yield from _item(
                place.guid, place.slug, place.type, _title(place.slug, place.title, rendering), "seeAlso", rendering
            )
    for slugs, rel in (
        (metadata.related, "seeAlso"),
        ((metadata.translation_of,), "derivedFrom"),
        ((metadata.supersedes,), "evolvedFrom"),
    ):
        for slug in slugs:
            card = rendering.cards.get(slug) if slug else None
            if card is not None:
                yield from _item(card.guid, card.slug, card.type, card.title, rel, rendering)


def _title(slug: str, title: str, rendering: Rendering) -> str:
    """The title of the item as a whole, where a reference leads to a place in it."""
    card = rendering.cards.get(slug)
    return card.title if card else title


def _item(guid: str, slug: str, kind: str, title: str, rel: str, rendering: Rendering) -> Iterator[Object]:
    """Another item; a `page`, which is no news item, by its address or not at all."""
    address = page_address(rendering.project, slug)
    identity = address if kind == "page" else guid
    if identity:
        yield made(
            name=one_line(title) or slug,
            rel=rel,
            uri=uri(identity),
            type="composite" if kind == "briefing" else "text",
            representationType=PARTIAL,
            headlines=texts(one_line(title), "main"),
            renditions=page(slug, rendering.project),
        )
