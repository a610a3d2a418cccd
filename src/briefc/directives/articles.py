"""`articles`: the articles that a briefing brings together."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.directives import option_values as take
from briefc.markup.directive import Directive, Reading, Setting, body, flag, option
from briefc.markup.element import Markup, Node, Run, element
from briefc.model.calendar import shown_date
from briefc.model.content import Blocks, Destination, List, ListItem, Paragraph, Reference, Text
from briefc.model.diagnostic import Severity
from briefc.model.members import Member
from briefc.model.span import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class ArticlesNode:
    """A list of articles: slugs and globs, and filters that hold together. `found` is filled when it is known."""

    entries: tuple[tuple[str, Span], ...] = body("Slugs and globs, one a line, in the order wanted.", kind="lines")
    section: str = option("Only articles of this section.", read=take.text)
    keyword: str = option("Only articles with this keyword.", read=take.text)
    subject: str = option("Only articles with this subject, as they write it.", read=take.text)
    since: str = option("Only articles of this day or later (ISO).", read=take.day)
    until: str = option("Only articles of this day or earlier (ISO).", read=take.day)
    language: str = option("Only articles in this language (BCP 47).", read=take.language)
    sort: str = option(
        "Order of what a glob or the filters bring: `-date` (default, newest first), `date`, `slug`.",
        read=take.choice("date", "-date", "slug"),
        default="-date",
    )
    limit: int = option("At most so many articles.", read=take.count, default=0)
    optional: bool = flag("The list may be empty.")
    found: tuple[Member, ...] = ()
    id: str = ""
    span: Span = NOWHERE


def complete(node: ArticlesNode, reading: Reading) -> ArticlesNode | None:
    """The list, in a briefing; None, and an error, anywhere else or when it names nothing."""
    if reading.metadata.type != "briefing":
        reading.report(
            Severity.ERROR,
            "articles.place",
            "articles are brought together by a briefing",
            "add the field `:type: briefing`, or link with :doc:",
        )
        return None
    filters = (node.section, node.keyword, node.subject, node.since, node.until, node.language)
    if not node.entries and not any(filters):
        reading.report(
            Severity.ERROR,
            "articles.query",
            "the list names no article and filters for none",
            "write slugs one a line, or a filter such as :section:",
        )
        return None
    return node


def core(node: ArticlesNode, setting: Setting) -> Blocks:
    """A list of headlines that lead to the articles."""
    if not node.found:
        return ()
    return (
        List(
            tuple(
                ListItem(
                    (Paragraph((_reference(member), Text(f". {member.standfirst}" if member.standfirst else ""))),)
                )
                for member in node.found
            ),
            id=node.id,
            classes=("member-list",),
            span=node.span,
        ),
    )


def _reference(member: Member) -> Reference:
    place = Destination(member.slug, "", member.title, member.guid, "article")
    return Reference("doc", member.slug, (Text(member.title),), place)


def html(node: ArticlesNode, setting: Setting) -> Markup:
    """`div.member-list` with an `article` a member: headline, standfirst, who and when."""
    if not node.found:
        return ()
    return (element("div", tuple(_entry(member, setting) for member in node.found), class_="member-list", id=node.id),)


def _entry(member: Member, setting: Setting) -> Node:
    when: tuple[Node, ...] = ()
    if member.date is not None:
        when = (
            element(
                "time", shown_date(member.date.at.date().isoformat(), setting.language), datetime=member.date.shown_iso
            ),
        )
    by = ", ".join((*member.byline, *member.section[:1]))
    meta = (by, " · ", *when) if by and when else (by, *when)
    return element(
        "article",
        element("p", Run((_reference(member),)), class_="headline"),
        element("p", member.standfirst, class_="standfirst") if member.standfirst else (),
        element("p", meta, class_="meta") if any(meta) else (),
        class_="member",
    )


DIRECTIVE = Directive(
    name="articles",
    node=ArticlesNode,
    doc="The articles that a briefing brings together, by slug, glob or filter.",
    core=core,
    html=html,
    complete=complete,
    letter="a",
)
