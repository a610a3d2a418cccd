"""The digest of everything that computes: briefc's own bytes, plug-ins, and the libraries that shape output.

It is part of every action's key, so nobody bumps a version by hand.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib import metadata
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
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        relative = path.relative_to(package)
        if relative.parts[0] == "themes" or "__pycache__" in relative.parts or not path.is_file():
            continue
        total.update(relative.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name in SHAPING:
        total.update(f"{name}={version_of(name)}\n".encode())
    for digest in further:
        total.update(digest.encode() + b"\n")
    return total.hexdigest()


def version_of(distribution: str) -> str:
    """The installed version of a distribution; empty when it is not there."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
