"""`contentMeta`: when, where, by whom; what it is about, and its headline.

The administrative block (located, infoSource, creator, audience, altId) comes before the descriptive one, as the schema
demands; inside each the order is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.parties import contributor, creator
from briefc.formats.newsml.people import subject
from briefc.formats.newsml.places import located
from briefc.formats.newsml.topics import sections, topics
from briefc.markup.element import Element, Node
from briefc.model.article import Article, Metadata
from briefc.model.content import plain
from briefc.model.credit import authors_of
from briefc.model.digital_source import NAMES, SCHEME
from briefc.model.facts import Dated
from briefc.model.line import literal, one_line
from briefc.model.notice import notice
from briefc.model.project import Project
from briefc.model.register import Entry
from briefc.model.scheme import RELATION, ROLE
from briefc.model.summary import summary_of
from briefc.model.voices import Voice
from briefc.vocabulary.genres import genre


def content_meta(article: Article, project: Project, voices: Iterable[Voice], register: Mapping[str, Entry]) -> Element:
    """The content metadata of an item. What is withdrawn or withheld keeps only what identifies it."""
    metadata = article.metadata
    parts: list[Element] = []
    if metadata.urgency:
        parts.append(tag("urgency", str(metadata.urgency)))
    if metadata.date:
        parts.append(tag("contentCreated", metadata.date.iso))
    if metadata.updated:
        parts.append(tag("contentModified", metadata.updated.iso))
    if not notice(article.metadata):
        parts.extend(_source_type(metadata))
        parts.extend(_administrative(article, register))
    parts.append(tag("language", tag=metadata.language))
    if not notice(article.metadata):
        parts.extend(_descriptive(metadata, voices, register))
    parts.extend(sections(metadata))
    parts.extend(_headlines(article, project))
    if metadata.closing:
        parts.append(tag("contentMetaExtProperty", rel=f"{RELATION}:closed", value=metadata.closing.iso))
    return tag("contentMeta", *parts)


def _source_type(metadata: Metadata) -> Iterator[Element]:
    code = metadata.digital_source
    if code:
        yield tag("digitalSourceType", name(NAMES[code], "en"), qcode=f"{SCHEME}:{code}")


def _administrative(article: Article, register: Mapping[str, Entry]) -> Iterator[Element]:
    metadata = article.metadata
    for fact in article.facts:
        if isinstance(fact, Dated):
            yield from (located(place, register) for place in fact.places if place.city.strip())
    if metadata.source:
        source = one_line(metadata.source)
        yield tag("infoSource", name(source), literal=literal(source), role="cpprole:contentSource")
    yield from (creator(person, register) for person in authors_of(metadata))
    yield from (contributor(person, register) for person in metadata.contributors)
    if metadata.issuer:
        yield tag("creator", name(one_line(metadata.issuer)), literal=literal(metadata.issuer), role=f"{ROLE}:issuer")
    if metadata.audience:
        yield tag("audience", name(one_line(metadata.audience)), literal=literal(metadata.audience))
    if metadata.reference:
        yield tag("altId", one_line(metadata.reference))


def _descriptive(metadata: Metadata, voices: Iterable[Voice], register: Mapping[str, Entry]) -> Iterator[Element]:
    if metadata.genre:
        yield _genre(metadata.genre, metadata.language)
    yield from (tag("keyword", one_line(word)) for word in metadata.keywords)
    yield from topics(metadata)
    yield from (subject(voice, register) for voice in voices)


def _genre(text: str, language: str) -> Element:
    """A journalistic form by IPTC's code with its names in English and the item's language, else as written."""
    found = genre(text)
    if found is None:
        return tag("genre", name(one_line(text), language), literal=literal(text))
    names = dict.fromkeys((("en", found.english), (language, found.name_in(language) or found.english)))
    shown = (name(words, tag) for tag, words in names if words != found.english or tag == "en")
    return tag("genre", *shown, qcode=f"genre:{found.code}")


def _headlines(article: Article, project: Project) -> Iterator[Element]:
    metadata = article.metadata
    slugline = one_line(metadata.slugline)
    if slugline:
        yield tag("slugline", slugline, separator="-" if "-" in slugline else "")
    yield tag("headline", one_line(plain(article.title)))
    if notice(article.metadata):
        return
    if article.subtitle:
        yield tag("headline", one_line(plain(article.subtitle)), role=f"{ROLE}:subtitle")
    yield from (tag("dateline", one_line(fact.text)) for fact in article.facts if isinstance(fact, Dated) and fact.text)
    if metadata.byline:
        yield tag("by", one_line(", ".join(metadata.byline)))
    credit = one_line(metadata.source or project.agency.provider_name)
    if credit:
        yield tag("creditline", credit)
    summary = summary_of(article)
    if summary:
        yield tag("description", *_lines(summary), role="drol:summary")
    if article.subtitle and metadata.summary:
        # The standfirst is the subtitle (docs/decisions, 4), which leads into the text where a summary tells it.
        yield tag("description", one_line(plain(article.subtitle)), role="drol:teaser")


def _lines(text: str) -> Iterator[Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Element("br")
        yield line
