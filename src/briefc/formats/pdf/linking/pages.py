"""Which page is which: the numbers of all pages, where each id is, and the numbers that references show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefc.formats.pdf.objects import number
from briefc.model.printed import Figures, PageRecord, PartRecord, Slot

OWN, ALL = "", "*"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an id is: the number of the page, and its place among the records and their pages."""

    page: int
    record: int
    at: int
    x: float
    y: float


def in_order(records: Sequence[PartRecord], free: PartRecord | None = None) -> Iterator[PartRecord]:
    """The records with a free page before each part that else would begin on a left-hand page, for duplex ones.

    Without `free`, free pages are counted but left out: as many records come as were given.
    """
    count = 0
    for record in records:
        if record.duplex and count % 2 and free is not None:
            yield free
        if record.duplex:
            count += count % 2
        yield record
        count += len(record.pages)


def first_pages(records: Sequence[PartRecord]) -> list[int]:
    """The number of each part's first page, free pages before duplex ones counted."""
    numbers, count = [], 0
    for record in records:
        if record.duplex:
            count += count % 2
        numbers.append(count + 1)
        count += len(record.pages)
    return numbers


def anchors_of(records: Sequence[PartRecord]) -> tuple[dict[str, Anchor], list[str]]:
    """Where each id is, and which ids are in several parts. A box over several pages is where it begins."""
    found: dict[str, Anchor] = {}
    twice: list[str] = []
    for place, (record, first) in enumerate(zip(records, first_pages(records), strict=True)):
        for at, page in enumerate(record.pages):
            for name, x, y in page.anchors:
                known = found.setdefault(name, Anchor(first + at, place, at, x, y))
                if known.record != place:
                    twice.append(name)
    return found, twice


def wrong_digits(records: Sequence[PartRecord]) -> Mapping[str, Mapping[str, int]]:
    """The parts whose page numbers inside running text take more or fewer digits than were left for them.

    By part and target it has the number of digits that the part is to be laid out with.
    """
    anchors, _ = anchors_of(records)
    wrong: dict[str, dict[str, int]] = {}
    for record in records:
        for reference in (one for page in record.pages for slot in page.slots for one in slot.references):
            anchor = anchors.get(reference.target)
            if reference.exact and anchor is not None and len(str(anchor.page)) != reference.digits:
                wrong.setdefault(record.name, {})[reference.target] = len(str(anchor.page))
    return wrong


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that can stand in a page: of ids, and of all pages."""

    anchors: Mapping[str, Anchor]
    pages: int

    def of(self, target: str, own: int) -> str:
        """The number that a reference shows on the page `own`; a question mark where there is no such id."""
        if target == OWN:
            return str(own)
        if target == ALL:
            return str(self.pages)
        return str(self.anchors[target].page) if target in self.anchors else ""

    def filled(self, page: PageRecord, own: int, figures: Sequence[Figures]) -> Iterator[bytes]:
        """What stands in the gaps of a page, in order."""
        for slot in page.slots:
            yield from _filled(slot, [self.of(one.target, own) for one in slot.references], figures)

    def shown(self, record: PartRecord, first: int) -> Iterator[tuple[Figures, str]]:
        """The numbers in a part whose first page has the number `first`, each with how its digits look."""
        for own, page in enumerate(record.pages, first):
            for one in (one for slot in page.slots for one in slot.references):
                yield record.figures[one.figures], self.of(one.target, own)


def _filled(slot: Slot, numbers: Sequence[str], figures: Sequence[Figures]) -> Iterator[bytes]:
    """What moves a text with page numbers, and these."""
    over = 0.0
    written = []
    for reference, text in zip(slot.references, numbers, strict=True):
        look = figures[reference.figures]
        missing = _width("0" * reference.digits, look) - _width(text, look)
        shown = _shown(text, look)
        if reference.exact:
            shown += b" " + number(-missing) + b" " if missing else b""
        else:
            over += missing
        written.append(shown)
    moved = over * slot.anchor
    yield number(-moved) + b" " if moved else b""
    yield from written


def _width(text: str, look: Figures) -> float:
    widths = sum(look.widths[int(digit)] for digit in text)
    return widths - sum(_moves(text, look))


def _moves(text: str, look: Figures) -> list[float]:
    """What stands before a number, between its digits and after it: by how much what follows moves to the left."""
    if not text:
        return [0.0]
    between = [look.between[int(text[at : at + 2])] if look.between else 0.0 for at in range(len(text) - 1)]
    before = look.before[int(text[0])] if look.before else 0.0
    after = look.after[int(text[-1])] if look.after else 0.0
    return [before, *between, after]


def _shown(text: str, look: Figures) -> bytes:
    """A number as it stands in an operator that shows text: glyphs, and numbers that move the next one."""
    before, *moves = _moves(text, look)
    out = b""
    for digit, move in zip(text, moves, strict=False):
        out += b"%04x" % look.glyphs[int(digit)]
        if move:
            out += b">" + number(move) + b"<"
    # An empty string parts the numbers from those around.
    return (b"<>" + number(before) if before else b"") + b"<" + out + b">" if out else b""
