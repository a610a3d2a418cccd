"""Inline reST that docutils did not see: options of directives that carry markup, read after the rest is resolved."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Inlines
from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.rst.convert.conversion import Conversion


def inline_text(to: Conversion, text: str, place: Span) -> Inlines:
    """The content of a text; its references and substitutions are looked up in the article by name.

    Notes cannot be called here: they are numbered already.
    """
    reporter, line = to.document.reporter, place.line or 1
    holder = nodes.paragraph(text, "")
    holder.source, holder.line = place.path, line
    before = reporter.get_source_and_line

    def here(lineno: int | None = None) -> tuple[str | None, int | None]:
        return place.path, lineno

    reporter.get_source_and_line = here
    try:
        found, _ = to.inliner.parse(text, line, to.inliner.memo, holder)
    finally:
        reporter.get_source_and_line = before
    holder += found
    for substitution in list(holder.findall(nodes.substitution_reference)):
        _substitute(to, substitution)
    for reference in list(holder.findall(nodes.reference)):
        _resolve(to, reference)
    for call in (*holder.findall(nodes.footnote_reference), *holder.findall(nodes.citation_reference)):
        to.report(Severity.ERROR, "rst.note-unknown", to.spot(call), "a note cannot be called from an option")
    return to.inlines(holder.children)


def _substitute(to: Conversion, reference: Any) -> None:
    document = to.document
    name = reference["refname"]
    name = name if name in document.substitution_defs else document.substitution_names.get(name.lower(), "")
    definition = document.substitution_defs.get(name)
    if definition is None:
        to.report(
            Severity.ERROR,
            "rst.substitution-unknown",
            to.spot(reference),
            f'no substitution is called "{reference.astext()}"',
            f'define it with ".. |{reference.astext()}| replace:: TEXT"',
        )
        return
    reference.replace_self(definition.deepcopy().children)


def _resolve(to: Conversion, reference: Any) -> None:
    name = reference.attributes.pop("refname", None)
    if name is None and not reference.get("anonymous"):
        return
    known = to.document.names.get(name) if name else None
    identity = to.document.nameids.get(name) if name else None
    if known is not None and "refuri" in known:
        reference["refuri"] = known["refuri"]
    elif identity and identity in to.ids.of:
        reference["refid"] = identity
    else:
        to.report(
            Severity.ERROR,
            "rst.target-unknown",
            to.spot(reference),
            f'nothing here is called "{name or reference.astext()}"',
            "write the address beside the words: `words <https://example.org/>`__",
        )
        reference.replace_self(reference.children)
