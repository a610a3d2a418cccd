"""The fonts of all parts together: each once, with the glyphs that any part uses and those of the page numbers."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from briefc.formats.pdf.faces import address, declared_faces, font_rules
from briefc.formats.pdf.fetcher import memory_fetcher
from briefc.formats.pdf.fonts import FontShelf, isolate
from briefc.formats.pdf.objects import FileWriter, Value
from briefc.model.artifact import PrintPage
from briefc.model.printed import Figures, FontUse


def add_used_fonts(
    page: PrintPage,
    shelf: FontShelf,
    uses: Iterable[FontUse],
    numbers: Iterable[tuple[Figures, str]],
    file: FileWriter,
) -> Mapping[str, Value]:
    """Put fonts into the file: by name a reference to each. `numbers` are page numbers, with how they look."""
    isolate(shelf.cache)
    from briefc.formats.pdf.engine.embedding import add_fonts
    from briefc.formats.pdf.engine.press import press_for

    together = united(uses, numbers)
    families = {use.family for use in together}
    faces = declared_faces(page, shelf, lambda _: None)
    used = tuple(face for face in faces.declared if face.family in families)
    rules = font_rules(used, shelf, "")
    files = {address(face): functools.partial(faces.data, face, shelf) for face in used}
    key = (str(shelf.cache), rules, tuple(sorted(faces.own)))
    press = press_for(key, (rules,), lambda: memory_fetcher({}, files))
    return add_fonts(together, press, file)


def united(uses: Iterable[FontUse], numbers: Iterable[tuple[Figures, str]]) -> tuple[FontUse, ...]:
    """What is used of each font, by any part or number, sorted by the fonts' names and their glyphs."""
    first: dict[str, FontUse] = {}
    widths: dict[str, dict[int, float]] = {}
    texts: dict[str, dict[int, str]] = {}
    for use in uses:
        first.setdefault(use.key, use)
        widths[use.key] = dict(use.widths) | widths.get(use.key, {})
        texts[use.key] = dict(use.texts) | texts.get(use.key, {})
    for look, number in dict.fromkeys(numbers):
        for digit in number:
            glyph = look.glyphs[int(digit)]
            widths[look.font].setdefault(glyph, look.widths[int(digit)])
            texts[look.font].setdefault(glyph, digit)
    return tuple(
        FontUse(
            key,
            use.family,
            use.weight,
            use.style,
            tuple(sorted(widths[key].items())),
            tuple(sorted(texts[key].items())),
        )
        for key, use in sorted(first.items())
    )
