"""What happened to an item: its status, whether this version corrects, what its desks are told."""

from __future__ import annotations

from typing import Literal

from briefc.model.article import Article, Metadata
from briefc.model.facts import Corrected, Noted
from briefc.model.line import one_line


def publishing_status(metadata: Metadata) -> Literal["usable", "withheld", "canceled"]:
    """The status that receivers are told. A draft, which only a preview build renders, is withheld."""
    return "withheld" if metadata.status == "draft" else metadata.status


def corrects(article: Article) -> bool:
    """Whether this version is a correction (see `fresh_corrections`)."""
    return bool(fresh_corrections(article))


def fresh_corrections(article: Article) -> tuple[str, ...]:
    """What this version corrects: the corrections without a date or of its own day; none in the first version.

    Corrections of earlier versions stay in the text, but do not make every later version a correction. What is
    canceled or withheld corrects nothing.
    """
    metadata = article.metadata
    if metadata.version <= 1 or metadata.status != "usable":
        return ()
    day = metadata.updated.at.date().isoformat() if metadata.updated else ""
    found = (fact for fact in article.facts if isinstance(fact, Corrected))
    return tuple(one_line(fact.text) for fact in found if not fact.date or fact.date[:10] >= day)


def desk_notes(article: Article) -> tuple[str, ...]:
    """The notes of the desk to those that receive the item, each once: the field first, then the directives."""
    notes = [one_line(article.metadata.editor_note)]
    notes += [one_line(fact.text) for fact in article.facts if isinstance(fact, Noted) and fact.desk]
    return tuple(note for note in dict.fromkeys(notes) if note)
