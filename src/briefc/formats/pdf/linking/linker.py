"""Links the records of a page's parts to the bytes of a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefc.formats.pdf.catalog import add_globals
from briefc.formats.pdf.conformance import header_version, lacks
from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.info import info_entries
from briefc.formats.pdf.intents import add_colour_spaces
from briefc.formats.pdf.layout import lay_out
from briefc.formats.pdf.linking.embedded import add_used_fonts
from briefc.formats.pdf.linking.file import PdfFile
from briefc.formats.pdf.linking.pages import ALL, OWN, Anchor, Numbering, anchors_of, in_order
from briefc.formats.pdf.linking.trees import Bookmark, Structure, names, nested, outline
from briefc.formats.pdf.objects import COLOURS, FIRST, FONTS, PAGES, Name, Places, Ref, Value, parted, placed
from briefc.formats.pdf.parts import free_page
from briefc.formats.pdf.records import filled
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.printed import PartRecord
from briefc.model.span import Span

_WHITE_POINTS = {"lab-d50": (0.9642957, 1.0, 0.8251046), "lab-d65": (0.9504559, 1.0, 1.0890578)}
"""The colour spaces that drawings may name, by the white points that CSS Color 4 gives for D50 and D65."""


def link(page: PrintPage, records: Sequence[PartRecord], shelf: FontShelf) -> Outcome[bytes]:
    """The records of a page's parts, in order, to its PDF; None when there is an error.

    A duplex part that would begin on a left-hand page gets a free page before it. Codes: `pdf.link`, `pdf.message`,
    `pdf.output-intent`, and those of `lay_out` for a free page.
    """
    free: PartRecord | None = None
    found: list[Diagnostic] = [*lacks(page)]
    if len(list(in_order(records, records[0]))) > len(records):
        laid = lay_out(free_page(page), shelf)
        found += laid.diagnostics
        free = laid.value
    found += _dead_links(page, records)
    if Outcome(b"", tuple(found)).failed:
        return Outcome(None, tuple(found))
    return Outcome(_Linker(page, list(in_order(records, free)), shelf).linked(), tuple(found))


def _dead_links(page: PrintPage, records: Sequence[PartRecord]) -> Iterator[Diagnostic]:
    """What is wrong with ids: none of the name, or more than one."""
    anchors, twice = anchors_of(records)
    told: set[str] = {OWN, ALL, *anchors}
    for record in records:
        places = dict(record.places)
        wanted = [target for on_page in record.pages for target in on_page.targets]
        wanted += [one.target for on_page in record.pages for slot in on_page.slots for one in slot.references]
        for target in wanted:
            if target not in told:
                told.add(target)
                message = f'a link leads to "{target}", which is nowhere in the document'
                yield error("pdf.link", places.get(target, Span(page.source)), message)
    for name in dict.fromkeys(twice):
        yield error("pdf.message", Span(page.source), f"the printer reports: Anchor defined twice: {name!r}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A record in the file: the number in the file of each of its objects, and of its first page."""

    record: PartRecord
    numbers: Sequence[int]
    first: int


