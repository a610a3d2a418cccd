"""The pictures of an item, each an object of its own with its files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from briefc.formats.ninjs.concepts import keywords, source_type
from briefc.formats.ninjs.identity import country, place
from briefc.formats.ninjs.values import Json, Object, listed, made, texts, uri
from briefc.model.address import site_address
from briefc.model.article import Article
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset, Copies, Embedded
from briefc.model.facts import Place
from briefc.model.format import Rendering
from briefc.model.history import publishing_status
from briefc.model.line import literal, one_line
from briefc.model.notice import notice
from briefc.model.pictured import Pictured, picture_guid, pictured, source_type_of
from briefc.vocabulary.territories import is_territory

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
"""What ninjs takes for a time: a whole instant with its zone (RFC 3339)."""


def copies_of(article: Article, rendering: Rendering) -> Mapping[str, Copies]:
    """The smaller copies of an article's pictures, by the digest of the picture; none of one that is withdrawn."""
    shown = () if notice(article.metadata) else pictured(article)
    return {one.asset.digest: rendering.copies(one.asset) for one in shown}


def pictures(article: Article, rendering: Rendering, copies: Mapping[str, Copies]) -> Iterator[Object]:
    """The pictures of an article in order, each file once; of an item that is withdrawn their identifiers alone."""
    if not notice(article.metadata):
        yield from (_picture(article, shown, rendering, copies[shown.asset.digest]) for shown in pictured(article))
        return
    gone = article.withdrawn or tuple(one.asset.digest for one in pictured(article))
    for number, digest in enumerate(gone, 1):
        yield made(
            name=f"picture {number}",
            rel="picture",
            uri=uri(picture_guid(article.metadata.guid, digest)),
            type="picture",
            representationType="partial",
            version=str(article.metadata.version),
            pubStatus=publishing_status(article.metadata),
        )


def files(copies: Mapping[str, Copies]) -> tuple[Artifact, ...]:
    """The copies as files below `media/`."""
    every = (one for answer in copies.values() for one in answer.made)
    return tuple({one.output_path: Artifact(one.output_path, one.media_type, one.data) for one in every}.values())


def _picture(article: Article, shown: Pictured, rendering: Rendering, copies: Copies) -> Object:
    """A picture by what the article says of it, else by what its file says of itself."""
    metadata, asset, said = article.metadata, shown.asset, shown.asset.said
    name = PurePosixPath(asset.path).name
    changed = metadata.updated or metadata.date
    drawing = asset.media_type == "image/svg+xml"
    return made(
        name=name,
        rel="picture",
        uri=uri(picture_guid(metadata.guid, asset.digest)),
        type="graphic" if drawing else "picture",
        representationType="full",
        version=str(metadata.version),
        firstCreated=metadata.date.iso if metadata.date else "",
        versionCreated=changed.iso if changed else "",
        contentCreated=said.created if INSTANT.fullmatch(said.created) else "",
        pubStatus=publishing_status(metadata),
        copyrightNotice=said.rights,
        usageTerms=said.terms,
        language=metadata.language,
        descriptions=[
            *texts(shown.caption or said.caption, "caption"),
            *texts(shown.alt or said.alt, "alternative text"),
            *(() if INSTANT.fullmatch(said.created) else texts(said.created, "created")),
        ],
        headlines=texts(said.headline, "main"),
        places=_places(said, rendering),
        subjects=listed(*keywords(said.keywords)),
        infoSources=_sources(said),
        title=name,
        by=shown.credit or said.credit_line,
        located=said.city,
        renditions=_renditions(asset, copies, rendering),
        digitalSourceType=source_type(source_type_of(asset)),
    )


def _places(said: Embedded, rendering: Rendering) -> list[Json]:
    """Where the picture was made, as far as its file says."""
    code = said.country_code if is_territory(said.country_code) else ""
    where = Place(said.city, said.region, said.country, country_code=code)
    return listed(
        place(where, "located", rendering) if where.city else {},
        made(name=where.region, rel="region", literal=literal(where.region)) if where.region else {},
        country(where, "country") if where.country else {},
    )


def _sources(said: Embedded) -> list[Json]:
    return listed(
        *(made(name=one_line(one), role="creator", literal=literal(one)) for one in said.creators),
        made(name=said.source, role="source", literal=literal(said.source)) if said.source else {},
    )


def _renditions(asset: Asset, copies: Copies, rendering: Rendering) -> list[Json]:
    """A picture's file and its smaller copies. An address is absolute or none, the title is the path in the output."""
    sizes = [("highRes", asset.output_path, asset.media_type, asset.width, asset.height, asset.size)]
    sizes += [(one.use, one.output_path, one.media_type, one.width, one.height, len(one.data)) for one in copies.made]
    return [
        made(
            name=name,
            href=uri(site_address(rendering.project, path)),
            contentType=media_type,
            title=path,
            width=width or None,
            height=height or None,
            sizeInBytes=size,
        )
        for name, path, media_type, width, height, size in sizes
    ]
