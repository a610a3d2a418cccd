"""What Pango needs before it sets a text: made once a style instead of once a line, and given back.

WeasyPrint describes the font anew for every line and again when it draws it, and never gives back lists of font
features.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

_MOST_KEPT = 512
"""Kinds of text kept of one set of typefaces; then all are forgotten."""

KINDS = (
    "direction",
    "lang",
    "font_language_override",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variant_caps",
    "font_variation_settings",
)
"""The properties that a font and its surroundings are chosen by, with `font_family`."""

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
"""The properties that font features come of, in the order of `font_features`."""

_setup = line_break.Layout.setup
_strut = line_break.strut


def _set_up(layout: Any, style: Any) -> None:
    """Give a text its Pango layout (`Layout.setup`)."""
    layout.style = style
    layout.first_line_direction = 0
    context, layout.language, description = _kind(style)
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, 0)
    pango.pango_layout_set_font_description(layout.layout, description)
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    if style["text_decoration_line"] != "none":
        _measure_decorations(layout, context, description)
    features = _features(*[style[name] for name in FEATURES])
    if features:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _kind(style: Any) -> tuple[Any, Any, Any]:
    """Pango's context, language and font description for a style: the same for all texts of its kind."""
    kept = vars(style.font_config).setdefault("briefc_kinds", {})
    key = (tuple(style["font_family"]), *[style[name] for name in KINDS])
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = _new_kind(style)
    found: tuple[Any, Any, Any] = kept[key]
    return found


def _new_kind(style: Any) -> tuple[Any, Any, Any]:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    if name:
        pointer, _ = unicode_to_char_p(name)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    return context, language, get_font_description(style)


def _measure_decorations(layout: Any, context: Any, description: Any) -> None:
    """Set where lines under and through the text stand."""
    metrics = ffi.gc(
        pango.pango_context_get_metrics(context, description, layout.language), pango.pango_font_metrics_unref
    )
    for name in ("ascent", "underline_position", "strikethrough_position"):
        setattr(layout, name, FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics))
    for name in ("underline_thickness", "strikethrough_thickness"):
        setattr(layout, name, FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics))


@lru_cache(maxsize=_MOST_KEPT)
def _features(*values: Any) -> bytes:
    """What Pango is told of font features."""
    return ",".join(f"{key} {value}" for key, value in font_features(*values).items()).encode()


def _strut_of(style: Any) -> tuple[float, float]:
    """The height and the baseline of a line without text (`strut`), as they are in layout: of a finished style."""
    kept = vars(style)
    if "briefc_strut" not in kept:
        kept["briefc_strut"] = _strut(style)
    found: tuple[float, float] = kept["briefc_strut"]
    return found


line_break.Layout.setup = _set_up
inline.strut = _strut_of
