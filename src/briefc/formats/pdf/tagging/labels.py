"""The label of an item: its marker, or the number that the text gives it."""

from __future__ import annotations

from briefc.formats.pdf.structure import Element, Kid
from briefc.formats.pdf.tagging.drawn import Drawn, Thing
from briefc.formats.pdf.tagging.making import Reader

_LABELS = frozenset({"number", "note-number"})
_LISTS = frozenset({"ul", "ol", "dl", "menu"})


def label_of(drawn: Drawn, reader: Reader) -> tuple[list[Kid], list[Kid]]:
    """The kids of an item's label, and the rest of the item."""
    label: list[Kid] = []
    found = _labelled(drawn)
    if found is not None and found.above is not None:
        label.extend(reader.each(drawn, [found]))
        found.above.kids.remove(found)
    rest: list[Kid] = []
    for kid in reader.inside(drawn):
        if isinstance(kid, Element) and kid.kind == "Lbl":
            label[:0] = kid.kids
        else:
            rest.append(kid)
    return label, rest


def _labelled(drawn: Drawn) -> Drawn | None:
    """The element inside an item that holds its number, not looking into lists inside."""
    waiting: list[Thing] = list(drawn.kids)
    while waiting:
        kid = waiting.pop(0)
        if not isinstance(kid, Drawn) or kid.tag in _LISTS:
            continue
        if kid.classes & _LABELS or kid.get("data-role") == "label":
            return kid
        waiting[:0] = kid.kids
    return None
