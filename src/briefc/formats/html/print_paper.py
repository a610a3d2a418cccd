"""What print is made on and for: the style sheets of paper, bleed and marks, and the printing condition."""

from __future__ import annotations

from briefc.formats.html.styles import composed
from briefc.model.artifact import OutputIntent
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.format import Rendering
from briefc.model.print_settings import PrintSettings
from briefc.model.span import Span
from briefc.model.theme import Theme


def print_styles(theme: Theme, settings: PrintSettings, found: list[Diagnostic]) -> tuple[str, ...]:
    """A theme's print style, what it has for this paper and for two-sided printing, then bleed and marks."""
    names = ["print.css", f"print-{settings.page.lower()}.css", *(["print-duplex.css"] if settings.duplex else [])]
    sheets = []
    for name in names:
        if name in theme.styles:
            sheet = composed(theme, name)
            found.extend(sheet.diagnostics)
            sheets.append(sheet.value or "")
    trim = [f"bleed: {settings.bleed:g}mm"] if settings.bleed else []
    trim += ["marks: crop cross"] if settings.marks else []
    return (*sheets, f"@page {{ {'; '.join(trim)} }}\n") if trim else tuple(sheets)


def output_intent(given: Rendering, settings: PrintSettings, found: list[Diagnostic]) -> OutputIntent | None:
    """The printing condition that the settings name, with its profile; None without one. Code: `pdf.profile`."""
    if not settings.intent:
        return None
    profile = given.file(settings.intent)
    if isinstance(profile, Refused):
        message = f"pdf.intent: the profile cannot be read: {profile.message}"
        found.append(error("pdf.profile", Span("briefc.yaml"), message, *profile.hints))
        return None
    return OutputIntent(settings.intent_name, profile)
