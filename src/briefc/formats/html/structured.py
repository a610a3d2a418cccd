"""An article's facts to what search engines and networks read: JSON-LD (schema.org) and OpenGraph."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from briefc.formats.html.skeleton import finished_text
from briefc.formats.html.values import Finished
from briefc.model.address import page_address, site_address
from briefc.model.article import Article
from briefc.model.asset import Asset
from briefc.model.content import Figure, plain
from briefc.model.credit import authors_of
from briefc.model.digital_source import ADDRESS
from briefc.model.facts import Corrected, Dated, Person, Place, Posted, Quoted
from briefc.model.project import Project
from briefc.model.register import Entry
from briefc.model.walk import find
from briefc.vocabulary.addresses import address as vocabulary_address

Data: TypeAlias = "dict[str, Any]"

RASTER = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What networks can show; they do not take drawings."""


def graph(article: Article, project: Project, description: str) -> tuple[tuple[str, str], ...]:
    """OpenGraph's properties (ogp.me) of an item's page; none when the project names no site."""
    address = page_address(project, article.slug)
    if not address:
        return ()
    metadata = article.metadata
    return tuple(_graph(article, project, address, description)) + tuple(
        (f"article:{name}", value)
        for name, value in (
            ("published_time", metadata.date.iso if metadata.date else ""),
            ("modified_time", metadata.updated.iso if metadata.updated else ""),
            ("section", metadata.section[0] if metadata.section else ""),
            *(("tag", keyword) for keyword in metadata.keywords),
        )
        if value
    )


def _graph(article: Article, project: Project, address: str, description: str) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", " ".join(plain(article.title).split())
    yield "og:url", address
    if project.site_title:
        yield "og:site_name", project.site_title
    if description:
        yield "og:description", description
    yield "og:locale", article.metadata.language.replace("-", "_")
    for figure in _pictures(article)[:1]:
        asset = figure.image.asset
        if asset is not None:
            yield "og:image", site_address(project, asset.output_path)
            yield "og:image:width", str(asset.width)
            yield "og:image:height", str(asset.height)
            if figure.image.alt:
                yield "og:image:alt", figure.image.alt


def _pictures(article: Article) -> list[Figure]:
    return [one for one in find(article.body, Figure) if one.image.asset and one.image.asset.media_type in RASTER]


def linked_data(article: Article, project: Project, description: str, register: Mapping[str, Entry]) -> Finished | None:
    """The `NewsArticle` of an item as JSON-LD text, safe inside `script`; None when the project names no site."""
    address = page_address(project, article.slug)
    if not address:
        return None
    return finished_text(
        script_safe(
            json.dumps(_present(_article(article, project, address, description, register)), ensure_ascii=False)
        )
    )


def script_safe(text: str) -> str:
    """JSON that cannot end a `script` element or begin a comment in it."""
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _article(article: Article, project: Project, address: str, description: str, register: Mapping[str, Entry]) -> Data:
    metadata = article.metadata
    modified = metadata.updated or metadata.date
    quoted = [
        _quotation(fact, address, register)
        for fact in article.facts
        if isinstance(fact, Quoted) and fact.kind != "pull"
    ]
    posted = [_post(fact, address, register) for fact in article.facts if isinstance(fact, Posted)]
    corrected = [_correction(fact, address) for fact in article.facts if isinstance(fact, Corrected)]
    dated = next((fact for fact in article.facts if isinstance(fact, Dated)), None)
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle"
        if metadata.type == "article"
        else ("Report" if metadata.type == "briefing" else "WebPage"),
        "@id": address,
        "url": address,
        "identifier": metadata.guid,
        "headline": " ".join(plain(article.title).split()),
        "alternativeHeadline": " ".join(plain(article.subtitle).split()),
        "description": description,
        "inLanguage": metadata.language,
        "datePublished": metadata.date.iso if metadata.date else "",
        "dateModified": modified.iso if modified else "",
        "version": metadata.version if metadata.version > 1 else "",
        "articleSection": list(metadata.section) if metadata.type == "article" else [],
        "keywords": list(metadata.keywords),
        "author": [_person(author, register) for author in authors_of(metadata)] or _agency(project),
        "contributor": [_person(one, register) for one in metadata.contributors],
        "digitalSourceType": f"{ADDRESS}{metadata.digital_source}" if metadata.digital_source else "",
        "publisher": _agency(project),
        "copyrightNotice": metadata.rights,
        "image": [_image(figure.image.asset, project) for figure in _pictures(article) if figure.image.asset],
        "dateline": dated.text if dated else "",
        "locationCreated": [_place(place, register) for place in (dated.places if dated else ())],
        "hasPart": quoted,
        "citation": posted,
        "correction": corrected,
    }


