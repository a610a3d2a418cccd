"""Plug-ins: what installed distributions add, if the project names them.

Only distributions listed under `extensions` are loaded, all entry points of the groups `briefc.directives`,
`briefc.formats` and `briefc.themes` of each (docs/decisions, 29). Nothing is scanned, nothing registers itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefc.model.suggest import nearest

if TYPE_CHECKING:
    from importlib import metadata

GROUPS = ("briefc.directives", "briefc.formats", "briefc.themes")


class PluginError(Exception):
    """An extension cannot be used: the message says which and why, for the user."""


@dataclass(frozen=True, slots=True)
class Plugins:
    """What the named distributions bring, in the order they are named, and a digest of each one's files."""

    directives: tuple[Any, ...] = ()
    formats: tuple[Any, ...] = ()
    themes: tuple[tuple[str, Any], ...] = ()
    digests: tuple[str, ...] = ()

    @staticmethod
    def refuse_duplicate(kind: str, name: str, known: Container[str]) -> None:
        """Raise PluginError when `name` is taken."""
        if name in known:
            raise PluginError(
                f'the {kind} "{name}" is there already; take one of the extensions that bring it out of `extensions`'
            )


def load_plugins(names: Iterable[str]) -> Plugins:
    """The plug-ins of the named distributions. Raises PluginError for one that is missing or fails to load."""
    asked = tuple(names)
    if not asked:
        return Plugins()
    from importlib import metadata

    found: dict[str, list[tuple[str, Any]]] = {group: [] for group in GROUPS}
    digests = []
    for name in asked:
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            raise PluginError(_absent(name)) from None
        points = [point for point in distribution.entry_points if point.group in GROUPS]
        if not points:
            raise PluginError(f'the extension "{name}" brings no directive, format or theme for briefc')
        for point in points:
            try:
                found[point.group].append((point.name, point.load()))
            except Exception as reason:
                # Whatever a stranger's module raises while it is imported is the user's to hear of, in one line.
                raise PluginError(f'the extension "{name}" does not load: {point.value}: {reason}') from reason
        digests.append(_digest(distribution))
    return Plugins(
        tuple(value for _, value in found["briefc.directives"]),
        tuple(value for _, value in found["briefc.formats"]),
        tuple(found["briefc.themes"]),
        tuple(digests),
    )


def _absent(name: str) -> str:
    from importlib import metadata

    near = nearest(name, [found for d in metadata.distributions() if (found := d.metadata["Name"])])
    hint = f'; did you mean "{near}"?' if near else "; install it in the environment of briefc"
    return f'the extension "{name}" is not installed{hint}'


def _digest(distribution: metadata.Distribution) -> str:
    """SHA-256 (hex) of a distribution's name, version and Python files: an edited plug-in is another toolchain."""
    total = hashlib.sha256(f"{distribution.metadata['Name']} {distribution.version}".encode())
    for file in sorted(distribution.files or (), key=str):
        path = distribution.locate_file(file)
        if str(file).endswith((".py", ".json", ".toml", ".yaml", ".txt")):
            try:
                total.update(str(file).encode() + b"\0" + path.read_bytes())  # type: ignore[attr-defined]
            except OSError:
                continue
    return total.hexdigest()
