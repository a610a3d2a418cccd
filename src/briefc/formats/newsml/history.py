"""What happened to an item: its notes to desks, its signal, the version before."""

from __future__ import annotations

from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, tag
from briefc.markup.element import Element
from briefc.model.article import Article
from briefc.model.facts import corrections_of
from briefc.model.history import corrects, desk_notes, publishing_status
from briefc.model.notice import notice
from briefc.model.scheme import ROLE


def pub_status(article: Article) -> str:
    """The G2 publishing status."""
    return f"stat:{publishing_status(article.metadata)}"


def signal(article: Article) -> Element | None:
    """`sig:correction` for a version that corrects, `sig:update` for any other after the first, None for the first.

    A kill and a hold carry no signal.
    """
    if article.metadata.version <= 1 or article.metadata.status != "usable":
        return None
    return tag("signal", qcode="sig:correction" if corrects(article) else "sig:update")


def ed_notes(article: Article) -> tuple[Element, ...]:
    """The notes to desks: corrections first, because some readers take the first note only; then those of the desk.

    Of what is canceled or withheld the desk's notes say why; without one the notice itself stands there.
    """
    said = notice(article.metadata)
    if said:
        notes = desk_notes(article) or (said,)
        role = "kill" if article.metadata.status == "canceled" else "hold"
        return tuple(tag("edNote", text, role=f"{ROLE}:{role}") for text in notes)
    corrected = [tag("edNote", text, role=f"{ROLE}:correction") for text in corrections_of(article.facts)]
    return (*corrected, *(tag("edNote", text, role=f"{ROLE}:desk") for text in desk_notes(article)))


def previous_version(article: Article, guid: str, *, package: bool = False) -> tuple[Element, ...]:
    """The link to the version before this one; none for the first."""
    version = article.metadata.version
    if version <= 1:
        return ()
    kind = PACKAGE_ITEM_TYPE if package else NEWS_ITEM_TYPE
    return (tag("link", rel="irel:previousVersion", residref=guid, version=str(version - 1), contenttype=kind),)
