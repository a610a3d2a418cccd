"""The catalog of a PDF: what it says as a whole, except pages, structure and bookmarks, which the linker knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefc.formats.pdf.attachments import add_attachments
from briefc.formats.pdf.intents import add_intents
from briefc.formats.pdf.labels import page_labels
from briefc.formats.pdf.objects import FileWriter, Name, Text, Value
from briefc.formats.pdf.xmp import xmp_packet
from briefc.model.artifact import PrintPage
from briefc.model.language import direction


def add_globals(
    page: PrintPage, file: FileWriter, page_numbers: Sequence[int], *, bookmarks: bool = True
) -> Mapping[str, Value]:
    """Put metadata, attachments and output intent into the file; the catalog's entries for them and for all else here.

    `page_numbers` are the printed numbers of the pages in order (1, 2, 3 … where nothing starts anew), not those of
    objects. `Names` is always among the entries, a dictionary to which the linker adds its destinations. The page must
    lack nothing (`conformance.lacks`).
    """
    embedded = add_attachments(page, file)
    metadata = file.add_stream(
        # Left uncompressed, so that whoever looks for a packet finds it without understanding PDF.
        {"Type": Name("Metadata"), "Subtype": Name("XML")},
        xmp_packet(page),
        compress=False,
    )
    entries: dict[str, Value] = {
        "Metadata": metadata,
        "Lang": Text(page.language),
        "MarkInfo": {"Marked": True},
        "ViewerPreferences": _preferences(page),
        "PageLabels": page_labels(page, page_numbers),
        "Names": dict(embedded.names),
        **embedded.entries,
        **add_intents(page, file),
    }
    if bookmarks:
        entries["PageMode"] = Name("UseOutlines")
    return entries


def _preferences(page: PrintPage) -> Mapping[str, Value]:
    preferences: dict[str, Value] = {"DisplayDocTitle": True}
    if direction(page.language) == "rtl":
        preferences["Direction"] = Name("R2L")
    if page.duplex:
        preferences["Duplex"] = Name("DuplexFlipLongEdge")
    return preferences
