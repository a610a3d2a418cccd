"""The contents of a printed briefing: its parts, articles and exhibits, each with the page that it is on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefc.formats.html.print_article import plain_title
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_reference import beside, page_of
from briefc.formats.html.print_text import bound
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import day_shown, words_for
from briefc.markup.element import Element, Markup, element
from briefc.markup.html import attributes, scripted
from briefc.model.article import Article, Briefing, Chapter
from briefc.model.calendar import shown_date
from briefc.model.content import Blocks, Extension, Figure, Inlines, Placed, Section, Table, plain
from briefc.model.facts import Dated, Posted
from briefc.model.language import comma
from briefc.model.members import MemberList
from briefc.model.walk import find

_MOST_POSTS = 12
"""Posts that the contents name one by one; of more the index of posts tells."""

_ROOM = {"A4": 215.0, "Letter": 195.0}
"""Millimetres that the lines of the contents have on their first page."""

_TITLE = 46
"""Characters of a title on one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: the id it leads to, its title, and a line of smaller text below.

    `language` is that of the title, where it may be another than the document's.
    """

    target: str
    title: str
    below: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one name in the margin, if any; `within` is the chapter around it, where that is not said above."""

    name: str
    lines: tuple[Line, ...]
    within: str = ""


def contents(groups: Sequence[Group], paper: str, language: str) -> Markup:
    """Groups whose names hang in the margin, closer where they are many. Page numbers stand outside of links."""
    shown = tuple(_group(group, language) for group in groups if group.lines)
    if sum(map(_height, groups)) <= _ROOM[paper]:
        return shown
    return (element("div", shown, class_="dense"),)


def _group(group: Group, language: str) -> Element:
    within = element("p", scripted(group.within, language), class_="label") if group.within else ()
    name = element("p", scripted(group.name, language), class_="label within" if group.within else "label")
    named = (within, name) if group.name else ()
    names = -(-len(group.name) // 20) + -(-len(group.within) // 20)
    return element(
        "div",
        element("div", *named, class_="margin"),
        element(
            "ul", beside(4 + 3.6 * names, tuple(_line(line, language) for line in group.lines)), class_="lines toc"
        ),
        class_="group",
    )


def _line(line: Line, language: str) -> Element:
    own = line.language or language
    title = element("a", bound(scripted(line.title, own)), href=f"#{line.target}")
    return element(
        "li",
        element("p", title, **attributes(class_="title", lang=own if own != language else "", around=language)),
        element("p", scripted(line.below, language), class_="line") if line.below else (),
        page_of(line.target),
    )


def _height(group: Group) -> float:
    """About how much room a group takes in print.css, in millimetres."""
    return 5 + sum(10.3 + 4.6 * bool(line.below) + 5.1 * (len(line.title) > _TITLE) for line in group.lines)


# --- what they list --------------------------------------------------------------------------------------------------


def article_groups(briefing: Briefing, job: PrintJob) -> list[Group]:
    """The articles by chapter; those of no chapter under the word for articles. A chapter of text alone is a line."""
    language = briefing.text.metadata.language
    found: list[tuple[tuple[str, ...] | None, list[Line]]] = []
    for path, section, members in _chapters(briefing.text.body, (), iter(briefing.chapters)):
        where: tuple[str, ...] | None = path
        lines = [article_line(member, job, language) for member in members]
        if section is not None:
            lines = [Line(section.id, _title(section))]
            where = path or None
        if found and found[-1][0] == where:
            found[-1][1].extend(lines)
        else:
            found.append((where, lines))
    groups: list[Group] = []
    said: tuple[str, ...] = ()
    for where, lines in found:
        if where is None:
            groups.append(Group("", tuple(lines)))
            continue
        within = where[-2] if len(where) > 1 and where[:-1] != said[: len(where) - 1] else ""
        groups.append(Group(where[-1] if where else print_words(language).articles, tuple(lines), within))
        said = where
    return groups


def _chapters(
    blocks: Blocks, path: tuple[str, ...], lists: Iterator[Chapter]
) -> Iterator[tuple[tuple[str, ...], Section | None, Sequence[Article]]]:
    """Each list's articles and each section without any, with the titles of the chapters around, outermost first."""
    for block in blocks:
        if isinstance(block, Section):
            within = list(_chapters(block.body, (*path, _title(block)), lists))
            yield from within if any(members for _, _, members in within) else [(path, block, ())]
        else:
            for one in find(block, Extension):
                if isinstance(one.node, MemberList):
                    chapter = next(lists, None)
                    yield path, None, chapter.members if chapter else ()


def _title(section: Section) -> str:
    return " ".join(plain(section.title).split())


def article_line(article: Article, job: PrintJob, language: str) -> Line:
    """An article in the contents: title; byline, place and day below."""
    place = next((fact.places[0].city for fact in article.facts if isinstance(fact, Dated) and fact.places), "")
    date = article.metadata.date
    parts = (", ".join(article.metadata.byline), place, day_shown(date, language) if date else "")
    below = comma(language).join(part for part in parts if part)
    return Line(job.tops[article.slug], plain_title(article), below, article.metadata.language)


def exhibits(briefing: Briefing, job: PrintJob, language: str) -> Group:
    """Tables and pictures that have a caption, and posts, unless they are many and an index has them."""
    own = print_words(language)
    posts = {fact.id: fact for article in briefing.members for fact in article.facts if isinstance(fact, Posted)}
    if job.settings.index and len(posts) > _MOST_POSTS:
        posts = {}
    return Group(own.exhibits, tuple(_exhibits(briefing, posts, language)))


def _exhibits(briefing: Briefing, posts: dict[str, Posted], language: str) -> Iterator[Line]:
    words, own = words_for(language), print_words(language)
    for article in briefing.members:
        for block in find(article.body, Placed):
            if block.id in posts:
                post = posts[block.id]
                said = (own.post_by.format(name=post.author.name or post.handle), shown_date(post.date, language))
                yield Line(block.id, ", ".join(part for part in said if part))
            elif isinstance(block, Table) and block.id and block.caption:
                yield Line(block.id, f"{words.table}. {' '.join(plain(block.caption).split())}")
            elif isinstance(block, Figure) and block.id and block.caption:
                yield Line(block.id, f"{own.picture}. {lead_sentence(block.caption)}")


def lead_sentence(caption: Inlines) -> str:
    """The first sentence of a caption."""
    words = " ".join(plain(caption).split())
    head, stop, _ = words.partition(". ")
    return head if stop else words.removesuffix(".")
