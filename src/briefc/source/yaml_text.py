"""YAML text to a tree of nodes with places, and nothing else: no tags, aliases, surprises.

Only PyYAML's event stream is used, and the tree is built without recursion: whatever the text, memory and time stay in
proportion to its size (merge-key bombs, deep brackets and alias growth have nothing to act on). Unlike YAML 1.1, plain
`no`, `12:30:45`, `010` and `2024-05-16` stay the text they look like; only `true`, `false`, `null`, `~`, nothing, and
plain decimal numbers are more than text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.project import Limits
from briefc.model.span import Span
from briefc.source.characters import character_name, check_text, forbidden_character, place

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 50
_LONGEST_NUMBER = 18
"""Digits; a plain number beyond is text (and 64 bits hold what is below)."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")

ScalarValue: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: what it resolves to, the text as written (without quotes), its place."""

    value: ScalarValue
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: (key, node) in the order written. No key occurs twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The node under a key, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Table


class _Refused(Exception):  # noqa: N818 - a way out of the reading, turned into a finding at once
    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_yaml(path: str, data: bytes, *, keep_first: bool = False) -> Outcome[Node]:
    """The tree of a YAML file's bytes; an empty file is a null Scalar. Every error has a line and column.

    With `keep_first` a key that stands twice is reported and the first one counts; else there is no tree then.

    Codes: those of `check_text`, and `config.unreadable` (too large), `config.yaml` (syntax), `config.nesting`,
    `config.alias` (anchors, aliases, merge keys), `config.tag`, `config.duplicate-key`.
    """
    if len(data) > MAXIMUM_BYTES:
        return Outcome(
            None, (error("config.unreadable", Span(path), f"{len(data)} bytes; at most {MAXIMUM_BYTES} are read"),)
        )
    text, findings = check_text(path, data, Limits(line_length=MAXIMUM_BYTES))
    if Outcome(text, findings).failed:
        return Outcome(None, findings)
    reader = _Reader(path, text, keep_first=keep_first)
    try:
        return Outcome(reader.document(), (*findings, *reader.twice))
    except _Refused as refused:
        return Outcome(None, (*findings, *reader.twice, refused.finding))


def plain_value(text: str) -> ScalarValue:
    """What an unquoted text stands for."""
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    span: Span
    table: bool
    items: list[Node]
    keys: list[Scalar]
    known: dict[str, Scalar]


class _Reader:
    """One reading of one text: PyYAML's events in, nodes out."""

    def __init__(self, path: str, text: str, *, keep_first: bool) -> None:
        self.path = path
        self.text = text
        self.keep_first = keep_first
        self.twice: list[Diagnostic] = []

    def document(self) -> Node:
        """The only document of the text."""
        top: Node = Scalar(None, "", Span(self.path, 1, 1))
        opened: list[_Open] = []
        documents = 0
        for event in self.events():
            self.refuse_extras(event)
            done: Node | None = None
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.refuse("config.yaml", event, "a second document begins here; a file holds one")
                case yaml.ScalarEvent():
                    done = self.scalar(event)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    if len(opened) == MAXIMUM_DEPTH:
                        self.refuse("config.nesting", event, f"nested more than {MAXIMUM_DEPTH} deep")
                    opened.append(_Open(self.span(event), isinstance(event, yaml.MappingStartEvent), [], [], {}))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    done = self.close(opened.pop())
                case _:
                    pass
            if done is None:
                continue
            if not opened:
                top = done
            elif opened[-1].table and len(opened[-1].items) == len(opened[-1].keys):
                self.key(opened[-1], done)
            else:
                opened[-1].items.append(done)
        return top

    def events(self) -> list[yaml.Event]:
        """PyYAML's events, up to the first that is too deep; every error of its own becomes a refusal."""
        loader: yaml.SafeLoader | None = None
        events: list[yaml.Event] = []
        depth = 0
        try:
            loader = yaml.SafeLoader(self.text)
            while depth <= MAXIMUM_DEPTH and loader.check_event():
                event: yaml.Event = loader.get_event()  # type: ignore[no-untyped-call] # PyYAML's stubs leave it bare
                events.append(event)
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        except yaml.reader.ReaderError as reason:
            line, column = place(self.text, reason.position)
            where = Span(self.path, line, column, line, column + 1)
            name = character_name(self.text[reason.position])
            raise _Refused(error("config.yaml", where, f"YAML does not allow the character {name}")) from None
        except yaml.MarkedYAMLError as reason:
            mark = reason.problem_mark or reason.context_mark
            where = Span(self.path, mark.line + 1, mark.column + 1) if mark else Span(self.path, 1, 1)
            said = ", ".join(part for part in (reason.context, reason.problem) if part)
            raise _Refused(error("config.yaml", where, f"not YAML: {said or 'unreadable'}", *_advice(said))) from None
        except (ValueError, OverflowError):
            # An escape beyond Unicode (`"\U00110000"`), or a version number of thousands of digits.
            mark = loader.get_mark() if loader else None
            where = Span(self.path, mark.line + 1, mark.column + 1) if mark else Span(self.path, 1, 1)
            raise _Refused(error("config.yaml", where, "not YAML: a number out of range")) from None
        finally:
            if loader is not None:
                loader.dispose()
        return events

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """The value of a scalar: plain ones resolved, quoted and block ones as text."""
        where = self.span(event)
        index = forbidden_character(event.value)
        if index is not None:
            name = character_name(event.value[index])
            self.refuse("config.yaml", event, f"the escape for {name} stands for a character that no output can carry")
        plain = event.style is None
        return Scalar(plain_value(event.value) if plain else event.value, event.value, where)

    def close(self, collection: _Open) -> Node:
        """The node of a finished collection."""
        if not collection.table:
            return Sequence(tuple(collection.items), collection.span)
        entries = zip(collection.keys, collection.items, strict=True)
        # Of a key that stands twice the first alone is known under its text.
        return Table(tuple((key, node) for key, node in entries if collection.known[key.text] is key), collection.span)

    def key(self, table: _Open, node: Node) -> None:
        """Take a node as the next key of a table."""
        if not isinstance(node, Scalar) or not node.text:
            raise _Refused(error("config.yaml", node.span, "a key must be a word"))
        if node.text == "<<":
            raise _Refused(error("config.alias", node.span, "merge keys are not read", "write the keys out"))
        before = table.known.setdefault(node.text, node)
        if before is not node:
            message = f'the key "{node.text}" stands here a second time'
            finding = error("config.duplicate-key", node.span, message, f"the first is on line {before.span.line}")
            if not self.keep_first:
                raise _Refused(finding)
            self.twice.append(finding)
        table.keys.append(node)

    def refuse_extras(self, event: yaml.Event) -> None:
        """Refuse anchors, aliases and tags, wherever they stand."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self.refuse("config.alias", event, "anchors (&) and aliases (*) are not read", "write the value out")
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.NodeEvent) and tag is not None:
            self.refuse("config.tag", event, "tags (!) are not read", "put text that begins with ! in quotes")

    def refuse(self, code: str, event: yaml.Event, message: str, *hints: str) -> None:
        """End the reading with an error at an event's place."""
        raise _Refused(error(code, self.span(event), message, *hints))

    def span(self, event: yaml.Event) -> Span:
        """The place of an event, from its first character to its end."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Span(self.path)
        return Span(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _advice(said: str) -> tuple[str, ...]:
    if r"\t" in said:
        return ("indent with spaces, not with tabs",)
    if "mapping values are not allowed" in said:
        return ("put text that holds a colon and a space in quotes",)
    if "could not find expected ':'" in said or "block end" in said:
        return ("look at the indentation, and for a missing colon or quote",)
    return ()
