"""What docutils takes for granted of substitutions inside substitutions: that they are known, end, and stay small."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.rst.document import ArticleDocument


def mark_endless(document: ArticleDocument) -> None:
    """Turn references inside definitions that are unknown, lead back, or grow beyond a line into marked text.

    Each is reported as docutils would report it, so that the messages are told like all others.
    """
    definitions: dict[str, Any] = document.substitution_defs
    sizes: dict[str, int] = {}
    limit: int = document.settings.line_length_limit
    for name in definitions:
        _size(document, name, sizes, [], limit)
    for definition in list(document.findall(nodes.substitution_definition)):
        if not any(definition is known for known in definitions.values()):
            # A definition that a later one of its name replaced: nothing leads to it any more.
            for reference in list(definition.findall(nodes.substitution_reference)):
                reference.replace_self(nodes.Text(reference.astext()))


def _size(document: ArticleDocument, name: str, sizes: dict[str, int], way: list[str], limit: int) -> int:
    """How many characters a substitution comes to, all that it leads to put in; what cannot be is marked on the way."""
    if name in sizes:
        return sizes[name]
    definition: Any = document.substitution_defs[name]
    total = len(definition.astext())
    for reference in list(definition.findall(nodes.substitution_reference)):
        written = reference["refname"]
        inner = written if written in document.substitution_defs else document.substitution_names.get(written.lower())
        if inner is None:
            _mark(document, reference, f'Undefined substitution referenced: "{written}".')
        elif inner == name or inner in way:
            _mark(document, reference, f'Circular substitution definition referenced: "{written}".')
        elif total + _size(document, inner, sizes, [*way, name], limit) > limit:
            _mark(document, reference, f'Substitution definition "{name}" exceeds the line-length-limit.')
        else:
            total += sizes[inner]
    sizes[name] = total
    return total


def _mark(document: ArticleDocument, reference: Any, text: str) -> None:
    message = document.reporter.error(text, base_node=reference)
    marked = nodes.problematic(reference.rawsource, reference.rawsource, refid=document.set_id(message))
    message.add_backref(document.set_id(marked))
    reference.replace_self(marked)
