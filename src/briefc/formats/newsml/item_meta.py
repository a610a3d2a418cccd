"""`rightsInfo` and `itemMeta`: whose the item is, what became of it, what it is linked with.

The children of itemMeta are a strict sequence (NewsML-G2 2.35 Power): itemClass, provider, versionCreated,
firstCreated, embargoed, pubStatus, fileName, generator, profile, service, title, edNote, signal, altRep, link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefc import __version__
from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, name, tag
from briefc.formats.newsml.history import ed_notes, previous_version, pub_status, signal
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.address import page_address
from briefc.model.article import Article
from briefc.model.content import Destination, plain
from briefc.model.data_mining import PERMISSIONS
from briefc.model.facts import Posted
from briefc.model.format import Rendering
from briefc.model.line import literal, one_line
from briefc.model.project import Project
from briefc.model.scheme import RELATION, SECTION


def rights_info(article: Article, project: Project) -> tuple[Element, ...]:
    """Holder, notice and terms to `rightsInfo`; nothing when the newsroom states none (never an invented one)."""
    return rights_of(project, article.metadata.rights, article.metadata.tlp)


def rights_of(project: Project, notice: str, tlp: str = "") -> tuple[Element, ...]:
    """A copyright notice and a Traffic Light Protocol label, with what the newsroom states of all it sends."""
    agency = project.agency
    notice, terms = one_line(notice), one_line(agency.usage_terms)
    if tlp:
        terms = one_line(f"TLP:{tlp} {terms}")
    holder = one_line(agency.holder_name)
    mining = PERMISSIONS[agency.data_mining]
    if not (notice or terms or mining):
        return ()
    parts = []
    if holder:
        parts.append(tag("copyrightHolder", name(holder), uri=f"https://{agency.domain}/"))
    if notice:
        parts.append(tag("copyrightNotice", notice, href=agency.rights_url))
    if terms:
        parts.append(tag("usageTerms", terms, href=agency.usage_terms_url))
    if mining:
        parts.append(tag("dataMining", uri=mining))
    return (tag("rightsInfo", *parts),)


PROFILE_VERSION = "1"
"""The version of the mapping (docs/newsml.md); it rises when a receiver must know of a change."""

_PROFILES = {"ninat:text": "text", "ninat:composite": "package"}


def item_meta(article: Article, rendering: Rendering, item_class: str, guid: str, links: Iterable[Element]) -> Element:
    """`itemMeta` of a newsItem (`ninat:text`) or a packageItem (`ninat:composite`). `links` follow the version's.

    The item of a briefing's own text is known by its guid, which is not the briefing's.
    """
    metadata = article.metadata
    own_text = guid != metadata.guid
    parts = [tag("itemClass", qcode=item_class), provider(rendering.project)]
    changed = metadata.updated or metadata.date
    if changed:
        parts.append(tag("versionCreated", changed.iso))
    if metadata.date:
        parts.append(tag("firstCreated", metadata.date.iso))
    if rendering.ahead and metadata.embargo and metadata.status == "usable":
        parts.append(tag("embargoed", metadata.embargo.iso))
    parts.append(tag("pubStatus", qcode=pub_status(article)))
    parts.append(tag("fileName", f"{metadata.slug}.text.xml" if own_text else f"{metadata.slug}.xml"))
    parts.append(tag("generator", "briefc", versioninfo=__version__))
    parts.append(tag("profile", f"briefc-{_PROFILES[item_class]}", versioninfo=PROFILE_VERSION))
    parts.extend(tag("service", name(one_line(text)), qcode=qcode(SECTION, text)) for text in metadata.section)
    parts.append(tag("title", one_line(plain(article.title))))
    parts.extend(ed_notes(article))
    sign = signal(article)
    if sign is not None:
        parts.append(sign)
    page = "" if own_text else page_address(rendering.project, metadata.slug)
    if page:
        parts.append(tag("altRep", page, contenttype="text/html"))
    parts.extend(previous_version(article, guid, package=item_class == "ninat:composite"))
    parts.extend(links)
    return tag("itemMeta", *parts)


def provider(project: Project) -> Element:
    """The agency to `provider`, identified by its domain."""
    shown = one_line(project.agency.provider_name)
    return tag("provider", *((name(shown),) if shown else ()), literal=literal(project.agency.domain))


# --- links -----------------------------------------------------------------------------------------------------------


def links_of(article: Article, rendering: Rendering, references: Iterable[Destination]) -> tuple[Element, ...]:
    """The links of an item's body and metadata, none twice.

    In this order: posts, items referred to, related ones (all `irel:seeAlso`, ranked); the original of a translation
    (`irel:derivedFrom`) and the translations of an original (`relation:translation`), each with its language; the
    briefing that this one supersedes (`irel:evolvedFrom`).
    """
    metadata, cards = article.metadata, rendering.cards
    own = cards.get(metadata.slug) if metadata.type != "page" else None
    see = [_post(fact) for fact in article.facts if isinstance(fact, Posted) and fact.url]
    others = (place for place in references if place.slug != metadata.slug)
    see.extend(filter(None, (_item(one.guid, one.slug, one.type, one.title, rendering) for one in others)))
    see.extend(filter(None, (_card(slug, SEE_ALSO, rendering) for slug in metadata.related if slug != metadata.slug)))
    ranked = (
        replace(link, attributes=(*link.attributes, ("rank", str(rank))))
        for rank, link in enumerate(dict.fromkeys(see), 1)
    )
    rest = [
        _card(metadata.translation_of, "irel:derivedFrom", rendering, language=True),
        *(_card(slug, TRANSLATION, rendering, language=True) for slug in (own.translations if own else ())),
        _card(metadata.supersedes, "irel:evolvedFrom", rendering),
    ]
    return (*ranked, *filter(None, rest))


SEE_ALSO = "irel:seeAlso"
TRANSLATION = f"{RELATION}:translation"
"""IPTC's item relations have no word for it that could be established."""


def _post(fact: Posted) -> Element:
    who = f"@{fact.handle.lstrip('@')}" if fact.handle else fact.author.name
    title = one_line(", ".join(part for part in (who, fact.date) if part))
    return tag("link", tag("title", title), rel=SEE_ALSO, href=fact.url, contenttype="text/html")


def _card(slug: str, rel: str, rendering: Rendering, *, language: bool = False) -> Element | None:
    """A link to another item by its slug; None when there is no such item, or it is not out."""
    card = rendering.cards.get(slug) if slug else None
    if card is None:
        return None
    return _item(card.guid, card.slug, card.type, card.title, rendering, rel, card.language if language else "")


def _item(
    guid: str, slug: str, kind: str, title: str, rendering: Rendering, rel: str = SEE_ALSO, language: str = ""
) -> Element | None:
    """A link to another item; a `page`, which is no NewsML item, by its address or not at all."""
    card = rendering.cards.get(slug)
    # A reference may lead to a place inside the item; what is linked is the item.
    shown = [tag("title", one_line(card.title if card else title))]
    if card is not None and card.status == "canceled":
        shown.insert(0, tag("pubStatus", qcode="stat:canceled"))
    if language:
        shown.append(tag("language", tag=language))
    if kind == "page":
        address = page_address(rendering.project, slug)
        return tag("link", *shown, rel=rel, href=address, contenttype="text/html") if address else None
    whole = kind == "briefing"
    item_class = tag("itemClass", qcode="ninat:composite" if whole else "ninat:text")
    content = PACKAGE_ITEM_TYPE if whole else NEWS_ITEM_TYPE
    return tag("link", item_class, *shown, rel=rel, residref=guid, contenttype=content)
