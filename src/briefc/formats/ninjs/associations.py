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
        name=title or chapter.id,
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
        name=headline or metadata.slug,
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
            name=one_line(plain(article.title)) or article.slug,
            rel="previousVersion",
            uri=uri(article.metadata.guid),
            type=kind,
            representationType=PARTIAL,
            version=str(version - 1),
        )


def links(article: Article, rendering: Rendering) -> Iterator[Object]:
    """The items that an article refers to or names in its metadata, each once a relation.

    Relations are the words of IPTC's item relations, and `translation`, for which IPTC has none.
    """
    metadata, cards = article.metadata, rendering.cards
    for reference in find(article.body, Reference):
        place = reference.destination
        if place is not None and place.slug != metadata.slug:
            yield _item(place.slug, "seeAlso", rendering)
    own = cards.get(metadata.slug)
    for slugs, relation in (
        (metadata.related, "seeAlso"),
        ((metadata.translation_of,), "derivedFrom"),
        (own.translations if own else (), "translation"),
        ((metadata.supersedes,), "evolvedFrom"),
    ):
        for slug in slugs:
            if slug == metadata.slug:
                continue
            yield _item(slug, relation, rendering)


def _item(slug: str, relation: str, rendering: Rendering) -> Object:
    """Another item that is out; a `page`, which is no news item, by its address or not at all; nothing for no item."""
    card = rendering.cards.get(slug) if slug else None
    if card is None:
        return {}
    identity = page_address(rendering.project, slug) if card.type == "page" else card.guid
    title = one_line(card.title)
    if not identity:
        return {}
    return made(
        name=title or slug,
        rel=relation,
        uri=uri(identity),
        type="composite" if card.type == "briefing" else "text",
        representationType=PARTIAL,
        pubStatus="canceled" if card.status == "canceled" else "",
        language=card.language,
        headlines=texts(title, "main"),
        renditions=page(slug, rendering.project),
    )
