"""What stands round every page: head, masthead, bar of sections, foot."""

from __future__ import annotations

from collections.abc import Sequence

from briefc.formats.html.stories import masthead_day, newest, section_address
from briefc.formats.html.structured import graph, linked_data
from briefc.formats.html.values import Page, Place, Site
from briefc.formats.html.webfonts import file_name
from briefc.formats.html.words import Words, words_for
from briefc.model.address import page_path, site_address
from briefc.model.article import Article, Card
from briefc.model.content import plain
from briefc.model.format import Rendering
from briefc.model.language import direction
from briefc.model.theme import Theme

ASSETS = "assets/"
"""The folder of style sheet, fonts and icon, beside the pages."""

PRELOADED = (("Spectral", 400), ("Spectral", 700))
"""The upright faces that every page begins with; others arrive when they are needed."""


def item_frame(article: Article, given: Rendering, words: Words) -> Page:
    """The frame of an item's page."""
    metadata, project = article.metadata, given.project
    summary = metadata.summary
    if not summary and article.slug in given.cards:
        summary = given.cards[article.slug].summary  # its first sentence
    description = " ".join(summary.split())
    title = " ".join(plain(article.title).split())
    return Page(
        title=f"{title} – {project.site_title}" if project.site_title else title,
        description=description,
        language=metadata.language,
        direction=metadata.direction,
        scheme=_scheme(given.theme),
        assets=ASSETS,
        preload=_preload(given),
        navigation=_places(article, given, words),
        canonical=site_address(project, page_path(article.slug)),
        graph=graph(article, project, description),
        data=linked_data(article, project, description, given.register),
        day=masthead_day(metadata.updated or metadata.date, metadata.language),
    )


def front_frame(cards: Sequence[Card], given: Rendering) -> Page:
    """The frame of the front page, whose bar leads to each section on it, the briefings, and the site's own pages."""
    project = given.project
    language = project.agency.language
    items = newest(card for card in cards if card.type != "page" and card.status != "canceled")
    sections = sorted({card.section[0] for card in items if card.section and card.type == "article"})
    places = [Place(name, section_address(name)) for name in named_sections(given.theme) or sections]
    if any(card.type == "briefing" for card in items):
        places.append(Place(words_for(language).briefings, "index.html#briefings"))
    places += [Place(card.title, f"{card.slug}.html") for card in cards if card.type == "page"]
    address = site_address(project, page_path("index"))
    title = project.site_title or words_for(language).front_page
    last = max((card.modified for card in items if card.modified), key=lambda moment: moment.at, default=None)
    properties = {
        "og:type": "website",
        "og:title": title,
        "og:url": address,
        "og:description": project.site.description,
    }
    return Page(
        title=title,
        description=project.site.description,
        language=language,
        direction=direction(language),
        scheme=_scheme(given.theme),
        assets=ASSETS,
        preload=_preload(given),
        navigation=tuple(places),
        canonical=address,
        graph=tuple((name, value) for name, value in properties.items() if value) if address else (),
        day=masthead_day(last, language),
        front=True,
    )


def site_of(given: Rendering, rights: str) -> Site:
    """The newsroom as the masthead and the foot name it; the rights of the item, else those of the agency."""
    project = given.project
    lines = (str(given.theme.settings.get("footer", "")) or project.site.description, rights or project.agency.rights)
    return Site(project.site_title, tuple(" ".join(line.split()) for line in lines if line))


def _scheme(theme: Theme) -> str:
    asked = theme.settings.get("scheme", "auto")
    return str(asked) if asked in {"light", "dark"} else ""


def _preload(given: Rendering) -> tuple[str, ...]:
    """The font files to fetch at once. A page opened from disk may not preload, so only a site with an address does."""
    if not given.project.site.url:
        return ()
    return tuple(
        file_name(face, "latin")
        for face in given.theme.fonts
        if face.web and face.style == "normal" and (face.family, face.weight) in PRELOADED
    )


def named_sections(theme: Theme) -> tuple[str, ...]:
    """The sections that the theme's setting `navigation` names."""
    names = (name.strip() for name in str(theme.settings.get("navigation", "")).split(","))
    return tuple(name for name in names if name)


def _places(article: Article, given: Rendering, words: Words) -> tuple[Place, ...]:
    """The bar of an item's page. It never asks which other items there are, so that none of them touches this page."""
    metadata = article.metadata
    own = metadata.section[:1] if metadata.type == "article" and metadata.status != "canceled" else ()
    names = dict.fromkeys((*named_sections(given.theme), *own))
    places = [Place(words.front_page, "index.html")]
    places += [Place(name, section_address(name), current=name in own) for name in names]
    if metadata.type == "briefing":
        places.append(Place(words.briefings, "index.html#briefings", current=True))
    if metadata.type == "page":
        places.append(Place(" ".join(plain(article.title).split()), f"{article.slug}.html", current=True))
    return tuple(places)
