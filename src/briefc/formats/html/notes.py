"""Footnotes and citations on a page: calls that lead to the notes, notes that lead back."""

from __future__ import annotations

from briefc.formats.html.manner import Manner
from briefc.markup.element import Element, Markup, Node, element
from briefc.model.content import Note, NoteCall, Notes, Paragraph


def call(node: NoteCall, manner: Manner) -> Markup:
    """`sup > a`, described by its note; a citation's label stands in brackets on the line."""
    link = element("a", _label(node), href=f"#{node.note}", id=node.id, class_="note-call", aria_describedby=node.note)
    if node.kind == "citation":
        return (" ", link)
    return (element("sup", link),)


def _label(node: NoteCall) -> str:
    return f"[{node.label}]" if node.kind == "citation" else node.label


def notes(block: Notes, manner: Manner) -> Markup:
    """`section > ol > li` for footnotes, `section > dl` for citations, named by a heading."""
    kind = f"{block.kind}s"
    title = manner.words.notes if block.kind == "footnote" else manner.words.citations
    name = f"{kind}-{manner.setting.slug}"
    heading = element(f"h{min(manner.level, 6)}", title, id=name, class_="label")
    if block.kind == "citation":
        pairs: list[Node] = []
        for note in block.notes:
            pairs.append(element("dt", f"[{note.label}]", id=note.id))
            pairs.append(element("dd", _body(note, manner)))
        inner = element("dl", tuple(pairs), class_="citations")
    else:
        inner = element("ol", tuple(_footnote(note, manner) for note in block.notes))
    return (element("section", heading, inner, aria_labelledby=name, class_=f"notes {kind}", id=block.id),)


def _footnote(note: Note, manner: Manner) -> Element:
    return element("li", element("span", note.label, class_="note-label"), " ", _body(note, manner), id=note.id)


def _body(note: Note, manner: Manner) -> Markup:
    """The note's text with the links back at its end, in the last paragraph where there is one."""
    back = _back(note, manner)
    made = manner.flow(note.body, manner)
    last = made[-1] if made else None
    if note.body and isinstance(note.body[-1], Paragraph) and isinstance(last, Element) and last.name == "p":
        return (*made[:-1], Element("p", last.attributes, (*last.children, *back)))
    return (*made, element("p", back)) if back else made


def _back(note: Note, manner: Manner) -> Markup:
    words = manner.words
    if len(note.calls) == 1:
        label = f"{words.back}: {note.label}"
        return (" ", element("a", words.back, href=f"#{note.calls[0]}", class_="back", aria_label=label))
    out: list[Node] = []
    for number, target in enumerate(note.calls, 1):
        shown = f"{words.back} {number}"
        link = element("a", shown, href=f"#{target}", class_="back", aria_label=f"{shown}: {note.label}")
        out += [" ", link]
    return tuple(out)
