"""Footnotes and citations to NITF's `fn`, each with a link back to its call."""

from __future__ import annotations

from briefc.formats.nitf.pictures import Write
from briefc.formats.nitf.writing import Writing, attributes
from briefc.markup.element import Element, Markup
from briefc.model.content import Note, Notes


def note_elements(block: Notes, writing: Writing, write: Write) -> list[Element]:
    """The notes of one kind, one `fn` each, in order."""
    return [_note(note, block.kind, writing, write) for note in block.notes]


def _note(note: Note, kind: str, writing: Writing, write: Write) -> Element:
    body = write(note.body, writing)
    label = (*_label(note, writing), " ")
    if body and body[0].name == "p":
        first = body[0]
        body[0] = Element("p", first.attributes, (*label, *first.children))
    else:
        body.insert(0, Element("p", (), label))
    pairs = attributes(id=note.id, class_=" ".join((kind, *note.classes)), xml_lang=note.lang)
    for other in note.also:
        writing.aliases[other] = note.id
    return Element("fn", pairs, (Element("body.content", (), (Element("block", (), tuple(body)),)),))


def _label(note: Note, writing: Writing) -> Markup:
    shown = f"[{note.label}]"
    if not note.calls:
        return (shown,)
    writing.links.add(note.calls[0])
    return (Element("a", (("href", f"#{note.calls[0]}"),), (shown,)),)
