"""docutils' state machine with our own door for directives, in every nested machine too, and made faster.

docutils makes each nested machine from a module's global list of states, so that a changed list reaches the top level
alone. Here the states are made on first use from our own classes, whichever list a machine is given: the override
holds inside list items and table cells, nothing global is touched, and most states are never made at all. The
tree that comes out equals that of plain docutils (tests/rst/test_machine.py).
"""

from __future__ import annotations

from re import Match
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import languages, states

from briefc.rst import calls
from briefc.rst.document import ArticleDocument
from briefc.rst.include import END_OF_INCLUSION, input_lines
from briefc.rst.inliner import PlacedInliner

_MARK_OF_DOCUTILS = 'end of inclusion from "'
"""What docutils' own include writes, and its machine trusts; here it is a comment like any other."""


class _States(dict[str, Any]):
    """The states of a machine by name, each made when it is first entered."""

    __slots__ = ("live", "machine")

    def __init__(self, machine: Any) -> None:
        super().__init__()
        self.machine = machine
        self.live = False

    def __missing__(self, name: str) -> Any:
        state = self[name] = _CLASSES[name](self.machine, self.machine.debug)
        if self.live:
            state.runtime_init()
        return state


class _Lazy:
    """What both machines share: states on demand."""

    states: Any

    def add_states(self, state_classes: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Ignore docutils' list: our classes are found by name."""
        self.states = _States(self)

    def runtime_init(self) -> None:
        """Start the states there are, and those to come as they come."""
        super().runtime_init()  # type: ignore[misc]
        self.states.live = True


class NestedMachine(_Lazy, states.NestedStateMachine):
    """The machine of an indented part. While it runs, messages are numbered by its lines, which know their file."""

    def run(self, input_lines: Any, input_offset: int, memo: Any, *rest: Any, **named: Any) -> Any:  # type: ignore[override]
        """What docutils does, with the reporter turned to this machine."""
        reporter = memo.document.reporter
        before = reporter.get_source_and_line
        reporter.get_source_and_line = self.get_source_and_line
        try:
            return super().run(input_lines, input_offset, memo, *rest, **named)
        finally:
            reporter.get_source_and_line = before


class RootMachine(_Lazy, states.RSTStateMachine):
    """The machine of a whole article."""


def _directive(state: Any, match: Match[str]) -> Any:
    return state.directive(match)


_EXPLICIT = SimpleNamespace(
    patterns=states.Body.explicit.patterns,
    constructs=[
        (_directive if method is states.Body.directive else method, pattern)
        for method, pattern in states.Body.explicit.constructs
    ],
)


class _Ours:
    """What every state of ours has before docutils' own: quick transitions, and the door for directives."""

    nested_sm = NestedMachine
    nested_sm_cache: list[Any] = []  # noqa: RUF012 - docutils' own shared list, but not shared with plain docutils
    explicit = _EXPLICIT

    def add_initial_transitions(self: Any) -> None:
        """Take the transitions from the class, which makes them once."""
        cls = type(self)
        table = cls.__dict__.get("_transitions")
        if table is None:
            super().add_initial_transitions()  # type: ignore[misc]
            cls._transitions = (
                tuple(self.transition_order),
                tuple((name, pattern, after) for name, (pattern, _, after) in self.transitions.items()),
            )
            return
        order, entries = table
        self.transition_order = list(order)
        self.transitions = {name: (pattern, getattr(self, name), after) for name, pattern, after in entries}

    def directive(self: Any, match: Match[str], **presets: Any) -> Any:
        """The nodes of a directive, by the session's table."""
        return calls.run(self, match, presets)

    def comment(self: Any, match: Match[str]) -> Any:
        """A comment; or the end of an included file, which our `include` marks by one."""
        first = match.string[match.end() :]
        chain = self.document.session.chain
        if first == END_OF_INCLUSION and chain:
            chain.pop()
            return [], True
        if first.startswith(_MARK_OF_DOCUTILS) and self.state_machine.is_next_line_blank():
            return [nodes.comment(first, first)], True
        return super().comment(match)  # type: ignore[misc]

    def parse_extension_options(self: Any, option_spec: Any, datalines: Any) -> Any:
        """Options of a directive; what is wrong with one is reported at its own place and costs only that one."""
        return calls.read_options(self, option_spec, datalines)


_CLASSES: dict[str, Any] = {cls.__name__: type(cls.__name__, (_Ours, cls), {}) for cls in states.state_classes}
_CLASSES["QuotedLiteralBlock"] = type("QuotedLiteralBlock", (_Ours, states.QuotedLiteralBlock), {})


def new_inliner(document: ArticleDocument) -> PlacedInliner:
    """An inline parser for the document, ready for text outside its body (titles); messages get their place by it."""
    inliner = PlacedInliner(document.session)
    reporter = document.reporter
    language = languages.get_language(document.settings.language_code, reporter)
    inliner.memo = SimpleNamespace(document=document, reporter=reporter, language=language, inliner=inliner)

    def place(message: Any) -> None:
        if inliner.spot is not None:
            message.where = (*reporter.get_source_and_line(inliner.spot.lineno), inliner.spot)

    reporter.attach_observer(place)
    reporter.get_source_and_line = _plain_line
    return inliner


def parse(text: str, document: ArticleDocument, inliner: PlacedInliner) -> None:
    """Fill the document from the text of its source."""
    reporter, memo = document.reporter, inliner.memo
    machine = RootMachine(state_classes=(), initial_state="Body", debug=False)
    _Ours.nested_sm_cache.clear()
    reporter.get_source_and_line = machine.get_source_and_line
    machine.run(input_lines(text), document, inliner=inliner)
    # Hereafter no line is current: what a message says itself is all there is.
    reporter.get_source_and_line = _plain_line
    document.current_source = document.current_line = None
    inliner.memo = memo


def _plain_line(lineno: int | None = None) -> tuple[str | None, int | None]:
    return None, lineno
