"""briefc's directives into docutils: one docutils class each, made from what the directive's node declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from docutils.parsers import rst
from docutils.parsers.rst import directives

from briefc.markup.directive import Directive, Option, declared
from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.rst.elements import extension, part, words
from briefc.rst.session import session_of


@dataclass(slots=True)
class Call:
    """One use of a directive, as read: values by field (without the parts that hold content), places by field.

    `broken` is set when something required is missing: then there is no node, but the content is kept.
    """

    directive: Directive
    span: Span
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    broken: bool = False


def option_name(name: str, option: Option) -> str:
    """How a field's option is written: its own name with `-` for `_`, unless the declaration names another."""
    return option.name or name.replace("_", "-")


def _flag(value: str | None) -> bool:
    if value is not None and value.strip():
        raise ValueError(f'it takes no value, but has "{value}"')
    return True


def _reader(option: Option) -> Any:
    def read(value: str | None) -> Any:
        if value is None or not value.strip():
            raise ValueError("its value is missing")
        return option.read(value)

    return _flag if option.flag else read


@lru_cache(maxsize=256)
def docutils_class(directive: Directive) -> type[rst.Directive]:
    """The docutils directive class that reads `directive`."""
    fields = declared(directive.node)
    spec: dict[str, Any] = {"name": directives.unchanged_required, "class": directives.class_option}
    for name, option in fields.items():
        if option.part == "option":
            spec[option_name(name, option)] = _reader(option)
    takes_argument = any(option.part == "argument" for option in fields.values())
    return type(
        f"{directive.name}-directive",
        (_Bridge,),
        {
            "directive": directive,
            "fields": fields,
            "option_spec": spec,
            "optional_arguments": 1 if takes_argument else 0,
            "__doc__": directive.doc,
        },
    )


class _Bridge(rst.Directive):
    """Reads one use of a briefc directive and leaves an `extension` in the doctree."""

    directive: Directive
    fields: dict[str, Option]
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Any]:
        """The `extension` node, which is converted after docutils' transforms."""
        session = session_of(self.state)
        source, line = self.state_machine.get_source_and_line(self.lineno)
        node = extension(self.block_text)
        node.source, node.line = source, line
        call = Call(self.directive, session.find(source, line, self.name))
        # From the two full stops to the name: what the author sees as the directive.
        start = session.block(source, line).column
        call.span = Span(call.span.path, call.span.line, start, call.span.end_line, call.span.end_column + 2)
        node.call = call
        state: Any = self.state
        option_places: dict[str, Span] = getattr(state, "option_places", {})
        for name, option in self.fields.items():
            match option.part:
                case "option":
                    written = option_name(name, option)
                    if written in option_places:
                        call.places[name] = option_places[written]
                    if written in self.options:
                        call.values[name] = self.options[written]
                    elif option.required and written not in option_places:
                        self._missing(call, f'{self.name} needs the option "{written}"')
                case "argument":
                    self._argument(node, call, name, option)
                case "body":
                    self._body(node, call, name, option)
        if self.content and not any(option.part == "body" for option in self.fields.values()):
            self._stray(node, call)
        node["classes"] += self.options.get("class", [])
        if "name" in self.options:
            self.add_name(node)
        state.option_places = {}
        return [node]

    def _missing(self, call: Call, message: str) -> None:
        call.broken = True
        session_of(self.state).report(Severity.ERROR, "directive.missing", call.span, message)

    def _argument(self, node: extension, call: Call, name: str, option: Option) -> None:
        session = session_of(self.state)
        text = self.arguments[0] if self.arguments else ""
        if not text.strip():
            if option.required:
                self._missing(call, f"{self.name} needs something on its first line")
            return
        source, line = self.state_machine.get_source_and_line(self.lineno)
        call.places[name] = session.find(source, line, text.split("\n", 1)[0], call.span.end_column)
        if option.kind == "inlines":
            inner, messages = self.state.inline_text(text, self.lineno)
            node += words("", "", *inner, field=name)
            node += messages
            return
        try:
            call.values[name] = option.read(" ".join(text.split("\n")))
        except ValueError as reason:
            session.report(Severity.ERROR, "directive.value", call.places[name], " ".join(str(reason).split()))

    def _body(self, node: extension, call: Call, name: str, option: Option) -> None:
        session = session_of(self.state)
        if not any(line.strip() for line in self.content):
            if option.required:
                self._missing(call, f"{self.name} needs text below it")
            return
        places = [(source, (offset or 0) + 1) for source, offset in self.content.items]
        first = next(index for index, line in enumerate(self.content) if line.strip())
        call.places[name] = session.find(*places[first], self.content[first])
        match option.kind:
            case "blocks":
                holder = part("", field=name)
                self.state.nested_parse(self.content, self.content_offset, holder)
                node += holder
            case "inlines":
                inner, messages = self.state.inline_text("\n".join(self.content), self.content_offset + 1)
                node += words("", "", *inner, field=name)
                node += messages
            case "text":
                try:
                    call.values[name] = option.read("\n".join(self.content))
                except ValueError as reason:
                    session.report(Severity.ERROR, "directive.value", call.places[name], " ".join(str(reason).split()))
            case "lines":
                call.values[name] = tuple(
                    (line.strip(), session.find(*place, line.strip()))
                    for line, place in zip(self.content, places, strict=True)
                    if line.strip()
                )

    def _stray(self, node: extension, call: Call) -> None:
        source, offset = self.content.items[0]
        session = session_of(self.state)
        session.report(
            Severity.ERROR,
            "directive.body-unexpected",
            session.block(source, (offset or 0) + 1),
            f"{self.name} takes no text below it",
            "leave a blank line after the directive and begin the text at its margin",
        )
        holder = part("", field="")
        self.state.nested_parse(self.content, self.content_offset, holder)
        node += holder
        call.broken = True
