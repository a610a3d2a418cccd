"""Footnotes and citations: taken out where they stand, gathered at the end."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Blocks, Note, Notes
from briefc.rst.convert.conversion import Conversion


def note(to: Conversion, node: Any) -> tuple[()]:
    """Nothing where the note stands; it waits for the end of the article, in order."""
    label = ""
    rest = []
    for child in node.children:
        if isinstance(child, nodes.label) and not label:
            label = child.astext()
        else:
            rest.append(child)
    calls = tuple(final for name in node.get("backrefs", ()) if (final := to.ids.of.get(name)))
    kind = "citation" if isinstance(node, nodes.citation) else "footnote"
    placed = to.placed(node)
    to.notes[kind].append(Note(label=label, body=to.within(node, rest), calls=calls, **placed))
    return ()


def gathered(to: Conversion) -> Blocks:
    """All notes: the footnotes, then the citations."""
    kinds: tuple[Any, ...] = ("footnote", "citation")
    return tuple(Notes(notes=tuple(to.notes[kind]), kind=kind) for kind in kinds if to.notes[kind])