class _Linker:
    def __init__(self, page: PrintPage, records: Sequence[PartRecord], shelf: FontShelf) -> None:
        self.page = page
        # Free pages are among the records already.
        self.records = [replace(record, duplex=False) for record in records]
        self.shelf = shelf
        self.file = PdfFile(header_version(page.conformance), FIRST)
        self.structure = Structure(self.file)
        self.shared: dict[str, int] = {}
        anchors, _ = anchors_of(self.records)
        self.numbering = Numbering(anchors, sum(len(record.pages) for record in self.records))

    def linked(self) -> bytes:
        """The whole file."""
        self.placed = list(self._placed())
        for part in self.placed:
            self._put(part)
        pages = [Ref(part.numbers[page.number]) for part in self.placed for page in part.record.pages]
        self.file.put(PAGES.number, {"Type": Name("Pages"), "Count": len(pages), "Kids": pages})
        self._put_shared()
        bookmarks = outline(nested(self._bookmarks()), self.file)
        entries: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": PAGES,
            **add_globals(self.page, self.file, range(1, len(pages) + 1), bookmarks=bookmarks is not None),
            "StructTreeRoot": self._structure(),
        }
        if bookmarks is not None:
            entries["Outlines"] = bookmarks
        if destinations := names((name, self._destination(anchor)) for name, anchor in self.numbering.anchors.items()):
            entries["Names"] = {**_mapping(entries.get("Names")), "Dests": self.file.add(destinations)}
        trailer: dict[str, Value] = {
            "Root": self.file.add({key: value for key, value in entries.items() if value != {}})
        }
        if information := info_entries(self.page):
            trailer["Info"] = self.file.add(information)
        return self.file.finished(trailer)

    def _placed(self) -> Iterator[_Placed]:
        """The records with the numbers of their objects. No number stays free: some readers lose objects then."""
        first = 1
        for record in self.records:
            numbers = [0] * record.size
            for local, number in self.structure.numbers(record.top).items():
                numbers[local] = number
            for local, _, _, digest in record.streams:
                if digest in self.shared:
                    numbers[local] = self.shared[digest]
            fresh = [local for local, number in enumerate(numbers) if not number]
            for number, local in enumerate(fresh, self.file.reserve(len(fresh))):
                numbers[local] = number
            for local, _, _, digest in record.streams:
                if digest:
                    self.shared.setdefault(digest, numbers[local])
            yield _Placed(record, numbers, first)
            first += len(record.pages)

    def _put(self, part: _Placed) -> None:
        """Put the objects of a record into the file."""
        record, numbers = part.record, part.numbers
        places = Places(numbers)
        for own, page in enumerate(record.pages, part.first):
            drawn = filled(page.drawing, self.numbering.filled(page, own, record.figures))
            self.file.put_stream(numbers[page.content_number], _DEFLATED, drawn)
        for local, entries, data, digest in record.streams:
            if not digest or self.shared.get(digest) == numbers[local]:
                self.shared.pop(digest, None)
                self.file.put_stream(numbers[local], placed(entries, places)[:-2], data)
        objects = parted(placed(record.written, places))
        self.file.put_written(zip([numbers[local] for local in record.objects], objects, strict=True))
        self.structure.add(record.top, numbers)

    def _put_shared(self) -> None:
        """Put what all resources share into the file."""
        shown = [one for part in self.placed for one in self.numbering.shown(part.record, part.first)]
        uses = [use for record in self.records for use in record.fonts]
        self.file.put(FONTS.number, add_used_fonts(self.page, self.shelf, uses, shown, self.file))
        spaces: dict[str, Value] = {
            name: [Name("Lab"), {"WhitePoint": white, "Range": [-125, 125, -125, 125]}]
            for name, white in _WHITE_POINTS.items()
        }
        self.file.put(COLOURS.number, {**spaces, **add_colour_spaces(self.page, self.file)})

    def _structure(self) -> Ref:
        leaves = [Ref(part.numbers[part.record.leaf]) for part in self.placed]
        ids = [(name, Ref(part.numbers[local])) for part in self.placed for name, local in part.record.ids]
        return self.structure.root(leaves, ids)

    def _destination(self, anchor: Anchor) -> list[Value]:
        part = self.placed[anchor.record]
        return [Ref(part.numbers[part.record.pages[anchor.at].number]), Name("XYZ"), anchor.x, anchor.y, 0]

    def _bookmarks(self) -> Iterator[Bookmark]:
        for part in self.placed:
            for page in part.record.pages:
                for level, label, x, y, is_open in page.bookmarks:
                    leads: list[Value] = [Ref(part.numbers[page.number]), Name("XYZ"), x, y, 0]
                    yield Bookmark(level, label, leads, is_open)


_DEFLATED = b"<</Filter/FlateDecode"


def _mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}
