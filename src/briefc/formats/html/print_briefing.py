"""A briefing on paper, part by part: what stands before its articles, the articles in place, what stands after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefc.formats.html.inlines import inlines
from briefc.formats.html.print_article import printed_article
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_parts import Line, article_line, colophon, contents, cover, key_points, lead_sentence
from briefc.formats.html.print_sources import list_of_sources
from briefc.formats.html.print_speakers import Speaker, index_of_speakers, speakers
from briefc.formats.html.print_text import bound
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.element import Markup, Node, element
from briefc.model.article import Briefing, Chapter
from briefc.model.content import Block, Blocks, Extension, Figure, List, Placed, Section, Table, plain
from briefc.model.facts import Posted
from briefc.model.members import MemberList
from briefc.model.walk import find

TYPEFACES = "Spectral, Fira Sans, IBM Plex, Noto"

IDS = {"key_points": "key-points", "speakers": "speakers", "sources": "sources", "about": "about"}
"""The ids of the parts; no id of the content model is without a number and a slug."""


def briefing_parts(briefing: Briefing, job: PrintJob) -> dict[str, Markup]:
    """The parts of a briefing by the names that the template knows."""
    language = briefing.text.metadata.language
    found = speakers(briefing.members, language)
    points = _points(briefing, job)
    return {
        "cover": cover(briefing, job, found),
        "contents": contents(_groups(briefing, job, points, found), language),
        "key_points": key_points(points, briefing, job) if points else (),
        "body": _body(briefing, job),
        "speakers": index_of_speakers(found, language),
        "sources": list_of_sources(job.cited) if job.cited else (),
        "about": colophon(briefing, job, TYPEFACES),
    }


def _points(briefing: Briefing, job: PrintJob) -> List | None:
    """The list of the briefing's key points, from the first directive of that name."""
    text = briefing.text
    for block in text.body:
        if isinstance(block, Extension) and _is_points(block):
            directive = job.given.directives[block.directive]
            setting = job.manner(text, 2).setting
            return next(find(directive.core(block.node, setting), List), None)
    return None


def _is_points(block: Block) -> bool:
    return isinstance(block, Extension) and block.directive == "key-points"


def _groups(
    briefing: Briefing, job: PrintJob, points: List | None, spoken: Sequence[Speaker]
) -> list[tuple[str, list[Line]]]:
    language = briefing.text.metadata.language
    words, own = words_for(language), print_words(language)
    groups: list[tuple[str, list[Line]]] = []
    if points:
        groups.append((own.summary, [Line(IDS["key_points"], words.key_points)]))
    for chapter in briefing.chapters:
        name = chapter.title or own.articles
        lines = [article_line(member, job, language) for member in chapter.members]
        if groups and groups[-1][0] == name:
            groups[-1][1].extend(lines)
        else:
            groups.append((name, lines))
    groups.append((own.exhibits, list(_exhibits(briefing, language))))
    reference = [
        *([Line(IDS["speakers"], own.speakers)] if spoken else []),
        *([Line(IDS["sources"], own.sources)] if job.cited else []),
        Line(IDS["about"], own.about),
    ]
    groups.append((own.reference, reference))
    return groups


def _exhibits(briefing: Briefing, language: str) -> Iterator[Line]:
    """Tables and pictures that have a caption, and posts."""
    words, own = words_for(language), print_words(language)
    for article in briefing.members:
        posts = {fact.id: fact for fact in article.facts if isinstance(fact, Posted)}
        for block in find(article.body, Placed):
            if block.id in posts:
                author = posts[block.id].author.name or posts[block.id].handle
                yield Line(block.id, own.post_by.format(name=author))
            elif isinstance(block, Table) and block.id and block.caption:
                yield Line(block.id, f"{words.table}. {' '.join(plain(block.caption).split())}")
            elif isinstance(block, Figure) and block.id and block.caption:
                yield Line(block.id, f"{own.picture}. {lead_sentence(block.caption)}")


# --- the body: own text and articles, in the order of the source -----------------------------------------------------


def _body(briefing: Briefing, job: PrintJob) -> Markup:
    """The sections with their own text, and where a list of articles stands, the articles themselves."""
    chapters = iter(briefing.chapters)
    own = tuple(block for block in briefing.text.body if not _is_points(block))
    return tuple(_run(own, briefing, job, 2, chapters))


def _run(blocks: Blocks, briefing: Briefing, job: PrintJob, level: int, chapters: Iterator[Chapter]) -> Iterator[Node]:
    """Markup of a run of blocks at one depth; headings begin at `level`."""
    manner = job.manner(briefing.text, level)
    around = briefing.text.metadata.language
    waiting: list[Node] = []
    for block in blocks:
        lists = [one for one in find(block, Extension) if isinstance(one.node, MemberList)]
        if not lists:
            waiting.extend(manner.flow((block,), manner))
        elif isinstance(block, Section):
            yield from _opening(waiting)
            waiting = []
            yield from _chapter(block, briefing, job, level, chapters)
        else:
            yield from _opening(waiting)
            waiting = []
            for _ in lists:
                chapter = next(chapters, None)
                for member in chapter.members if chapter else ():
                    yield printed_article(member, job, level, around)
    yield from _opening(waiting)


def _opening(waiting: list[Node]) -> Iterator[Node]:
    if waiting:
        yield element("div", tuple(waiting), class_="own text")


def _chapter(
    block: Section, briefing: Briefing, job: PrintJob, level: int, chapters: Iterator[Chapter]
) -> Iterator[Node]:
    """A section that holds articles: its heading and own text open the page of its first article."""
    manner = job.manner(briefing.text, level)
    heading = element(f"h{min(level, 6)}", bound(inlines(block.title, manner)), class_="chapter-title")
    inner = tuple(_run(block.body, briefing, job, level + 1, chapters))
    yield element(
        "section",
        heading,
        inner,
        class_="chapter",
        id=block.id,
        data_part=job.shortened(" ".join(plain(block.title).split())),
    )
