"""What print is made on and for: the sheets of paper, bleed and marks, the printing condition; labels that agree."""

from __future__ import annotations

from briefc.formats.html.styles import composed
from briefc.model.article import Briefing
from briefc.model.artifact import OutputIntent
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Refused
from briefc.model.format import Rendering
from briefc.model.pdf_settings import TLP_LABELS
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


def check_labels(briefing: Briefing, label: str, found: list[Diagnostic]) -> None:
    """Warn of articles whose TLP label allows less than the `label` of the briefing that brings them: `pdf.label`."""
    for member in briefing.members:
        own = member.metadata.tlp
        if own and TLP_LABELS.index(own) > TLP_LABELS.index(label):
            shown = f"TLP:{label}" if label else "no label"
            message = f'the article "{member.slug}" is TLP:{own}, and the briefing that brings it has {shown}'
            hint = f"give the briefing the label TLP:{own}, or leave the article out"
            found.append(warning("pdf.label", briefing.text.span, message, hint))
