"""The particulars of a printed document as fields with names, and its title, for themes that lay out their own head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from briefc.formats.html.inlines import inlines
from briefc.formats.html.print_form import iso_shown
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_speakers import spoken_by
from briefc.formats.html.print_text import bound
from briefc.formats.html.print_words import tlp_meaning
from briefc.formats.html.words import moment_shown, words_for
from briefc.markup.element import Element, Markup, element
from briefc.markup.html import attributes, scripted
from briefc.model.article import Article, Briefing, Document, Moment
from briefc.model.facts import Dated
from briefc.model.language import primary


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the fields in one language."""

    sender: str
    reader: str
    date: str
    speakers: str
    replaces: str


_NAMES = {
    "en": _Names("From", "For", "Date", "Speakers", "Replaces"),
    "de": _Names("Von", "Für", "Datum", "Es sprechen", "Ersetzt"),
    "fr": _Names("De", "Pour", "Date", "Intervenants", "Remplace"),
    "es": _Names("De", "Para", "Fecha", "Intervienen", "Sustituye a"),
    "ru": _Names("От", "Для", "Дата", "Говорят", "Заменяет"),
    "zh": _Names("发自", "呈送", "日期", "发言者", "取代"),
    "ar": _Names("من", "إلى", "التاريخ", "المتحدثون", "يحل محل"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: a key that templates may ask for, its name in the document's language, its markup.

    A `long` one wants a line of its own.
    """

    key: str
    name: str
    value: Markup
    long: bool = False


def fields_of(document: Document, job: PrintJob) -> tuple[Field, ...]:
    """From, date, for, reference, speakers, replaces and handling, those that the document has, in that order."""
    return tuple(
        Field(key, name, value, _length(value) > _SHORT) for key, name, value in _fields(document, job) if any(value)
    )


_SHORT = 44
"""Characters that half a line has room for."""


def _length(markup: Markup) -> int:
    """Characters of the text in markup; those that are written in squares count twice."""
    length = 0
    for node in markup:
        if isinstance(node, str):
            length += sum(2 if east_asian_width(one) in "FW" else 1 for one in node)
        elif isinstance(node, Element):
            length += _length(node.children)
    return length


def _fields(document: Document, job: PrintJob) -> Iterator[tuple[str, str, Markup]]:
    text = document.text if isinstance(document, Briefing) else document
    metadata, language, project = text.metadata, text.metadata.language, job.given.project
    names = _NAMES.get(primary(language), _NAMES["en"])
    words = words_for(language)
    iso = job.given.theme.settings.get("iso-dates") is True
    places = [] if isinstance(document, Briefing) else _places(text)
    sender = ", ".join((metadata.issuer or project.site_title, *places))
    spoken = spoken_by(job.spoken, language)
    yield "from", names.sender, scripted(sender, language)
    yield "date", names.date, _shown(metadata.closing or metadata.updated or metadata.date, language, iso=iso)
    yield "for", names.reader, scripted(metadata.audience, language)
    yield "reference", words.reference, (metadata.reference,)
    yield "speakers", names.speakers, scripted(spoken, language) if spoken else ()
    yield "replaces", names.replaces, (metadata.supersedes,)
    if job.label:
        said = f"{job.label}. {tlp_meaning(job.label)}"
        own = attributes(lang="en" if primary(language) != "en" else "", around=language)
        yield "handling", words.handling, (element("span", said, **own),)


def _places(article: Article) -> list[str]:
    return next(([fact.places[0].city] for fact in article.facts if isinstance(fact, Dated) and fact.places), [])


def _shown(moment: Moment | None, language: str, *, iso: bool) -> Markup:
    if moment is None:
        return ()
    shown = iso_shown(moment.shown_iso) if iso else moment_shown(moment, language)
    return (element("time", shown, datetime=moment.shown_iso),)


def title_of(document: Document, job: PrintJob) -> Markup:
    """A briefing's title and subtitle, as its first heading and a paragraph; nothing for an article, which has both."""
    if not isinstance(document, Briefing):
        return ()
    text = document.text
    manner = job.manner(text, 2)
    title = element("h1", bound(inlines(text.title, manner)), class_="document-title", id=job.tops[text.slug])
    if not text.subtitle:
        return (title,)
    return (title, element("p", bound(inlines(text.subtitle, manner)), class_="document-subtitle"))


def running_number(reference: str) -> str:
    """The number that a reference ends in, without leading zeros: "14" of "FD-B-2024-014"; "" where it has none."""
    found = re.search(r"(\d+)\D*$", reference)
    return found[1].lstrip("0") or "0" if found else ""
