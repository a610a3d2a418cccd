"""How this room's tests use a directive: read a body with the real reader, and write looks as short text."""

from __future__ import annotations

from typing import Any

from briefc.directives.table import directive_table
from briefc.markup.directive import Setting
from briefc.markup.element import Element, Flow, Markup, Run
from briefc.model.content import Extension, plain, plain_blocks
from briefc.model.project import Project
from briefc.model.walk import find
from tests.rst.reading import HEAD, read

TABLE = directive_table()


def outcome_of(body: str, *, fields: str = "", project: Project | None = None) -> Any:
    """The outcome of reading an article with a body, which begins on line 7 (and as many more as `fields` has)."""
    head = HEAD.replace(":summary:", f"{fields}:summary:")
    return read(head + body, table=TABLE, project=project)


def findings(body: str, **options: Any) -> list[str]:
    """`line:column severity code`, one a finding."""
    return [
        f"{d.span.line}:{d.span.column} {d.severity.label} {d.code}" for d in outcome_of(body, **options).diagnostics
    ]


def node_of(body: str, **options: Any) -> Any:
    """The node of the one directive in a body that reads without a warning."""
    outcome = outcome_of(body, **options)
    assert [d for d in outcome.diagnostics if d.severity > 1] == []
    return next(find(outcome.value.body, Extension)).node


def fact_of(body: str, **options: Any) -> Any:
    """The one fact of a body that reads without a warning."""
    outcome = outcome_of(body, **options)
    assert [d for d in outcome.diagnostics if d.severity > 1] == []
    (fact,) = outcome.value.facts
    return fact


def looks(body: str, **options: Any) -> dict[str, str]:
    """The looks of the one directive in a body, as text: `html`, `rendition`, `nitf`."""
    outcome = outcome_of(body, **options)
    extension = next(find(outcome.value.body, Extension))
    metadata = outcome.value.metadata
    setting = Setting(metadata.slug, metadata.language, metadata.direction)
    directive = TABLE[extension.directive]
    made: dict[str, str] = {}
    for name in ("html", "rendition", "nitf"):
        look = getattr(directive, name)
        made[name] = shown(look(extension.node, setting)) if look else "(core)"
    return made


def shown(markup: Markup) -> str:
    """Markup as text: elements as tags, holes as the words that go into them in braces."""
    out: list[str] = []
    for node in markup:
        if isinstance(node, str):
            out.append(node)
        elif isinstance(node, Element):
            pairs = "".join(f' {key}="{value}"' for key, value in node.attributes)
            out.append(f"<{node.name}{pairs}>{shown(node.children)}</{node.name}>")
        elif isinstance(node, Flow):
            out.append(f"{{{plain_blocks(node.blocks)}}}")
        elif isinstance(node, Run):
            out.append(f"{{{plain(node.inlines)}}}")
    return "".join(out)
