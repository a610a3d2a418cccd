"""A theme's name to the theme: found, its ancestors below it, its settings as the project wants them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.model.theme import FontFace, Setting, Theme
from briefc.source.plugins import load_plugins
from briefc.source.project_file import PROJECT_FILE, locate
from briefc.source.theme_folder import THEME_FILE, Layer, read_layer
from briefc.source.yaml_text import plain_value

BUILT_IN = "briefc:"
"""Prefix that always means the theme that ships with briefc, even where the project shadows its name."""

_LONGEST_CHAIN = 8


def load_theme(root: Path, project: Project, name: str = "", asked_at: Span | None = None) -> Outcome[Theme]:
    """A theme merged with all that it extends, by default that of the project's pages; None after an error.

    `asked_at` is where its name stands. A name is looked for in the project's `themes/`, then among the built-in ones,
    then among those of the project's extensions. Codes: `config.theme-unknown`, `config.theme-cycle`,
    `config.theme-setting`, and those of `read_layer`. Raises PluginError for an extension that cannot be used.
    """
    findings: list[Diagnostic] = []
    installed = _installed(project)
    layers: dict[str, Layer] = {}
    names: list[str] = []
    wanted = named = name or project.theme.name

    def place() -> Span:
        # Looked for only when it is told: reading the project file once more takes longer than all of a theme's files.
        return asked_at or locate(root, PROJECT_FILE, "theme.name")

    while wanted:
        found = _find(root, wanted, installed)
        if found is None:
            message = f'there is no theme "{wanted}"'
            known = theme_names(root, project)
            hints = did_you_mean(wanted, known) or (f"known: {', '.join(known)}",)
            findings.append(error("config.theme-unknown", place(), message, *hints))
            return Outcome(None, tuple(findings))
        linked, folder, shown = found
        if linked in layers or len(layers) == _LONGEST_CHAIN:
            way = " → ".join([*names, linked])
            hints = (
                (f"to build on the theme that ships with briefc, write {BUILT_IN}{wanted}",) if linked == wanted else ()
            )
            findings.append(error("config.theme-cycle", place(), f"a theme extends itself: {way}", *hints))
            return Outcome(None, tuple(findings))
        layer = read_layer(folder, shown)
        findings += layer.diagnostics
        if layer.failed or layer.value is None:
            return Outcome(None, tuple(findings))
        layers[linked] = layer.value
        names.append(linked)
        wanted, asked_at = layer.value.described.extends, Span(f"{shown}/{THEME_FILE}")
    settings = _settings(root, project, named, layers, findings)
    theme = Theme(
        named,
        templates=_merged({name: layer.templates for name, layer in layers.items()}),
        styles=_merged({name: layer.styles for name, layer in layers.items()}),
        files={path: data for layer in reversed(tuple(layers.values())) for path, data in sorted(layer.files.items())},
        settings=settings,
        chain=tuple(names),
        fonts=_fonts(layers),
        parted=_parted(layers),
    )
    outcome = Outcome(theme, tuple(findings))
    return Outcome(None, outcome.diagnostics) if outcome.failed else outcome


def theme_names(root: Path, project: Project) -> tuple[str, ...]:
    """The names of all themes that the project may use, sorted."""
    names = {*_names_in(root / "themes"), *_names_in(_built_in_folder()), *_installed(project)}
    return tuple(sorted(names))


def _find(root: Path, wanted: str, installed: Mapping[str, Path]) -> tuple[str, Path, str] | None:
    """The name in the chain, the folder, and how messages name the folder."""
    own, built_in = root / "themes" / wanted, _built_in_folder() / wanted.removeprefix(BUILT_IN)
    # A link from themes/ out of the project is no theme of the project.
    if not wanted.startswith(BUILT_IN) and _is_theme(own) and _inside(own, root):
        return wanted, own, f"themes/{wanted}"
    if _is_theme(built_in):
        return wanted, built_in, wanted if wanted.startswith(BUILT_IN) else f"{BUILT_IN}{wanted}"
    if wanted in installed:
        return wanted, installed[wanted], wanted
    return None


def _installed(project: Project) -> dict[str, Path]:
    """The folders of the themes that the project's extensions bring: where each entry point's package lies."""
    folders: dict[str, Path] = {}
    plugins = load_plugins(project.extensions)
    for name, module in plugins.themes:
        plugins.refuse_duplicate("theme", name, {*folders, *_names_in(_built_in_folder())})
        places = list(getattr(module, "__path__", ())) or [str(Path(module.__file__).parent)]
        folders[name] = Path(places[0])
    return folders


def _names_in(folder: Path) -> set[str]:
    """The names of the themes in a folder of themes, if there is one."""
    entries = folder.iterdir() if folder.is_dir() else ()
    return {entry.name for entry in entries if _is_theme(entry) and not entry.name.startswith(".")}


def _is_theme(folder: Path) -> bool:
    return bool(folder.name) and folder.is_dir()


def _inside(folder: Path, root: Path) -> bool:
    real, top = os.path.realpath(folder), os.path.realpath(root)
    return os.path.commonpath((real, top)) == top


def _built_in_folder() -> Path:
    return Path(str(resources.files("briefc"))) / "themes"


def _merged(layers: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The nearest text of each name, and every text under `THEME/name`."""
    merged: dict[str, str] = {}
    for owner, texts in layers.items():
        for name, text in sorted(texts.items()):
            merged.setdefault(name, text)
            merged[f"{owner}/{name}"] = text
    return merged


def _fonts(layers: Mapping[str, Layer]) -> tuple[FontFace, ...]:
    """The faces of the nearest theme that names each family."""
    faces: list[FontFace] = []
    for layer in layers.values():
        known = {face.family for face in faces}
        faces += [face for face in layer.described.fonts if face.family not in known]
    return tuple(faces)


def _parted(layers: Mapping[str, Layer]) -> bool:
    """What the nearest theme with a print style says: where pages break is for the sheet in force to know."""
    return next((layer.described.parted for layer in layers.values() if "print.css" in layer.styles), False)


def _settings(
    root: Path, project: Project, named: str, layers: Mapping[str, Layer], findings: list[Diagnostic]
) -> dict[str, Setting]:
    """The declared settings, the nearest default winning, and the project's values over them.

    Those values are for the themes of pages and of print: where these are two, each takes what it declares.
    """
    shared = project.pdf.theme not in {"", project.theme.name} or named != project.theme.name
    settings: dict[str, Setting] = {}
    for layer in reversed(tuple(layers.values())):
        settings |= layer.described.settings
    for key, text in project.theme.settings.items():
        where = locate(root, PROJECT_FILE, f"theme.settings.{key}")
        if key not in settings:
            if shared:
                continue
            message = f'the theme "{named}" has no setting "{key}"'
            hints = did_you_mean(key, settings) or ((f"it has: {', '.join(settings)}",) if settings else ())
            findings.append(error("config.theme-setting", where, message, *hints))
            continue
        value = _of_type(text, settings[key])
        if value is None:
            wanted = {bool: "true or false", int: "a whole number", float: "a number"}[type(settings[key])]
            findings.append(error("config.theme-setting", where, f'{key}: expected {wanted}, found "{text}"'))
            continue
        settings[key] = value
    return dict(sorted(settings.items()))


def _of_type(text: str, like: Setting) -> Setting | None:
    """The value of a text as the type of `like`, or None when it is not one."""
    if isinstance(like, str):
        return text
    value = plain_value(text)
    if isinstance(like, float) and type(value) is int:
        return float(value)
    return value if type(value) is type(like) else None
