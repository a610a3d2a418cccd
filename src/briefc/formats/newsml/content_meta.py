"""`contentMeta`: when, where, by whom; what it is about, and its headline.

The administrative block (located, infoSource, creator, audience, altId) comes before the descriptive one, as the schema
demands; inside each the order is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.people import subject
from briefc.formats.newsml.places import located
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element, Node
from briefc.model.article import Article, Metadata
from briefc.model.content import plain
from briefc.model.facts import Dated
from briefc.model.line import literal, one_line
from briefc.model.notice import notice
from briefc.model.project import Project
from briefc.model.scheme import ROLE, SECTION
from briefc.model.summary import summary_of
from briefc.model.voices import Voice
from briefc.vocabulary.catalogs import genre_code
from briefc.vocabulary.subjects import topics_of
from briefc.vocabulary.topics import Topic


def content_meta(article: Article, project: Project, voices: Iterable[Voice]) -> Element:
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
        parts.extend(_administrative(article))
    parts.append(tag("language", tag=metadata.language))
    if not notice(article.metadata):
        parts.extend(_descriptive(metadata, voices))
    parts.extend(_section(metadata))
    parts.extend(_headlines(article, project))
    return tag("contentMeta", *parts)


def _administrative(article: Article) -> Iterator[Element]:
    metadata = article.metadata
    for fact in article.facts:
        if isinstance(fact, Dated):
            yield from (located(place) for place in fact.places if place.city.strip())
    if metadata.source:
        source = one_line(metadata.source)
        yield tag("infoSource", name(source), literal=literal(source))
    for author in metadata.byline:
        yield tag("creator", name(one_line(author)), literal=literal(author), role="cpprole:author")
    if metadata.issuer:
        yield tag("creator", name(one_line(metadata.issuer)), literal=literal(metadata.issuer), role=f"{ROLE}:issuer")
    if metadata.audience:
        yield tag("audience", name(one_line(metadata.audience)), literal=literal(metadata.audience))
    if metadata.reference:
        yield tag("altId", one_line(metadata.reference))


def _descriptive(metadata: Metadata, voices: Iterable[Voice]) -> Iterator[Element]:
    if metadata.genre:
        genre = genre_code(metadata.genre)
        if genre:
            yield tag("genre", name(genre, "en"), qcode=f"genre:{genre}")
        else:
            yield tag("genre", name(one_line(metadata.genre), "en"), literal=literal(metadata.genre))
    yield from (tag("keyword", one_line(word)) for word in metadata.keywords)
    for rank, (text, topic) in enumerate(topics_of(metadata), 1):
        yield from _topic(text, topic, metadata.language, rank)
    yield from (subject(voice) for voice in voices)


def _topic(text: str, topic: Topic | None, language: str, rank: int) -> Iterator[Element]:
    """A Media Topic and its twin among the Subject Codes, each naming the other; a text that is no topic as itself."""
    if topic is None:
        yield tag("subject", name(one_line(text)), type="cpnat:abstract", literal=literal(text), rank=str(rank))
        return
    shown = dict.fromkeys((topic.name(language), topic.name("en-GB")))
    names: list[Node] = [name(label, lang) for lang, label in shown]
    same = []
    if topic.subjectcode:
        same.append(tag("sameAs", qcode=f"subj:{topic.subjectcode}"))
    if topic.wikidata:
        same.append(tag("sameAs", qcode=f"wikidata:{topic.wikidata}"))
    yield tag("subject", *names, *same, type="cpnat:abstract", qcode=f"medtop:{topic.code}", rank=str(rank))
    if topic.subjectcode:
        twin = tag("sameAs", qcode=f"medtop:{topic.code}")
        yield tag("subject", *names, twin, type="cpnat:abstract", qcode=f"subj:{topic.subjectcode}")


def _section(metadata: Metadata) -> Iterator[Element]:
    for text in metadata.section:
        yield tag("subject", name(one_line(text)), type="cpnat:abstract", qcode=qcode(SECTION, text))


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


def _lines(text: str) -> Iterator[Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Element("br")
        yield line
