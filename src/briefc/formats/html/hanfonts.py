"""The Chinese characters of one page as web fonts of just these: a name's own script shows on every reader's machine.

A whole Chinese face has ten megabytes; the characters of a few names have two kilobytes. So each page that holds some
brings them, in a serif and a sans cut; equal sets of characters are one file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache

from briefc.formats.html.webfonts import MissingFaceError, face_bytes, kept, made_of
from briefc.model.artifact import Artifact
from briefc.model.language import primary
from briefc.model.theme import FontFace

FACES = (
    FontFace("Noto Serif SC", "NotoSerifSC-Regular.otf", "pylopdf-fonts-zh-cn"),
    FontFace("Noto Sans SC", "NotoSansSC-Regular.otf", "pylopdf-fonts-zh-cn"),
)
MOST = 2_000
"""Different characters on a page beyond which readers are left to their own fonts."""

_HAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff5e\U00020000-\U000323af]"
)
_RANGE = "U+2E80-2FDF, U+3000-303F, U+3400-4DBF, U+4E00-9FFF, U+F900-FAFF, U+FF00-FF5E, U+20000-323AF"


def characters(text: str, language: str) -> str:
    """The Chinese characters of a text, each once, sorted.

    "" where there are too many, or where the language has its own shapes of them.
    """
    found = sorted(set(_HAN.findall(text)))
    if (
        not found
        or len(found) > MOST
        or primary(language) in {"ja", "ko"}
        or all("\u3000" <= c <= "\u303f" for c in found)
    ):
        return ""
    return "".join(found)


def han_fonts(wanted: str, folder: str, cache: str = "") -> tuple[str, tuple[Artifact, ...]]:
    """`@font-face` rules and font files for the characters in `wanted`; nothing when it is "" or the faces are missing.

    `folder` is the path of the shared files below the output folder and, relative to the pages, its last part.
    """
    if not wanted:
        return "", ()
    digest = hashlib.sha256(wanted.encode()).hexdigest()[:16]
    rules: list[str] = []
    files: list[Artifact] = []
    for face in FACES:
        try:
            data = _cut(face, wanted, cache)
        except MissingFaceError:
            continue  # the reader's own fonts serve
        if not data:
            continue
        name = f"fonts/{face.family.lower().replace(' ', '-')}-{digest}.woff2"
        files.append(Artifact(f"html/{folder}{name}", "font/woff2", data))
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-display: swap; '
            f'src: url("{folder}{name}") format("woff2"); unicode-range: {_RANGE}; }}'
        )
    return "\n".join(rules), tuple(files)


@lru_cache(maxsize=256)
def _cut(face: FontFace, wanted: str, cache: str) -> bytes:
    data = _face(face)
    make: Callable[[], bytes] = lambda: made_of(data, {ord(one) for one in wanted}, ())  # noqa: E731 - a thunk
    return kept((_digest(face), wanted), make, cache)


@lru_cache(maxsize=4)
def _face(face: FontFace) -> bytes:
    return face_bytes(face, {})


@lru_cache(maxsize=4)
def _digest(face: FontFace) -> str:
    return hashlib.sha256(_face(face)).hexdigest()
