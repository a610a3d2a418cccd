"""Which faces one page declares: the theme's, the shelf's, those of its scripts; and the style sheet that does so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefc.formats.pdf.fonts import ADDRESS, FontShelf, MissingFontError
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span
from briefc.model.theme import FontFace

_RULE = re.compile(r"@font-face\s*\{([^}]*)\}", re.IGNORECASE)
_DESCRIPTOR = re.compile(r"(font-family|font-weight|font-style)\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHTS = {"normal": "400", "bold": "700"}

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a page with their files' bytes, and the names of all families that it may use."""

    files: Mapping[FontFace, bytes]
    families: frozenset[str]


def declared_faces(page: PrintPage, shelf: FontShelf, report: Callable[[Diagnostic], None]) -> Faces:
    """The faces to declare for a page: the theme's, then those of the shelf whose families the theme does not name.

    Two different files under one family, weight and style would share one PDF font, and the letters of one would come
    out as shapes of the other, so they are an error. Codes: `font.duplicate`, `font.load`.
    """
    where = Span(page.source)
    own = {name.removeprefix(ADDRESS): data for name, _, data in page.resources if name.startswith(ADDRESS)}
    files: dict[FontFace, bytes] = {}
    keys: dict[Key, FontFace | None] = {}

    def take(face: FontFace, key: Key) -> None:
        try:
            files[face] = shelf.data(face) if face.package else own[face.file]
        except (KeyError, MissingFontError, OSError) as reason:
            message = str(reason) if face.package else f"the theme has no file {face.file}"
            report(error("font.load", where, f'the typeface "{face.family}" cannot be loaded: {message}'))
        keys[key] = face

    for face in page.fonts:
        key = (face.family.casefold(), str(face.weight), face.style)
        other = keys.get(key)
        if other is None:
            take(face, key)
        elif (other.package, other.file) != (face.package, face.file):
            report(_duplicate(where, key, face.family))
    for family, key in _in_styles(page.styles):
        if key in keys:
            report(_duplicate(where, key, family))
        keys[key] = None
    named = {family for family, _, _ in keys}
    for face in (*shelf.base, *(script.face for script in shelf.scripts if script.wanted(page.html))):
        if face.family.casefold() not in named:
            take(face, (face.family.casefold(), str(face.weight), face.style))
    return Faces(files, frozenset({face.family for face in files} | {name for name, _ in _in_styles(page.styles)}))


def _duplicate(where: Span, key: Key, family: str) -> Diagnostic:
    return error(
        "font.duplicate",
        where,
        f'the theme has two files for the typeface "{family}" in weight {key[1]}, {key[2]}',
        "give one of them a family name of its own",
    )


def _in_styles(styles: tuple[str, ...]) -> list[tuple[str, Key]]:
    """The family and key of each `@font-face` rule in style sheets."""
    found = []
    for text in styles:
        for rule in _RULE.finditer(text):
            said = {name.lower(): value.strip().strip("\"'") for name, value in _DESCRIPTOR.findall(rule[1])}
            weight = said.get("font-weight", "400")
            family = said.get("font-family", "")
            found.append((family, (family.casefold(), _WEIGHTS.get(weight, weight), said.get("font-style", "normal"))))
    return found


def font_rules(faces: Faces, shelf: FontShelf, text: str) -> str:
    """The style sheet that declares the faces, and names as `--scripts` the families that no stack can foresee."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{address(face)}"); font-weight: {face.weight}; '
        f"font-style: {face.style} }}"
        for face in faces.files
    ]
    families = dict.fromkeys(f'"{script.face.family}"' for script in shelf.scripts if script.wanted(text))
    if families:
        rules.append(f":root {{ --scripts: {', '.join(families)} }}")
    return "\n".join(rules)


def address(face: FontFace) -> str:
    """The address under which the printer answers for a face."""
    return f"{ADDRESS}{face.family.replace(' ', '-')}-{face.weight}-{face.style}"