def _agency(project: Project) -> Data:
    return {"@type": "NewsMediaOrganization", "name": project.agency.name} if project.agency.name else {}


def _image(asset: Asset, project: Project) -> Data:
    return {
        "@type": "ImageObject",
        "url": site_address(project, asset.output_path),
        "width": asset.width,
        "height": asset.height,
    }


def _person(person: Person, register: Mapping[str, Entry]) -> Data:
    return {
        "@type": "Person",
        "name": person.name,
        "sameAs": _same_as(register.get(f"person:{person.code}") if person.code else None),
        "jobTitle": person.role,
        "affiliation": {"@type": "Organization", "name": person.organisation} if person.organisation else "",
    }


def _place(place: Place, register: Mapping[str, Entry]) -> Data:
    entry = register.get(f"place:{place.code}") if place.code else None
    latitude, _, longitude = entry.position.partition(",") if entry else ("", "", "")
    return {
        "@type": "Place",
        "name": ", ".join(filter(None, (place.city, place.region, place.country))),
        "sameAs": _same_as(entry),
        "geo": {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}
        if latitude
        else "",
    }


def _same_as(entry: Entry | None) -> list[str]:
    """What others call an entry of the registers: its addresses in Wikidata and GeoNames."""
    if entry is None:
        return []
    codes = (("wikidata", entry.wikidata), ("geonames", entry.geonames))
    return [vocabulary_address(f"{scheme}:{code}") for scheme, code in codes if code]


def _quotation(fact: Quoted, address: str, register: Mapping[str, Entry]) -> Data:
    speaker = _person(fact.speaker, register) if fact.speaker else ""
    return {
        "@type": "Quotation",
        "@id": f"{address}#{fact.id}",
        "text": fact.words,
        "spokenByCharacter": speaker,
        "creator": speaker,
        "inLanguage": fact.lang,
        "dateCreated": fact.date,
        "isBasedOn": fact.cite,
        "recordedIn": {"@type": "CreativeWork", "name": fact.source} if fact.source else "",
    }


def _post(fact: Posted, address: str, register: Mapping[str, Entry]) -> Data:
    handle = fact.handle.lstrip("@")
    author = {**_person(fact.author, register), "alternateName": f"@{handle}" if handle else ""}
    return {
        "@type": "SocialMediaPosting",
        "@id": f"{address}#{fact.id}",
        "url": fact.url,
        "headline": fact.text[:110],
        "articleBody": fact.text,
        "author": author,
        "datePublished": fact.date,
        "inLanguage": fact.lang,
        "archivedAt": fact.archived,
    }


def _correction(fact: Corrected, address: str) -> Data:
    return {
        "@type": "CorrectionComment",
        "@id": f"{address}#{fact.id}",
        "text": fact.text,
        "datePublished": fact.date,
    }


def _present(value: Any) -> Any:
    """The value without empty texts, lists and objects."""
    if isinstance(value, dict):
        kept = {key: _present(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ("", [], {}, None)}
    if isinstance(value, list):
        return [_present(inner) for inner in value]
    return value
