"""Who, where, and what about: the people, organisations, places, subjects, genres and sources of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefc.formats.ninjs.values import Json, Object, listed, made, uri
from briefc.model.article import Article, Metadata
from briefc.model.facts import Dated, Person, Place, Posted
from briefc.model.line import literal, one_line
from briefc.model.project import Project
from briefc.model.scheme import PERSON, SECTION, code, scheme_address
from briefc.model.voices import Voice, voices
from briefc.vocabulary.addresses import address
from briefc.vocabulary.catalogs import genre_code
from briefc.vocabulary.subjects import topics_of
from briefc.vocabulary.topics import Topic

_CODE = re.compile(r"(geonames|wikidata):[A-Za-z0-9]+")
_POSITION = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def own(alias: str, text: str, project: Project) -> Object:
    """What identifies something in one of the newsroom's own vocabularies: its `uri`, and its code as `literal`."""
    return made(uri=uri(f"{scheme_address(alias, project)}{code(text)}"), literal=f"{alias}:{code(text)}")


# --- people and organisations ----------------------------------------------------------------------------------------


def people(article: Article, project: Project) -> list[Json]:
    """Those who are quoted, those who posted, those who wrote: each once a relation, in this order."""
    heard = voices(article.facts)
    handles = {
        literal(fact.author.name): f"@{fact.handle.lstrip('@')}"
        for fact in article.facts
        if isinstance(fact, Posted) and fact.handle
    }
    return listed(
        *(_person(voice.person, _relation(voice), project, handles.get(literal(voice.person.name))) for voice in heard),
        *(_person(Person(one_line(name)), "author", project) for name in article.metadata.byline),
    )


def _relation(voice: Voice) -> str:
    return "quoted" if voice.spoke else "posted"


def _person(person: Person, relation: str, project: Project, handle: str | None = None) -> Object:
    known = own(PERSON, person.code, project) if person.code else made(literal=literal(person.name))
    contact: list[Json] = [made(type="social media", value=handle)] if handle else []
    return {**made(name=one_line(person.name), rel=relation), **known, **made(contactInfo=contact)}


def organisations(article: Article) -> list[Json]:
    """Those for whom the quoted speak, and who issued a briefing."""
    spoken_for = (one_line(voice.person.organisation) for voice in voices(article.facts))
    issuer = one_line(article.metadata.issuer)
    return listed(
        *(made(name=name, rel="affiliation", literal=literal(name)) for name in spoken_for if name),
        *((made(name=issuer, rel="issuer", literal=literal(issuer)),) if issuer else ()),
    )


def info_sources(article: Article, project: Project) -> list[Json]:
    """Where the story comes from, who wrote it, and who provides it, each with its role."""
    metadata, agency = article.metadata, project.agency
    source, provider = one_line(metadata.source), one_line(agency.provider_name)
    return listed(
        *((made(name=source, role="source", literal=literal(source)),) if source else ()),
        *(made(name=one_line(name), role="author", literal=literal(name)) for name in metadata.byline),
        *((made(name=provider, role="provider", uri=f"https://{agency.domain}/", literal=agency.domain),)),
    )


# --- places ----------------------------------------------------------------------------------------------------------


def located(article: Article) -> str:
    """The name of where the story comes from; several are joined as in a dateline."""
    places = (one_line(place.city) for fact in article.facts if isinstance(fact, Dated) for place in fact.places)
    return " / ".join(dict.fromkeys(filter(None, places)))


def places(article: Article) -> list[Json]:
    """The places of the dateline, then the regions and countries that they lie in."""
    found = [place for fact in article.facts if isinstance(fact, Dated) for place in fact.places if place.city.strip()]
    return listed(*(_place(place) for place in found), *(one for place in found for one in _around(place)))


def _place(place: Place) -> Object:
    whole = ", ".join(part for part in (place.city, place.region, place.country) if part)
    known = (
        made(uri=address(place.geo), literal=place.geo) if _CODE.fullmatch(place.geo) else made(literal=literal(whole))
    )
    return {**made(name=one_line(place.city), rel="dateline"), **known, **made(geoJSON=_point(place.geo))}


def _point(geo: str) -> Object:
    """`lat,lon` as a GeoJSON point, which has the longitude first (RFC 7946, 3.1.1); nothing for any other text."""
    found = _POSITION.fullmatch(geo)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return {}
    return {"type": "Point", "coordinates": [float(found[2]), float(found[1])]}


def _around(place: Place) -> Iterator[Object]:
    region, country = one_line(place.region), one_line(place.country)
    if region:
        yield made(name=region, rel="region", literal=literal(region))
    if country:
        qcode = f"iso3166-1a2:{place.country_code}" if place.country_code else ""
        known = made(uri=address(qcode), literal=qcode) if qcode else made(literal=literal(country))
        yield {**made(name=country, rel="country"), **known}


# --- subjects and genres ---------------------------------------------------------------------------------------------


def subjects(metadata: Metadata) -> list[Json]:
    """Media Topics by rank, each followed by what else it is called (`sameAs`); then the keywords."""
    return listed(
        *(one for text, topic in topics_of(metadata) for one in _topic(text, topic, metadata.language)),
        *(made(name=one_line(word), rel="keyword", literal=literal(word)) for word in metadata.keywords),
    )


def sections(metadata: Metadata, project: Project) -> list[Json]:
    """The newsroom's own sections."""
    return listed(
        *({**made(name=one_line(text), rel="section"), **own(SECTION, text, project)} for text in metadata.section)
    )


def _topic(text: str, topic: Topic | None, language: str) -> Iterable[Object]:
    if topic is None:
        return (made(name=one_line(text), rel="about", literal=literal(text)),)
    _, name = topic.name(language)
    codes = [("about", f"medtop:{topic.code}")]
    if topic.subjectcode:
        codes.append(("sameAs", f"subj:{topic.subjectcode}"))
    if topic.wikidata:
        codes.append(("sameAs", f"wikidata:{topic.wikidata}"))
    return tuple(made(name=name, rel=rel, uri=address(qcode), literal=qcode) for rel, qcode in codes)


def genres(metadata: Metadata) -> list[Json]:
    """The journalistic form: one of IPTC's where it is one, else in words."""
    if not metadata.genre:
        return []
    found = genre_code(metadata.genre)
    if found:
        return listed(made(name=found, uri=address(f"genre:{found}"), literal=f"genre:{found}"))
    return listed(made(name=one_line(metadata.genre), literal=literal(metadata.genre)))
