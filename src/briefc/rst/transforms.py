"""docutils' transforms that an article needs, in docutils' order; those with nothing to do are left out."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.transforms import misc, references

from briefc.rst.document import ArticleDocument
from briefc.rst.substitutions import mark_endless

_NEEDS: tuple[tuple[Any, frozenset[type[Any]]], ...] = (
    (references.Substitutions, frozenset({nodes.substitution_reference, nodes.substitution_definition})),
    (references.PropagateTargets, frozenset({nodes.target})),
    (references.AnonymousHyperlinks, frozenset({nodes.reference, nodes.target})),
    (references.IndirectHyperlinks, frozenset({nodes.target})),
    (
        references.Footnotes,
        frozenset({nodes.footnote, nodes.citation, nodes.footnote_reference, nodes.citation_reference}),
    ),
    (references.ExternalTargets, frozenset({nodes.target})),
    (references.InternalTargets, frozenset({nodes.target})),
    (references.DanglingReferences, frozenset({nodes.reference, nodes.footnote_reference, nodes.citation_reference})),
    (misc.Transitions, frozenset({nodes.transition})),
)
"""Each transform with the nodes one of which it needs to change anything. What the parser noted (`sectnum`, `class`)
comes on top."""


def apply_transforms(document: ArticleDocument) -> None:
    """Resolve substitutions, targets, references and notes in place."""
    present: set[type[Any]] = set()
    waiting: list[Any] = [document]
    while waiting:
        node = waiting.pop()
        present.add(type(node))
        waiting.extend(node.children)
    wanted = [transform for transform, needs in _NEEDS if not needs.isdisjoint(present)]
    if nodes.substitution_definition in present:
        mark_endless(document)
    document.transformer.add_transforms(wanted)
    document.transformer.apply_transforms()
