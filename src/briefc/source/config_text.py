"""Settings as text: the commented file that `briefc new` writes, what `config show` prints, the reference page."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from briefc.model.project import Project, default_project
from briefc.model.setting import ZONE, Rule, key_of
from briefc.source.config_schema import shown_type
from briefc.source.typed import default_of, entry_type, hints, required, rule_of

_WIDTH = 100


def commented_yaml(given: Mapping[str, Any] | None = None) -> str:
    """A whole `briefc.yaml` with a comment on each key.

    `given` maps keys, dotted or in nested mappings by section, to values as in a `Project`: those are written as
    settings. All others stand as comments with their defaults, to be uncommented. The text loads to the default project
    with `given` set.
    """
    given = _dotted(given or {})
    lines = ["# The settings of this project. Lines that are commented out show the defaults."]
    for field in dataclasses.fields(Project):
        key, default = key_of(field.name), getattr(default_project(), field.name)
        lines += ["", *_comment(field.metadata["doc"], ""), *_entry_comments(hints(Project)[field.name], "")]
        if not dataclasses.is_dataclass(default):
            lines += _setting(key, given.get(key, default), "", set_here=key in given)
            continue
        inside = [name for name in given if name.startswith(f"{key}.")]
        lines.append(f"{key}:" if inside else f"# {key}:")
        for inner in dataclasses.fields(default):
            name = f"{key}.{key_of(inner.name)}"
            lines += _comment(inner.metadata["doc"], "  ")
            lines += _entry_comments(hints(type(default))[inner.name], "  ")
            value = given.get(name, getattr(default, inner.name))
            lines += _setting(key_of(inner.name), value, "  ", set_here=name in given)
    return "\n".join(lines) + "\n"


def _dotted(given: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by dotted key, from settings by section."""
    sections = {key_of(f.name) for f in dataclasses.fields(Project) if dataclasses.is_dataclass(hints(Project)[f.name])}
    flat: dict[str, Any] = {}
    for key, value in given.items():
        if key in sections:
            flat |= {f"{key}.{inner}": setting for inner, setting in value.items()}
        else:
            flat[key] = value
    return flat


def effective_yaml(project: Project) -> str:
    """All settings of a project as YAML, defaults included; loading it gives the same project."""
    lines: list[str] = []
    for field in dataclasses.fields(Project):
        value = getattr(project, field.name)
        if not dataclasses.is_dataclass(value):
            lines += _setting(key_of(field.name), value, "", set_here=True)
            continue
        lines.append(f"{key_of(field.name)}:")
        for inner in dataclasses.fields(value):
            lines += _setting(key_of(inner.name), getattr(value, inner.name), "  ", set_here=True)
    return "\n".join(lines) + "\n"


def config_page() -> str:
    """The reference page of all settings, in Markdown."""
    project = default_project()
    sections = [
        (f, getattr(project, f.name))
        for f in dataclasses.fields(Project)
        if dataclasses.is_dataclass(hints(Project)[f.name])
    ]
    simple = [f for f in dataclasses.fields(Project) if not dataclasses.is_dataclass(hints(Project)[f.name])]
    lines = [
        "# Settings: `briefc.yaml`",
        "",
        "<!-- Generated from src/briefc/model/project.py; tests/source/test_config_text.py compares. -->",
        "",
        *textwrap.wrap(_INTRODUCTION, 118),
        "",
        "## Top level",
        "",
        *setting_rows(Project, project, simple, ""),
    ]
    for field, default in sections:
        key = key_of(field.name)
        lines += ["", f"## `{key}`", "", field.metadata["doc"], ""]
        lines += setting_rows(type(default), default, dataclasses.fields(default), f"{key}.")
        lines += entry_pages(type(default), f"{key}.")
    lines += entry_pages(Project, "")
    return "\n".join([*lines, "", *_RULES]) + "\n"


_INTRODUCTION = (
    "The project file stands in the project's root. It is YAML; every key is typed, an unknown key is an error with a "
    "suggestion, and every error names line and column. A key that is left out, or left empty, has its default. On the "
    "command line, `-D key=value` sets any key by its dotted name: `-D site.url=https://news.example`, "
    "`-D formats=html,pdf`. `briefc config show` prints the settings in effect, `briefc config schema` the JSON Schema."
)

