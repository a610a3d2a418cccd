"""Fonts: what a part's drawings use of them, and those of all parts put into the file once."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped] # comes with WeasyPrint
from weasyprint.pdf.fonts import Font, build_fonts_dictionary
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from briefc.formats.pdf.engine.character_ids import ids_are_numbers
from briefc.formats.pdf.engine.press import weasyprint
from briefc.formats.pdf.engine.resources import content_of
from briefc.formats.pdf.objects import FileWriter, Raw, Ref
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
            font.name[1:].decode(),
            font.family,
            int(font.weight),
            int(font.style),
            int(font.ascent),
            int(font.descent),
            int(font.flags),
            int(font.index),
            ",".join(f"{axis}={value}" for axis, value in sorted(font.variations.items())),
            "\n".join(
                f"{glyph:04x} {widths.get(glyph, 0.0)!r} {texts.get(glyph, '').encode('utf-16-be').hex()}"
                for glyph in sorted(widths.keys() | texts.keys())
            ),
        )
        for key, (font, widths, texts) in sorted(found.items())
    )


class _Numbering:
    """What WeasyPrint takes for a PDF when it makes the objects of a font."""

    def __init__(self, file: FileWriter, font: _Embedded) -> None:
        self._file = file
        self._font = font

    def add_object(self, item: Any) -> None:
        """Number an object and put it into the file."""
        if isinstance(item, pydyf.Stream):
            data = content_of(item.stream)
            entries = {str(key): Raw(pydyf._to_bytes(value)) for key, value in item.extra.items()}
            if self._font.goes_by_ids and data == self._font.file_content:
                entries["Subtype"] = Raw(b"/CIDFontType0C")
            item.number = self._file.add_stream(entries, data).number
        else:
            if self._font.goes_by_ids and isinstance(item, pydyf.Dictionary):
                item.pop("CIDToGIDMap", None)
            item.number = self._file.add(Raw(item.data)).number


def add_font(use: FontUse, widths: Mapping[int, float], texts: Mapping[int, str], data: bytes, file: FileWriter) -> Ref:
    """Put a font, cut down to the glyphs that were used, into the file; its number.

    `widths` and `texts` are those of all glyphs that any part used, by number; `data` is the font's own file.
    """
    font = _Embedded(use, data)
    font.widths, font.to_unicode = dict(widths), dict(texts)
    options = {**weasyprint().DEFAULT_OPTIONS, "pdf_version": "1.7"}
    made = build_fonts_dictionary(_Numbering(file, font), {use.key: font}, compress=False, subset=True, options=options)
    return Ref(int(made[use.key].split()[0]))


class _Embedded(Font):  # type: ignore[misc] # untyped base
    """A font that is known by what was noted when it was drawn with; WeasyPrint would look it up in Pango."""

    def __init__(self, use: FontUse, data: bytes) -> None:
        """A font of its use and the bytes of its file."""
        self.file_content = _unpacked(data)
        self.index = use.index
        self.hb_face = _face(self.file_content, use.index)
        self.hash, self.name, self.family = use.key, f"/{use.name}".encode(), use.family
        self.weight, self.style, self.flags = use.weight, use.style, use.flags
        self.ascent, self.descent = use.ascent, use.descent
        self.font_size = 10
        pairs = (pair.split("=") for pair in use.variations.split(",") if pair)
        self.variations = {axis: float(value) for axis, value in pairs}
        self.tables = [name for name in ("fvar", "glyf", "loca", "EBDT", "EBLC") if _has_table(self.hb_face, name)]
        self.bitmap = {"EBDT", "EBLC"} <= set(self.tables) and "glyf" not in self.tables
        self.png = harfbuzz.hb_ot_color_has_png(self.hb_face)
        self.svg = harfbuzz.hb_ot_color_has_svg(self.hb_face)
        self.colr = bool(harfbuzz.hb_version_atleast(7, 0, 0)) and (
            harfbuzz.hb_ot_color_has_paint(self.hb_face) or harfbuzz.hb_ot_color_has_layers(self.hb_face)
        )
        self.upem = harfbuzz.hb_face_get_upem(self.hb_face)
        self.glyph_count = harfbuzz.hb_face_get_glyph_count(self.hb_face)
        self.italic_angle, self.stemv, self.stemh = 0, 80, 80
        self.missing: dict[int, int] = {}
        self.used_in_forms = False
        self.goes_by_ids = False
        """Whether what is embedded is only a table CFF, whose glyphs go by ids and not by their places."""

    @property
    def type(self) -> str:
        """The kind of outlines, by WeasyPrint's name."""
        return "otf" if self.goes_by_ids else str(super().type)

    def _harfbuzz_subset(self, to_unicode: Mapping[int, str], hinting: object) -> None:
        """Leave the glyphs that are used, under their numbers, and no more of them behind the last.

        As WeasyPrint does it, but without a C type for each count of glyphs, which cffi would have to parse; and of a
        font whose glyphs have their numbers as ids, only the table with the outlines of those that are left.
        """
        flags = harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        last = flags if hinting else flags | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
        glyphs = sorted(to_unicode)
        with _table(self.hb_face, _OUTLINES) as table:
            self.goes_by_ids = ids_are_numbers(table)
        if self.goes_by_ids:
            with _table(_cut(self.hb_face, glyphs, last, _DROPPED), _OUTLINES) as table:
                self.file_content = bytes(table)
            return
        same = _cut(self.hb_face, glyphs, flags | harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS, _DROPPED)
        self.file_content = get_hb_object_data(_cut(same, list(range(glyphs[-1] + 1)), last, _DROPPED))


