"""Footnotes at the foot of the page: a call in the text, and the note itself right behind it, floated away by CSS.

The note stands where it is called, so it is read there and printed on the same page. A note that cannot stand inside a
paragraph (a list in it, a call from a table's head or from another note, no call at all) is gathered at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from briefc.formats.html.inlines import inlines
from briefc.formats.html.manner import Manner
from briefc.markup.element import Element, Markup, Node, element
from briefc.model.article import Article
from briefc.model.content import Blocks, Figure, Note, NoteCall, Notes, Paragraph, Section, Table
from briefc.model.walk import find

_Telling: TypeAlias = Notes | Table | Figure | Section
"""Blocks that tell which notes can stand at the foot of a page."""


@dataclass(frozen=True, slots=True)
class PrintNotes:
    """An article's notes: those at the foot of a page, by the id of the call that brings them there."""

    floating: Mapping[str, Note] = field(default_factory=dict)

    def call(self, node: NoteCall, manner: Manner) -> Markup:
        """The call, and the note itself where this call brings it."""
        link = element("a", _label(node), href=f"#{node.note}", id=node.id, class_="note-call", role="doc-noteref")
        # The word joiner keeps the call off a line of its own.
        shown: tuple[Node, ...] = ("\u00a0", link) if node.kind == "citation" else ("\u2060", element("sup", link))
        note = self.floating.get(node.id)
        return shown if note is None else (*shown, _footnote(note, node, manner))

    def gathered(self, block: Notes, manner: Manner) -> Markup:
        """The notes that stand at the end, under a heading of their own; nothing when all are at the foot."""
        at_foot = {note.id for note in self.floating.values()}
        left = tuple(note for note in block.notes if note.id not in at_foot)
        if not left:
            return ()
        title = manner.words.notes if block.kind == "footnote" else manner.words.citations
        items = tuple(_endnote(note, block.kind, manner) for note in left)
        return (
            element(
                "section",
                element("p", title, class_="label"),
                element("ul", items, class_="notes-list"),
                class_=f"notes {block.kind}s",
                id=block.id,
            ),
        )


def notes_of(article: Article) -> PrintNotes:
    """Which notes of an article can stand at the foot of a page."""
    # One look through the article for all that matters here; most have no note at all.
    blocks: list[_Telling] = list(find(article.body, (Notes, Table, Figure, Section)))
    footnotes = [
        note for block in blocks if isinstance(block, Notes) and block.kind == "footnote" for note in block.notes
    ]
    if not footnotes:
        return PrintNotes()
    awkward = _awkward_calls(article, blocks)
    return PrintNotes(
        {
            note.calls[0]: note
            for note in footnotes
            if note.calls and note.calls[0] not in awkward and _of_paragraphs(note.body)
        }
    )


def _awkward_calls(article: Article, blocks: list[_Telling]) -> set[str]:
    """The calls from inside notes, tables, pictures' captions and headings."""
    places: list[object] = [article.title, article.subtitle]
    for block in blocks:
        match block:
            case Notes():
                places += [note.body for note in block.notes]
            case Table():
                places.append(block)
            case Figure():
                places += [block.caption, block.legend]
            case Section():
                places.append(block.title)
    return {call.id for place in places for call in find(place, NoteCall)}


def _of_paragraphs(body: Blocks) -> bool:
    return bool(body) and all(isinstance(block, Paragraph) for block in body)


def _label(node: NoteCall) -> str:
    return f"[{node.label}]" if node.kind == "citation" else node.label


def _footnote(note: Note, call: NoteCall, manner: Manner) -> Element:
    back = element("a", note.label, href=f"#{call.id}", class_="note-number")
    paragraphs = [block for block in note.body if isinstance(block, Paragraph)]
    first = inlines(paragraphs[0].content, manner)
    others = tuple(element("span", inlines(block.content, manner), class_="further") for block in paragraphs[1:])
    return element("span", back, first, others, class_="footnote", id=note.id, role="doc-footnote")


def _endnote(note: Note, kind: str, manner: Manner) -> Element:
    label = f"[{note.label}]" if kind == "citation" else note.label
    shown: Node = element("a", label, href=f"#{note.calls[0]}") if note.calls else label
    return element("li", element("span", shown, class_="note-number"), manner.flow(note.body, manner), id=note.id)
