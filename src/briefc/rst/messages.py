"""docutils' system messages as diagnostics: with a code of ours, our words, and the exact line and column."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from docutils import nodes

from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.rst.session import Session


class Rule(NamedTuple):
    """What to say instead of one of docutils' messages. `severity` None keeps docutils' own level."""

    pattern: re.Pattern[str]
    code: str
    message: str
    hints: tuple[str, ...] = ()
    severity: Severity | None = None


def _rule(pattern: str, code: str, message: str, *hints: str, severity: Severity | None = None) -> Rule:
    return Rule(re.compile(pattern, re.DOTALL), code, message, hints, severity)


_BLANK = "leave a blank line there, or indent the line as the lines above it"

RULES: tuple[Rule, ...] = (
    # inline markup
    _rule(
        r"Inline (?P<what>.+?) start-string without end-string",
        "rst.inline-start",
        "{what} begins here and does not end",
        "close it within the paragraph, or write a backslash before it to mean the character itself",
    ),
    _rule(
        r"Multiple roles in interpreted text",
        "rst.inline-role",
        "a role stands both before and after the words",
        "keep one of the two",
    ),
    _rule(
        r"Mismatch: both interpreted text role",
        "rst.inline-role",
        "words cannot have a role and be a link at once",
        "leave out the role, or the underscore at the end",
    ),
    # titles
    _rule(
        r"(?:Possible title underline, too short|Title (?:under|over)line too short)",
        "rst.title-underline",
        "the line is shorter than the title",
        "make it at least as long as the title",
        severity=Severity.WARNING,
    ),
    _rule(
        r"Possible incomplete section title",
        "rst.short-line",
        "this line is too short for a heading or a rule, and is taken as text",
        "make it four characters or longer if it is meant as one",
        severity=Severity.INFO,
    ),
    _rule(
        r"(?:Inconsistent title style|Title level inconsistent)",
        "rst.title-level",
        "this heading skips a level",
        "the order in which adornments first appear is the order of levels; use the next one",
    ),
    _rule(
        r"(?:A level \d+ section cannot be used here|Unexpected section title)",
        "rst.title-place",
        "a heading or rule cannot stand here",
        "headings stand at the margin, not inside other blocks; use a rubric there",
    ),
    _rule(
        r"(?:Incomplete section title|Missing matching underline|Title overline & underline mismatch)",
        "rst.title-overline",
        "the lines above and below the heading do not match",
        "write the same character in the same number above and below, or only below",
    ),
    _rule(
        r"(?:Transition|At least one body element should separate transitions|Document or section may not)",
        "rst.transition",
        "a rule must stand between paragraphs: not first, not last, not beside another",
    ),
    # blocks
    _rule(
        r"Unexpected indentation", "rst.indent", "this line is indented without reason", "leave a blank line above it"
    ),
    _rule(
        r"(?P<what>.+?) ends without a blank line; unexpected unindent",
        "rst.unindent",
        "the {what} above ends here without a blank line",
        _BLANK,
        severity=Severity.WARNING,
    ),
    _rule(r"Blank line required after table", "rst.unindent", "the table above ends here without a blank line", _BLANK),
    _rule(
        r"Malformed table\.\s*(?P<what>.*)",
        "rst.table",
        "the table cannot be read: {what}",
        "see that its borders line up; a csv-table or list-table is easier to keep",
    ),
    _rule(
        r"(?:Literal block expected; none found|Inconsistent literal block quoting|Blank line missing before literal)",
        "rst.literal-block",
        'the literal block that "::" announces is not there',
        'indent it, with a blank line before it; or end the paragraph with one ":"',
        severity=Severity.WARNING,
    ),
    _rule(
        r"(?P<what>Footnote|Citation) content expected",
        "rst.note-empty",
        "the {what} has no text",
        "write its text after the bracket",
    ),
    _rule(r"Figure caption must be a paragraph", "rst.caption", "the caption of a figure is one paragraph"),
    # targets
    _rule(r"malformed hyperlink target", "rst.target", "this link target cannot be read", 'write ".. _NAME: ADDRESS"'),
    _rule(
        r'Unknown target name: "(?P<what>[^"]*)"',
        "rst.target-unknown",
        'nothing here is called "{what}"',
        'define it with ".. _{what}: ADDRESS", or use :ref: for a place in another article',
    ),
    _rule(
        r'Indirect hyperlink target (?P<what>"[^"]*").*?refers to target "(?P<other>[^"]*)", (?P<why>.*?)\.?$',
        "rst.target-unknown",
        'the target {what} leads to "{other}", {why}',
    ),
    _rule(
        r'(?:Duplicate explicit target name|Duplicate target name[^:]*): "(?P<what>[^"]*)"',
        "rst.target-twice",
        'the name "{what}" is given to two places',
        "give each its own name; links with their address beside the words can end in two underscores",
    ),
    _rule(r"Duplicate ID", "rst.target-twice", "two places here have the same name"),
    _rule(
        r"Anonymous hyperlink mismatch: (?P<what>\d+) references but (?P<other>\d+) targets",
        "rst.anonymous",
        "{what} nameless links stand against {other} nameless targets",
        "each link that ends in two underscores needs its own target, in the same order",
    ),
    _rule(
        r"Too many (?P<what>autonumbered|symbol) footnote references",
        "rst.note-unknown",
        "this note has no text",
        "write as many notes as there are calls",
    ),
    # substitutions
    _rule(
        r'Undefined substitution referenced: "(?P<what>[^"]*)"',
        "rst.substitution-unknown",
        'no substitution is called "{what}"',
        'define it with ".. |{what}| replace:: TEXT", or write a backslash before the bar',
    ),
    _rule(r"Circular substitution", "rst.substitution", "the substitution leads back to itself"),
    _rule(
        r"(?:Substitution definition|Duplicate substitution|malformed substitution|Problematic content in substitution"
        r"|.*not supported in a substitution definition)",
        "rst.substitution",
        "the substitution cannot be read",
        'write ".. |NAME| replace:: TEXT", each name once',
    ),
    _rule(r"Invalid character code: (?P<what>\S+)", "rst.character-code", "{what} is no character code"),
    # directives
    _rule(
        r"(?:Invalid context: the|The) \"(?P<what>[^\"]+)\" directive (?:can only|may not) be used",
        "directive.place",
        '"{what}" cannot stand here',
    ),
    _rule(
        r"(?:Content block expected|Error parsing content|The \"[^\"]+\" directive (?:is empty|requires content))",
        "directive.body",
        "the directive does not hold what it needs",
    ),
    _rule(
        r"(?:Error with CSV data|No table data|Insufficient data|.*header row|.*stub column|.*widths do not match)",
        "rst.table-data",
        "the rows do not make a table",
    ),
    _rule(r'Error in "(?P<what>[^"]+)" directive:\s*(?P<other>.+?)\.?$', "directive.invalid", '"{what}": {other}'),
)
"""In order: the first pattern that matches the start of a message counts."""

_DETAILED = {"directive.body", "rst.table-data", "rst.substitution"}
"""Codes whose messages keep docutils' own words as a help line: they say which row, which part."""

