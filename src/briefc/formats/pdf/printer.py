"""The printer: a print page to a PDF, in this process. It lays the page's parts out and links them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.layout import lay_out
from briefc.formats.pdf.linking import link, wrong_digits
from briefc.formats.pdf.parts import parts_of
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, each_once
from briefc.model.outcome import Outcome
from briefc.model.printed import PartRecord, PrintPart

MOST_ROUNDS = 4
"""How often a part is laid out again because its page numbers take more digits than were left, or fewer."""


def print_pdf(page: PrintPage, shelf: FontShelf) -> Outcome[bytes]:
    """A print page to the bytes of its PDF; None when there is an error. The same page gives the same bytes anywhere.

    Nothing is loaded but the page's resources and the faces of the shelf. Codes: those of `lay_out` and `link`.
    """
    parts = {part.name: part for part in parts_of(page)}
    found: dict[Diagnostic, None] = {}
    records: dict[str, PartRecord] = {}
    waiting = list(parts)
    for _ in range(MOST_ROUNDS):
        for name in waiting:
            outcome = lay_out(parts[name], shelf)
            found |= dict.fromkeys(outcome.diagnostics)
            if outcome.value is not None:
                records[name] = outcome.value
        if len(records) < len(parts):
            return Outcome(None, each_once(found))
        wrong = wrong_digits([records[name] for name in parts])
        waiting = list(wrong)
        parts |= {name: with_digits(parts[name], wrong[name]) for name in waiting}
        if not waiting:
            break
    linked = link(page, [records[name] for name in parts], shelf)
    return Outcome(linked.value, each_once((*found, *linked.diagnostics)))


def with_digits(part: PrintPart, digits: Mapping[str, int]) -> PrintPart:
    """A part whose page numbers are to take other numbers of digits."""
    return replace(part, digits=tuple(sorted({**dict(part.digits), **digits}.items())))
