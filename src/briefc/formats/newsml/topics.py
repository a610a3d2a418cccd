"""What an item is about: Media Topics with their twins among the Subject Codes, and the newsroom's sections."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefc.formats.newsml.g2 import name, tag
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.article import Metadata
from briefc.model.line import literal, one_line
from briefc.model.scheme import SECTION
from briefc.vocabulary.subjects import topics_of
from briefc.vocabulary.topics import Topic, topic


def topics(metadata: Metadata) -> Iterator[Element]:
    """The subjects of an item in the author's order, which is their rank; a text that is no topic stays as written."""
    for rank, (text, found) in enumerate(topics_of(metadata), 1):
        if found is None:
            yield tag("subject", name(one_line(text)), type="cpnat:abstract", literal=literal(text), rank=str(rank))
        else:
            yield from _pair(found.code, metadata.language, rank)


def sections(metadata: Metadata) -> Iterator[Element]:
    """The newsroom's sections as subjects of its own scheme."""
    for text in metadata.section:
        yield tag("subject", name(one_line(text)), type="cpnat:abstract", qcode=qcode(SECTION, text))


@lru_cache(maxsize=2048)
def _pair(code: str, language: str, rank: int) -> tuple[Element, ...]:
    """A Media Topic with the topic above it, and its twin among the Subject Codes, each naming the other."""
    found = topic(code)
    if found is None:
        raise LookupError(f"no Media Topic has the code {code}")
    names = _names(found, language)
    same = []
    if found.subjectcode:
        same.append(tag("sameAs", qcode=f"subj:{found.subjectcode}"))
    if found.wikidata:
        same.append(tag("sameAs", qcode=f"wikidata:{found.wikidata}"))
    above = topic(found.parent) if found.parent else None
    broader = (tag("broader", *_names(above, language), qcode=f"medtop:{above.code}"),) if above else ()
    own = tag(
        "subject",
        *names,
        *same,
        *broader,
        type="cpnat:abstract",
        qcode=f"medtop:{found.code}",
        rank=str(rank),
        why="why:direct",
    )
    if not found.subjectcode:
        return (own,)
    twin = tag("sameAs", qcode=f"medtop:{found.code}")
    return (own, tag("subject", *names, twin, type="cpnat:abstract", qcode=f"subj:{found.subjectcode}"))


def _names(found: Topic, language: str) -> tuple[Element, ...]:
    """The name in a language and in British English, each once."""
    return tuple(name(label, tag) for tag, label in dict.fromkeys((found.name(language), found.name("en-GB"))))
