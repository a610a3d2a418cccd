"""The one room for Jinja2: a theme's template and values to a page, or to a finding with the template's line.

Templates of a theme are somebody's code and are run as such: in Jinja2's immutable sandbox, escaping always on, an
unknown name an error, without filters and functions that would give other bytes each time, and with an end to what they
may produce.
"""

from __future__ import annotations

import dataclasses
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup as Finished

from briefc.markup.element import Markup
from briefc.markup.html import to_html
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.model.theme import Theme

LONGEST_PAGE = 50_000_000
"""Characters after which a template is taken to run away."""

_LONGEST_REPEAT = 1_000_000
_TROUBLE = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What a template's author can cause. Anything else is a fault of briefc and travels on."""


def finished(markup: Markup) -> Finished:
    """Markup as a value that templates print without escaping it again."""
    return Finished(to_html(markup))  # noqa: S704 - made of elements, escaped by the serialiser


def finished_text(html: str) -> Finished:
    """HTML text that is made and escaped elsewhere, as a value that templates print as it is."""
    return Finished(html)  # noqa: S704 - never an author's text


def render(theme: Theme, name: str, values: Mapping[str, Any]) -> Outcome[str]:
    """The page that the theme's template `name` makes of `values`; None and an error `theme.template` when it fails.

    Every template that takes part is looked up in `theme.templates` on each call, so that the reading is recorded.
    """
    try:
        used = _used(theme, name)
        template = _environment(tuple(used.items())).get_template(name)
        return Outcome(_written(template.generate(values)))
    except _TROUBLE as reason:
        return Outcome(None, (_finding(theme, name, reason, values),))


def _written(pieces: Any) -> str:
    out: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_PAGE:
            raise SecurityError(f"the page grows beyond {LONGEST_PAGE} characters")
        out.append(piece)
    return "".join(out)


# --- which templates -------------------------------------------------------------------------------------------------


def _used(theme: Theme, name: str) -> dict[str, str]:
    """The template and all that it extends, includes and imports, by name."""
    used: dict[str, str] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in used:
            continue
        if current not in theme.templates:
            raise TemplateNotFound(current)
        used[current] = theme.templates[current]
        further = _referred(current, used[current])
        if None in further:
            return {**theme.templates}  # a name that is computed: any template may be meant
        waiting.extend(other for other in further if other is not None)
    return dict(sorted(used.items()))


@lru_cache(maxsize=256)
def _referred(name: str, text: str) -> tuple[str | None, ...]:
    """The names of the templates that a text refers to; None among them for a name that is computed."""
    tree = _bare().parse(text, name, name)
    return tuple(dict.fromkeys(meta.find_referenced_templates(tree)))


# --- the environment -------------------------------------------------------------------------------------------------


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with an end to repeating."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply, unless a text or list would be repeated without measure, or a number grow so."""
        if operator == "**" and not (isinstance(right, (int, float)) and abs(right) < 64):
            raise SecurityError("this power is too large")
        for many, once in ((left, right), (right, left)):
            if isinstance(once, (str, list, tuple)) and isinstance(many, int) and many * len(once) > _LONGEST_REPEAT:
                raise SecurityError(f"repeated {many} times, which is too long")
        return super().call_binop(context, operator, left, right)


class _Texts(BaseLoader):
    """A loader of texts that are at hand; the name serves as file name, so that a traceback tells the line."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template. Raises TemplateNotFound."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], template, lambda: True


def _bare() -> _Sandbox:
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.pop("random", None)  # equal sources give equal bytes
    environment.globals.pop("lipsum", None)  # same
    return environment


@lru_cache(maxsize=16)
def _environment(texts: tuple[tuple[str, str], ...]) -> _Sandbox:
    """The environment of just these templates. Compiling costs, so it is kept for as long as the texts are the same."""
    environment = _bare()
    environment.loader = _Texts(dict(texts))
    return environment


# --- what went wrong -------------------------------------------------------------------------------------------------


_NO_ATTRIBUTE = re.compile(r"'[\w.]*?(\w+) object' has no attribute '(\w+)'")
_NO_NAME = re.compile(r"'(\w+)' is undefined")


def _finding(theme: Theme, name: str, reason: Exception, values: Mapping[str, Any]) -> Diagnostic:
    """An error at the line of the template, in the theme of the chain that it came from."""
    where, line = name, 0
    said, hints = _undefined(" ".join(str(reason).split()) or type(reason).__name__, values)
    if isinstance(reason, TemplateSyntaxError):
        where, line = reason.name or name, reason.lineno
    elif isinstance(reason, TemplateNotFound):
        said = f'there is no template "{reason.name}"'
        hints = ("templates lie beside theme.yaml, or in its folder templates/",)
    for frame in traceback.extract_tb(reason.__traceback__):
        if frame.filename in theme.templates and not isinstance(reason, TemplateSyntaxError):
            where, line = frame.filename, frame.lineno or 0
    message = f"the template {where} cannot be rendered: {said}"
    return error("theme.template", Span(_place(theme, where), line), message, *hints)


def _undefined(said: str, values: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Jinja's words for a name that is not there in ours, with the nearest one that is."""
    if match := _NO_NAME.fullmatch(said):
        return f'there is no "{match.group(1)}"', did_you_mean(match.group(1), values)
    if match := _NO_ATTRIBUTE.fullmatch(said):
        kind, asked = match.groups()
        if kind == "dict":
            keys = [key for value in values.values() if isinstance(value, dict) for key in value]
            return f'there is no "{asked}"', did_you_mean(asked, keys)
        known = next((one for one in _kinds(values.values()) if one.__name__ == kind), None)
        names = [field.name for field in dataclasses.fields(known)] if known else []
        return f'{kind} has no "{asked}"', did_you_mean(asked, names)
    return said, ()


def _kinds(values: Iterable[Any]) -> Iterator[type[Any]]:
    """The dataclasses among values and inside them."""
    for value in values:
        if isinstance(value, tuple):
            yield from _kinds(value)
        elif dataclasses.is_dataclass(value):
            yield type(value)
            yield from _kinds(getattr(value, field.name) for field in dataclasses.fields(value))


def _place(theme: Theme, name: str) -> str:
    """The path of a template as users know it."""
    owner, _, inner = name.partition("/")
    if owner in theme.chain:
        return f"themes/{owner}/templates/{inner}"
    for theme_name in theme.chain:
        if f"{theme_name}/{name}" in theme.templates:
            return f"themes/{theme_name}/templates/{name}"
    return name