_OUTLINES = "CFF "

_DROPPED = (b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GPOS", b"GSUB", b"JSTF", b"LTSH", b"PCLT", b"SVG ")
"""Tables that a font in a PDF has no use for."""


def _unpacked(data: bytes) -> bytes:
    """A font file's bytes without the packing of the web (WOFF)."""
    if not data.startswith(b"wOF"):
        return data
    from fontTools.ttLib import TTFont

    font, out = TTFont(io.BytesIO(data)), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


@functools.cache
def _declared() -> None:
    """Have HarfBuzz's functions known that WeasyPrint has no use for."""
    ffi.cdef("""
        typedef int hb_memory_mode_t;
        hb_blob_t * hb_blob_create (
            const char *data, unsigned int length, hb_memory_mode_t mode, void *user_data, void *destroy);
        hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
    """)


_READ_ONLY = 1  # HB_MEMORY_MODE_READONLY


def _face(data: bytes, index: int) -> Any:
    """HarfBuzz's face of a font in a file's bytes, which must live as long."""
    _declared()
    blob = harfbuzz.hb_blob_create(ffi.from_buffer(data), len(data), _READ_ONLY, ffi.NULL, ffi.NULL)
    face = ffi.gc(harfbuzz.hb_face_create(blob, index), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)
    return face


def _has_table(face: Any, name: str) -> bool:
    """Whether a face has a table with anything in it."""
    with _table(face, name) as table:
        return bool(table)


@contextmanager
def _table(face: Any, name: str) -> Iterator[memoryview]:
    """The bytes of a table of a face, where they are; none when there is no such table."""
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(name.encode(), -1))
    length = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    try:
        yield memoryview(ffi.buffer(data, length[0]) if length[0] else b"")
    finally:
        harfbuzz.hb_blob_destroy(blob)


def _cut(face: Any, glyphs: Sequence[int], flags: int, without: Sequence[bytes]) -> Any:
    """A face with some glyphs (sorted) only, and without tables. Raises RuntimeError when HarfBuzz cannot make it."""
    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _add(harfbuzz_subset.hb_subset_input_glyph_set(wanted), glyphs)
    tags = sorted(harfbuzz.hb_tag_from_string(name, -1) for name in without)
    _add(harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG), tags)
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    made = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    if made == ffi.NULL:
        raise RuntimeError("a typeface cannot be cut down to its glyphs")
    return ffi.gc(made, harfbuzz.hb_face_destroy)


def _add(numbers: Any, added: Sequence[int]) -> None:
    """Add numbers (sorted) to a set of HarfBuzz's."""
    harfbuzz.hb_set_add_sorted_array(numbers, ffi.new("hb_codepoint_t[]", added), len(added))
