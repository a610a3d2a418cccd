"""`pull-quote`: a quotation of kind `pull` (docs/decisions, 9); takes the place of docutils' directive of that name."""

from __future__ import annotations

from dataclasses import replace

from briefc.directives import quote
from briefc.directives.quote import QuoteNode
from briefc.markup.directive import Directive, Reading
from briefc.model.diagnostic import Severity


def complete(node: QuoteNode, reading: Reading) -> QuoteNode | None:
    """The quotation as a pull quote; `:kind:` may say nothing else."""
    if node.kind not in {"", "pull"}:
        reading.report(
            Severity.ERROR,
            "quote.pull-kind",
            f'a pull-quote is of kind pull, not "{node.kind}"',
            "leave :kind: away, or write quote:: in place of pull-quote::",
            field="kind",
        )
    return quote.complete(replace(node, kind="pull"), reading)


DIRECTIVE = Directive(
    name="pull-quote",
    node=QuoteNode,
    doc=(
        "A few words of the article, repeated large beside it. The same as `quote` with `:kind: pull`: left out of "
        "NewsML, feeds and search, since the article has the words already."
    ),
    core=quote.core,
    html=quote.html,
    rendition=quote.rendition,
    nitf=quote.nitf,
    facts=quote.facts,
    complete=complete,
    review=quote.review,
    letter="pq",
)
