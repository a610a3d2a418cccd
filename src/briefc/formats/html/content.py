"""Block content to the HTML of pages and print, by the law of docs/reference/constructs.md.

What screen and print do differently is in the `Manner`; nothing here asks which of them it is.
"""

from __future__ import annotations

from typing import assert_never

from briefc.formats.html.figures import figure
from briefc.formats.html.inlines import inlines, tokens
from briefc.formats.html.lists import closely, definitions, listing
from briefc.formats.html.manner import Manner
from briefc.formats.html.placing import anchors, named_by, placed, title_id
from briefc.formats.html.tables import table
from briefc.markup.element import Element, Flow, Markup, Node, Run, Verbatim, element
from briefc.model.content import (
    Aside,
    Block,
    Blocks,
    Contents,
    Definitions,
    Entry,
    Extension,
    Figure,
    Group,
    LineBlock,
    List,
    MathBlock,
    Notes,
    Paragraph,
    Preformatted,
    Quotation,
    Rubric,
    Rule,
    Section,
    Table,
)

DEEPEST = 6
"""HTML has headings down to h6."""

LEVELS = 9
"""Steps of indentation in line blocks that style sheets know."""


def flow(content: Blocks, manner: Manner) -> Markup:
    """Block content to markup, in order."""
    out: list[Node] = []
    for block in content:
        if block.also:
            out.extend(anchors(block))
        out.extend(written(block, manner))
    return tuple(out)


def written(block: Block, manner: Manner) -> Markup:
    """One block to markup, without the anchors of its further ids."""
    match block:
        case Paragraph(content):
            return (element("p", inlines(content, manner), **placed(block, manner)),)
        case Extension():
            return extension(block, manner)
        case Section():
            return (_section(block, manner),)
        case List():
            return (listing(block, manner),)
        case Definitions():
            return (definitions(block, manner),)
        case Table():
            return (table(block, manner),)
        case Figure():
            return figure(block, manner)
        case Preformatted():
            return _preformatted(block, manner)
        case LineBlock():
            return (_line_block(block, manner),)
        case Quotation():
            return (_quotation(block, manner),)
        case Aside():
            return (_aside(block, manner),)
        case Rubric(content):
            return (element("p", inlines(content, manner), **placed(block, manner, "rubric")),)
        case MathBlock(tex, mathml):
            formula = manner.formula(tex, mathml, True)  # noqa: FBT003 - displayed
            return (element("div", formula, **placed(block, manner, "math"), tabindex=_focus(manner)),)
        case Notes():
            return manner.notes(block, manner)
        case Rule():
            return (element("hr", **placed(block, manner)),)
        case Group(body):
            return (element("div", manner.flow(body, manner), **placed(block, manner, block.kind)),)
        case Contents():
            return (_contents(block, manner),)
        case _:
            assert_never(block)


def _focus(manner: Manner) -> int | None:
    """`tabindex` of a box that may scroll sideways."""
    return 0 if manner.regions else None


def _section(block: Section, manner: Manner) -> Element:
    level = min(manner.level, DEEPEST)
    number: Markup = (element("span", block.number, class_="number"), " ") if block.number else ()
    heading = element(f"h{level}", number, inlines(block.title, manner), id=title_id(block))
    return element(
        "section",
        heading,
        manner.flow(block.body, manner.deeper()),
        **placed(block, manner),
        **named_by(block, block.title),
    )


def _preformatted(block: Preformatted, manner: Manner) -> Markup:
    if block.kind == "parsed":
        made = element("pre", inlines(block.content, manner), **placed(block, manner), tabindex=_focus(manner))
    else:
        code = element("code", tokens(block.tokens), class_=block.language)
        made = element("pre", code, **placed(block, manner), tabindex=_focus(manner))
    if not block.caption:
        return (made,)
    return (element("figure", element("figcaption", inlines(block.caption, manner)), made, class_="listing"),)


def _line_block(block: LineBlock, manner: Manner) -> Element:
    lines = tuple(
        element(
            "div",
            inlines(line.content, manner) or element("br"),
            class_=f"line level-{min(line.level, LEVELS)}" if line.level else "line",
        )
        for line in block.lines
    )
    return element("div", lines, **placed(block, manner, "line-block"))


def _quotation(block: Quotation, manner: Manner) -> Element:
    """A quotation; somebody named stands before the words, heard first."""
    body = manner.flow(block.body, manner)
    kinds = ("quotation", block.kind) if block.kind else ("quotation",)
    if not block.attribution:
        return element("blockquote", body, **placed(block, manner, *kinds), cite=block.cite)
    return element(
        "figure",
        element("figcaption", inlines(block.attribution, manner)),
        element("blockquote", body, cite=block.cite),
        **placed(block, manner, *kinds),
    )


def _aside(block: Aside, manner: Manner) -> Element:
    """An admonition is a note in the text; a topic or sidebar stands beside it."""
    title = element("p", inlines(block.title, manner), class_="title", id=title_id(block)) if block.title else ()
    subtitle = element("p", inlines(block.subtitle, manner), class_="subtitle") if block.subtitle else ()
    body = manner.flow(block.body, manner)
    if block.kind in {"topic", "sidebar"}:
        named = named_by(block, block.title) if block.title else {}
        return element("aside", title, subtitle, body, **placed(block, manner, block.kind), **named)
    kinds = dict.fromkeys(("admonition", block.kind))
    return element(
        "div", title, subtitle, body, role="note", **placed(block, manner, *kinds), **named_by(block, block.title)
    )


def _contents(block: Contents, manner: Manner) -> Element:
    title = element("p", inlines(block.title, manner), class_="title", id=title_id(block)) if block.title else ()
    named = named_by(block, block.title) if block.title else {"aria_label": manner.words.contents}
    return element("nav", title, _entries(block.entries, manner), **placed(block, manner, "contents"), **named)


def _entries(entries: tuple[Entry, ...], manner: Manner) -> Element:
    return element("ol", tuple(_entry(entry, manner) for entry in entries))


def _entry(entry: Entry, manner: Manner) -> Element:
    number: Markup = (element("span", entry.number, class_="number"), " ") if entry.number else ()
    link = element("a", number, inlines(entry.title, manner), href=f"#{entry.target}")
    return element("li", link, _entries(entry.entries, manner) if entry.entries else ())


# --- directives ------------------------------------------------------------------------------------------------------


def extension(block: Extension, manner: Manner) -> Markup:
    """What a directive made: its look for this vocabulary, else its plain meaning in the core one."""
    directive = manner.table[block.directive]
    look = manner.look(directive)
    if look is None:
        return manner.flow(directive.core(block.node, manner.setting), manner)
    return filled(look(block.node, manner.setting), manner)


def filled(markup: Markup, manner: Manner) -> Markup:
    """Markup with its holes filled: block content by `manner.flow`, inline content by `inlines`."""
    out: list[Node] = []
    for node in markup:
        match node:
            case str() | Verbatim():
                out.append(node)
            case Element():
                out.append(_element(node, manner))
            case Flow(blocks):
                out.extend(manner.flow(blocks, manner))
            case Run(content):
                out.extend(inlines(content, manner))
            case _:
                assert_never(node)
    return tuple(out)


def _element(node: Element, manner: Manner) -> Element:
    match node.children:
        case ():
            return node
        case (Flow(blocks),) if node.name in {"li", "dd"}:
            return Element(node.name, node.attributes, closely(blocks, manner))
        case children:
            return Element(node.name, node.attributes, filled(children, manner))
