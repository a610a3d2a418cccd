"""What NITF says of an article beside its text: `head`, with topics and document data, and what `body.head` credits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from briefc import __version__
from briefc.formats.nitf.dateline import dateline
from briefc.markup.element import Element, Markup, Node
from briefc.markup.nitf import norm
from briefc.model.article import Article, Metadata
from briefc.model.content import plain
from briefc.model.credit import authors_of
from briefc.model.facts import Dated, corrections_of
from briefc.model.format import Rendering
from briefc.model.history import desk_notes, fresh_corrections, publishing_status
from briefc.model.line import one_line
from briefc.model.notice import notice
from briefc.model.scheme import PERSON, SECTION, code
from briefc.model.summary import summary_of
from briefc.model.voices import Voice
from briefc.vocabulary.genres import Genre, genre
from briefc.vocabulary.subjects import topics_of
from briefc.vocabulary.topics import Topic, topic

Topics: TypeAlias = tuple[tuple[str, Topic | None], ...]
"""The subjects of an item as written, each with the topic that it means."""


def head(article: Article, rendering: Rendering, guid: str, heard: tuple[Voice, ...], *, alone: bool) -> Element:
    """The `head` of a document under a guid; `heard` are those whose words stand in its text.

    `alone`: nothing is around the document that could carry the notes to desks. What was withdrawn keeps only what
    identifies it.
    """
    parts: list[Node] = [
        Element("title", (), (one_line(plain(article.title)),)),
        Element("meta", (("name", "generator"), ("content", f"briefc {__version__}"))),
    ]
    content: tuple[Element, ...] = ()
    if not notice(article.metadata):
        topics = topics_of(article.metadata)
        form = genre(article.metadata.genre) if article.metadata.genre else None
        parts.extend(_tobject(topics, form))
        content = tuple(_identified(article.metadata, heard, topics, form))
    data = [*_docdata(article, rendering, guid, alone=alone)]
    if content:
        data.append(Element("identified-content", (), content))
    parts.append(Element("docdata", (("management-status", _status(article, rendering)),), tuple(data)))
    return Element("head", (), tuple(parts))


def _status(article: Article, rendering: Rendering) -> str:
    return "embargoed" if _embargoed(article, rendering) else publishing_status(article.metadata)


def _embargoed(article: Article, rendering: Rendering) -> bool:
    """Whether receivers get the item ahead of its embargo; a kill or a hold is for at once."""
    return rendering.ahead and article.metadata.embargo is not None and article.metadata.status == "usable"


# --- topics ----------------------------------------------------------------------------------------------------------


def _tobject(topics: Topics, form: Genre | None) -> Iterator[Element]:
    parts = [Element("tobject.property", (("tobject.property.type", form.english.lower()),))] if form else []
    # Several topics may share a Subject Code; the first names it.
    codes = {made.subjectcode: made.code for _, made in reversed(topics) if made and made.subjectcode}
    parts.extend(_subject(one) for one in reversed(codes.values()))
    if parts:
        yield Element("tobject", (), tuple(parts))


@lru_cache(maxsize=2048)
def _subject(medtop: str) -> Element:
    """The Subject Code of a Media Topic: number, and its name at the level that the number says."""
    found = topic(medtop)
    if found is None:
        raise LookupError(f"no Media Topic has the code {medtop}")
    number = found.subjectcode
    level = "type" if number.endswith("000000") else "matter" if number.endswith("000") else "detail"
    return Element(
        "tobject.subject",
        (
            ("tobject.subject.ipr", "IPTC"),
            ("tobject.subject.refnum", number),
            (f"tobject.subject.{level}", found.name("en-GB")[1]),
        ),
    )


# --- document data ---------------------------------------------------------------------------------------------------


def _docdata(article: Article, rendering: Rendering, guid: str, *, alone: bool) -> Iterator[Element]:
    metadata, agency = article.metadata, rendering.project.agency
    issued = metadata.updated or metadata.date
    yield _tag("doc-id", regsrc=agency.domain, id_string=guid)
    if metadata.urgency:
        yield _tag("urgency", ed_urg=str(metadata.urgency))
    for fact in article.facts:
        if isinstance(fact, Dated):
            yield from (
                _tag("evloc", iso_cc=place.country_code, state_prov=one_line(place.region), city=one_line(place.city))
                for place in fact.places
            )
    if issued:
        yield _tag("date.issue", norm=norm(issued.iso))
    if metadata.embargo and _embargoed(article, rendering):
        yield _tag("date.release", norm=norm(metadata.embargo.iso))
    for text in fresh_corrections(article):
        yield _tag("correction", info=text, id_string=guid, regsrc=agency.domain)
    for text in corrections_of(article.facts):
        yield _tag("ed-msg", info=text)
    if alone:
        for text in desk_notes(article):
            yield _tag("ed-msg", msg_type="desk", info=text)
    yield _tag("du-key", version=str(metadata.version), key=metadata.slug)
    if agency.holder_name:
        year = str(metadata.date.at.year) if metadata.date else ""
        yield _tag("doc.copyright", year=year, holder=agency.holder_name)
    terms = one_line(f"TLP:{metadata.tlp} {agency.usage_terms}" if metadata.tlp else agency.usage_terms)
    if terms:
        yield _tag("doc.rights", owner=one_line(agency.holder_name), limitations=terms)
    if metadata.keywords and not notice(metadata):
        yield Element("key-list", (), tuple(_tag("keyword", key=one_line(word)) for word in metadata.keywords))


def _identified(metadata: Metadata, heard: tuple[Voice, ...], topics: Topics, form: Genre | None) -> Iterator[Element]:
    """Who is heard, and every code of the item that NITF has no place of its own for."""
    for voice in heard:
        name = one_line(voice.person.name)
        yield _tag("person", name, idsrc=PERSON if voice.person.code else "", value=voice.person.code)
    for text in metadata.section:
        yield _tag("classifier", one_line(text), type="section", idsrc=SECTION, value=code(text))
    if metadata.genre:
        yield _tag(
            "classifier",
            form.english if form else one_line(metadata.genre),
            type="genre",
            idsrc="genre" if form else "",
            value=form.code if form else "",
        )
    for text, found in topics:
        yield _topic(found.code, metadata.language) if found else _tag("classifier", one_line(text), type="subject")
    if metadata.digital_source:
        yield _tag("classifier", type="digital-source", idsrc="digsrctype", value=metadata.digital_source)


@lru_cache(maxsize=2048)
def _topic(medtop: str, language: str) -> Element:
    found = topic(medtop)
    name = found.name(language)[1] if found else medtop
    return _tag("classifier", name, type="subject", idsrc="medtop", value=medtop)


def _tag(name: str, *children: Node, **attributes: str) -> Element:
    """An element; `_` in names of attributes is a hyphen, empty values are left out."""
    return Element(
        name, tuple([(key.replace("_", "-"), value) for key, value in attributes.items() if value]), children
    )


# --- above the text --------------------------------------------------------------------------------------------------


def credits(article: Article, rendering: Rendering) -> Markup:
    """What follows the headlines: byline, distributor, datelines, abstract; nothing for what was withdrawn."""
    if notice(article.metadata):
        return ()
    agency = rendering.project.agency
    out: list[Element] = []
    if article.metadata.byline:
        parts: list[Node] = []
        for author in authors_of(article.metadata):
            parts.extend(
                (", ", _tag("person", one_line(author.name), idsrc=PERSON if author.code else "", value=author.code))
            )
            title = one_line(", ".join(part for part in (author.role, author.organisation) if part))
            if title:
                parts.extend((", ", Element("byttl", (), (title,))))
        if agency.name:
            parts.extend((", ", Element("byttl", (), (agency.name,))))
        out.append(Element("byline", (), tuple(parts[1:])))
    provider = one_line(agency.provider_name)
    if provider:
        out.append(Element("distributor", (), (Element("org", (), (provider,)),)))
    out.extend(dateline(fact) for fact in article.facts if isinstance(fact, Dated) and fact.text)
    summary = summary_of(article)
    if summary:
        out.append(Element("abstract", (), tuple(Element("p", (), (line,)) for line in summary.split("\n"))))
    return tuple(out)
