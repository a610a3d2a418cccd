"""Which faces one page declares: the theme's, the shelf's, those of its scripts; and the style sheet that does so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefc.formats.pdf.fonts import ADDRESS, FontShelf, MissingFontError
from briefc.formats.pdf.forms import foreign_forms
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.printed import PrintPart
from briefc.model.span import Span
from briefc.model.theme import FontFace

_RULE = re.compile(r"@font-face\s*\{([^}]*)\}", re.IGNORECASE)
_DESCRIPTOR = re.compile(r"(font-family|font-weight|font-style)\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHTS = {"normal": "400", "bold": "700"}

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a page in the order in which they are declared, and the names of all families that it may use.

    `own` are the bytes of the theme's own files by name; those of other faces are read from the shelf when needed.
    """

    declared: tuple[FontFace, ...]
    own: Mapping[str, bytes]
    families: frozenset[str]

    def data(self, face: FontFace, shelf: FontShelf) -> bytes:
        """The bytes of a face's file. Raises MissingFontError or OSError."""
        if face.package:
            return shelf.data(face)
        if face.file not in self.own:
            raise MissingFontError(f"the theme has no file {face.file}")
        return self.own[face.file]


def declared_faces(page: PrintPage | PrintPart, shelf: FontShelf, report: Callable[[Diagnostic], None]) -> Faces:
    """The faces to declare for a page: the theme's, then those of the shelf whose families the theme does not name.

    Two different files under one family, weight and style would share one PDF font, and the letters of one would come
    out as shapes of the other, so they are an error. Codes: `font.duplicate`, `font.forms`.
    """
    where = Span(page.source)
    faces: dict[FontFace, None] = {}
    keys: dict[Key, FontFace | None] = {}
    for face in page.fonts:
        key = (face.family.casefold(), str(face.weight), face.style)
        other = keys.get(key)
        if other is None:
            faces[face] = None
            keys[key] = face
        elif (other.package, other.file) != (face.package, face.file):
            report(_duplicate(where, key, face.family))
    written = _in_styles(page.styles)
    for family, key in written:
        if key in keys:
            report(_duplicate(where, key, family))
        keys[key] = None
    for found in foreign_forms(page.html, page, shelf):
        report(found)
    named = {family for family, _, _ in keys}
    for face in (*shelf.base, *(script.face for script in shelf.scripts if script.wanted(page.html))):
        if face.family.casefold() not in named:
            faces[face] = None
    families = frozenset({face.family for face in faces} | {name for name, _ in written})
    return Faces(tuple(faces), _own(page), families)


def all_faces(page: PrintPage, shelf: FontShelf) -> Faces:
    """All faces that could be declared for a page, whatever is written on it, those that come first taking precedence.

    It is for finding the face that something was printed in: none is missing, and nothing is found out of the text.
    """
    faces = (*page.fonts, *shelf.base, *(script.face for script in shelf.scripts))
    return Faces(faces, _own(page), frozenset(face.family for face in faces))


def _own(page: PrintPage | PrintPart) -> Mapping[str, bytes]:
    return {name.removeprefix(ADDRESS): data for name, _, data in page.resources if name.startswith(ADDRESS)}


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


def font_rules(faces: Iterable[FontFace], shelf: FontShelf, text: str) -> str:
    """The style sheet that declares faces, and names as `--scripts` the families that no stack can foresee."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{address(face)}"); font-weight: {face.weight}; '
        f"font-style: {face.style} }}"
        for face in faces
    ]
    found = [script for script in shelf.scripts if script.wanted(text)]
    for stack, sans in (("--scripts", False), ("--scripts-sans", True)):
        # Where only the other kind has the letter, that is better than none.
        families = dict.fromkeys(
            f'"{script.face.family}"' for script in sorted(found, key=lambda one: one.sans is not sans)
        )
        if families:
            rules.append(f":root {{ {stack}: {', '.join(families)} }}")
    return "\n".join(rules)


def address(face: FontFace) -> str:
    """The address under which the printer answers for a face."""
    return f"{ADDRESS}{face.family.replace(' ', '-')}-{face.weight}-{face.style}"
