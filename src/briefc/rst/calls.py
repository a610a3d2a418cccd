"""How a directive's name becomes nodes: whose it is, what is refused, and what its options say."""

from __future__ import annotations

import re
from re import Match
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.parsers.rst.languages import en as english

from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.rst import bridge
from briefc.rst.session import Session, session_of
from briefc.rst.standard import REFUSED, STANDARD, standard_class
from briefc.rst.unused import unused

_FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*)(?<! ):(?: +|$)")


def run(state: Any, match: Match[str], presets: dict[str, Any]) -> Any:
    """The nodes of the directive whose first line matched, and whether a blank line ended it."""
    name = match.group(1)
    session = session_of(state)
    lowered = name.lower()
    own = session.names.get(lowered)
    if own is not None:
        return state.run_directive(bridge.docutils_class(own), match, name, presets)
    language = state.memo.language
    canonical = (language.directives if language else {}).get(lowered) or english.directives.get(lowered) or lowered
    if canonical in session.names:
        return state.run_directive(bridge.docutils_class(session.names[canonical]), match, name, presets)
    if canonical in REFUSED:
        return _refused(state, name, canonical)
    cls = standard_class(canonical)
    if cls is None:
        return _unknown(state, match, name)
    return state.run_directive(cls, match, name, presets)


def _place(state: Any, needle: str) -> Span:
    source, line = state.state_machine.get_source_and_line()
    return session_of(state).find(source, line, needle)


def _refused(state: Any, name: str, canonical: str) -> Any:
    place = _place(state, name)
    _, _, _, blank_finish = state.state_machine.get_first_known_indented(0, strip_indent=False)
    session_of(state).report(Severity.ERROR, "directive.refused", place, f'"{name}" is not taken', *REFUSED[canonical])
    return [], blank_finish


def _unknown(state: Any, match: Match[str], name: str) -> Any:
    """Report an unknown directive and keep what it holds: its argument as a paragraph, its body as blocks."""
    session = session_of(state)
    language = state.memo.language
    known = {*session.names, *STANDARD, *english.directives, *(language.directives if language else ())} - set(REFUSED)
    session.report(
        Severity.ERROR,
        "directive.unknown",
        _place(state, name),
        f'unknown directive "{name}"',
        *did_you_mean(name, known),
        "its text is kept without the directive",
    )
    indented, _, offset, blank_finish = state.state_machine.get_first_known_indented(match.end(), strip_top=False)
    if isinstance(state, states.SubstitutionDef):
        return [nodes.Text(" ".join(line.strip() for line in indented))], blank_finish
    # The options of a directive that nobody knows cannot be checked: they are no text of the author's.
    index = 1 if len(indented) else 0
    while index < len(indented) and indented[index].strip() and not _FIELD.match(indented[index]):
        index += 1
    end = index
    while end < len(indented) and indented[end].strip():
        end += 1
    holder = nodes.Element()
    lead = indented[:index]
    if any(line.strip() for line in lead):
        state.nested_parse(lead, offset, holder)
    rest = indented[end:]
    if any(line.strip() for line in rest):
        state.nested_parse(rest, offset + end, holder)
    return holder.children, blank_finish


def read_options(state: Any, spec: dict[str, Any], lines: Any) -> tuple[int, Any]:
    """What docutils wants, (1, options), from the lines of an option block; each fault costs that option alone.

    The places of the options, by name, are left at `state.option_places` for the directive that runs next.
    """
    session = session_of(state)
    holder = nodes.field_list()
    end, _ = state.nested_list_parse(lines, 0, holder, initial_state="ExtensionOptions", blank_finish=True)
    places = _option_places(session, lines)
    if end + 1 < len(lines):
        # docutils counts up to the last line that it took for an option's.
        source, offset = lines.info(end + 1)
        session.report(
            Severity.ERROR,
            "directive.blank-line",
            session.block(source, (offset or 0) + 1),
            "this line stands among the directive's options, yet is none",
            "leave a blank line between the options and the text",
        )
    options: dict[str, Any] = {}
    seen: dict[str, int] = {}
    fields: list[Any] = list(holder.children)
    for field in fields:
        name = field[0].astext().strip()
        number = seen[name] = seen.get(name, -1) + 1
        found = places.get(name, [])
        place = found[number] if number < len(found) else session.block(session.path, 0)
        value = "\n".join(child.astext() for child in field[1].children) or None
        _take(session, spec, options, name.lower(), value, place)
    state.option_places = {name.lower(): spans[0] for name, spans in places.items()}
    return 1, options


def _take(
    session: Session, spec: dict[str, Any], options: dict[str, Any], name: str, value: str | None, place: Span
) -> None:
    if name not in spec:
        usual = sorted(key for key in spec if spec[key] is not unused and key not in {"name", "class"})
        session.report(
            Severity.ERROR,
            "directive.option-unknown",
            place,
            f'unknown option "{name}"',
            *did_you_mean(name, spec),
            f"options here: {', '.join([*usual, *(key for key in ('name', 'class') if key in spec)])}",
        )
        return
    if name in options:
        session.report(
            Severity.ERROR, "directive.option-twice", place, f'option "{name}" stands here twice; the first counts'
        )
        return
    if spec[name] is unused:
        session.report(
            Severity.WARNING,
            "directive.option-unused",
            place,
            f'option "{name}" has no effect',
            "how things look is the theme's part",
        )
        return
    try:
        options[name] = spec[name](value)
    except (ValueError, TypeError, LookupError, AttributeError) as reason:
        if isinstance(reason, AttributeError) and value is not None:
            raise
        session.report(Severity.ERROR, "directive.value", place, f'option "{name}": {_why(reason, value)}')


def _why(reason: Exception, value: str | None) -> str:
    """What is wrong with an option's value, in a sentence; Python's own words for numbers are put in plain ones."""
    said = " ".join(str(reason).split()).rstrip(".")
    if value is None and not isinstance(reason, ValueError):
        return "its value is missing"
    if said.startswith("invalid literal for int()"):
        return f'"{value}" is no whole number'
    return said


def _option_places(session: Session, lines: Any) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for index, line in enumerate(lines):
        match = _FIELD.match(line)
        if match is not None:
            source, offset = lines.info(index)
            span = session.find(source, (offset or 0) + 1, f":{match.group(1)}:")
            places.setdefault(match.group(1).strip(), []).append(span)
    return places
