"""A tree of YAML nodes to a frozen dataclass whose fields are its schema.

Understood field types: str, bool, int, float, tuples of str or of such dataclasses, mappings of names to str, to a
theme's setting or to such dataclasses, and such dataclasses themselves. A field without a default must be given. A null
node means "as if not written". The rules come from the fields' metadata (`briefc.model.setting.about`).
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.setting import FREE, ZONE, Rule, key_of
from briefc.model.suggest import did_you_mean, nearest
from briefc.source.yaml_text import Node, Scalar, Sequence, Table

T = TypeVar("T")
Report = Callable[[Diagnostic], None]

FAILED: Any = object()
"""What reading a field gives after reporting why it has no value."""


def bind(node: Node, cls: type[T], report: Report, where: str = "") -> T | None:
    """A `cls` made of a tree, or None after reporting at least one error.

    All errors are reported, not the first alone: `config.type`, `config.unknown-key`, `config.missing-key`,
    `config.value`. `where` is the dotted name of the node, empty for the whole file.
    """
    if isinstance(node, Scalar) and node.value is None:
        node = Table((), node.span)
    if not isinstance(node, Table):
        report(_mismatch(node, where, "a section: keys and values, indented below it"))
        return None
    fields = {key_of(f.name): f for f in dataclasses.fields(cls)}  # type: ignore[arg-type] # T is always a dataclass
    types_of = hints(cls)
    values: dict[str, Any] = {}
    failed = False
    for key, child in node.entries:
        found = fields.get(key.text)
        if found is None:
            report(_unknown(key, where, tuple(fields)))
            failed = True
            continue
        name = f"{where}.{key.text}" if where else key.text
        if isinstance(child, Scalar) and child.value is None and not required(found):
            continue
        value = _read(child, types_of[found.name], rule_of(found), report, name)
        failed = failed or value is FAILED
        values[found.name] = value
    for key_name, one in fields.items():
        if required(one) and one.name not in values:
            message = f'"{key_name}" is missing' + (f" in {where}" if where else "")
            report(error("config.missing-key", node.span, message))
            failed = True
    return None if failed else cls(**values)


def hints(cls: type[Any]) -> dict[str, Any]:
    """The resolved types of a dataclass's fields."""
    return typing.get_type_hints(cls)


def rule_of(field: dataclasses.Field[Any]) -> Rule:
    """The rule of a field: its own, or none."""
    rule = field.metadata.get("rule", FREE)
    return rule if isinstance(rule, Rule) else FREE


def required(field: dataclasses.Field[Any]) -> bool:
    """True for a field without a default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def default_of(cls: type[Any]) -> Any:
    """An object with the defaults of a dataclass as attributes, and without those fields that have none."""
    found: dict[str, Any] = {}
    for one in dataclasses.fields(cls):
        if one.default is not dataclasses.MISSING:
            found[one.name] = one.default
        elif one.default_factory is not dataclasses.MISSING:
            found[one.name] = one.default_factory()
    return SimpleNamespace(**found)


def item_type(kind: Any) -> Any:
    """The type of a tuple's items, or None when `kind` is no tuple type."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None


def value_type(kind: Any) -> Any:
    """The type of a mapping's values, or None when `kind` is no mapping type."""
    origin = typing.get_origin(kind)
    return typing.get_args(kind)[1] if isinstance(origin, type) and issubclass(origin, Mapping) else None


def entry_type(kind: Any) -> type[Any] | None:
    """The settings class of a mapping's entries, or None when `kind` is no mapping of names to such."""
    value = value_type(kind)
    return value if isinstance(value, type) and dataclasses.is_dataclass(value) else None


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """All time zones of the IANA database, as installed."""
    return frozenset(available_timezones())


def is_zone(text: str) -> bool:
    """Whether a text is in `zones`. It opens the one file of that name, and not all six hundred to list them."""
    try:
        return ZoneInfo(text).key == text and not text.startswith(_UNLISTED)
    except (OSError, ValueError, LookupError):
        return False


_UNLISTED = ("posix/", "right/", "posixrules")
"""What the database has besides time zones: the same ones once more, without and with leap seconds."""


def _read(node: Node, kind: Any, rule: Rule, report: Report, name: str) -> Any:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        made = bind(node, kind, report, name)
        return FAILED if made is None else made
    if item_type(kind) is not None:
        return _list(node, item_type(kind), rule, report, name)
    if value_type(kind) is not None:
        return _mapping(node, value_type(kind), rule, report, name)
    if not isinstance(node, Scalar):
        report(_mismatch(node, name, _WANTED[kind]))
        return FAILED
    return _scalar(node, kind, rule, report, name)


_WANTED = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}


