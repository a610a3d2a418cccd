"""What happened to an item: its notes to desks, its signal, the version before."""

from __future__ import annotations

from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, tag
from briefc.markup.element import Element
from briefc.model.article import Article
from briefc.model.facts import Corrected, Noted, corrections_of
from briefc.model.line import one_line
from briefc.model.notice import notice
from briefc.model.scheme import ROLE


def pub_status(article: Article) -> str:
    """The G2 publishing status. A draft, which only a preview build renders, is withheld."""
    status = article.metadata.status
    return f"stat:{'withheld' if status == 'draft' else status}"


def signal(article: Article) -> Element | None:
    """`sig:correction` for a version that corrects, `sig:update` for any other after the first, None for the first.

    A correction belongs to this version when it bears no date, or that of the version or a later one: those of earlier
    versions stay in the text, but do not make every later version a correction. A kill and a hold carry no signal.
    """
    metadata = article.metadata
    if metadata.version <= 1 or metadata.status != "usable":
        return None
    day = metadata.updated.at.date().isoformat() if metadata.updated else ""
    fresh = any(isinstance(fact, Corrected) and (not fact.date or fact.date[:10] >= day) for fact in article.facts)
    return tag("signal", qcode="sig:correction" if fresh else "sig:update")


def ed_notes(article: Article) -> tuple[Element, ...]:
    """The notes to desks: corrections first, because some readers take the first note only; then those of the desk."""
    texts = () if notice(article.metadata) else corrections_of(article.facts)
    corrected = [tag("edNote", text, role=f"{ROLE}:correction") for text in texts]
    desk = [one_line(article.metadata.editor_note)]
    desk += [one_line(fact.text) for fact in article.facts if isinstance(fact, Noted) and fact.desk]
    return (*corrected, *(tag("edNote", text) for text in dict.fromkeys(desk) if text))


def previous_version(article: Article, guid: str, *, package: bool = False) -> tuple[Element, ...]:
    """The link to the version before this one; none for the first."""
    version = article.metadata.version
    if version <= 1:
        return ()
    kind = PACKAGE_ITEM_TYPE if package else NEWS_ITEM_TYPE
    return (tag("link", rel="irel:previousVersion", residref=guid, version=str(version - 1), contenttype=kind),)
