"""A briefing on paper: what stands before its articles, the articles in place, what stands after."""

from __future__ import annotations

from collections.abc import Sequence

from briefc.formats.html.print_body import is_points, printed_body
from briefc.formats.html.print_contents import Group, Line, article_groups, contents, exhibits
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_parts import colophon, cover, key_points
from briefc.formats.html.print_sources import list_of_sources
from briefc.formats.html.print_speakers import Speaker, index_of_posts, index_of_speakers, posts
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.element import Markup
from briefc.model.article import Briefing
from briefc.model.content import Extension, List
from briefc.model.walk import find

TYPEFACES = "Spectral, Fira Sans, IBM Plex, Noto"

IDS = {"key_points": "key-points", "speakers": "speakers", "posts": "posts", "sources": "sources", "about": "about"}
"""The ids of the parts; no id of the content model is without a number and a slug."""


def briefing_parts(briefing: Briefing, job: PrintJob) -> dict[str, Markup]:
    """The parts of a briefing by the names that the template knows."""
    language = briefing.text.metadata.language
    found, posted = _indexed(briefing, job, language)
    points = _points(briefing, job)
    return {
        "cover": cover(briefing, job),
        "logo": job.logo(),
        "contents": _contents(_groups(briefing, job, points, found, posted), job, language),
        "key_points": key_points(points, briefing, job) if points else (),
        "body": printed_body(briefing, job),
        "speakers": index_of_speakers(found, language),
        "posts": index_of_posts(posted, language),
        "sources": list_of_sources(job.cited, language) if job.cited else (),
        "about": colophon(briefing, job, TYPEFACES),
    }


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
