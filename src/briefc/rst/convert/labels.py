"""The names by which `:ref:` knows places of an article."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.rst.convert.conversion import Conversion

_TITLED = (nodes.title, nodes.caption)


def note_labels(to: Conversion) -> None:
    """Fill `to.labels` from the document's explicit targets that lie in the article, with the title found there.

    A target for an address is none; nor are notes, whose names are called by `[#name]_`.
    """
    document = to.document
    for name, first in document.nameids.items():
        identity = first
        if not identity or not document.nametypes.get(name):
            continue
        node: Any = document.ids.get(identity)
        hops = 0
        while isinstance(node, nodes.target) and "refid" in node and hops < len(document.nameids):
            node, identity, hops = document.ids.get(node["refid"]), node["refid"], hops + 1
        final = to.ids.of.get(identity)
        if final is None or node is None or isinstance(node, nodes.footnote | nodes.citation):
            continue
        to.labels.setdefault(name, (name, final, _title(node)))


def _title(node: Any) -> str:
    """The words of a block's heading or caption; empty when it has none."""
    if isinstance(node, nodes.image) and isinstance(node.parent, nodes.figure):
        node = node.parent
    for child in node.children:
        if isinstance(child, _TITLED):
            words = [part.astext() for part in child.children if not isinstance(part, nodes.generated)]
            return " ".join("".join(words).split())
    return " ".join(node.astext().split()) if isinstance(node, nodes.rubric) else ""
