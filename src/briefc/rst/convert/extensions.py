"""Directives of briefc: from what was read of one to its node, completed by its own room."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from docutils import nodes

from briefc.markup.directive import Reading
from briefc.model.article import Metadata
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Extension, Inlines, Paragraph, Placed, plain
from briefc.model.diagnostic import Severity
from briefc.model.files import Refused
from briefc.model.project import Project
from briefc.model.register import Registers
from briefc.model.span import Span
from briefc.rst.bridge import Call
from briefc.rst.convert.conversion import Conversion
from briefc.rst.convert.late import inline_text
from briefc.rst.elements import extension, part, words


@dataclass(slots=True)
class _NodeReading:
    """The `Reading` of one directive."""

    to: Conversion
    node: extension
    call: Call

    @property
    def metadata(self) -> Metadata:
        return self.to.session.metadata

    @property
    def project(self) -> Project:
        return self.to.session.project

    @property
    def registers(self) -> Registers:
        return self.to.session.registers

    @property
    def span(self) -> Span:
        return self.call.span

    @property
    def raw(self) -> str:
        return str(self.node.rawsource)

    def span_of(self, field: str) -> Span:
        return self.call.places.get(field, self.call.span)

    def report(self, severity: Severity, code: str, message: str, *hints: str, field: str = "") -> None:
        self.to.report(severity, code, self.span_of(field), message, *hints)

    def asset(self, path: str, field: str = "") -> Asset | None:
        answer = self.to.asset(self.node.source or self.to.session.path, path)
        if isinstance(answer, Refused):
            self.report(Severity.ERROR, answer.code, answer.message, *answer.hints, field=field)
            return None
        return answer

    def parse_inlines(self, text: str, field: str = "") -> Inlines:
        return inline_text(self.to, text, self.span_of(field))


def directive(to: Conversion, node: extension) -> Blocks:
    """The block of a directive; of one that lacks what it needs, the content alone."""
    call: Call = node.call
    values = dict(call.values)
    for child in node.children:
        if isinstance(child, part | words) and child["field"]:
            values[child["field"]] = _content(to, child)
    if call.broken:
        return _kept(to, node, values)
    names = {field.name for field in dataclasses.fields(call.directive.node)}
    placed = to.placed(node)
    placed["span"] = call.span
    given = {"id": placed["id"], "span": call.span, "name": "", "classes": placed["classes"]}
    for name in ("id", "span"):
        if name in names:
            values[name] = given[name]
    made: Any = call.directive.node(**values)
    if call.directive.complete is not None:
        reading: Reading = _NodeReading(to, node, call)
        made = call.directive.complete(made, reading)
        if made is None:
            return ()
    chosen = getattr(made, "id", "") or placed["id"]
    if chosen != placed["id"] and any(other.id == chosen for other in to.made):
        # The same thing a second time keeps the id that the reader gave it: ids are unique.
        chosen, made = placed["id"], dataclasses.replace(made, id=placed["id"])
    if chosen != placed["id"]:
        to.moved[placed["id"]] = chosen
        placed["id"] = chosen
    block = Extension(directive=call.directive.name, node=made, **placed)
    to.made.append(block)
    if call.directive.facts is not None:
        to.facts.extend(call.directive.facts(made, to.setting))
    _label(to, node, block)
    if call.directive.runs_in:
        meaning = call.directive.core(made, to.setting)
        if len(meaning) == 1 and isinstance(meaning[0], Paragraph):
            to.leading += meaning[0].content
            return ()
        return meaning
    return (block,)


def _content(to: Conversion, child: part | words) -> Any:
    return to.inlines(child.children) if isinstance(child, words) else to.within(child)


def _kept(to: Conversion, node: extension, values: dict[str, Any]) -> Blocks:
    """The content of a directive that could not be made, as blocks without it."""
    out: Blocks = ()
    for child in node.children:
        if not isinstance(child, part | words):
            continue
        content: Any = values.get(child["field"]) if child["field"] else to.within(child)
        if not content:
            continue
        if isinstance(content[0], Placed):
            out += content
        else:
            out += (Paragraph(content=content, span=node.call.span),)
    return out


def _label(to: Conversion, node: extension, block: Extension) -> None:
    labels = node.call.directive.labels
    if labels is None:
        return
    title = getattr(block.node, "title", "")
    shown = title if isinstance(title, str) else plain(title)
    for label in labels(block.node):
        name = nodes.fully_normalize_name(label)
        to.labels.setdefault(name, (name, block.id, shown))
