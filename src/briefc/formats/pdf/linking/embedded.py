"""The fonts of all parts together: each once, with the glyphs that any part uses and those of the page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefc.formats.pdf.faces import all_faces
from briefc.formats.pdf.fonts import FontShelf, isolate
from briefc.formats.pdf.objects import FileWriter, Value
from briefc.model.artifact import PrintPage
from briefc.model.printed import Figures, FontUse


@dataclass(slots=True)
class United:
    """What all parts use of a font: widths and texts by glyph number. `first` is the use of the first part."""

    first: FontUse
    widths: dict[int, float] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def sorted(self) -> tuple[dict[int, float], dict[int, str]]:
        """Widths and texts by the glyphs' order."""
        return dict(sorted(self.widths.items())), dict(sorted(self.texts.items()))


def add_used_fonts(
    page: PrintPage,
    shelf: FontShelf,
    uses: Iterable[FontUse],
    numbers: Iterable[tuple[Figures, str]],
    file: FileWriter,
) -> Mapping[str, Value]:
    """Put fonts into the file: by name a reference to each. `numbers` are page numbers, with how they look.

    Raises RuntimeError for a font that no declared face has.
    """
    isolate(shelf.cache)
    from briefc.formats.pdf.engine.embedding import add_font

    faces = all_faces(page, shelf)
    known = {(face.family, face.weight, _STYLES[face.style]): face for face in reversed(faces.declared)}
    made: dict[str, Value] = {}
    for font in united(uses, numbers):
        use = font.first
        face = known.get((use.family, use.weight, use.style))
        if face is None:
            raise RuntimeError(f"the typeface {use.family} {use.weight} is gone")
        # One after another: a font's bytes may be many, and are in memory only while it is made.
        made[use.key] = add_font(use, *font.sorted(), faces.data(face, shelf), file)
    return made


_STYLES = {"normal": 0, "italic": 2}
"""Pango's numbers of styles."""


def united(uses: Iterable[FontUse], numbers: Iterable[tuple[Figures, str]]) -> Iterator[United]:
    """What is used of each font, by any part or number, sorted by the fonts' names."""
    lines: dict[str, tuple[FontUse, dict[str, None]]] = {}
    for use in uses:
        # Most parts have the same lines; one that is known is passed over without being looked into.
        lines.setdefault(use.key, (use, {}))[1].update(dict.fromkeys(use.glyphs.split("\n")))
    fonts = {key: United(use) for key, (use, _) in sorted(lines.items())}
    for key, font in fonts.items():
        for line in lines[key][1]:
            number, width, text = line.split(" ")
            glyph = int(number, 16)
            font.widths.setdefault(glyph, float(width))
            if text:
                font.texts.setdefault(glyph, bytes.fromhex(text).decode("utf-16-be"))
    for look, number in dict.fromkeys(numbers):
        for digit in number:
            glyph = look.glyphs[int(digit)]
            fonts[look.font].widths.setdefault(glyph, look.widths[int(digit)])
            fonts[look.font].texts.setdefault(glyph, digit)
    yield from fonts.values()
