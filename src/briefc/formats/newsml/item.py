"""An article and the renditions of its text to a NewsML-G2 newsItem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefc.formats.newsml.adapting import adapted
from briefc.formats.newsml.checks import check_item
from briefc.formats.newsml.content_meta import content_meta
from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, tag
from briefc.formats.newsml.item_meta import item_meta, links_of, rights_info
from briefc.formats.newsml.payloads import content_set
from briefc.formats.newsml.people import assertion, inline_reference
from briefc.formats.newsml.pictures import Shot, picture_items, picture_links, remote_pictures, shots
from briefc.formats.newsml.places import position
from briefc.formats.newsml.roots import item_root
from briefc.markup.body import Body, Texts
from briefc.markup.element import Element
from briefc.markup.xml import to_xml
from briefc.model.article import Article
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import Diagnostic, error, info, warning
from briefc.model.facts import Corrected, Dated
from briefc.model.format import Rendering
from briefc.model.line import count_words
from briefc.model.notice import notice
from briefc.model.outcome import Outcome
from briefc.model.profile import chosen
from briefc.model.register import Entry
from briefc.model.scheme import RENDITION
from briefc.model.voices import Voice, voices


def news_item(article: Article, texts: Texts, rendering: Rendering) -> Outcome[tuple[Artifact, ...]]:
    """An article and its texts to `newsml/SLUG.xml`, with an item for each picture; nothing for a page.

    The embargo is written only for a destination that gets the item ahead of it (`rendering.ahead`). An item that is
    canceled or withheld carries a notice in place of its text (research: kills), whatever the article holds.
    Codes: `config.domain`, `newsml.correction-version`, `newsml.anchor`, those of `pictures` and `checks`.
    """
    if article.metadata.type == "page":
        return Outcome(())
    if not rendering.project.agency.domain:
        return Outcome(None, (no_domain(article),))
    path = f"newsml/{article.slug}.xml"
    taken = shots(article)
    data, diagnostics = text_item(article, texts, taken, rendering, article.metadata.guid)
    pictures, found = picture_items(article, taken, rendering)
    return Outcome((Artifact(path, NEWS_ITEM_TYPE, data), *pictures), (*diagnostics, *found))


def no_domain(article: Article) -> Diagnostic:
    """The error for a project that names no domain: NewsML items would have no permanent identifiers (decision 7)."""
    message = "NewsML items need the agency's own domain name, and the project sets none"
    return error("config.domain", article.span, message, "set agency.domain in briefc.yaml")


def text_item(
    article: Article, texts: Texts, taken: tuple[Shot, ...], rendering: Rendering, guid: str
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a newsItem with the pictures `taken` under the given guid, and what was found wrong on the way."""
    if notice(article.metadata):
        root = _notice_item(article, rendering, guid)
        data = to_xml(root)
        return data, check_item(root, data, article.span)
    nitf = texts.nitf
    heard = voices(article.facts, nitf.ids)
    links = (*links_of(article, rendering, nitf.references), *picture_links(article, taken))
    parts = (
        *rights_info(article, rendering.project),
        item_meta(article, rendering, "ninat:text", guid, links),
        adapted(
            content_meta(article, rendering.project, heard, rendering.register),
            chosen(rendering.project.newsml, rendering.profile),
        ),
        *_assertions(article, heard, rendering.register),
        *(inline_reference(voice) for voice in _pointed(heard, texts)),
        content_set(article.metadata, texts, remote_pictures(taken, rendering.project)),
    )
    root = item_root("newsItem", article, rendering, guid, parts)
    data = to_xml(root)
    return data, (*_history_findings(article), *_link_findings(article, nitf), *check_item(root, data, article.span))


def _assertions(article: Article, heard: tuple[Voice, ...], register: Mapping[str, Entry]) -> tuple[Element, ...]:
    places = [place for fact in article.facts if isinstance(fact, Dated) for place in fact.places]
    positions = [made for place in places if (made := position(place, register)) is not None]
    return (*(assertion(voice, register) for voice in heard), *positions)


def _pointed(heard: tuple[Voice, ...], texts: Texts) -> Iterator[Voice]:
    """The voices whose words stand in a payload that can be pointed into."""
    for voice in heard:
        ids = tuple(id for id in voice.ids if id in texts.ids)
        if ids:
            yield replace(voice, ids=ids)


def _notice_item(article: Article, rendering: Rendering, guid: str) -> Element:
    """A kill or a hold: the item's identity, why, and a short notice as its content."""
    text = notice(article.metadata)
    metadata = article.metadata
    held = tag(
        "inlineData",
        text,
        id=f"text-{metadata.slug}",
        contenttype="text/plain",
        rendition=f"{RENDITION}:text",
        wordcount=str(count_words(text)),
        charcount=str(len(text)),
        lang=metadata.language,
        dir="rtl" if metadata.direction == "rtl" else "",
    )
    parts = (
        *rights_info(article, rendering.project),
        item_meta(article, rendering, "ninat:text", guid, ()),
        content_meta(article, rendering.project, (), rendering.register),
        tag("contentSet", held),
    )
    return item_root("newsItem", article, rendering, guid, parts)


def _history_findings(article: Article) -> tuple[Diagnostic, ...]:
    if article.metadata.version > 1 or not any(isinstance(fact, Corrected) for fact in article.facts):
        return ()
    message = "a correction stands in version 1, so receivers are not told that the text has changed"
    return (warning("newsml.correction-version", article.span, message, "raise :version: and set :updated:"),)


def _link_findings(article: Article, nitf: Body) -> tuple[Diagnostic, ...]:
    return tuple(
        info("newsml.anchor", article.span, f'a link to "#{id}" is plain text in NewsML, which leaves its target out')
        for id in nitf.lost_links
    )
