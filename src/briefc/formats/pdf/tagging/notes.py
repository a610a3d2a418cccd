"""Notes and what calls them: Note with an ID where it is called, Reference with its link; each points at the other."""

from __future__ import annotations

from collections.abc import Mapping

from briefc.formats.pdf.structure import Element, Kid
from briefc.formats.pdf.tagging.drawn import Drawn
from briefc.formats.pdf.tagging.labels import label_of
from briefc.formats.pdf.tagging.making import Reader, blocks, grouped, inlined, made, opened

_ROLES = frozenset({"doc-footnote", "doc-endnote"})


def is_note(drawn: Drawn) -> bool:
    """Whether an element is a note: at the foot of a page (class `footnote`) or gathered (an item in `notes`)."""
    if drawn.part:
        return False
    if drawn.get("role") in _ROLES or (drawn.tag in {"span", "div", "aside", "p"} and "footnote" in drawn.classes):
        return True
    return drawn.tag == "li" and bool(drawn.get("id")) and "notes-list" in (drawn.above.classes if drawn.above else ())


def notes_in(body: Drawn) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The notes of a document by their ids, with the ids of those in the structure and of the references to them."""
    notes = {drawn.get("id"): drawn for drawn in body.inside() if is_note(drawn) and drawn.get("id")}
    calls: dict[str, list[str]] = {id: [] for id in notes}
    for drawn in body.inside():
        target = drawn.get("href").removeprefix("#") if drawn.tag == "a" else ""
        if target in notes and not any(map(is_note, drawn.around())):
            calls[target].append(_call_id(drawn))
    return {id: (f"note.{id}", tuple(called)) for id, called in calls.items()}


def _call_id(drawn: Drawn) -> str:
    return f"call.{drawn.get('id') or int(drawn.order)}"


def reference(drawn: Drawn, link: Element, reader: Reader) -> Element:
    """The link that calls a note, as a reference to it."""
    id, _ = reader.notes[drawn.get("href").removeprefix("#")]
    return made("Reference", [link], id=_call_id(drawn), references=(id,))


def note(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A note: its number as the label, then what it says. PDF/UA wants an ID on each (ISO 14289-1, 7.9)."""
    label, kids = label_of(drawn, reader)
    if not label and not kids:
        return []
    id, calls = reader.notes.get(drawn.get("id"), (f"note.{int(drawn.order)}", ()))
    body = opened(grouped(kids))
    shown = [*([made("Lbl", inlined(label))] if label else []), *body]
    return [made("Note", shown, id=id, references=calls)]


def note_list(drawn: Drawn, reader: Reader) -> list[Kid]:
    """A list of notes: the notes as they stand, since a list of them says nothing more."""
    kids: list[Kid] = []
    for child in drawn.children():
        found = reader.read(child, reader)
        kids.extend(found if is_note(child) else blocks("P", found))
    return kids
