"""Names under which files of others can be written, and the writing: never outside the folder, never by halves."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span
from briefc.postpress.enclosures import Enclosure

_LONGEST = 200
"""Bytes of a name at most; file systems take 255, and what we write beside needs some."""

_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"|?*]')
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that do not show, or turn the text around them."""


def named(enclosures: Iterable[Enclosure]) -> Iterator[tuple[str, Enclosure]]:
    """Each file with the name to write it under: safe anywhere, and no two alike (letter case does not count)."""
    taken: set[str] = set()
    for one in enclosures:
        name = free = safe_name(one.name)
        number = 2
        while free.casefold() in taken:
            stem, dot, suffix = name.rpartition(".")
            free = f"{stem}-{number}.{suffix}" if dot and stem else f"{name}-{number}"
            number += 1
        taken.add(free.casefold())
        yield free, one


def safe_name(name: str) -> str:
    """The last part of a path of any system, fit to be a file's name on all of them.

    Folders are left away, and with them any way out of the target folder. What does not show, or means something to a
    system, becomes `_`; so does a leading dot, which hides a file.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join("_" if unicodedata.category(one) in _HIDDEN else one for one in last)
    fit = re.sub(r"^\.+|[. ]+$", "_", _UNSAFE.sub("_", shown.strip()))
    if _DEVICE.fullmatch(fit):
        fit = f"_{fit}"
    return _shortened(fit) or "file"


def _shortened(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if len(suffix.encode()) > 20 or not stem:
        stem, dot, suffix = name, "", ""
    room = _LONGEST - len(f"{dot}{suffix}".encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + suffix


def write_enclosure(folder: Path, name: str, one: Enclosure, shown: str, *, force: bool) -> Iterator[Diagnostic]:
    """Write a file into a folder, which is made when it is missing; what there is to say about it, with errors.

    A file that is there with the same bytes is left as it is, any other one is kept unless `force`. Nothing is followed
    or half written. Codes: `extract.damaged`, `extract.digest`, `extract.exists`, `extract.name`, `extract.unwritable`.
    """
    if one.data is None:
        yield error("extract.damaged", Span(shown), f"{one.name}: {one.trouble}")
        return
    if one.trouble:
        yield error(
            "extract.digest",
            Span(shown),
            f"{one.name}: {one.trouble}",
            "it is written as it is; compare it with what its sender has",
        )
    if name != one.name:
        yield warning("extract.name", Span(shown), f'"{one.name}" is written as {name}')
    target = folder / name
    try:
        if not force and os.path.lexists(target):
            if target.is_symlink() or not target.is_file() or target.read_bytes() != one.data:
                yield error(
                    "extract.exists", Span(shown), f"{target} is there already and is kept", "--force overwrites it"
                )
            return
        _write(target, one.data)
    except OSError as reason:
        yield error("extract.unwritable", Span(shown), f"{target} cannot be written: {reason.strerror}")


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
