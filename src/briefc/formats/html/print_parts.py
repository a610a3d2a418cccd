"""The parts of a printed briefing that are no article: cover, key points, colophon."""

from __future__ import annotations

from unicodedata import east_asian_width

from briefc.formats.html.closing import closing
from briefc.formats.html.inlines import inlines
from briefc.formats.html.lists import closely
from briefc.formats.html.print_article import plain_title
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_reference import page_in_words
from briefc.formats.html.print_speakers import spoken_by
from briefc.formats.html.print_text import bound
from briefc.formats.html.print_words import counted, print_words, tlp_meaning
from briefc.formats.html.words import day_shown, moment_shown, words_for
from briefc.markup.element import Element, Markup, Node, element
from briefc.markup.html import attributes, scripted
from briefc.markup.plain_text import words_alone
from briefc.model.article import Article, Briefing
from briefc.model.content import List, ListItem, Quote, Reference, plain
from briefc.model.credit import authors_of, credited
from briefc.model.facts import Posted, Quoted
from briefc.model.language import primary
from briefc.model.walk import find


def cover(briefing: Briefing, job: PrintJob) -> Markup:
    """The cover: label and date in the margin, title and subtitle, and at its foot the particulars."""
    text, language = briefing.text, briefing.text.metadata.language
    words, own = words_for(language), print_words(language)
    manner = job.manner(text, 2)
    when = [element("p", day_shown(text.metadata.date, language), class_="label")] if text.metadata.date else []
    rows: list[Node] = []
    taken = 0.0

    def row(name: str, shown: Markup, kind: str = "") -> None:
        nonlocal taken
        if any(shown):
            rows.extend((element("dt", name), element("dd", shown, class_=kind)))
            taken += 4 + 4.4 * _lines(words_alone(shown), 60)

    metadata = text.metadata
    row(words.reference, (metadata.reference,))
    # The newsroom is on the nameplate.
    row(own.publisher, scripted(metadata.issuer if metadata.issuer != job.given.project.site_title else "", language))
    row(own.holds, (_counts(briefing, language),))
    row(own.speaking, scripted(spoken_by(job.spoken, language), language), "speech")
    row(words.audience, scripted(metadata.audience, language))
    row(words.closed, (moment_shown(metadata.closing, language),) if metadata.closing else ())
    row(words.supersedes, (metadata.supersedes,))
    row(words.by, scripted(", ".join(map(credited, authors_of(metadata))), language))
    size = _title_size(plain(text.title), plain(text.subtitle), (148 if job.settings.page == "Letter" else 165) - taken)
    head = element(
        "div",
        element("div", element("p", words.briefing, class_="label"), tuple(when), class_="margin labels"),
        element("h1", bound(inlines(text.title, manner)), class_=f"cover-title{size}", id=job.tops[text.slug]),
        element("p", bound(inlines(text.subtitle, manner)), class_="cover-subtitle") if text.subtitle else (),
        class_="cover-head",
    )
    return (head, element("dl", tuple(rows), class_="particulars"), *_handling(job, language))


_SIZES = (("", 17, 15.9), (" long", 22, 12.4), (" longer", 31, 9.2), (" longest", 46, 6.4))
"""Sizes of a cover's title: the class, the letters of a line, and the height of a line in millimetres."""


def _title_size(title: str, subtitle: str, room: float) -> str:
    """The class of the largest size in which a title and what is below it fit into a height in millimetres."""
    below = 9 + 7.7 * _lines(subtitle, 42) if subtitle else 0.0
    return next((kind for kind, letters, high in _SIZES if _lines(title, letters) * high + below <= room), " longest")


def _lines(text: str, letters: int) -> int:
    """How many lines a text takes, with so many letters in one; wide ones count for two."""
    return -(-sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text) // letters)


def _handling(job: PrintJob, language: str) -> Markup:
    """What the label asks of the reader, in English, as the protocol has it."""
    if not job.label:
        return ()
    said = f"{job.label}. {tlp_meaning(job.label)}"
    said_in = "en" if primary(language) != "en" else ""
    return (element("p", bound((said,)), class_="handling", **attributes(lang=said_in, around=language)),)


