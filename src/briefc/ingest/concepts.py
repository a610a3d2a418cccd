"""Concepts of NewsML-G2: their names and codes, and what an item asserts of them."""

from __future__ import annotations

from functools import lru_cache

from briefc.ingest.about import About
from briefc.ingest.characters import clean
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.model.facts import Person
from briefc.vocabulary.topics import all_topics, topic, topics_named

_ADDRESSES = {
    "http://cv.iptc.org/newscodes/mediatopic/": "medtop",
    "http://cv.iptc.org/newscodes/subjectcode/": "subj",
    "http://cv.iptc.org/newscodes/genre/": "genre",
    "http://cv.iptc.org/newscodes/digitalsourcetype/": "digsrctype",
    "http://cv.iptc.org/newscodes/pubstatusg2/": "stat",
    "http://cv.iptc.org/newscodes/signal/": "sig",
    "http://cv.iptc.org/newscodes/cpnature/": "cpnat",
    "http://cv.iptc.org/newscodes/itemrelation/": "irel",
    "http://cv.iptc.org/newscodes/ninature/": "ninat",
}


def line(text: str, say: Told, at: Tag | None) -> str:
    """Characters of others as one clean line."""
    return " ".join(clean(text, say, at).split())


def identity(tag: Tag) -> str:
    """What identifies a concept: its qcode, the same made of its address, or its literal."""
    uri = tag.get("uri")
    for address, alias in _ADDRESSES.items():
        if uri.startswith((address, address.replace("http:", "https:"))):
            return f"{alias}:{uri.rpartition('/')[2]}"
    return tag.get("qcode") or uri or tag.get("literal")


def code_in(tag: Tag, alias: str) -> str:
    """The code of a concept in a scheme, "" when it is of another."""
    scheme, _, code = identity(tag).partition(":")
    return code if scheme == alias else ""


def name_of(tag: Tag, say: Told, language: str = "") -> str:
    """The name of a concept: in a language or without one first, else the first; else its literal, else its code."""
    names = list(tag.tags("name"))
    wanted = language.lower()
    chosen = next((one for one in names if one.get("xml:lang").lower() in {"", wanted}), names[0] if names else None)
    if chosen is not None and chosen.text:
        return line(chosen.raw, say, chosen)
    return line(tag.get("literal") or identity(tag).rpartition(":")[2].rpartition("/")[2], say, tag)


@lru_cache(maxsize=1)
def _by_subject_code() -> dict[str, str]:
    out: dict[str, str] = {}
    for one in all_topics():
        if one.subjectcode and not one.retired:
            out.setdefault(one.subjectcode, one.code)
    return out


def media_topic(subject_code: str) -> str:
    """The Media Topic of a Subject Code (eight digits), "" for none."""
    return _by_subject_code().get(subject_code, "")


def subjects(tags: list[Tag], about: About, say: Told) -> None:
    """The subjects of an item: Media Topics by code or name, sections of our own; all else becomes keywords."""
    speakers = {person.name for person in about.voices.values()}
    topics = {code for tag in tags if (code := code_in(tag, "medtop"))}
    for tag in tags:
        scheme, _, code = identity(tag).partition(":")
        kind = tag.get("type").rpartition(":")[2]
        name = name_of(tag, say, about.language)
        if scheme == "medtop" and topic(code) is not None:
            add_new(about.subjects, code)
        elif scheme == "subj":
            twin = media_topic(code)
            if twin in topics or {code_in(one, "medtop") for one in tag.tags("sameAs")} & topics:
                continue
            if twin:
                add_new(about.subjects, twin)
            else:
                _named(tag, name, about, say)
        elif about.own and scheme == "section":
            add_new(about.sections, name)
        elif about.own and (kind != "abstract" or name in speakers):
            continue
        elif about.own:
            add_new(about.subjects, name)
        elif kind in {"person", "organisation", "geoArea", "poi", "event"}:
            if name not in speakers and name:
                add_new(about.keywords, name)
        else:
            _named(tag, name, about, say)


def _named(tag: Tag, name: str, about: About, say: Told) -> None:
    if not name or name.isdigit():
        say.info("import.metadata", tag, f'the subject "{identity(tag)}" has no name and is left out')
    elif topics_named(name, about.language or "en"):
        add_new(about.subjects, name)
    else:
        say.info("import.subject", tag, f'"{name}" is no Media Topic; it becomes a keyword')
        add_new(about.keywords, name)


def add_new(to: list[str], text: str) -> None:
    """Append a text that says something and is not there yet."""
    if text and text not in to:
        to.append(text)


def people(item: Tag, about: About, say: Told) -> None:
    """Who is quoted where, by inlineRef and what is asserted of the same; the positions of places."""
    asserted = {identity(one): one for one in item.tags("assert")}
    for one in item.tags("inlineRef"):
        said = asserted.get(identity(one), one)
        name = name_of(one if one.first("name") is not None else said, say)
        role = next(
            (line(r.get("literal") or r.text_at("name"), say, r) for r in said.tags("related") if _is_role(r)), ""
        )
        place = said.first("personDetails", "affiliation")
        organisation = name_of(place, say) if place is not None else ""
        person = Person(name, role, organisation)
        ids = one.get("idrefs").split()
        if name and one.get("type").rpartition(":")[2] in {"person", ""} and (one.get("type") or about.own):
            about.voices.update(dict.fromkeys(ids, person))
    for one in item.tags("assert"):
        point = one.first("geoAreaDetails", "position")
        if point is not None and point.get("latitude") and point.get("longitude"):
            about.positions[identity(one)] = f"{point.get('latitude')},{point.get('longitude')}"


def _is_role(tag: Tag) -> bool:
    return tag.get("rel").rpartition(":")[2] in {"isA", "isa"}