_LONGEST = 200
"""Characters of docutils' own words that are shown."""

_LEVELS = {2: Severity.WARNING, 3: Severity.ERROR, 4: Severity.ERROR}


def report_messages(session: Session, document: nodes.document) -> None:
    """The system messages that have gathered in the session become findings; noise is left out."""
    seen: set[tuple[str, Span, str]] = set()
    used: dict[tuple[str, int, str], int] = {}
    for message in session.messages:
        text = message.children[0].astext() if message.children else ""
        rule = next((rule for rule in RULES if rule.pattern.match(text)), None)
        severity = _LEVELS.get(message["level"])
        if rule is not None and (severity is not None or rule.severity is not None):
            severity = rule.severity or severity
        if severity is None:
            continue
        code, said, hints = _words(rule, text)
        place = _place(session, document, message, said, used)
        key = (code, place, said)
        if key not in seen:
            seen.add(key)
            session.report(severity, code, place, said, *hints)
    session.messages.clear()


def _words(rule: Rule | None, text: str) -> tuple[str, str, tuple[str, ...]]:
    if rule is None:
        return "rst.syntax", _sentence(text), ()
    match = rule.pattern.match(text)
    groups = {name: _sentence(value or "") for name, value in (match.groupdict() if match else {}).items()}
    hints = tuple(hint.format_map(groups) for hint in rule.hints)
    if rule.code in _DETAILED:
        hints = (*hints, _sentence(text))
    return rule.code, rule.message.format_map(groups), hints


def _sentence(text: str) -> str:
    """The words of docutils on one line, cut when long, without a capital and a full stop."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"
    return line[:1].lower() + line[1:] if line[1:2].islower() else line


def _place(
    session: Session, document: nodes.document, message: Any, said: str, used: dict[tuple[str, int, str], int]
) -> Span:
    """Where the fault stands: at the markup being read, at the marked-up text in the tree, or on the line."""
    needle = _problematic(document, message)
    found = getattr(message, "where", None)
    if found is not None:
        source, line, spot = found
        at = session.line(source or session.path, line or 0).find(spot.text)
        return session.find(source, line, needle, at + spot.offset + 1 if at >= 0 else 0)
    source, line = message.get("source"), message.get("line")
    if not needle and not line and "nameless" in said:
        line = next((node.line for node in document.findall(nodes.target) if node.get("anonymous")), None)
    if not needle:
        return session.block(source, line)
    if not line:
        line = 1
    # Of several equal ones on a line each message gets its own.
    key = (source or session.path, line, needle)
    span = session.find(source, line, needle, used.get(key, 0))
    used[key] = span.end_column if span.line == line else 0
    return span


def _problematic(document: nodes.document, message: Any) -> str:
    for name in message.get("backrefs", ()):
        node = document.ids.get(name)
        if isinstance(node, nodes.problematic):
            return str(node.rawsource or node.astext())
    return ""
