"""What happened to an item: its notes to desks, its signal, the notice of a kill or a hold."""

from __future__ import annotations

from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, one_line, tag
from briefc.formats.newsml.schemes import ROLE
from briefc.markup.element import Element
from briefc.model.article import Article
from briefc.model.facts import Corrected, Noted

_NOTICES = {
    "canceled": {
        "en": "KILL: this item is withdrawn by its publisher and must not be used.",
        "de": "KILL: Diese Meldung wird vom Herausgeber zurückgezogen und darf nicht verwendet werden.",
        "es": "KILL: el editor retira esta noticia; no debe utilizarse.",
        "fr": "KILL : cette dépêche est retirée par son éditeur et ne doit pas être utilisée.",
        "zh": "KILL：本稿件已由发布者撤销，不得使用。",
    },
    "withheld": {
        "en": "HOLD: this item is withheld by its publisher and must not be used until it is released.",
        "de": "HOLD: Der Herausgeber hält diese Meldung zurück; sie darf vor ihrer Freigabe nicht verwendet werden.",
        "es": "HOLD: el editor retiene esta noticia; no debe utilizarse hasta su liberación.",
        "fr": "HOLD : cette dépêche est suspendue par son éditeur et ne doit pas être utilisée avant sa libération.",
        "zh": "HOLD：本稿件已由发布者暂扣，放行前不得使用。",
    },
}
"""What stands in the place of a body that must not be used, by publishing status and language."""


def notice(article: Article) -> str:
    """The notice that stands for the body of a canceled or withheld item; "" when the body itself is to be sent."""
    texts = _NOTICES.get(article.metadata.status)
    if texts is None:
        return ""
    return texts.get(article.metadata.language.lower().partition("-")[0], texts["en"])


def pub_status(article: Article) -> str:
    """The G2 publishing status. A draft, which only a preview build renders, is withheld."""
    status = article.metadata.status
    return f"stat:{'withheld' if status == 'draft' else status}"


def corrections_of(article: Article) -> tuple[str, ...]:
    """The texts of an article's corrections."""
    return tuple(one_line(fact.text) for fact in article.facts if isinstance(fact, Corrected))


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
    texts = () if notice(article) else corrections_of(article)
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
