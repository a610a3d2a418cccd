"""Who, where, and what about: the people, organisations, places, subjects, genres and sources of an item."""

from __future__ import annotations

from collections.abc import Iterable

from briefc.formats.ninjs.identity import affiliation, around, known, own, person, place
from briefc.formats.ninjs.values import Json, Object, listed, made
from briefc.model.article import Article, Metadata
from briefc.model.credit import authors_of
from briefc.model.digital_source import NAMES, SCHEME
from briefc.model.facts import Dated, Place, Posted
from briefc.model.format import Rendering
from briefc.model.line import literal, one_line
from briefc.model.project import Project
from briefc.model.scheme import PERSON, SECTION
from briefc.model.voices import Voice, voices
from briefc.vocabulary.addresses import address
from briefc.vocabulary.genres import genre
from briefc.vocabulary.roles import production_role
from briefc.vocabulary.subjects import topics_of
from briefc.vocabulary.topics import Topic


def people(article: Article, rendering: Rendering) -> list[Json]:
    """Those who are quoted, those who posted, those who wrote and contributed: each once a relation, in this order."""
    handles = {
        literal(fact.author.name): f"@{fact.handle.lstrip('@')}"
        for fact in article.facts
        if isinstance(fact, Posted) and fact.handle
    }
    parts = (
        *((voice.person, _relation(voice)) for voice in voices(article.facts)),
        *((one, "author") for one in authors_of(article.metadata)),
        *((one, "contributor") for one in article.metadata.contributors),
    )
    return listed(*(person(one, relation, rendering, handles) for one, relation in parts if one.name.strip()))


def _relation(voice: Voice) -> str:
    return "quoted" if voice.spoke else "posted"


def organisations(article: Article, rendering: Rendering) -> list[Json]:
    """Those for whom the quoted and the authors speak, and who issued a briefing."""
    heard = (voice.person for voice in voices(article.facts))
    issuer = one_line(article.metadata.issuer)
    return listed(
        *(affiliation(one, rendering) for one in (*heard, *authors_of(article.metadata))),
        made(name=issuer, rel="issuer", literal=literal(issuer)) if issuer else {},
    )


def info_sources(article: Article, rendering: Rendering) -> list[Json]:
    """Where the story comes from, who had a part in it, and who provides it, each with its role."""
    metadata, agency = article.metadata, rendering.project.agency
    source, provider = one_line(metadata.source), one_line(agency.provider_name)
    parties = [(one, "author") for one in authors_of(metadata)] + [(one, "") for one in metadata.contributors]
    return listed(
        made(name=source, role=_role("contentSource"), literal=literal(source)) if source else {},
        *(
            {
                **made(name=one_line(one.name), role=_role(one.role or usual)),
                **known(PERSON, one.code, rendering, one.name),
            }
            for one, usual in parties
        ),
        made(name=provider, role="provider", uri=f"https://{agency.domain}/", literal=agency.domain),
    )


def _role(words: str) -> str:
    """A role by the address of IPTC's code, else in the newsroom's words."""
    code = production_role(words)
    return address(f"cpprole:{code}") if code else one_line(words)


# --- places ----------------------------------------------------------------------------------------------------------


def _places(article: Article) -> list[Place]:
    return [one for fact in article.facts if isinstance(fact, Dated) for one in fact.places if one.city.strip()]


def located(article: Article) -> str:
    """The name of where the story comes from; several are joined as in a dateline."""
    return " / ".join(dict.fromkeys(one_line(one.city) for one in _places(article)))


def places(article: Article, rendering: Rendering) -> list[Json]:
    """The places of the dateline, then the regions and countries that they lie in."""
    found = _places(article)
    return listed(
        *(place(one, "dateline", rendering) for one in found),
        *(broader for one in found for broader in around(one, article.metadata.language, rendering)),
    )


# --- subjects and genres ---------------------------------------------------------------------------------------------


def sections(metadata: Metadata, project: Project) -> list[Json]:
    """The newsroom's own sections."""
    return listed(
        *({**made(name=one_line(text), rel="section"), **own(SECTION, text, project)} for text in metadata.section)
    )


def subjects(metadata: Metadata) -> list[Json]:
    """Media Topics by rank, each followed by what else it is called (`sameAs`); then the keywords."""
    topics = (one for text, topic in topics_of(metadata) for one in _topic(text, topic, metadata.language))
    return listed(*topics, *keywords(metadata.keywords))


def keywords(words: Iterable[str]) -> tuple[Object, ...]:
    """Words to be found by, which ninjs has no other property for."""
    return tuple(made(name=one_line(word), rel="keyword", literal=literal(word)) for word in words)


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
    """The journalistic form: one of IPTC's by its name in the item's language, else as written."""
    found = genre(metadata.genre) if metadata.genre else None
    if found is None:
        return listed(made(name=one_line(metadata.genre), literal=literal(metadata.genre)))
    name = found.name_in(metadata.language) or found.english
    return listed(made(name=name, uri=address(f"genre:{found.code}"), literal=f"genre:{found.code}"))


def source_type(code: str) -> Object:
    """How a text or a picture came about, by its code among IPTC's; nothing for ""."""
    return made(name=NAMES[code], uri=address(f"{SCHEME}:{code}"), literal=f"{SCHEME}:{code}") if code else {}
