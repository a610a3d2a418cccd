"""What WeasyPrint logs, as diagnostics with the author's file and line."""

from __future__ import annotations

import logging
import re

from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span

_ID = re.compile(r'\sid="([^"]+)"')
_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.*)" \((.*)\)', re.DOTALL)
_LOAD = re.compile(r"Failed to load (?:image|stylesheet|attachment|inline SVG)?(?: at '?(\S+?)'?)? ?: (.*)", re.DOTALL)
_ALT = re.compile(r'Image ".*" has no required alt description', re.DOTALL)
_ANCHOR = re.compile(r"No anchor #(\S+) for internal URI reference")
_DISCARDED = re.compile(r"Content discarded: target points to undefined anchor .*'([^']*)'\)*", re.DOTALL)
_FACE = re.compile(r"Font-face '(.*)' cannot be loaded")


class Remarks(logging.Handler):
    """A log handler that keeps what it hears as diagnostics, each once, in the order heard."""

    def __init__(self, page: PrintPage) -> None:
        super().__init__(logging.WARNING)
        self._page = page
        self._spans = dict(page.origins)
        self._found: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found."""
        return tuple(self._found)

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record in."""
        for found in self._understood(record.getMessage(), record.levelno):
            self._found[found] = None

    def add(self, found: Diagnostic) -> None:
        """Take in what the printer itself found."""
        self._found[found] = None

    def _understood(self, message: str, level: int) -> tuple[Diagnostic, ...]:
        whole = Span(self._page.source)
        if match := _GLYPH.fullmatch(message):
            return tuple(self._glyph(character) for character in dict.fromkeys(match[1]))
        if _ALT.fullmatch(message):
            return ()  # the inspection has seen it, and knows which picture it is
        if (match := _ANCHOR.match(message)) or (match := _DISCARDED.match(message)):
            target = match[1].lstrip("#")
            where = self._place(f'"#{target}"')
            return (error("pdf.link", where, f'a link leads to "{target}", which is nowhere in the document'),)
        if match := _FACE.fullmatch(message):
            return (error("font.load", whole, f'the typeface "{match[1]}" cannot be loaded'),)
        if match := _LOAD.fullmatch(message):
            address, reason = match[1] or "", " ".join(match[2].split())
            what = f'"{address}" cannot be loaded' if address else "a drawing cannot be loaded"
            return (error("pdf.resource", self._place(address), f"{what}: {reason}"),)
        if message.startswith(("Unknown rendering option", "Unknown PDF option")):
            raise RuntimeError(message)
        if level >= logging.ERROR or message.startswith("Anchor defined twice"):
            return (error("pdf.message", whole, f"the printer reports: {message}"),)
        return (warning("pdf.style", whole, f"the theme's print style is not understood: {message}"),)

    def _glyph(self, character: str) -> Diagnostic:
        where = self._place(character)
        return error(
            "font.glyph",
            where,
            f"no typeface has the character {character} (U+{ord(character):04X})",
            "write it otherwise, or install typefaces of its script: see `briefc explain font.glyph`",
        )

    def _place(self, text: str) -> Span:
        """Where in the sources the first `text` of the page comes from: the nearest id before it with an origin."""
        html = self._page.html
        at = html.find(text) if text else -1
        if at >= 0:
            for match in reversed(list(_ID.finditer(html, 0, at + len(text)))):
                if match[1] in self._spans:
                    return self._spans[match[1]]
        return Span(self._page.source)
