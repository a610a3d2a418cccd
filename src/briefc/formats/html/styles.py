"""A theme's style sheets put together: what a sheet imports from a theme that it extends stands in it as text."""

from __future__ import annotations

import re

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.model.theme import Theme

_IMPORT = re.compile(r"""^@import\s+(?:url\(\s*)?["']([^"'\n]+)["']\s*\)?\s*;[ \t]*$""", re.MULTILINE)


def composed(theme: Theme, name: str) -> Outcome[str]:
    """The text of a style sheet, `@import "THEME/NAME";` and `@import "NAME";` replaced by what they name.

    Only sheets of the theme and of its ancestors can be imported: pages ask nobody else for anything. Each is put in
    once. Code: `theme.style`.
    """
    findings: list[Diagnostic] = []
    text = _unfolded(theme, name, [], findings)
    return Outcome(text, tuple(findings))


def _unfolded(theme: Theme, name: str, within: list[str], findings: list[Diagnostic]) -> str:
    text = theme.styles[name]
    place = f"themes/{theme.chain[0] if theme.chain else theme.name}/{name}" if not within else f"themes/{name}"

    def put_in(match: re.Match[str]) -> str:
        wanted = match.group(1)
        line = text.count("\n", 0, match.start()) + 1
        if wanted not in theme.styles:
            message = f'there is no style sheet "{wanted}" in the theme or in those it extends'
            findings.append(error("theme.style", Span(place, line), message, *did_you_mean(wanted, theme.styles)))
            return ""
        if wanted in within or theme.styles[wanted] == text:
            findings.append(error("theme.style", Span(place, line), f'the style sheet "{wanted}" imports itself'))
            return ""
        return _unfolded(theme, wanted, [*within, wanted], findings)

    return _IMPORT.sub(put_in, text)
