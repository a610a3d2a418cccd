"""The pictures of an item: a newsItem each, and how the item's text and a package refer to them.

A picture's item has the guid of its article and of its content, so that it stays the same when pictures change places,
and the article's version and status: what is withdrawn takes its pictures with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefc import __version__
from briefc.formats.newsml.adapting import adapted
from briefc.formats.newsml.checks import check_item
from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, name, tag
from briefc.formats.newsml.history import ed_notes, pub_status
from briefc.formats.newsml.item_meta import provider, rights_info
from briefc.formats.newsml.places import located
from briefc.formats.newsml.roots import item_root
from briefc.markup.element import Element, Node
from briefc.markup.xml import to_xml
from briefc.model.address import site_address
from briefc.model.article import Article
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset, Copy
from briefc.model.content import plain
from briefc.model.diagnostic import Diagnostic
from briefc.model.facts import Place
from briefc.model.format import Rendering
from briefc.model.line import literal, one_line
from briefc.model.notice import notice
from briefc.model.pictured import Pictured, picture_findings, picture_guid, pictured, source_type_of
from briefc.model.profile import chosen
from briefc.model.project import Project
from briefc.model.scheme import ROLE
from briefc.vocabulary.territories import is_territory

SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256"
"""The W3C's address of the algorithm (XML Encryption 1.1, section 5.8.2). IPTC's codes of hash types could not be
established, and the schema takes either."""

ALTERNATIVE = f"{ROLE}:alt-text"
"""The role of a description that stands in for the picture: IPTC's list of roles has none for it."""

_CAPTURED = frozenset({"digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print"})
"""Source types of photographs, whose creators operated a camera."""