def _counts(briefing: Briefing, language: str) -> str:
    own = print_words(language)
    facts = [fact for member in briefing.members for fact in member.facts]
    # Words that two people spoke together are a fact for each of them, and one quotation.
    quotations = len({fact.id for fact in facts if isinstance(fact, Quoted) and fact.kind != "pull"})
    posts = sum(isinstance(fact, Posted) for fact in facts)
    parts = [counted(len(briefing.members), own.count_articles, language)]
    parts += [counted(quotations, own.count_quotations, language)] if quotations else []
    parts += [counted(posts, own.count_posts, language)] if posts else []
    joined = ", ".join(parts)
    return joined[:1].upper() + joined[1:]


# --- key points ------------------------------------------------------------------------------------------------------


def key_points(points: List, briefing: Briefing, job: PrintJob) -> Markup:
    """The points with number and page in the margin, then what they rest on."""
    language = briefing.text.metadata.language
    own = print_words(language)
    return (
        element(
            "ol",
            tuple(_point(number, item, briefing, job) for number, item in enumerate(points.items, 1)),
            class_="points",
        ),
        element(
            "div",
            element("p", own.basis, class_="margin label"),
            element("p", own.basis_text),
            class_="basis",
        ),
    )


def _point(number: int, item: ListItem, briefing: Briefing, job: PrintJob) -> Element:
    text = briefing.text
    own = print_words(text.metadata.language)
    target = _support(item, briefing, job)
    page: Markup = ()
    if target:
        kind = "" if own.page.endswith("{}") else "inline-page"  # words behind it follow its last digit
        page = (" ", element("span", page_in_words(own.page, target, kind), class_="page-of"))
    return element(
        "li",
        element("p", element("span", str(number), class_="number"), page, class_="mark"),
        element("div", bound(closely(item.body, job.manner(text, 3))), class_="point"),
    )


def _support(item: ListItem, briefing: Briefing, job: PrintJob) -> str:
    """The id of the place in an article that a point rests on: what it refers to, else the words it quotes.

    A point that does neither has no page: nothing in it says which article it sums up.
    """
    for reference in find(item.body, Reference):
        to = reference.destination
        if to is not None and to.slug in job.tops:
            return to.anchor or job.tops[to.slug]
    for quote in find(item.body, Quote):
        words = _bare(plain(quote.content))
        for member in briefing.members:
            for fact in member.facts:
                if isinstance(fact, Quoted) and fact.kind != "pull" and words and words in _bare(fact.words):
                    return fact.id
    return ""


def _bare(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".,;:")


# --- colophon --------------------------------------------------------------------------------------------------------


def colophon(briefing: Briefing, job: PrintJob, typefaces: str) -> Markup:
    """Who published it, under which number and rights, and what exactly its texts are."""
    metadata, project = briefing.text.metadata, job.given.project
    own = print_words(metadata.language)
    rows: list[Node] = []

    def row(name: str, *shown: Markup) -> None:
        for number, one in enumerate(part for part in shown if any(part)):
            rows.extend((*([element("dt", name)] if number == 0 else []), element("dd", one)))

    def said(words: str) -> Markup:
        return scripted(words, metadata.language)

    row(own.publisher, said(metadata.issuer or project.agency.name))
    row(own.rights, said(metadata.rights or project.agency.rights))
    row(own.terms, said(project.agency.usage_terms))
    row(own.identifier, _identifier(briefing.text, metadata.language))
    texts = ((*said(plain_title(one)), *_identifier(one, metadata.language)) for one in briefing.members)
    row(own.texts, *texts)
    row(own.typefaces, (typefaces,))
    return (element("dl", tuple(rows), class_="particulars colophon"), *closing(metadata))


def _identifier(article: Article, language: str) -> Markup:
    version = print_words(language).version.format(number=article.metadata.version)
    return (element("code", f"{article.metadata.guid}, {version}"),)