_RULES = (
    "## How YAML is read",
    "",
    "- Text stays text: `no`, `12:30`, `010` and `2024-05-16` are what they look like. Only `true`, `false`, `null`,",
    "  `~`, nothing, and plain decimal numbers are more than text. A number where text is wanted needs quotes.",
    "- Anchors, aliases, merge keys and tags are refused; so are a second document and a key that stands twice.",
    "- At most 1,000,000 bytes and 50 levels are read. The file is UTF-8.",
)


def setting_rows(cls: type[Any], default: Any, fields: Any, prefix: str) -> Iterator[str]:
    """A table of settings in Markdown: a row a field, its key after `prefix`."""
    kinds = hints(cls)
    yield "| key | type | default | meaning |"
    yield "|---|---|---|---|"
    for field in fields:
        key = f"{prefix}{key_of(field.name)}"
        kind = _type_and_rule(kinds[field.name], rule_of(field))
        value = "must be given" if required(field) else _shown(getattr(default, field.name))
        yield f"| `{key}` | {kind} | {value} | {_cell(field.metadata['doc'])} |"


def entry_pages(cls: type[Any], prefix: str, called: str = "NAME") -> Iterator[str]:
    """A section for each setting whose entries have a name (shown as `called`) and keys of their own."""
    for field in dataclasses.fields(cls):
        entry = entry_type(hints(cls)[field.name])
        if entry:
            key = f"{prefix}{key_of(field.name)}.{called}"
            yield from ("", f"## `{key}`", "", field.metadata["doc"], "")
            yield from setting_rows(entry, default_of(entry), dataclasses.fields(entry), f"{key}.")


def _entry_comments(kind: Any, indent: str) -> list[str]:
    """What the entries of such a setting may say, as comments."""
    entry = entry_type(kind)
    if not entry:
        return []
    lines = _comment("Each entry is a name, and below it these keys:", indent)
    for field in dataclasses.fields(entry):
        text = f"- {key_of(field.name)}: {field.metadata['doc']}"
        lines += [f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - 2, subsequent_indent="  ")]
    return lines


def _type_and_rule(kind: Any, rule: Rule) -> str:
    if rule.choices:
        return "one of " + ", ".join(f"`{choice}`" if choice else "empty" for choice in rule.choices)
    if rule.kind == ZONE:
        return "time zone"
    bounds = ""
    if rule.minimum is not None:
        bounds += f", from {rule.minimum:,.0f}"
    if rule.maximum is not None and rule.maximum < 10**12:
        bounds += f" to {rule.maximum:,.0f}"
    return shown_type(kind) + bounds + (f": {_cell(rule.shape)}" if rule.shape else "")


def _shown(value: Any) -> str:
    if value in {"", ()} if isinstance(value, (str, tuple)) else value == {}:
        return "empty"
    if isinstance(value, (bool, str)):
        return f"`{_scalar(value)}`"
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value)
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _comment(doc: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(doc, _WIDTH - len(indent) - 2)]


def _setting(key: str, value: Any, indent: str, *, set_here: bool) -> list[str]:
    if isinstance(value, tuple):
        text = "[" + ", ".join(_scalar(item) for item in value) + "]"
    elif isinstance(value, Mapping) and any(map(dataclasses.is_dataclass, value.values())):
        return [f"{indent}{key}:", *_entries(value, f"{indent}  ")]
    elif isinstance(value, Mapping):
        text = "{" + ", ".join(f"{name}: {_scalar(item, force=True)}" for name, item in sorted(value.items())) + "}"
    else:
        text = _scalar(value)
    return [f"{indent}{'' if set_here else '# '}{key}: {text}"]


def _entries(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, entry in sorted(value.items()):
        yield f"{indent}{name}:"
        for field in dataclasses.fields(entry):
            yield from _setting(key_of(field.name), getattr(entry, field.name), f"{indent}  ", set_here=True)


def _scalar(value: str | float, *, force: bool = False) -> str:
    """One value on one line of YAML; text is quoted where it would be read as anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = yaml.safe_dump(
        value, allow_unicode=True, width=10**9, default_style='"' if force or "\n" in value or value == "" else None
    )
    return text.removesuffix("\n").removesuffix("\n...")
