"""Who made an article, for readers: those who wrote it, those who contributed, and a machine's part in it."""

from __future__ import annotations

from collections.abc import Iterable

from briefc.model.article import Metadata
from briefc.model.digital_source import disclosure
from briefc.model.facts import Person
from briefc.model.language import primary
from briefc.model.line import one_line
from briefc.model.notice import notice

_LABELS = {
    "en": "Contributors: {names}",
    "de": "Mitarbeit: {names}",
    "es": "Colaboración: {names}",
    "fr": "Contributions : {names}",
    "ru": "Над материалом также работали: {names}",
    "zh": "参与人员：{names}",
    "ar": "شارك في الإعداد: {names}",
}
_PARTING = {"zh": "、", "ar": "، "}


def authors_of(metadata: Metadata) -> tuple[Person, ...]:
    """Those who wrote an item, with role and code as far as known."""
    return metadata.authors or tuple(Person(name) for name in metadata.byline)


def credited(person: Person) -> str:
    """A name as a credit shows it, the role in brackets: `Bo Li (editor)`."""
    return one_line(f"{person.name} ({person.role})" if person.role else person.name)


def contributors_line(metadata: Metadata) -> str:
    """The line that names the contributors, in the item's language; "" without any, and for what was withdrawn."""
    if not metadata.contributors or notice(metadata):
        return ""
    return contributors_text(map(credited, metadata.contributors), metadata.language)


def contributors_text(credits: Iterable[str], language: str) -> str:
    """The line that names contributors, given as a credit shows them, in a language (BCP 47)."""
    language = primary(language)
    return _LABELS.get(language, _LABELS["en"]).format(names=_PARTING.get(language, ", ").join(credits))


def disclosure_line(metadata: Metadata) -> str:
    """The sentence on a machine's part in the text, in the item's language; "" when there is nothing to tell."""
    return "" if notice(metadata) else disclosure(metadata.digital_source, metadata.language)
