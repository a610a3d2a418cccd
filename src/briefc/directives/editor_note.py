"""`editor-note`: a note from the editors, to readers or (`:desk:`) to desks alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefc.directives.words import word
from briefc.markup import nitf as to
from briefc.markup.directive import Directive, Setting, body, flag
from briefc.markup.element import Flow, Markup, element
from briefc.model.content import Block, Blocks, Emphasis, Group, Paragraph, plain_blocks
from briefc.model.facts import Noted
from briefc.model.span import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class EditorNoteNode:
    """A note and whom it is for."""

    desk: bool = flag("For desks alone: in NewsML's edNote, never in a body, page or PDF.")
    words: Blocks = body("The note.", required=True)
    id: str = ""
    span: Span = NOWHERE


def core(node: EditorNoteNode, setting: Setting) -> Blocks:
    """The note's paragraphs, stressed; nothing of a note to desks."""
    if node.desk:
        return ()
    return (
        Group(tuple(_stressed(block) for block in node.words), id=node.id, classes=("editor-note",), span=node.span),
    )


def _stressed(block: Block) -> Block:
    return replace(block, content=(Emphasis(block.content),)) if isinstance(block, Paragraph) else block


def html(node: EditorNoteNode, setting: Setting) -> Markup:
    """`p.editor-note` for one paragraph, a `div` for more."""
    if node.desk:
        return ()
    if len(node.words) == 1 and isinstance(node.words[0], Paragraph):
        return (Flow((replace(node.words[0], id=node.id, classes=("editor-note",)),)),)
    label = word("editor-note", setting.language)
    return (element("div", Flow(node.words), class_="editor-note", id=node.id, role="note", aria_label=label),)


def nitf(node: EditorNoteNode, setting: Setting) -> Markup:
    """`note noteclass="editorsnote"`; nothing of a note to desks."""
    if node.desk:
        return ()
    return (to.note(node.words, id=node.id, noteclass="editorsnote", class_="editor-note"),)


def facts(node: EditorNoteNode, setting: Setting) -> tuple[Noted, ...]:
    """The note."""
    return (Noted(plain_blocks(node.words), node.desk),)


DIRECTIVE = Directive(
    name="editor-note",
    node=EditorNoteNode,
    doc="A note from the editors to readers; with `:desk:` to desks alone.",
    core=core,
    html=html,
    nitf=nitf,
    facts=facts,
    letter="e",
)