_ZONED = re.compile(r"T.*(Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of an item by its place among them (from 1) and the guid of its own item.

    `shown` is None when the item is withdrawn: then nothing of the picture may be told.
    """

    number: int
    guid: str
    shown: Pictured | None


def shots(article: Article) -> tuple[Shot, ...]:
    """The pictures of an article, or of a briefing's own text, in order."""
    guid = article.metadata.guid
    if notice(article.metadata):
        gone = article.withdrawn or tuple(one.asset.digest for one in pictured(article))
        return tuple(Shot(number, picture_guid(guid, digest), None) for number, digest in enumerate(gone, 1))
    return tuple(
        Shot(number, picture_guid(guid, one.asset.digest), one) for number, one in enumerate(pictured(article), 1)
    )


# --- from other items ------------------------------------------------------------------------------------------------


def picture_links(article: Article, taken: tuple[Shot, ...]) -> tuple[Element, ...]:
    """The links from an article's item to those of its pictures, `taken`."""
    return tuple(
        tag(
            "link",
            tag("title", _headline(shot, article)),
            rel="irel:associatedWith",
            residref=shot.guid,
            version=str(article.metadata.version),
            contenttype=NEWS_ITEM_TYPE,
        )
        for shot in taken
    )


def remote_pictures(taken: tuple[Shot, ...], project: Project) -> tuple[Element, ...]:
    """An article's pictures as renditions of its item's content: the files themselves."""
    return tuple(_original(shot.shown.asset, project) for shot in taken if shot.shown is not None)


def picture_references(articles: Iterable[Article], project: Project) -> tuple[Element, ...]:
    """The pictures of articles as members of a package."""
    every = [(article, shot) for article in articles for shot in shots(article)]
    return tuple(_reference(article, shot, rank, project) for rank, (article, shot) in enumerate(every, 1))


def _reference(article: Article, shot: Shot, rank: int, project: Project) -> Element:
    return tag(
        "itemRef",
        tag("itemClass", qcode="ninat:picture"),
        provider(project),
        *_version_created(article),
        tag("pubStatus", qcode=pub_status(article)),
        tag("headline", _headline(shot, article)),
        residref=shot.guid,
        version=str(article.metadata.version),
        contenttype=NEWS_ITEM_TYPE,
        rank=str(rank),
    )


# --- items of their own ----------------------------------------------------------------------------------------------


def picture_items(
    article: Article, taken: tuple[Shot, ...], rendering: Rendering
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """The items of an article's pictures, `taken`, as `newsml/SLUG.pictureN.xml`, then their copies below `media/`.

    Codes: `picture.copy`, `picture.source-type`, and those of `checks`.
    """
    items: list[Artifact] = []
    files: dict[str, Artifact] = {}
    found: list[Diagnostic] = []
    for shot in taken:
        copies: tuple[Copy, ...] = ()
        if shot.shown is not None:
            answer = rendering.copies(shot.shown.asset)
            copies = answer.made
            files.update((one.output_path, Artifact(one.output_path, one.media_type, one.data)) for one in copies)
            found.extend(picture_findings(shot.shown, answer))
        root = _item(article, shot, copies, rendering)
        data = to_xml(root)
        found.extend(check_item(root, data, article.span))
        items.append(Artifact(f"newsml/{article.slug}.picture{shot.number}.xml", NEWS_ITEM_TYPE, data))
    return (*items, *files.values()), tuple(found)


def _item(article: Article, shot: Shot, copies: tuple[Copy, ...], rendering: Rendering) -> Element:
    project = rendering.project
    if shot.shown is None:
        text = notice(article.metadata)
        rights = rights_info(article, project)
        # A reader stops at an item without content; what is withdrawn has a notice instead of renditions.
        held = tag("inlineData", text, contenttype="text/plain", wordcount=str(len(text.split())))
        content = tag("contentSet", held)
    else:
        rights = _rights(article, shot.shown, project)
        asset = shot.shown.asset
        content = tag("contentSet", _original(asset, project), *(_copy(one, project) for one in copies))
    meta = adapted(_content_meta(article, shot, project), chosen(project.newsml, rendering.profile))
    return item_root(
        "newsItem", article, rendering, shot.guid, (*rights, _item_meta(article, shot, rendering), meta, content)
    )


def _rights(article: Article, shown: Pictured, project: Project) -> tuple[Element, ...]:
    """The picture's own notice and terms where its file states them, the article's where it does not.

    Where the notice is the picture's own, nobody is named as its holder but in that notice.
    """
    said = shown.asset.said
    usual = rights_info(article, project)
    if not (said.rights or said.terms):
        return usual
    replaced = {"copyrightHolder", "copyrightNotice"} if said.rights else set()
    replaced |= {"usageTerms"} if said.terms else set()
    kept = [one for part in usual for one in part.children if isinstance(one, Element) and one.name not in replaced]
    holder = [one for one in kept if one.name in {"accountable", "copyrightHolder"}]
    own: list[Node] = []
    if said.rights:
        own.append(tag("copyrightNotice", said.rights))
    if said.terms:
        label = f"TLP:{article.metadata.tlp} " if article.metadata.tlp else ""
        own.append(tag("usageTerms", f"{label}{said.terms}"))
    return (tag("rightsInfo", *holder, *own, *(one for one in kept if one not in holder)),)


def _item_meta(article: Article, shot: Shot, rendering: Rendering) -> Element:
    metadata = article.metadata
    parts: list[Node] = [tag("itemClass", qcode="ninat:picture"), provider(rendering.project)]
    parts.extend(_version_created(article))
    if metadata.date:
        parts.append(tag("firstCreated", metadata.date.iso))
    if rendering.ahead and metadata.embargo and metadata.status == "usable":
        parts.append(tag("embargoed", metadata.embargo.iso))
    parts.append(tag("pubStatus", qcode=pub_status(article)))
    parts.append(tag("generator", "briefc", versioninfo=__version__))
    parts.append(tag("title", _headline(shot, article)))
    if shot.shown is None:
        parts.extend(ed_notes(article))
    return tag("itemMeta", *parts)


def _version_created(article: Article) -> tuple[Element, ...]:
    changed = article.metadata.updated or article.metadata.date
    return (tag("versionCreated", changed.iso),) if changed else ()


def _content_meta(article: Article, shot: Shot, project: Project) -> Element:
    metadata = article.metadata
    parts: list[Node] = []
    if metadata.urgency:
        parts.append(tag("urgency", str(metadata.urgency)))
    if shot.shown is not None:
        parts.extend(_administrative(shot.shown.asset))
    parts.append(tag("language", tag=metadata.language))
    if shot.shown is not None:
        parts.extend(tag("keyword", word) for word in shot.shown.asset.said.keywords)
    slugline = one_line(metadata.slugline)
    if slugline:
        parts.append(tag("slugline", slugline, separator="-" if "-" in slugline else ""))
    parts.append(tag("headline", _headline(shot, article)))
    if shot.shown is not None:
        parts.extend(_descriptive(shot.shown))
    return tag("contentMeta", *parts)


def _administrative(asset: Asset) -> Iterator[Element]:
    """When, how, where and by whom the picture was made, as far as its file says."""
    said = asset.said
    if said.created:
        # A time without a zone would mean another instant to each reader; the day is what is sure.
        yield tag("contentCreated", said.created if _ZONED.search(said.created) else said.created.partition("T")[0])
    code = source_type_of(asset)
    if code:
        yield tag("digitalSourceType", qcode=f"digsrctype:{code}")
    names = [part for part in (said.city, said.region, said.country) if part]
    if names:
        region = said.region if names[0] != said.region else ""
        country = said.country if names[0] != said.country else ""
        code = said.country_code if country and is_territory(said.country_code) else ""
        yield located(Place(names[0], region, country, country_code=code))
    if said.source:
        yield tag("infoSource", name(said.source), literal=literal(said.source))
    role = "cpprole:cameraOperator" if source_type_of(asset) in _CAPTURED else "cpprole:author"
    yield from (tag("creator", name(creator), literal=literal(creator), role=role) for creator in said.creators)


def _descriptive(shown: Pictured) -> Iterator[Element]:
    said = shown.asset.said
    credit = shown.credit or said.credit_line
    if credit:
        yield tag("creditline", credit)
    caption = shown.caption or said.caption
    if caption:
        yield tag("description", caption, role="drol:caption")
    alternative = shown.alt or said.alt
    if alternative:
        yield tag("description", alternative, role=ALTERNATIVE)


def _headline(shot: Shot, article: Article) -> str:
    own = shot.shown.asset.said.headline if shot.shown is not None else ""
    return own or one_line(plain(article.title))


# --- renditions ------------------------------------------------------------------------------------------------------


def _original(asset: Asset, project: Project) -> Element:
    return _remote(
        project, asset.output_path, asset.media_type, "rnd:highRes", asset.size, asset.width, asset.height, asset.digest
    )


def _copy(one: Copy, project: Project) -> Element:
    return _remote(
        project, one.output_path, one.media_type, f"rnd:{one.use}", len(one.data), one.width, one.height, one.digest
    )


def _remote(
    project: Project, path: str, media_type: str, rendition: str, size: int, width: int, height: int, digest: str
) -> Element:
    """A file of a picture to `remoteContent`. Without a site it is named by its way from the item's own file."""
    return tag(
        "remoteContent",
        tag("hash", digest, hashtypeuri=SHA_256),
        href=site_address(project, path) or f"../{path}",
        contenttype=media_type,
        size=str(size),
        rendition=rendition,
        width=str(width or ""),
        height=str(height or ""),
    )
