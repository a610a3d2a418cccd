"""How content becomes HTML: what screen, print and the rendition for receivers do differently, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefc.formats.html.words import Words
from briefc.markup.directive import Directive, DirectiveTable, Look, Setting
from briefc.markup.element import Markup
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Destination, NoteCall, Notes
from briefc.model.span import Span

Flowing: TypeAlias = "Callable[[Blocks, Manner], Markup]"


@dataclass(frozen=True, slots=True)
class Manner:
    """The manner of writing one article's content.

    `flow` renders block content (inside list items, cells, figures too). `look` picks the look of a directive that
    fits; None falls back to its `core`. `reference` gives the address of another item, `picture` that of an image; ""
    means that there is none. `formula` is (TeX, MathML, displayed) to markup. `call` and `notes` render note calls and
    notes, `characters` the author's text. `level` is the heading level of the next section. `regions` says that boxes
    which may scroll are focusable and named. `at` is what blocks carry of their place in the source, as `data-at`.
    `behind` is what stands behind a reference: on paper, its page.
    """

    setting: Setting
    table: DirectiveTable
    words: Words
    flow: Flowing
    look: Callable[[Directive], Look | None]
    reference: Callable[[Destination], str]
    picture: Callable[[Asset], str]
    formula: Callable[[str, str, bool], Markup]
    call: Callable[[NoteCall, Manner], Markup]
    notes: Callable[[Notes, Manner], Markup]
    characters: Callable[[str], Markup]
    level: int = 2
    regions: bool = True
    behind: Callable[[Destination], Markup] = lambda _: ()
    at: Callable[[Span], str] | None = None

    def deeper(self) -> Manner:
        """The same manner one section further in."""
        return replace(self, level=self.level + 1)
