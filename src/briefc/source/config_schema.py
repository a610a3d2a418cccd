"""The typed settings to a JSON Schema, for editors: takes and refuses what the loader does."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

from briefc.model.project import Project, default_project
from briefc.model.setting import ZONE, Rule, key_of
from briefc.source.typed import default_of, entry_type, hints, item_type, required, rule_of, value_type, zones

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `briefc.yaml`; the time zones are those installed here."""
    return {
        "$schema": DIALECT,
        "title": "briefc.yaml",
        **_table(Project, default_project(), "Settings of a briefc project."),
    }


def schema_of(cls: type[Any], title: str, doc: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of another file whose fields are those of a settings class."""
    return {"$schema": DIALECT, "title": title, **_table(cls, default_of(cls), doc)}


def _table(cls: type[Any], default: Any, doc: str) -> dict[str, Any]:
    kinds = hints(cls)
    properties = {}
    for field in dataclasses.fields(cls):
        described = _value(kinds[field.name], rule_of(field), getattr(default, field.name, None))
        if required(field):
            described = _never_null(described)
        properties[key_of(field.name)] = {"description": field.metadata.get("doc", ""), **described}
    made: dict[str, Any] = {
        "description": doc,
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    needed = [key_of(f.name) for f in dataclasses.fields(cls) if required(f)]
    return {**_never_null(made), "required": needed} if needed else made


def _never_null(described: dict[str, Any]) -> dict[str, Any]:
    """The same without null, which stands for a default, and without the default: there is none."""
    made = {key: value for key, value in described.items() if key != "default"}
    if "enum" in made:
        return {**made, "enum": [value for value in made["enum"] if value is not None]}
    return {**made, "type": next(kind for kind in made["type"] if kind != "null")}


def _value(kind: Any, rule: Rule, default: Any) -> dict[str, Any]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        made = _table(kind, default, "")
        del made["description"]
        return made
    inner = item_type(kind)
    if inner is not None:
        return {
            "type": ["array", "null"],
            "items": _text(rule, "string"),
            "minItems": rule.least,
            "uniqueItems": True,
            "default": list(default or ()),
        }
    if value_type(kind) is not None:
        entry = entry_type(kind)
        entries = _table(entry, default_of(entry), "") if entry else _PLAIN
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": rule.keys},
            "additionalProperties": {key: said for key, said in entries.items() if key != "description"},
            "default": dict(default or {}),
        }
    if kind is str:
        return {**_text(rule, ["string", "null"]), "default": default}
    if kind is bool:
        return {"type": ["boolean", "null"], "default": default}
    made = {"type": ["integer" if kind is int else "number", "null"], "default": default}
    if rule.minimum is not None:
        made["minimum"] = rule.minimum
    if rule.maximum is not None:
        made["maximum"] = rule.maximum
    return made


_PLAIN = {"type": ["string", "number", "boolean"]}


def _text(rule: Rule, kind: str | list[str]) -> dict[str, Any]:
    nothing: list[Any] = [None] if isinstance(kind, list) else []
    if rule.choices:
        return {"enum": [*rule.choices, *nothing]}
    if rule.kind == ZONE:
        return {"enum": [*sorted(zones()), *nothing]}
    made: dict[str, Any] = {"type": kind}
    if rule.pattern:
        made["pattern"] = rule.pattern
    if rule.refused:
        # A pattern says nothing of null, so `not` would refuse it; only a text can hold what is refused.
        made["not"] = {"type": "string", "anyOf": [{"pattern": pattern} for pattern, _, _ in rule.refused]}
    return made


def shown_type(kind: Any) -> str:
    """What a field's type is called on the reference page."""
    if item_type(kind) is not None:
        return "list of texts"
    if value_type(kind) is not None:
        return "names, each with keys of its own" if entry_type(kind) else "names and values"
    return {str: "text", bool: "true or false", int: "whole number", float: "number"}[typing.cast("type[Any]", kind)]
