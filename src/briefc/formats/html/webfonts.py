"""The faces of a theme as web fonts: each cut into subsets that browsers fetch only when a page needs them.

A pure function of the font files, the ranges below and fontTools' version; because it takes a second a face, its
results are kept in a folder when one is given.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import metadata
from pathlib import Path

from briefc.model.theme import FontFace

Range = tuple[int, int]

SUBSETS: Mapping[str, tuple[Range, ...]] = {
    "latin": (
        (0x0000, 0x024F),
        (0x0259, 0x0259),
        (0x02B0, 0x036F),
        (0x1E00, 0x1EFF),
        (0x2000, 0x20CF),
        (0x2100, 0x2115),
        (0x2117, 0x218F),
        (0x2190, 0x2193),
        (0x2200, 0x22FF),
        (0x25A0, 0x25FF),
        (0x2C60, 0x2C7F),
        (0xA720, 0xA7FF),
        (0xFB00, 0xFB06),
    ),
    "cyrillic": ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2116, 0x2116), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
}
"""Names of the subsets and the characters of each; they do not overlap, so that a browser fetches one for a letter."""

_FEATURES = "c2sc calt case ccmp kern liga lnum locl mark mkmk onum pnum rlig smcp tnum"
FEATURES = tuple(_FEATURES.split())
"""The OpenType features that the style sheets use, or that the scripts need."""


@dataclass(frozen=True, slots=True)
class WebFont:
    """One subset of one face: the face, the subset's name, the file's name and its bytes (woff2)."""

    face: FontFace
    subset: str
    name: str
    data: bytes


class MissingFaceError(Exception):
    """A face's file is neither in its distribution nor in the theme; the message names both."""


def web_fonts(faces: Iterable[FontFace], files: Mapping[str, bytes], cache: str = "") -> tuple[WebFont, ...]:
    """The subsets of all `web` faces, in order; empty ones (a face without Cyrillic) are left out.

    `files` are those of the theme, for faces that it brings itself. `cache` names a folder for the results, "" none.
    Raises MissingFaceError.
    """
    return tuple(font for face in faces if face.web for font in _cut(face, face_bytes(face, files), cache))


def face_bytes(face: FontFace, files: Mapping[str, bytes]) -> bytes:
    """The bytes of a face's file. Raises MissingFaceError."""
    if not face.package:
        if face.file not in files:
            raise MissingFaceError(f'the theme has no file "static/{face.file}" for the font "{face.family}"')
        return files[face.file]
    try:
        distribution = metadata.distribution(face.package)
    except metadata.PackageNotFoundError:
        raise MissingFaceError(f'the font "{face.family}" needs the package "{face.package}"') from None
    for path in distribution.files or ():
        if path.name == face.file:
            return Path(str(path.locate())).read_bytes()
    raise MissingFaceError(f'the package "{face.package}" holds no file "{face.file}"')


def file_name(face: FontFace, subset: str) -> str:
    """The name of a subset's file: `spectral-600-italic-latin.woff2`."""
    slope = "-italic" if face.style == "italic" else ""
    return f"{face.family.lower().replace(' ', '-')}-{face.weight}{slope}-{subset}.woff2"


def face_rules(fonts: Iterable[WebFont]) -> str:
    """The `@font-face` rules of the fonts, whose files lie in `fonts/` beside the style sheet."""
    return "\n".join(_rules(fonts))


def _rules(fonts: Iterable[WebFont]) -> Iterator[str]:
    for font in fonts:
        yield (
            "@font-face {\n"
            f'  font-family: "{font.face.family}"; font-weight: {font.face.weight}; font-style: {font.face.style};\n'
            f'  font-display: swap; src: url("fonts/{font.name}") format("woff2");\n'
            f"  unicode-range: {', '.join(_written(one) for one in SUBSETS[font.subset])};\n"
            "}"
        )


def _written(one: Range) -> str:
    first, last = one
    return f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}"


# --- cutting ---------------------------------------------------------------------------------------------------------


def _cut(face: FontFace, data: bytes, cache: str) -> Iterator[WebFont]:
    digest = hashlib.sha256(data).hexdigest()
    for subset, ranges in SUBSETS.items():
        made = kept((digest, subset, ranges, FEATURES), partial(cut, data, subset), cache)
        if made:
            yield WebFont(face, subset, file_name(face, subset), made)


def kept(what: tuple[object, ...], make: Callable[[], bytes], cache: str) -> bytes:
    """What `make` gives, out of the folder where it was made before. What was damaged on disk is made again.

    `what` names all that it is made of; the versions of the tools are added.
    """
    if not cache:
        return make()
    tools = (metadata.version("fonttools"), metadata.version("brotli"))
    place = Path(cache) / "webfonts" / hashlib.sha256(repr((what, tools)).encode()).hexdigest()
    with suppress(OSError):
        stored = place.read_bytes()
        if hashlib.sha256(stored[32:]).digest() == stored[:32]:
            return stored[32:]
    made = make()
    with suppress(OSError):  # an unwritable cache only costs time
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(hashlib.sha256(made).digest() + made)
        os.replace(file.name, place)  # noqa: PTH105 - replaces what is there
    return made


@lru_cache(maxsize=64)
def cut(data: bytes, subset: str) -> bytes:
    """A font file to the woff2 of one subset; b"" when the font has none of its characters."""
    wanted = {code for first, last in SUBSETS[subset] for code in range(first, last + 1)}
    # U+2116 (№) alone, which Latin faces have too, makes no Cyrillic.
    return made_of(data, wanted, FEATURES, ignored=frozenset({0x2116}))


def made_of(data: bytes, wanted: set[int], features: tuple[str, ...], ignored: frozenset[int] = frozenset()) -> bytes:
    """A font file to a woff2 of the characters in `wanted`; b"" when it has none of them but `ignored` ones."""
    from fontTools import subset as subsetting  # noqa: PLC0415 - costs 0.1 s that a build from the cache saves
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # tables it drops are told as warnings
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    have = wanted & set(font.getBestCmap())
    if not have - ignored:
        return b""
    options = subsetting.Options()
    options.layout_features = list(features)
    options.hinting = False
    options.drop_tables += ["meta"] if features else ["meta", "GSUB", "GPOS", "GDEF", "BASE", "vmtx", "vhea", "VORG"]
    names = font["name"]  # kept whole, for the licence; set aside, since pruning it would walk all other tables
    del font["name"]
    cutter = subsetting.Subsetter(options)
    cutter.populate(unicodes=have)
    cutter.subset(font)
    font["name"] = names
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()
