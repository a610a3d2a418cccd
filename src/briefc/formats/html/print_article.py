"""One article on paper: its head, the record in the margin, its text."""

from __future__ import annotations

from briefc.formats.html.closing import closing
from briefc.formats.html.inlines import inlines
from briefc.formats.html.print_ending import with_ending
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_text import bound
from briefc.formats.html.words import moment_shown, words_for
from briefc.markup.element import Element, Markup, Node, element
from briefc.markup.html import attributes, scripted
from briefc.model.article import Article, Moment
from briefc.model.content import Text, plain
from briefc.model.credit import authors_of, credited
from briefc.model.facts import Dated


def printed_article(article: Article, job: PrintJob, level: int, around: str) -> Element:
    """An article, headed by a heading of `level`, inside a document in the language `around`."""
    metadata = article.metadata
    manner = job.manner(article, level + 1)
    text = job.manner(article, level + 1, pages=True)
    labels = [element("p", text, class_="label") for text in (*metadata.section[:1], metadata.genre) if text]
    subtitle = article.subtitle or ((Text(metadata.summary),) if metadata.summary else ())
    head = element(
        "header",
        element("div", tuple(labels), class_="margin labels") if labels else (),
        element(f"h{level}", bound(inlines(article.title, manner)), class_="headline", id=job.tops[article.slug]),
        element("p", bound(inlines(subtitle, manner)), class_="standfirst") if subtitle else (),
        class_="head",
    )
    return element(
        "article",
        head,
        record(article),
        element("div", with_ending((*text.flow(article.body, text), *bound(closing(metadata)))), class_="text"),
        **attributes(
            class_=f"item {metadata.status}" if metadata.status != "usable" else "item",
            data_part=job.shortened(plain_title(article)),
            lang=metadata.language if metadata.language != around else "",
            around=around,
            data_at=f"{article.path}:{article.span.line}",
        ),
    )


def plain_title(article: Article) -> str:
    """The title without its markup, on one line."""
    return " ".join(plain(article.title).split())


def record(article: Article) -> Markup:
    """Who, where, when: what hangs beside the first line."""
    metadata = article.metadata
    words = words_for(metadata.language)
    rows: list[Node] = []

    def row(name: str, *shown: Node | Markup) -> None:
        rows.extend((element("dt", name), element("dd", *shown)))

    if metadata.byline:
        row(words.by, scripted(", ".join(map(credited, authors_of(metadata))), metadata.language))
    place = next((fact for fact in article.facts if isinstance(fact, Dated)), None)
    if place is not None and place.places:
        row(words.place, scripted(", ".join(one.city for one in place.places), metadata.language))
    if metadata.date is not None:
        row(words.published, _time(metadata.date, metadata.language))
    if metadata.updated is not None:
        row(words.updated, _time(metadata.updated, metadata.language))
    return (element("dl", tuple(rows), class_="record"),) if rows else ()


def _time(moment: Moment, language: str) -> Element:
    return element("time", moment_shown(moment, language), datetime=moment.shown_iso)
