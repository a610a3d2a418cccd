"""Articles, briefings and the index to pages of the site, and the files that all pages share.

A page is made by the theme's template (`article.html`, `briefing.html`, `index.html`) from the values in `values.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefc.formats.html import notes
from briefc.formats.html.closing import closing
from briefc.formats.html.content import flow
from briefc.formats.html.frame import front_frame, item_frame, named_sections, site_of
from briefc.formats.html.hanfonts import characters, han_fonts
from briefc.formats.html.inlines import inlines
from briefc.formats.html.manner import Manner
from briefc.formats.html.record import briefing_record, files_of, record
from briefc.formats.html.skeleton import finished, finished_text, render
from briefc.formats.html.stories import front, masthead_day, story
from briefc.formats.html.values import Entry, Page, Piece, Story
from briefc.formats.html.words import words_for
from briefc.markup.directive import Setting
from briefc.markup.element import Markup, Verbatim
from briefc.model.address import page_path
from briefc.model.article import Article, Briefing, Card
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset
from briefc.model.content import Destination
from briefc.model.format import Rendered, Rendering
from briefc.model.outcome import Outcome


def article_page(article: Article, given: Rendering) -> Outcome[Rendered]:
    """The page of an article or a `page`."""
    words = words_for(article.metadata.language)
    files = files_of(article, given)
    entries = record(article, words, given, files)
    labels = tuple(filter(None, (*article.metadata.section, article.metadata.genre)))
    piece = _piece(article, given, labels, entries)
    return _made("article.html", article, given, piece)


def briefing_page(briefing: Briefing, given: Rendering) -> Outcome[Rendered]:
    """The page of a briefing: its own text, in which its lists of articles lead to their pages."""
    article = briefing.text
    words = words_for(article.metadata.language)
    day = masthead_day(article.metadata.date, article.metadata.language)
    labels = (words.briefing, *((day.shown.partition(" ")[2],) if day else ()))
    piece = _piece(article, given, labels, briefing_record(article, words, given))
    return _made("briefing.html", article, given, piece)


def index_page(cards: Sequence[Card], given: Rendering) -> Outcome[Rendered]:
    """The front page of all items that are out."""
    language = given.project.agency.language
    values = {
        "site": site_of(given, ""),
        "words": words_for(language),
        "front": front(cards, language, named_sections(given.theme)),
    }
    return _artifacts("index", "index.html", front_frame(cards, given), values, given)


# --- an item's page --------------------------------------------------------------------------------------------------


def _piece(article: Article, given: Rendering, labels: tuple[str, ...], entries: tuple[Entry, ...]) -> Piece:
    manner = screen_manner(article, given.directives)
    standfirst: Markup = inlines(article.subtitle, manner)
    if not article.subtitle and article.metadata.summary:
        standfirst = manner.characters(article.metadata.summary)
    return Piece(
        labels=labels,
        headline=finished(inlines(article.title, manner)),
        standfirst=finished(standfirst) if standfirst else None,
        standfirst_class="standfirst subtitle" if article.subtitle else "standfirst",
        record=entries,
        body=finished((*flow(article.body, manner), *closing(article.metadata))),
        files=files_of(article, given),
        related=_related(article, given),
    )


def _related(article: Article, given: Rendering) -> tuple[Story, ...]:
    metadata = article.metadata
    year = metadata.date.at.year if metadata.date else 0
    return tuple(story(given.cards[slug], metadata.language, year) for slug in metadata.related if slug in given.cards)


def screen_manner(article: Article, directives: Mapping[str, Any]) -> Manner:
    """The manner of pages: MathML, notes at the end, links relative to the folder of the pages."""
    metadata = article.metadata
    return Manner(
        setting=Setting(metadata.slug, metadata.language, metadata.direction),
        table=directives,
        words=words_for(metadata.language),
        flow=flow,
        look=lambda directive: directive.html,
        reference=relative_address,
        picture=picture_address,
        formula=lambda _tex, mathml, _display: (Verbatim(mathml),),
        call=notes.call,
        notes=notes.notes,
        characters=lambda words: (words,),
    )


def relative_address(destination: Destination) -> str:
    """The address of another item, or of a place in it, from any page of the site."""
    page = f"{destination.slug}.html"
    return f"{page}#{destination.anchor}" if destination.anchor else page


def picture_address(asset: Asset) -> str:
    """The address of a picture from any page of the site."""
    return f"../{asset.output_path}"


def _made(template: str, article: Article, given: Rendering, piece: Piece) -> Outcome[Rendered]:
    words = words_for(article.metadata.language)
    page = item_frame(article, given, words)
    values = {"site": site_of(given, article.metadata.rights), "words": words, "document": piece}
    return _artifacts(article.slug, template, page, values, given)


def _artifacts(slug: str, template: str, page: Page, values: dict[str, Any], given: Rendering) -> Outcome[Rendered]:
    """The page that a template makes, with the fonts that it alone needs."""
    rules, fonts = han_fonts(characters(repr(values), page.language), page.assets, given.cache)
    shown = replace(page, faces=finished_text(rules) if rules else None)
    text = render(given.theme, template, {"page": shown, "theme": dict(given.theme.settings), **values})
    if text.value is None:
        return Outcome(None, text.diagnostics)
    return Outcome((Artifact(page_path(slug), "text/html", text.value.encode()), *fonts), text.diagnostics)
