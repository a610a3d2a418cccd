"""A briefing on paper: what stands before its articles, the articles in place, what stands after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefc.formats.html.print_body import is_points, part_marker, printed_body
from briefc.formats.html.print_contents import Group, Line, article_groups, contents, exhibits
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_parts import colophon, cover, key_points
from briefc.formats.html.print_sources import list_of_sources
from briefc.formats.html.print_speakers import Speaker, index_of_posts, index_of_speakers, posts
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.element import Element, Markup, Node, element
from briefc.model.article import Briefing
from briefc.model.content import Extension, List
from briefc.model.walk import find

TYPEFACES = "Spectral, Fira Sans, IBM Plex, Noto"

T = TypeVar("T")

_MOST = 200
"""Entries of an index or of the list of sources in one part; longer ones go on in further parts.

A part is laid out at once: some ninety entries take as much memory as an article of fifteen pages.
"""

IDS = {"key_points": "key-points", "speakers": "speakers", "posts": "posts", "sources": "sources", "about": "about"}
"""The ids of the parts; no id of the content model is without a number and a slug."""


def briefing_parts(briefing: Briefing, job: PrintJob) -> dict[str, Markup]:
    """The parts of a briefing by the names that the template knows."""
    language = briefing.text.metadata.language
    found, posted = _indexed(briefing, job, language)
    points = _points(briefing, job)
    words = print_words(language)
    most = _MOST if job.given.theme.parted else 0
    speakers = _runs(found, most, lambda speaker: len(speaker.said))
    cited = _runs(job.cited, most, lambda _: 1)
    listed = f"{IDS['sources']}-list" if cited[1:] else ""
    return {
        "cover": cover(briefing, job),
        "logo": job.logo(),
        "contents": _contents(_groups(briefing, job, points, found, posted), job, language),
        "key_points": key_points(points, briefing, job) if points else (),
        "body": printed_body(briefing, job),
        "speakers": index_of_speakers(speakers[0], language),
        "further_speakers": _further(
            section=element("section", class_="part speakers continued", role="doc-index", data_part=words.speakers),
            name=IDS["speakers"],
            runs=[index_of_speakers(run, language) for run in speakers[1:]],
        ),
        "posts": index_of_posts(posted, language),
        "sources": list_of_sources(cited[0], language, joins=listed) if job.cited else (),
        "further_sources": _further(
            section=element("section", class_="part continued", data_part=words.sources),
            name=IDS["sources"],
            runs=[
                list_of_sources(run, language, sum(map(len, cited[:number])), listed)
                for number, run in enumerate(cited[1:], 1)
            ],
        ),
        "about": colophon(briefing, job, TYPEFACES),
    }


def _runs(entries: Sequence[T], most: int, weight: Callable[[T], int]) -> list[Sequence[T]]:
    """Entries in runs that weigh `most` each, or as little more as it takes to end with an entry; one run with 0.

    The last run weighs at least half as much as the others, so that no few entries stand alone.
    """
    found: list[list[T]] = [[]]
    over = 0
    left = sum(map(weight, entries))
    for entry in entries:
        if most and over >= most and left * 2 >= most:
            found.append([])
            over = 0
        found[-1].append(entry)
        over += weight(entry)
        left -= weight(entry)
    return list(found)


def _further(section: Element, name: str, runs: Sequence[Markup]) -> Markup:
    """The parts in which a list goes on: a `section` each, all of them one with that of the list's first part."""
    out: list[Node] = []
    for number, run in enumerate(runs, 2):
        joined = (*section.attributes, ("data-joins", name))
        out += (part_marker(f"{name}-{number}"), Element(section.name, joined, run))
    return tuple(out)


def _contents(groups: Sequence[Group], job: PrintJob, language: str) -> Markup:
    return contents(groups, job.settings.page, language) if job.settings.contents else ()


def _indexed(briefing: Briefing, job: PrintJob, language: str) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
    """Who stands in the indexes of speakers and of posts."""
    if not job.settings.index:
        return (), ()
    return job.spoken, posts(briefing.members, language)


def _points(briefing: Briefing, job: PrintJob) -> List | None:
    """The list of the briefing's key points, from the first directive of that name."""
    text = briefing.text
    for block in text.body:
        if isinstance(block, Extension) and is_points(block):
            directive = job.given.directives[block.directive]
            setting = job.manner(text, 2).setting
            return next(find(directive.core(block.node, setting), List), None)
    return None


def _groups(
    briefing: Briefing,
    job: PrintJob,
    points: List | None,
    spoken: Sequence[Speaker],
    posted: Sequence[Speaker],
) -> list[Group]:
    language = briefing.text.metadata.language
    words, own = words_for(language), print_words(language)
    reference = (
        *([Line(IDS["speakers"], own.speakers)] if spoken else []),
        *([Line(IDS["posts"], own.posts)] if posted else []),
        *([Line(IDS["sources"], own.sources)] if job.cited else []),
        Line(IDS["about"], own.about),
    )
    return [
        *([Group(own.summary, (Line(IDS["key_points"], words.key_points),))] if points else []),
        *article_groups(briefing, job),
        exhibits(briefing, job, language),
        Group(own.reference, reference),
    ]
