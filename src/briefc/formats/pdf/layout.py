"""A part laid out, drawn and tagged: its HTML to a record with all that the linker needs."""

from __future__ import annotations

import ctypes
import functools
import gc
import hashlib
import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from briefc.formats.pdf.faces import Faces, address, declared_faces, font_rules
from briefc.formats.pdf.fetcher import memory_fetcher
from briefc.formats.pdf.fonts import FontShelf, isolate
from briefc.formats.pdf.places import Places
from briefc.formats.pdf.remarks import Remarks
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.printed import PartRecord, PrintPart

_DEEPEST = 6000
"""Python's recursion limit while a page is laid out: sixty-four nested lists with their paragraphs need about 2000."""

_YOUNG = 50_000
"""New objects before garbage is looked for in a document that is laid out in one run."""


def lay_out(part: PrintPart, shelf: FontShelf) -> Outcome[PartRecord]:
    """A part to its record; None when there is an error. The same part gives the same record anywhere.

    Nothing is loaded but the part's resources and the faces of the shelf. Codes: `font.duplicate`, `font.glyph`,
    `font.load`, `pdf.alt`, `pdf.link`, `pdf.message`, `pdf.resource`, `pdf.style` and those of `inspect`.
    """
    isolate(shelf.cache)
    remarks = Remarks(part)
    faces = declared_faces(part, shelf, remarks.add)
    with _heard(remarks), _room_to_recurse(), _tidied(whole=part.whole):
        record = _recorded(part, shelf, faces, remarks)
    outcome = Outcome(record, remarks.diagnostics)
    return Outcome(None, remarks.diagnostics) if outcome.failed else outcome


def _recorded(part: PrintPart, shelf: FontShelf, faces: Faces, remarks: Remarks) -> PartRecord:
    from briefc.formats.pdf.engine.press import laid_out, parsed, press_for, weasyprint

    weasyprint()
    from briefc.formats.pdf.engine.canvas import Drawing
    from briefc.formats.pdf.engine.placeholders import Placeholders
    from briefc.formats.pdf.inspection import inspect, strays
    from briefc.formats.pdf.recording import record_of

    resources = {name: (kind, data) for name, kind, data in part.resources}
    files: Mapping[str, Callable[[], bytes]] = {
        address(face): functools.partial(faces.data, face, shelf) for face in faces.declared
    }
    answer = functools.partial(memory_fetcher, resources, files)
    styles = (font_rules(faces.declared, shelf, part.html), *part.styles)
    press = press_for(_key(part, shelf, styles), styles, answer)
    for said in press.heard:
        remarks.emit(said)
    source = parsed(part.html, answer())
    places = Places(source.etree_element, part)
    drawing = Drawing(press, Placeholders(dict(part.digits)) if _held(part) else None)
    remarks.watch(places, lambda: drawing.element)
    for found in _attaching(source.etree_element, places):
        remarks.add(found)
    document = laid_out(source, press, drawing.placeholders)
    for found in inspect(document, part, faces.families):
        remarks.add(found)
    record = record_of(part, document, drawing, places)
    for found in strays(drawing.faces, faces.families, places):
        remarks.add(found)
    return record


_OF_ALL_PAGES = re.compile(
    r"target-text\(|counters?\(\s*pages?\s*,|counter-(?:reset|set|increment)\s*:[^;}]*\bpages?\b"
)
"""What a style sheet may say of page numbers that only a layout in one run can know, or write."""


def _held(part: PrintPart) -> bool:
    """Whether the linker writes the page numbers.

    It also does so in a document laid out in one run, as far as the theme's numbers are plain ones: WeasyPrint lays
    out each page again whose numbers change, and may stop before the last of them are right.
    """
    return not part.whole or not any(_OF_ALL_PAGES.search(style) for style in part.styles)


def _attaching(root: Any, places: Places) -> Iterator[Diagnostic]:
    """What would attach a file: WeasyPrint can, and nobody but briefc is to say what goes into a PDF."""
    for element in root.iter():
        if element.tag in {"a", "area", "link"} and "attachment" in element.get("rel", "").lower().split():
            address = element.get("href", "")
            yield error("pdf.resource", places.of(element), f'"{address}" cannot be attached: a page attaches no files')


def _key(part: PrintPart, shelf: FontShelf, styles: tuple[str, ...]) -> tuple[object, ...]:
    """All that a press depends on: what the style sheets say, and what they may load while they are read."""
    said = "\n".join(styles)
    loaded = tuple(
        (name, hashlib.sha256(data).hexdigest())
        for name, _, data in part.resources
        if name in said or name.startswith("briefc-font:")
    )
    return (str(shelf.cache), styles, loaded)


@contextmanager
def _heard(remarks: Any) -> Iterator[None]:
    """Have `remarks` take everything that WeasyPrint logs meanwhile, and nobody else."""
    logger = logging.getLogger("weasyprint")
    before = (logger.propagate, logger.level)
    logger.addHandler(remarks)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(remarks)
        logger.propagate, level = before
        logger.setLevel(level)


@contextmanager
def _room_to_recurse() -> Iterator[None]:
    """Let Python recurse as deeply as the nesting that `limits` allows makes WeasyPrint do."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def _tidied(*, whole: bool) -> Iterator[None]:
    """Look for garbage after the layout: boxes are many, hang together, and are none before the end.

    What was made meanwhile is the youngest generation then, so that nothing else needs looking at.
    """
    enabled, thresholds = gc.isenabled(), gc.get_threshold()
    if whole:
        gc.set_threshold(max(_YOUNG, thresholds[0]), *thresholds[1:])
    else:
        gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        _give_back()
        gc.set_threshold(*thresholds)
        if enabled:
            gc.enable()


def _give_back() -> None:
    """Give the system the memory that is free: the C library keeps it, a third of what a process has after a long part.

    Only glibc has a call for it (`malloc_trim`); elsewhere it is as it is. It takes a millisecond.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
