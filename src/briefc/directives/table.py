"""The directives there are: one literal tuple, and the table made of it with those of extensions."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from briefc.directives import (
    articles,
    correction,
    dateline,
    editor_note,
    embed_tweet,
    factbox,
    key_points,
    pull_quote,
    quote,
)
from briefc.markup.directive import Directive, DirectiveTable

DIRECTIVES: tuple[Directive, ...] = (
    dateline.DIRECTIVE,
    quote.DIRECTIVE,
    embed_tweet.DIRECTIVE,
    pull_quote.DIRECTIVE,
    key_points.DIRECTIVE,
    factbox.DIRECTIVE,
    correction.DIRECTIVE,
    editor_note.DIRECTIVE,
    articles.DIRECTIVE,
)
"""The built-in directives, in the order of the reference page."""


class DuplicateDirectiveError(ValueError):
    """Two directives claim one name; the message names both."""


def directive_table(extra: Iterable[Directive] = ()) -> DirectiveTable:
    """All directives by canonical name: the built-in ones, then `extra`.

    Raises DuplicateDirectiveError when a name or alias is taken already.
    """
    table: dict[str, Directive] = {}
    taken: dict[str, Directive] = {}
    for directive in (*DIRECTIVES, *extra):
        for name in (directive.name, *directive.aliases):
            if name in taken:
                raise DuplicateDirectiveError(
                    f'the directive name "{name}" is claimed twice: by {_home(taken[name])} and by {_home(directive)}'
                )
            taken[name] = directive
        table[directive.name] = directive
    return MappingProxyType(table)


def _home(directive: Directive) -> str:
    return f'"{directive.name}" of {directive.node.__module__}'