def _scalar(node: Scalar, kind: type, rule: Rule, report: Report, name: str) -> Any:
    value = node.value
    if kind is float and type(value) is int:
        value = float(value)
    elif kind is int and isinstance(value, float) and value.is_integer():
        value = int(value)  # JSON Schema's "integer" takes 5.0 too
    if type(value) is not kind:
        report(_mismatch(node, name, _WANTED[kind]))
        return FAILED
    complaint: tuple[str, ...] = ()
    if isinstance(value, str):
        complaint = _text_complaint(value, rule)
    elif value is not None:
        complaint = _range_complaint(value, rule)
    if complaint:
        message, *advice = complaint
        report(error("config.value", node.span, f"{name}: {message}", *advice))
        return FAILED
    if isinstance(value, str) and not (rule.pattern or rule.choices or rule.kind):
        return value.strip() if rule.prose else " ".join(value.split())
    return value


def _text_complaint(text: str, rule: Rule) -> tuple[str, ...]:
    """The message and help lines when a text breaks its rule, else nothing. What may be secret is not quoted."""
    for pattern, message, advice in rule.refused:
        if re.search(pattern, text):
            return (message, advice)
    if rule.choices and text not in rule.choices:
        listed = ", ".join(choice or '""' for choice in rule.choices)
        now = rule.retired.get(text.upper())
        hints = (f'did you mean "{now}"?',) if now else did_you_mean(text, rule.choices)
        return (f'"{text}" is not one of {listed}', *hints)
    if rule.kind == ZONE and not is_zone(text):
        return (f'there is no time zone "{text}"', *(did_you_mean(text, zones()) or (f"write {rule.shape}",)))
    if rule.pattern and not re.search(rule.pattern, text):
        return ("it does not fit" if rule.refused else f'"{text}" does not fit', f"write {rule.shape}")
    return ()


def _range_complaint(number: float, rule: Rule) -> tuple[str, ...]:
    if rule.minimum is not None and number < rule.minimum:
        return (f"{number:g} is too small", f"the least is {rule.minimum:g}")
    if rule.maximum is not None and number > rule.maximum:
        return (f"{number:g} is too large", f"the most is {rule.maximum:g}")
    return ()


def _list(node: Node, kind: Any, rule: Rule, report: Report, name: str) -> Any:
    if not isinstance(node, Sequence):
        report(_mismatch(node, name, "a list", "write one item a line, each after a hyphen, or [a, b]"))
        return FAILED
    values = [_read(item, kind, rule, report, f"{name}[{number}]") for number, item in enumerate(node.items)]
    failed = any(value is FAILED for value in values)
    if len(values) < rule.least:
        report(error("config.value", node.span, f"{name}: the list needs at least {rule.least} item"))
        failed = True
    if kind is str:
        texts = [item.value if isinstance(item, Scalar) else None for item in node.items]
        for number, item in enumerate(node.items):
            if texts[number] in texts[:number]:
                report(error("config.value", item.span, f'{name}: "{texts[number]}" stands here a second time'))
                failed = True
    return FAILED if failed else tuple(values)


def _mapping(node: Node, kind: Any, rule: Rule, report: Report, name: str) -> Any:
    """A mapping of names to dataclasses, or to scalars: as text (as written) for str, else the value as resolved."""
    if not isinstance(node, Table):
        report(_mismatch(node, name, "names and values, indented below it"))
        return FAILED
    values: dict[str, Any] = {}
    for key, child in node.entries:
        if not re.search(rule.keys, key.text):
            message = f'{name}: "{key.text}" is not a name'
            report(error("config.value", key.span, message, f"use {rule.keys_shape}"))
            values[key.text] = FAILED
        elif dataclasses.is_dataclass(kind):
            values[key.text] = _read(child, kind, FREE, report, f"{name}.{key.text}")
        elif not isinstance(child, Scalar) or child.value is None:
            report(_mismatch(child, f"{name}.{key.text}", "text, a number, true or false"))
            values[key.text] = FAILED
        else:
            values[key.text] = child.text if kind is str else child.value
    return FAILED if any(value is FAILED for value in values.values()) else values


def _unknown(key: Scalar, where: str, known: tuple[str, ...]) -> Diagnostic:
    message = f'unknown key "{key.text}"' + (f" in {where}" if where else "")
    advice = did_you_mean(key.text, known) or (f"known here: {', '.join(known)}",)
    return error("config.unknown-key", key.span, message, *advice)


def _mismatch(node: Node, name: str, wanted: str, *advice: str) -> Diagnostic:
    place = f"{name}: " if name else ""
    if not advice and wanted == "text" and isinstance(node, Scalar) and node.value is not None:
        advice = (f'put it in quotes: "{node.text}"',)
    if not advice and wanted == "true or false" and isinstance(node, Scalar):
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(node.text.lower())
        meant = meant or nearest(node.text, ("true", "false"))
        advice = (f"write {meant}, without quotes",) if meant else ()
    return error("config.type", node.span, f"{place}expected {wanted}, found {_found(node)}", *advice)


def _found(node: Node) -> str:
    match node:
        case Table():
            return "a section"
        case Sequence():
            return "a list"
        case Scalar(value=None):
            return "nothing"
        case Scalar(value=bool()):
            return node.text
        case Scalar(value=str()):
            return f'the text "{node.text if len(node.text) <= 40 else node.text[:39] + "…"}"'
        case Scalar():
            return f"the number {node.text}"
