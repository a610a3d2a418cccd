"""docutils' inline parser, told to remember the exact place of all it finds."""

from __future__ import annotations

from functools import lru_cache
from re import Match, Pattern
from types import SimpleNamespace
from typing import Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import escape2null

from briefc.model.diagnostic import Severity
from briefc.rst import roles
from briefc.rst.session import Session


class Spot(NamedTuple):
    """Where in a block of text something begins: the line of the block it stands on, and how far into that line.

    `lineno` is docutils' absolute line number; `text` the block's line as docutils sees it; `offset` counts from 0.
    """

    lineno: int
    text: str
    offset: int


class _Gate:
    """A pattern that is searched only when one of its needles occurs: `in` is many times faster than a search."""

    __slots__ = ("needles", "pattern")

    def __init__(self, pattern: Pattern[str], needles: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.needles = needles

    def search(self, text: str) -> Match[str] | None:
        for needle in self.needles:
            if needle in text:
                return self.pattern.search(text)
        return None


class _Once:
    """An end pattern that, having found nothing from here to the end, is not searched again further on.

    Without it a paragraph full of unclosed start-strings takes time that grows with the square of its length.
    """

    __slots__ = ("barren", "pattern")

    def __init__(self, pattern: Pattern[str]) -> None:
        self.pattern = pattern
        self.barren = False

    def search(self, text: str) -> Match[str] | None:
        if self.barren:
            return None
        found = self.pattern.search(text)
        self.barren = found is None
        return found


_ENDS = ("emphasis", "strong", "interpreted_or_phrase_ref", "literal", "target", "substitution_ref")


@lru_cache(maxsize=1)
def _patterns() -> Any:
    """The patterns of docutils, compiled once: they depend on no setting that briefc changes."""
    plain = states.Inliner()
    settings: Any = SimpleNamespace(character_level_inline_markup=False, pep_references=False, rfc_references=False)
    plain.init_customizations(settings)
    return plain.patterns


class PlacedInliner(states.Inliner):
    """The inline parser of one article.

    `spot` is where the piece of markup that is being read begins; the session's observer copies it to each message
    that arises meanwhile.
    """

    session: Session
    spot: Spot | None

    def __init__(self, session: Session) -> None:
        """An inline parser whose roles and findings belong to the session."""
        super().__init__()
        self.session = session
        self.spot = None
        self.depth = 0
        self.memo: Any = None
        self.longest = session.project.limits.paragraph_bytes
        self.init_customizations(None)

    def init_customizations(self, settings: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Take the patterns compiled before; `settings` has no say."""
        kept = _patterns()
        self.patterns = SimpleNamespace(**vars(kept))
        self.patterns.initial = _Gate(kept.initial, ("*", "`", "_", "|", "["))
        uri: Any = (_Gate(kept.uri, (":", "@")), self.standalone_uri)
        self.implicit_dispatch = [uri]

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> tuple[list[Any], list[Any]]:
        """Inline nodes of a block's text, and the messages it gave rise to; elements carry their `spot`.

        `lineno` is the absolute number of the text's first line.
        """
        self.memo = memo
        self.document = memo.document
        self.language = memo.language
        self.reporter = memo.document.reporter
        self.parent = parent
        if len(text) * 4 > self.longest and len(text.encode()) > self.longest:
            return self._too_long(text, lineno), []
        whole = escape2null(text)
        match = self.patterns.initial.search(whole)
        if match is None:
            return self.implicit_inline(whole, lineno), []
        nested = self.spot if self.depth else None
        for name in _ENDS:
            setattr(self.patterns, name, _Once(getattr(_patterns(), name)))
        rest = whole
        done: list[Any] = []
        waiting: list[str] = []
        messages: list[Any] = []
        starts = whole.split("\n")
        while match is not None:
            self.spot = nested or _spot(whole, len(whole) - len(rest) + match.start(), lineno, starts)
            groups = match.groupdict()
            method: Any = self.dispatch[groups["start"] or groups["backquote"] or groups["refend"] or groups["fnend"]]
            before, found, rest, new_messages = method(self, match, lineno)
            waiting.append(before)
            messages += new_messages
            if found:
                done += self.implicit_inline("".join(waiting), lineno)
                waiting = []
                for node in found:
                    node.spot = self.spot
                    if node.line is None:
                        node.source, node.line = self.reporter.get_source_and_line(self.spot.lineno)
                done += found
            match = self.patterns.initial.search(rest) if rest else None
        self.spot = nested
        rest = "".join(waiting) + rest
        if rest:
            done += self.implicit_inline(rest, lineno)
        return done, messages

    def _too_long(self, text: str, lineno: int) -> list[Any]:
        """Text that is kept without its markup being looked for: the time for that grows faster than the text."""
        source, line = self.reporter.get_source_and_line(lineno)
        self.session.report(
            Severity.ERROR,
            "limit.paragraph",
            self.session.block(str(source) if source else None, line),
            f"the paragraph is longer than {self.longest} bytes; its markup is not read",
            "part it by blank lines",
        )
        return [nodes.Text(escape2null(text))]

    def nested(self, text: str, lineno: int) -> tuple[list[Any], list[Any]]:
        """Inline nodes of text inside a role (still escaped), placed where the role stands."""
        spot, patterns, parent = self.spot, self.patterns, self.parent
        self.patterns = SimpleNamespace(**vars(patterns))
        self.depth += 1
        try:
            return self.parse(nodes.unescape(text, restore_backslashes=True), lineno, self.memo, parent)
        finally:
            self.depth -= 1
            self.spot, self.patterns = spot, patterns

    def interpreted(
        self, rawsource: str, text: str, role: str | None, lineno: int
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Nodes of interpreted text, by the session's roles and not by docutils' global table."""
        return roles.interpret(self, rawsource, text, role, lineno)


def _spot(whole: str, position: int, lineno: int, lines: list[str]) -> Spot:
    below = whole.count("\n", 0, position)
    start = whole.rfind("\n", 0, position) + 1
    return Spot(lineno + below, nodes.unescape(lines[below], restore_backslashes=True), position - start)
