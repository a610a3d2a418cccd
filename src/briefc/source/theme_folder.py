"""One folder to one layer of a theme: its description, templates, style sheets and files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.outcome import Outcome
from briefc.model.project import Limits
from briefc.model.setting import Rule, about
from briefc.model.span import Span
from briefc.model.theme import FontFace, Setting
from briefc.source.characters import check_text
from briefc.source.files import Files
from briefc.source.typed import bind
from briefc.source.yaml_text import read_yaml

THEME_FILE = "theme.yaml"
TEMPLATES = "templates/"
STATIC = "static/"
_TEMPLATE_SUFFIXES = (".html", ".xml", ".svg", ".txt")
_MOST = Limits(article_bytes=20_000_000, line_length=10_000_000)
"""A theme's fonts are large, and style sheets out of tools have long lines."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """What `theme.yaml` may say."""

    name: str = field(default="", metadata=about("Name shown to users; the folder's when empty."))
    description: str = field(default="", metadata=about("One sentence on what the theme is for."))
    extends: str = field(
        default="",
        metadata=about(
            "The theme that supplies what this one lacks; briefc:NAME is always the built-in one.",
            Rule(pattern=r"^((briefc:)?[a-z][a-z0-9-]*)?$(?!\n)", shape="the name of a theme, or briefc:NAME"),
        ),
    )
    settings: Mapping[str, Setting] = field(
        default_factory=dict, metadata=about("Settings with their defaults; the default fixes the type.")
    )
    fonts: tuple[FontFace, ...] = field(default=(), metadata=about("The font files that the style sheets use."))
    parted: bool = field(
        default=False,
        metadata=about("Whether its print style begins each part on a new page, so that parts may be laid out apart."),
    )


@dataclass(frozen=True, slots=True)
class Layer:
    """One theme without its ancestors; the mappings as in `briefc.model.theme.Theme`, this layer's own entries only."""

    described: ThemeFile
    templates: Mapping[str, str]
    styles: Mapping[str, str]
    files: Mapping[str, bytes]


def read_layer(folder: Path, shown: str) -> Outcome[Layer]:
    """The layer in a folder; `shown` is how messages name the folder.

    `theme.yaml` describes it. Templates (`.html`, `.xml`, `.svg`, `.txt`) stand at the top or in `templates/`, and have
    their path there for a name; style sheets (`.css`) stand at the top; everything below `static/` is published as it
    is. Hidden files are left out; a link out of the folder is an error. Codes: `config.unreadable`, and those of
    `read_yaml`, `bind` and `check_text`.
    """
    files = Files(folder, _MOST)
    findings: list[Diagnostic] = []
    described = _described(files, f"{shown}/{THEME_FILE}", findings)
    templates: dict[str, str] = {}
    styles: dict[str, str] = {}
    static: dict[str, bytes] = {}
    for path in _walk(folder):
        if not (path.startswith(STATIC) or path.endswith((".css", *_TEMPLATE_SUFFIXES))):
            continue
        data = files.read(path)
        if isinstance(data, Refused):
            findings.append(_unread(f"{shown}/{path}", data))
        elif path.startswith(STATIC):
            static[path.removeprefix(STATIC)] = data
        else:
            text, odd = check_text(f"{shown}/{path}", data, _MOST)
            findings += odd
            kept = styles if path.endswith(".css") else templates
            kept[path.removeprefix(TEMPLATES)] = text
    if described is None:
        return Outcome(None, tuple(findings))
    return Outcome(Layer(described, templates, styles, static), tuple(findings))


def _described(files: Files, shown: str, findings: list[Diagnostic]) -> ThemeFile | None:
    data = files.read(THEME_FILE)
    if isinstance(data, Refused):
        findings.append(_unread(shown, data))
        return None
    tree = read_yaml(shown, data)
    findings += tree.diagnostics
    return None if tree.value is None else bind(tree.value, ThemeFile, findings.append)


def _unread(shown: str, refused: Refused) -> Diagnostic:
    return error("config.unreadable", Span(shown), refused.message, *refused.hints)


def _walk(folder: Path) -> Iterator[str]:
    """The paths of all files and links below a folder, sorted; hidden ones and Python's own are left out."""
    folders = [""]
    paths: list[str] = []
    while folders:
        here = folders.pop()
        for entry in os.scandir(folder / here):
            path = f"{here}{entry.name}"
            if entry.name.startswith((".", "__")) or entry.name.endswith(".py"):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                paths.append(path)
    yield from sorted(paths)
