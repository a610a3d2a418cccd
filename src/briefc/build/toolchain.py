"""The digest of everything that computes: briefc's own bytes, plug-ins, and the libraries that shape output.

It is part of every action's key, so nobody bumps a version by hand.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

SHAPING = (
    "brotli",
    "docutils",
    "fontpkg-fira-sans",
    "fontpkg-ibm-plex-mono",
    "fontpkg-ibm-plex-serif",
    "fontpkg-spectral",
    "fonttools",
    "jinja2",
    "latex2mathml",
    "lxml",
    "markupsafe",
    "pillow",
    "pydyf",
    "pygments",
    "pylopdf-fonts-zh-cn",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
    "ziafont",
    "ziamath",
)
"""Distributions whose version shapes what comes out."""


def toolchain_digest(further: Iterable[str] = ()) -> str:
    """SHA-256 (hex) over briefc's files, the Python version, the versions of `SHAPING`, and the digests in `further`.

    Themes inside the package are left out: they are inputs, recorded file by file.
    """
    total = hashlib.sha256(sys.version.encode())
    package = str(Path(__file__).resolve().parent.parent)
    for path in sorted(_files(package, "")):
        # Plain calls of the system: there are hundreds of files, and every build waits for this.
        with open(f"{package}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
        total.update(b"%s\0%d\0" % (path.encode(), len(data)) + data)
    installed = _installed()
    for name in SHAPING:
        total.update(f"{name}={installed.get(name) or version_of(name)}\n".encode())
    for digest in further:
        total.update(digest.encode() + b"\n")
    return total.hexdigest()


def _files(package: str, folder: str) -> Iterator[str]:
    """The paths of the files below a folder of the package, `/` between their steps."""
    with os.scandir(f"{package}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.name == "__pycache__" or path == "themes":
                continue
            if entry.is_dir():
                yield from _files(package, f"{path}/")
            elif entry.is_file():
                yield path


_METADATA = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)\.dist-info")
"""The name of an installed distribution's folder (packaging.python.org, Recording installed projects)."""


def _installed() -> dict[str, str]:
    """The versions of installed distributions by normalised name, as the names of their folders tell them.

    That is a tenth of the work of reading what is in the folders. Of two of one name the first on the path counts.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):
            for folder in sorted(os.listdir(place or ".")):  # noqa: PTH208 - names are all that is wanted
                if match := _METADATA.fullmatch(folder):
                    found.setdefault(re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"])
    return found


def version_of(distribution: str) -> str:
    """The installed version of a distribution; empty when it is not there."""
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
