"""Which function converts which node: two tables that one can read, and the list of what never comes to them."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Blocks, Paragraph
from briefc.rst.convert import blocks, extensions, inlines, lists, notes, pictures, tables
from briefc.rst.convert.conversion import BlockTable, Conversion, InlineTable
from briefc.rst.convert.ids import ROOMLESS
from briefc.rst.elements import contents_place, crossref, extension, foreign, speech


def _nothing(to: Conversion, node: Any) -> tuple[()]:
    """In no output by design: definitions, comments, what a transform has done with."""
    return ()


def _reference(to: Conversion, node: nodes.reference) -> Blocks:
    """A link among blocks: a picture with `:target:`, else a paragraph of one link."""
    if len(node.children) == 1 and isinstance(node.children[0], nodes.image):
        return pictures.linked_image(to, node)
    content = to.inlines([node])
    return (Paragraph(content=content, span=to.place(node)),) if content else ()


BLOCKS: BlockTable = {
    nodes.admonition: blocks.aside,
    nodes.attention: blocks.aside,
    nodes.block_quote: blocks.quotation,
    nodes.bullet_list: lists.bullets,
    nodes.caution: blocks.aside,
    nodes.citation: notes.note,
    nodes.comment: _nothing,
    nodes.compound: blocks.group,
    nodes.container: blocks.group,
    nodes.danger: blocks.aside,
    nodes.definition_list: lists.definitions,
    nodes.doctest_block: blocks.doctest,
    nodes.enumerated_list: lists.enumerated,
    nodes.error: blocks.aside,
    nodes.field_list: lists.fields,
    nodes.figure: pictures.figure,
    nodes.footnote: notes.note,
    nodes.hint: blocks.aside,
    nodes.image: pictures.image,
    nodes.important: blocks.aside,
    nodes.line_block: blocks.line_block,
    nodes.literal_block: blocks.literal_block,
    nodes.math_block: blocks.math_block,
    nodes.note: blocks.aside,
    nodes.option_list: lists.options,
    nodes.paragraph: blocks.paragraph,
    nodes.pending: _nothing,
    nodes.reference: _reference,
    nodes.rubric: blocks.rubric,
    nodes.section: blocks.section,
    nodes.sidebar: blocks.aside,
    nodes.substitution_definition: _nothing,
    nodes.system_message: blocks.message,
    nodes.table: tables.table,
    nodes.target: blocks.target,
    nodes.tip: blocks.aside,
    nodes.topic: blocks.aside,
    nodes.transition: blocks.rule,
    nodes.warning: blocks.aside,
    contents_place: blocks.contents,
    extension: extensions.directive,
}
"""Nodes that stand among blocks."""

INLINES: InlineTable = {
    nodes.Text: inlines.text,
    nodes.abbreviation: inlines.term,
    nodes.acronym: inlines.term,
    nodes.citation_reference: inlines.note_call,
    nodes.emphasis: inlines.emphasis,
    nodes.footnote_reference: inlines.note_call,
    nodes.generated: inlines.through,
    nodes.image: pictures.inline_image,
    nodes.inline: inlines.through,
    nodes.literal: inlines.literal,
    nodes.math: inlines.math,
    nodes.problematic: inlines.problematic,
    nodes.reference: inlines.reference,
    nodes.strong: inlines.strong,
    nodes.subscript: inlines.subscript,
    nodes.substitution_reference: inlines.through,
    nodes.superscript: inlines.superscript,
    nodes.target: inlines.target,
    nodes.title_reference: inlines.title_reference,
    crossref: inlines.cross_reference,
    foreign: inlines.foreign_words,
    speech: inlines.quoted,
    nodes.system_message: inlines.nothing,
}
"""Nodes that stand in a line."""

WITHIN: frozenset[type[Any]] = frozenset(ROOMLESS)
"""Nodes that the function of the node around them reads."""

NEVER: frozenset[type[Any]] = frozenset(
    {
        nodes.address,
        nodes.author,
        nodes.authors,
        nodes.contact,
        nodes.copyright,
        nodes.date,
        nodes.decoration,
        nodes.docinfo,
        nodes.document,
        nodes.footer,
        nodes.header,
        nodes.meta,
        nodes.organization,
        nodes.raw,
        nodes.revision,
        nodes.status,
        nodes.version,
    }
)
"""Nodes that no article's tree holds: metadata is read from the source as text, and the directives are refused."""
