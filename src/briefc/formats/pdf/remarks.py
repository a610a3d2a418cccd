"""What WeasyPrint logs, as diagnostics with the author's file and line."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from briefc.formats.pdf.forms import extra_for
from briefc.formats.pdf.places import Places, Printed
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.*)" \((.*)\)', re.DOTALL)
_LOAD = re.compile(r"Failed to load (?:image|stylesheet|attachment|inline SVG)?(?: at '?(\S+?)'?)? ?: (.*)", re.DOTALL)
_ALT = re.compile(r'Image ".*" has no required alt description', re.DOTALL)
_ANCHOR = re.compile(r"No anchor #(\S+) for internal URI reference")
_DISCARDED = re.compile(r"Content discarded: target points to undefined anchor .*'([^']*)'\)*", re.DOTALL)
_FACE = re.compile(r"Font-face '(.*)' cannot be loaded")


class Shown(Printed, Protocol):
    """A print page or a part of one, with its HTML."""

    @property
    def html(self) -> str:
        """The HTML."""


class Remarks(logging.Handler):
    """A log handler that keeps what it hears as diagnostics, each once, in the order heard."""

    def __init__(self, printed: Shown) -> None:
        """Remarks on the printing of a page or a part."""
        super().__init__(logging.WARNING)
        self._printed = printed
        self._whole = Span(printed.source)
        self._places: Places | None = None
        self._drawn: Callable[[], Element | None] = lambda: None
        self._found: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found."""
        return tuple(self._found)

    def watch(self, places: Places, drawn: Callable[[], Element | None]) -> None:
        """Take places from the document itself, and what is said while an element is drawn as said of that element."""
        self._places, self._drawn = places, drawn

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record in."""
        for found in self._understood(record.getMessage(), record.levelno):
            self._found[found] = None

    def add(self, found: Diagnostic) -> None:
        """Take in what the printer itself found."""
        self._found[found] = None

    def _understood(self, message: str, level: int) -> tuple[Diagnostic, ...]:
        if match := _GLYPH.fullmatch(message):
            return tuple(self._glyph(character) for character in dict.fromkeys(match[1]))
        if _ALT.fullmatch(message):
            return ()  # the inspection has seen it, and knows which picture it is
        if (match := _ANCHOR.match(message)) or (match := _DISCARDED.match(message)):
            return (self._link(match[1].lstrip("#")),)
        if match := _FACE.fullmatch(message):
            return (error("font.load", self._whole, f'the typeface "{match[1]}" cannot be loaded'),)
        if match := _LOAD.fullmatch(message):
            return (self._resource(match[1] or "", " ".join(match[2].split())),)
        if message.startswith(("Unknown rendering option", "Unknown PDF option")):
            raise RuntimeError(message)
        if level >= logging.ERROR or message.startswith("Anchor defined twice"):
            return (error("pdf.message", self._whole, f"the printer reports: {message}"),)
        return (warning("pdf.style", self._whole, f"the theme's print style is not understood: {message}"),)

    def _glyph(self, character: str) -> Diagnostic:
        drawn = self._drawn()
        where = (
            self._where(lambda one: one.tag != "title" and character in _text(one))
            if drawn is None
            else self._all_places().of(drawn)
        )
        extra = extra_for(character)
        return error(
            "font.glyph",
            where,
            f"no typeface has the character {character} (U+{ord(character):04X})",
            f'install its typefaces: pip install "briefc[{extra}]"' if extra else "write it otherwise",
        )

    def _link(self, target: str) -> Diagnostic:
        where = self._where(lambda one: f"#{target}" in one.attrib.values())
        return error("pdf.link", where, f'a link leads to "{target}", which is nowhere in the document')

    def _resource(self, address: str, reason: str) -> Diagnostic:
        what = f'"{address}" cannot be loaded' if address else "a drawing cannot be loaded"
        where = self._where(lambda one: bool(address) and any(address in value for value in one.attrib.values()))
        return error("pdf.resource", where, f"{what}: {reason}")

    def _where(self, test: Callable[[Element], bool]) -> Span:
        return self._all_places().where(test)

    def _all_places(self) -> Places:
        if self._places is None:
            import tinyhtml5  # type: ignore[import-untyped] # WeasyPrint's own

            self._places = Places(tinyhtml5.parse(self._printed.html, namespace_html_elements=False), self._printed)
        return self._places


def _text(element: Element) -> str:
    """The text that stands in an element itself, and what it lends to running heads."""
    lent = (value for name, value in element.items() if name.startswith("data-"))
    return "".join((element.text or "", *(child.tail or "" for child in element), *lent))
