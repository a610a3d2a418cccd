"""Every node that docutils knows, and each of ours, has its place in the conversion."""

from __future__ import annotations

from docutils import nodes

from briefc.rst.convert.dispatch import BLOCKS, INLINES, NEVER, WITHIN
from briefc.rst.elements import NODES

KNOWN = {getattr(nodes, name) for name in nodes.node_class_names}


def test_every_node_class_is_converted_or_named_as_never_there() -> None:
    assert KNOWN | set(NODES) == set(BLOCKS) | set(INLINES) | WITHIN | NEVER


def test_a_node_that_is_never_there_is_not_converted() -> None:
    assert not NEVER & (set(BLOCKS) | set(INLINES) | WITHIN)
