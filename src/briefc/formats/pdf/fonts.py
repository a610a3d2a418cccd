"""The shelf of typefaces: where each face's file is, its bytes, and a private fontconfig that knows no other font."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

from briefc.formats.pdf.cure import EDITION, Cure, cured
from briefc.formats.pdf.typefaces import BASE, SANS_MEASURES, SCRIPTS, SERIF_MEASURES, ScriptFace
from briefc.model.theme import FontFace

ADDRESS = "briefc-font:"
"""Scheme of the addresses under which style sheets of ours ask the printer for a face."""


class MissingFontError(Exception):
    """A face's package or file is not installed; the message names both."""


@dataclass(frozen=True, slots=True)
class FontShelf:
    """The faces that a page may be printed with.

    `base` faces are always declared; `scripts` only where the page has such characters. `paths` maps a face to its file
    on this machine. `cache` is the folder for cured files and fontconfig's own cache.
    """

    cache: Path
    base: tuple[FontFace, ...]
    scripts: tuple[ScriptFace, ...]
    paths: Mapping[FontFace, Path] = field(default_factory=dict)

    def data(self, face: FontFace) -> bytes:
        """The bytes of a face's file, cured where it must be. Raises OSError or MissingFontError."""
        path = self.paths.get(face) or _file_of(face)
        data = path.read_bytes()
        script = next((script for script in self.scripts if script.face == face), None)
        return cured_copy(data, script, self.cache) if script else data


@lru_cache(maxsize=4)
def font_shelf(cache: Path) -> FontShelf:
    """The shelf of what is installed. Raises MissingFontError when a face that briefc ships with is not."""
    paths: dict[FontFace, Path] = {face: _file_of(face) for face in BASE}
    scripts: list[ScriptFace] = []
    for script in SCRIPTS:
        try:
            paths[script.face] = _file_of(script.face)
        except MissingFontError:
            if script.required:
                raise
            continue
        scripts.append(script)
    return FontShelf(cache, BASE, tuple(scripts), paths)


def is_installed(face: FontFace) -> bool:
    """Whether the package of a face is installed and has its file."""
    try:
        _file_of(face)
    except MissingFontError:
        return False
    return True


def _file_of(face: FontFace) -> Path:
    """The file of a face inside its installed distribution."""
    files = _files_of(face.package)
    if files is None:
        raise MissingFontError(f'"{face.family}": the package {face.package} is not installed')
    if face.file not in files:
        raise MissingFontError(f'"{face.family}": the package {face.package} has no file {face.file}')
    return files[face.file]


@lru_cache(maxsize=64)
def _files_of(package: str) -> Mapping[str, Path] | None:
    """The files of an installed distribution by their names; None when it is not installed."""
    from importlib import metadata

    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return None
    found: dict[str, Path] = {}
    for file in files:
        if file.name not in found:
            found[file.name] = Path(str(file.locate()))
    return found


def cured_copy(data: bytes, script: ScriptFace, cache: Path) -> bytes:
    """A font file's bytes after `cure.cured`, out of `cache` or made and kept there.

    The copy's name holds the digest of the file, and that of what is asked for with the versions of the cure and of
    fontTools (docs/decisions, 19).
    """
    face = script.face
    cure = Cure(
        face.weight,
        face.family,
        script.scale,
        "" if script.apart else f"{script.characters} ",
        script.apart,
        SANS_MEASURES if script.sans else SERIF_MEASURES,
        script.kerned,
    )
    asked = hashlib.sha256(f"{cure} {EDITION} {_maker()}".encode()).hexdigest()[:16]
    name = f"{hashlib.sha256(data).hexdigest()[:32]}-{asked}"
    kept = cache / "fonts" / name
    try:
        stored = kept.read_bytes()
    except OSError:
        stored = b""
    # Some files have ten megabytes, so that each copy of one in memory counts.
    if stored[:_DIGEST] == hashlib.sha256(memoryview(stored)[_DIGEST + 1 :]).hexdigest().encode():
        return stored[_DIGEST + 1 :]
    body = cured(data, cure)
    _put(kept, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return body


_DIGEST = 64
"""Letters of a digest at the beginning of a kept copy, with the end of a line behind them."""


@lru_cache(maxsize=1)
def _maker() -> str:
    """The version of fontTools, which shapes what it makes."""
    from importlib import metadata

    return metadata.version("fonttools")


def isolate(cache: Path) -> None:
    """Have fontconfig, in this process and its children, know no font but those that style sheets name.

    Without it a glyph that no face has is taken from whatever the machine has, without a word. To be called before
    WeasyPrint is imported, since that reads the configuration.
    """
    conf = cache / "fontconfig" / "fonts.conf"
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig><cachedir>{escape(str(conf.parent), quote=False)}</cachedir></fontconfig>\n"
    )
    try:
        present = conf.read_text(encoding="utf-8")
    except OSError:
        present = ""
    if present != text:
        _put(conf, text.encode())
    os.environ["FONTCONFIG_FILE"] = str(conf)


def _put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; another process may be writing the same one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
