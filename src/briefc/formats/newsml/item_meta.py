"""`rightsInfo` and `itemMeta`: whose the item is, what became of it, what it is linked with.

The children of itemMeta are a strict sequence (NewsML-G2 2.35 Power): itemClass, provider, versionCreated,
firstCreated, embargoed, pubStatus, generator, service, title, edNote, signal, link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefc import __version__
from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, name, tag
from briefc.formats.newsml.history import ed_notes, previous_version, pub_status, signal
from briefc.formats.newsml.schemes import qcode
from briefc.markup.element import Element
from briefc.model.address import page_address
from briefc.model.article import Article, Card
from briefc.model.content import Destination, plain
from briefc.model.facts import Posted
from briefc.model.format import Rendering
from briefc.model.line import literal, one_line
from briefc.model.project import Project
from briefc.model.scheme import SECTION


def rights_info(article: Article, project: Project) -> tuple[Element, ...]:
    """Holder, notice and terms to `rightsInfo`; nothing when the newsroom states none (never an invented one)."""
    agency = project.agency
    notice, terms = one_line(article.metadata.rights), one_line(agency.usage_terms)
    if article.metadata.tlp:
        terms = one_line(f"TLP:{article.metadata.tlp} {terms}")
    holder = one_line(agency.holder_name)
    if not (notice or terms):
        return ()
    parts = []
    if holder:
        parts.append(tag("copyrightHolder", name(holder), uri=f"https://{agency.domain}/"))
    if notice:
        parts.append(tag("copyrightNotice", notice))
    if terms:
        parts.append(tag("usageTerms", terms))
    return (tag("rightsInfo", *parts),)


def item_meta(article: Article, rendering: Rendering, item_class: str, guid: str, links: Iterable[Element]) -> Element:
    """`itemMeta` of a newsItem (`ninat:text`) or a packageItem (`ninat:composite`). `links` follow the version's."""
    metadata = article.metadata
    parts = [tag("itemClass", qcode=item_class), provider(rendering.project)]
    changed = metadata.updated or metadata.date
    if changed:
        parts.append(tag("versionCreated", changed.iso))
    if metadata.date:
        parts.append(tag("firstCreated", metadata.date.iso))
    if rendering.ahead and metadata.embargo and metadata.status == "usable":
        parts.append(tag("embargoed", metadata.embargo.iso))
    parts.append(tag("pubStatus", qcode=pub_status(article)))
    parts.append(tag("generator", "briefc", versioninfo=__version__))
    parts.extend(tag("service", name(one_line(text)), qcode=qcode(SECTION, text)) for text in metadata.section)
    parts.append(tag("title", one_line(plain(article.title))))
    parts.extend(ed_notes(article))
    sign = signal(article)
    if sign is not None:
        parts.append(sign)
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

    In this order: posts, items referred to, related ones, the original of a translation (`irel:derivedFrom`), the
    briefing that this one supersedes (`irel:evolvedFrom`).
    """
    metadata = article.metadata
    out = [_post(fact) for fact in article.facts if isinstance(fact, Posted) and fact.url]
    out.extend(filter(None, (_item(d.guid, d.slug, d.type, d.title, rendering) for d in references)))
    for slugs, rel in (
        (metadata.related, "irel:seeAlso"),
        ((metadata.translation_of,), "irel:derivedFrom"),
        ((metadata.supersedes,), "irel:evolvedFrom"),
    ):
        out.extend(filter(None, (_card(slug, rendering.cards, rel, rendering) for slug in slugs if slug)))
    return tuple(dict.fromkeys(out))


def _post(fact: Posted) -> Element:
    who = f"@{fact.handle.lstrip('@')}" if fact.handle else fact.author.name
    title = one_line(", ".join(part for part in (who, fact.date) if part))
    return tag("link", tag("title", title), rel="irel:seeAlso", href=fact.url, contenttype="text/html")


def _card(slug: str, cards: Mapping[str, Card], rel: str, rendering: Rendering) -> Element | None:
    card = cards.get(slug)
    return _item(card.guid, card.slug, card.type, card.title, rendering, rel) if card else None


def _item(
    guid: str, slug: str, kind: str, title: str, rendering: Rendering, rel: str = "irel:seeAlso"
) -> Element | None:
    """A link to another item; a `page`, which is no NewsML item, by its address or not at all."""
    shown = tag("title", one_line(title))
    if kind == "page":
        address = page_address(rendering.project, slug)
        return tag("link", shown, rel=rel, href=address, contenttype="text/html") if address else None
    content = PACKAGE_ITEM_TYPE if kind == "briefing" else NEWS_ITEM_TYPE
    return tag("link", shown, rel=rel, residref=guid, contenttype=content)
