"""An article as the plain HTML inside its NewsML item: what a receiver's content system shows as it is.

No script, no style, no region, no relative address: elements that survive a strict clean-up, with the ids that the same
blocks have in NITF and on the page. The law is the column `rendition` of docs/reference/constructs.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefc.formats.html.closing import closing
from briefc.formats.html.content import written
from briefc.formats.html.figures import figure as page_figure
from briefc.formats.html.inlines import inlines
from briefc.formats.html.manner import Manner
from briefc.formats.html.placing import anchors, placed
from briefc.formats.html.words import words_for
from briefc.markup.directive import Setting
from briefc.markup.element import Element, Markup, Node, element
from briefc.markup.html import to_html
from briefc.model.address import page_address, site_address
from briefc.model.article import Article
from briefc.model.content import (
    Aside,
    Block,
    Blocks,
    Break,
    Contents,
    Figure,
    Group,
    Inline,
    Line,
    LineBlock,
    MathBlock,
    Note,
    NoteCall,
    Notes,
    Paragraph,
    Preformatted,
    Quotation,
    Rubric,
    Section,
    Text,
)
from briefc.model.format import Rendering

EM_SPACE = "\u2003"
"""Indents a line of a line block by one level, where no style sheet can."""


def rendition(article: Article, given: Rendering) -> str:
    """The article's body as an HTML fragment; the headline is not in it, since every receiver has it from metadata."""
    return to_html(markup(article, given))


def markup(article: Article, given: Rendering) -> Markup:
    """The article's body as the markup of that fragment, of which other texts are made too."""
    return (*flow(article.body, plain_manner(article, given.directives, given)), *closing(article.metadata))


def plain_manner(article: Article, directives: Mapping[str, Any], given: Rendering) -> Manner:
    """The manner of the rendition: TeX as text, absolute addresses or none, notes as lists, nothing that scrolls."""
    metadata = article.metadata
    return Manner(
        setting=Setting(metadata.slug, metadata.language, metadata.direction),
        table=directives,
        words=words_for(metadata.language),
        flow=flow,
        look=lambda directive: directive.rendition,
        reference=lambda place: page_address(given.project, place.slug, place.anchor),
        picture=lambda asset: site_address(given.project, asset.output_path) or asset.output_path,
        formula=lambda tex, _mathml, _display: (element("code", tex, class_="math"),),
        call=call,
        notes=notes,
        characters=lambda words: (words,),
        regions=False,
    )


def flow(content: Blocks, manner: Manner) -> Markup:
    """Block content to plain markup, in order; what the page writes plainly already is written as on the page."""
    out: list[Node] = []
    for block in content:
        if block.also:
            out.extend(anchors(block))
        made = _plain(block, manner)
        out.extend(written(block, manner) if made is None else made)
    return tuple(out)


def _plain(block: Block, manner: Manner) -> Markup | None:
    """The markup of a block that the rendition writes otherwise than the page; None for all others."""
    match block:
        case Paragraph():
            return None
        case Section():
            return _section(block, manner)
        case Quotation():
            return (_quotation(block, manner),)
        case Aside():
            return (_aside(block, manner),)
        case Figure(caption=(), legend=(), credit=""):
            return (element("p", page_figure(block, manner)),)
        case Rubric(content):
            return (element("p", element("strong", inlines(content, manner)), **placed(block, manner)),)
        case MathBlock(tex):
            return (element("pre", element("code", tex, class_="math"), **placed(block, manner)),)
        case Preformatted() if block.kind != "parsed":
            code = element("pre", element("code", block.text, class_=block.language), **placed(block, manner))
            return (*_captioned(block, manner), code)
        case LineBlock():
            return (element("p", _lines(block.lines, manner), **placed(block, manner)),)
        case Group(body):
            return (element("div", flow(body, manner), **placed(block, manner)),)
        case Contents():
            # Page numbers and anchors of a page are of no use in somebody else's: the headings stand in the text.
            return ()
        case _:
            return None


def _section(block: Section, manner: Manner) -> Markup:
    number: Markup = (block.number, " ") if block.number else ()
    heading = element(f"h{min(manner.level, 6)}", number, inlines(block.title, manner), **placed(block, manner))
    return (heading, *flow(block.body, manner.deeper()))


def _quotation(block: Quotation, manner: Manner) -> Element:
    """The words, and who said them in a footer."""
    footer = element("footer", inlines(block.attribution, manner)) if block.attribution else ()
    return element("blockquote", flow(block.body, manner), footer, **placed(block, manner, block.kind), cite=block.cite)


def _aside(block: Aside, manner: Manner) -> Element:
    title = element("p", element("strong", inlines(block.title, manner))) if block.title else ()
    subtitle = element("p", inlines(block.subtitle, manner)) if block.subtitle else ()
    kinds = dict.fromkeys((block.kind,) if block.kind in {"topic", "sidebar"} else ("admonition", block.kind))
    return element("div", title, subtitle, flow(block.body, manner), **placed(block, manner, *kinds))


def _captioned(block: Preformatted, manner: Manner) -> Markup:
    return (element("p", inlines(block.caption, manner)),) if block.caption else ()


def _lines(lines: tuple[Line, ...], manner: Manner) -> Markup:
    said: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            said.append(Break())
        if line.level:
            said.append(Text(EM_SPACE * line.level))
        said.extend(line.content)
    return inlines(tuple(said), manner)


def call(node: NoteCall, manner: Manner) -> Markup:
    """The call of a note: its label in brackets, raised for a footnote."""
    link = element("a", f"[{node.label}]", href=f"#{node.note}", id=node.id)
    return (element("sup", link),) if node.kind == "footnote" else (" ", link)


def notes(block: Notes, manner: Manner) -> Markup:
    """`ol.footnotes` for footnotes, `dl.citations` for citations, each note with a link back."""
    if block.kind == "footnote":
        return (element("ol", tuple(_footnote(note, manner) for note in block.notes), class_="footnotes", id=block.id),)
    pairs: list[Node] = []
    for note in block.notes:
        pairs.append(element("dt", f"[{note.label}]", id=note.id))
        pairs.append(element("dd", _note_body(note, manner)))
    return (element("dl", tuple(pairs), class_="citations", id=block.id),)


def _footnote(note: Note, manner: Manner) -> Element:
    label: Markup = () if note.label.isdigit() else (f"[{note.label}] ",)
    return element("li", label, _note_body(note, manner), id=note.id)


def _note_body(note: Note, manner: Manner) -> Markup:
    back = tuple(part for target in note.calls for part in (" ", element("a", "↑", href=f"#{target}")))
    made = flow(note.body, manner)
    last = made[-1] if made else None
    if note.body and isinstance(note.body[-1], Paragraph) and isinstance(last, Element) and last.name == "p":
        return (*made[:-1], Element("p", last.attributes, (*last.children, *back)))
    return (*made, element("p", back)) if back else made
