"""Fonts: what a part's drawings use of them, and those of all parts put into the file once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped] # comes with WeasyPrint

from briefc.formats.pdf.engine.press import Press, weasyprint
from briefc.formats.pdf.engine.resources import content_of
from briefc.formats.pdf.objects import FileWriter, Raw, Ref, Value
from briefc.model.printed import FontUse


def uses_of(fonts: Mapping[Any, Any]) -> tuple[FontUse, ...]:
    """What drawings used of their fonts (`weasyprint.Document.fonts`), sorted by name."""
    found: dict[str, tuple[Any, dict[int, float], dict[int, str]]] = {}
    for font in fonts.values():
        _, widths, texts = found.setdefault(font.hash, (font, {}, {}))
        for glyph, width in font.widths.items():
            widths.setdefault(glyph, width)
        for glyph, text in font.to_unicode.items():
            texts.setdefault(glyph, text)
    return tuple(
        FontUse(
            key,
            font.family,
            int(font.weight),
            int(font.style),
            tuple(sorted(widths.items())),
            tuple(sorted(texts.items())),
        )
        for key, (font, widths, texts) in sorted(found.items())
    )


class _Numbering:
    """What WeasyPrint takes for a PDF when it makes the objects of fonts."""

    def __init__(self, file: FileWriter) -> None:
        self._file = file

    def add_object(self, item: Any) -> None:
        """Number an object and put it into the file."""
        if isinstance(item, pydyf.Stream):
            data = content_of(item.stream)
            entries = {str(key): Raw(pydyf._to_bytes(value)) for key, value in item.extra.items()}
            item.number = self._file.add_stream(entries, data).number
        else:
            item.number = self._file.add(Raw(item.data)).number


def add_fonts(uses: Iterable[FontUse], press: Press, file: FileWriter) -> Mapping[str, Value]:
    """Put the fonts that were used, cut down to the glyphs that were, into the file: by name a reference to each."""
    from weasyprint.pdf.fonts import build_fonts_dictionary

    options = {**weasyprint().DEFAULT_OPTIONS, "pdf_version": "1.7"}
    numbering = _Numbering(file)
    made: dict[str, Value] = {}
    for use in uses:
        # One after another: a font's bytes may be many, and are in memory only while it is made.
        fonts = {use.key: _loaded(use, press)}
        for key, reference in build_fonts_dictionary(
            numbering, fonts, compress=False, subset=True, options=options
        ).items():
            made[key] = Ref(int(reference.split()[0]))
    return made


def _loaded(use: FontUse, press: Press) -> Any:
    """The font of a use, loaded by its description. Raises RuntimeError when another is found than was drawn with."""
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango, unicode_to_char_p
    from weasyprint.text.fonts import get_pango_font_key

    context = ffi.gc(pango.pango_font_map_create_context(press.fonts.font_map), gobject.g_object_unref)
    wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    family, _ = unicode_to_char_p(use.family)
    pango.pango_font_description_set_family(wanted, family)
    pango.pango_font_description_set_style(wanted, use.style)
    pango.pango_font_description_set_weight(wanted, use.weight)
    pango.pango_font_description_set_absolute_size(wanted, 10 * TO_UNITS)
    found = pango.pango_font_map_load_font(press.fonts.font_map, context, wanted)
    if found == ffi.NULL:
        raise RuntimeError(f"the typeface {use.family} is gone")
    _, description, size = get_pango_font_key(found)
    font = Font(found, description, size)
    if font.hash != use.key:
        raise RuntimeError(f"another typeface than {use.family} {use.weight}: {font.name!r}")
    font.widths, font.to_unicode = dict(use.widths), dict(use.texts)
    return font
