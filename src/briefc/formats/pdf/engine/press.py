"""The press: style sheets and typefaces made ready once, and HTML laid out with them any number of times.

Parsing the style sheets and declaring the faces takes longer than laying out a short article, and a worker lays out
many. So what was made ready is kept in the process, for the last few sets of sheets and faces.
"""

from __future__ import annotations

import atexit
import ctypes.util
import logging
import os
import sys
import warnings
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakSet

from briefc.formats.pdf.engine.placeholders import Placeholders

_KEPT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """Sheets and faces made ready: WeasyPrint's font configuration, style sheets and counter styles.

    `heard` is what WeasyPrint logged meanwhile, to be told again for everything that is laid out with them.
    `figures` keeps what was found out about digits.
    """

    fonts: Any
    sheets: tuple[Any, ...]
    counters: Any
    heard: tuple[logging.LogRecord, ...]
    figures: dict[Hashable, Any] = field(default_factory=dict)


_presses: OrderedDict[Hashable, Press] = OrderedDict()

_configurations: WeakSet[Any] = WeakSet()


def _leave_folders() -> None:
    """In a process that was forked off: forget the presses, whose typefaces' folders are the parent's to remove."""
    for fonts in _configurations:
        fonts._folder = None
    _presses.clear()


os.register_at_fork(after_in_child=_leave_folders)

# A font configuration removes its folder when it goes, for which it needs modules that are gone at the very end.
atexit.register(_presses.clear)


def weasyprint() -> Any:
    """WeasyPrint, imported late: it loads native libraries, and reads the font configuration that is set then."""
    with warnings.catch_warnings(), _libraries_by_name():
        # It warns that the private configuration has no fonts of its own, which is the point.
        warnings.filterwarnings("ignore", message="No fonts configured")
        import weasyprint as module
    return module


def _nowhere(name: str) -> str | None:
    """Where a library is, for one who does not look (`ctypes.util.find_library`)."""
    return None


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Have Linux's loader alone find native libraries.

    WeasyPrint names each as several systems do. For each name that the loader does not know, `ctypes` runs `ldconfig`,
    a compiler and a linker: thirty programs before the name that Linux has, a third of the time that loading takes.
    """
    before = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = before


def press_for(key: Hashable, styles: Sequence[str], fetcher: Callable[[], Any]) -> Press:
    """The press with some style sheets, made by `fetcher` when it is not there yet; `key` says all it depends on."""
    if key in _presses:
        _presses.move_to_end(key)
        return _presses[key]
    module = weasyprint()
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    fonts, counters = FontConfiguration(), CounterStyle()
    _configurations.add(fonts)
    with _listening() as heard:
        answer = fetcher()
        sheets = tuple(
            module.CSS(string=text, url_fetcher=answer, font_config=fonts, counter_style=counters) for text in styles
        )
    press = _presses[key] = Press(fonts, sheets, counters, tuple(heard))
    while len(_presses) > _KEPT:
        _presses.popitem(last=False)
    return press


def parsed(html: str, fetcher: Any) -> Any:
    """HTML to its document (`weasyprint.HTML`)."""
    return weasyprint().HTML(string=html, url_fetcher=fetcher)


def laid_out(source: Any, press: Press, placeholders: Placeholders | None) -> Any:
    """A document (`weasyprint.HTML`) to the same laid out (`weasyprint.Document`).

    With `placeholders`, page numbers in margins and references to pages come out as digits with marks in them.
    """
    from weasyprint.document import Document, Page
    from weasyprint.formatting_structure.build import build_formatting_structure
    from weasyprint.layout import layout_document
    from weasyprint.pdf.metadata import DocumentMetadata

    import briefc.formats.pdf.engine.breaking
    import briefc.formats.pdf.engine.lengths
    import briefc.formats.pdf.engine.lines
    import briefc.formats.pdf.engine.pseudo_elements
    import briefc.formats.pdf.engine.styles
    import briefc.formats.pdf.engine.texts  # noqa: F401 - all six take the place of WeasyPrint's functions
    from briefc.formats.pdf.engine.counters import held_counters, hold_numbers

    counters = held_counters(press.counters)
    options = {**weasyprint().DEFAULT_OPTIONS, "stylesheets": press.sheets}
    context = Document._build_layout_context(source, press.fonts, counters, {}, options)
    if placeholders is not None:
        hold_numbers(context, placeholders)
    root = build_formatting_structure(
        source.etree_element,
        context.style_for,
        context.get_image_from_uri,
        source.base_url,
        context.target_collector,
        counters,
        context.footnotes,
    )
    pages = [Page(box) for box in layout_document(source, root, context)]
    return Document(pages, DocumentMetadata(), source.url_fetcher, press.fonts, {}, None)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Take down what WeasyPrint logs meanwhile, instead of whoever listens otherwise."""
    heard: list[logging.LogRecord] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record)

    logger = logging.getLogger("weasyprint")
    before = logger.handlers[:]
    logger.handlers[:] = [Listener(logging.WARNING)]
    try:
        yield heard
    finally:
        logger.handlers[:] = before
