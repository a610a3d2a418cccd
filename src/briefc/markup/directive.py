"""What a directive is: one value that names its schema, its plain meaning, and its looks.

A directive's node is a frozen dataclass whose fields are its options; `argument`, `option` and `body` declare them.
Missing options, suggestions and the reference page come from those declarations.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

from briefc.markup.element import Markup
from briefc.model.article import Article, Metadata
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Extension, Inlines
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.facts import Fact
from briefc.model.project import Project
from briefc.model.register import Registers
from briefc.model.span import Span

BodyKind: TypeAlias = Literal["blocks", "inlines", "text", "lines"]


@dataclass(frozen=True, slots=True)
class Option:
    """How one field of a node is written and read.

    `part` says where it stands: the directive's argument, an option, its body. `read` turns the author's text into
    the value and raises ValueError with a sentence for the author. `kind` (argument and body) says what it is parsed
    to: `blocks`, `inlines`, `text` (str), or `lines` (tuple of (text, Span), empty ones dropped).
    """

    part: Literal["argument", "option", "body"]
    doc: str
    read: Callable[[str], Any] = str
    required: bool = False
    kind: BodyKind = "text"
    name: str = ""
    flag: bool = False


def _field(option: Option, default: Any) -> Any:
    return dataclasses.field(default=default, metadata={"option": option})


def argument(
    doc: str,
    *,
    read: Callable[[str], Any] = str,
    default: Any = "",
    required: bool = False,
    kind: Literal["text", "inlines"] = "text",
) -> Any:
    """A field read from the directive's argument."""
    return _field(Option("argument", doc, read, required, kind), () if kind == "inlines" and default == "" else default)


def option(
    doc: str, *, read: Callable[[str], Any] = str, default: Any = "", required: bool = False, name: str = ""
) -> Any:
    """A field read from the option of its name (`name` where the option's name is no Python name; `_` is `-`)."""
    return _field(Option("option", doc, read, required, "text", name), default)


def flag(doc: str, *, name: str = "") -> Any:
    """A field that is True when the option stands there, without a value."""
    return _field(Option("option", doc, bool, required=False, kind="text", name=name, flag=True), default=False)


def body(doc: str, *, kind: BodyKind = "blocks", required: bool = False) -> Any:
    """A field read from the directive's body."""
    return _field(Option("body", doc, str, required, kind), "" if kind == "text" else ())


def declared(node: type[Any]) -> dict[str, Option]:
    """The declared options of a node class by field name, in order of declaration."""
    return {f.name: f.metadata["option"] for f in dataclasses.fields(node) if "option" in f.metadata}


class Reading(Protocol):
    """What a directive may ask while its node is completed. It never opens a file or a clock itself."""

    @property
    def metadata(self) -> Metadata:
        """The article's typed metadata."""

    @property
    def project(self) -> Project:
        """The project's configuration; what is read of it is recorded."""

    @property
    def registers(self) -> Registers:
        """The newsroom's people, organisations and places; what is asked of them is recorded."""

    @property
    def span(self) -> Span:
        """Where the directive stands (its first line)."""

    @property
    def raw(self) -> str:
        """The directive's source text, from its two full stops to its last line."""

    def span_of(self, field: str) -> Span:
        """Where a field of the node was written; the directive's own place when it was not."""

    def report(self, severity: Severity, code: str, message: str, *hints: str, field: str = "") -> None:
        """Say something to the author, at a field's place or the directive's."""

    def asset(self, path: str, field: str = "") -> Asset | None:
        """A picture by the path the author wrote, relative to the source; None after reporting why."""

    def parse_inlines(self, text: str, field: str = "") -> Inlines:
        """Inline reST to content, for options that carry markup."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a look may know of the article around it: slug, language (BCP 47), text direction."""

    slug: str
    language: str
    direction: Literal["ltr", "rtl"] = "ltr"


Look: TypeAlias = Callable[[Any, Setting], Markup]


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive.

    `node`: a frozen slotted dataclass; besides declared options it may have the fields `id` (given by the reader:
    `letter` + number + `-` + slug) and `span`. `core(node, setting)` is its plain meaning, and mandatory. `html` (page
    and print), `rendition` (HTML inside NewsML) and `nitf` are looks: pure functions to markup whose `Flow` and `Run`
    holes the writer fills. Without a look, `core` stands in; one that returns () leaves the directive out on purpose.
    `facts(node, setting)` states what machines may use. `complete(node, reading)` runs once while reading: canonical
    forms, defaults from metadata and project, lint of one node; it returns the node, or None after an error, and then
    the block is dropped. `review(made, article, report)` runs once an article with all nodes of this directive, for
    rules that need the whole. `runs_in`: the first paragraph of `core` is joined to the start of the next paragraph.
    `labels(node)` are names for `:ref:`.
    """

    name: str
    node: type[Any]
    core: Callable[[Any, Setting], Blocks]
    doc: str = ""
    aliases: tuple[str, ...] = ()
    html: Look | None = None
    rendition: Look | None = None
    nitf: Look | None = None
    facts: Callable[[Any, Setting], tuple[Fact, ...]] | None = None
    complete: Callable[[Any, Reading], Any] | None = None
    review: Callable[[tuple[Extension, ...], Article, Callable[[Diagnostic], None]], None] | None = None
    labels: Callable[[Any], tuple[str, ...]] | None = None
    runs_in: bool = False
    letter: str = "x"


DirectiveTable: TypeAlias = Mapping[str, Directive]
"""Directives by canonical name (aliases are only for reading)."""
