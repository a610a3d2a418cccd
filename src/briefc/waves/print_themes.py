"""The themes of print: the one that the project names, and those that articles and briefings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefc.model.diagnostic import Diagnostic
from briefc.model.span import Span
from briefc.source.discovery import SourceFile, read_source
from briefc.source.project_file import PROJECT_FILE, locate
from briefc.source.themes import load_theme
from briefc.waves.desk import Desk

FIELD = "pdf-theme"


def load_print_theme(desk: Desk) -> None:
    """Load the theme of print that the project names, onto the desk beside that of its pages."""
    root, project = desk.request.root, desk.request.project
    desk.print_themes[desk.theme.name] = desk.theme
    wanted = project.pdf.theme
    if wanted and wanted not in desk.print_themes:
        loaded = load_theme(root, project, wanted, locate(root, PROJECT_FILE, "pdf.theme"))
        desk.say(loaded.diagnostics)
        if loaded.value is not None:
            desk.print_themes[wanted] = loaded.value


def load_own_themes(desk: Desk, files: Sequence[SourceFile]) -> None:
    """Load every theme of print that a source asks for; who asks for one that cannot be had is named."""
    root, project = desk.request.root, desk.request.project
    refused: dict[str, tuple[Span, tuple[Diagnostic, ...]]] = {}
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or not card.print_theme or card.print_theme in desk.print_themes:
            continue
        wanted, place = card.print_theme, _place(desk, source.path)
        if wanted not in refused:
            loaded = load_theme(root, project, wanted, place)
            if loaded.value is not None:
                desk.say(loaded.diagnostics)
                desk.print_themes[wanted] = loaded.value
                continue
            refused[wanted] = (place, loaded.diagnostics)
        first, found = refused[wanted]
        desk.say(replace(one, span=place) if one.span == first else one for one in found)
        desk.failed.add(source.path)


def _place(desk: Desk, path: str) -> Span:
    """Where a source names its theme of print."""
    from briefc.rst.head_edit import field_place

    try:
        text = read_source(desk.request.root, path, desk.request.project.limits).decode("utf-8-sig", "replace")
    except OSError:
        return Span(path)
    return field_place(path, text, FIELD)
