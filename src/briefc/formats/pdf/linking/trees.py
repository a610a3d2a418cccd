"""What a file has once and parts have pieces of: structure, names, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from briefc.formats.pdf.linking.file import PdfFile
from briefc.formats.pdf.objects import DOCUMENT, Name, Ref, Text, Value, text_bytes
from briefc.model.printed import OpenElement


@dataclass(slots=True)
class Joined:
    """An element that is made of those of several parts: its number and what is in it."""

    number: int
    kind: str
    language: str
    parent: Ref
    kids: list[Ref] = field(default_factory=list)
    is_placed: bool = False


class Structure:
    """The structure of all parts under one document element."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._document: list[Ref] = []
        self._joined: dict[str, Joined] = {}

    def numbers(self, top: Iterable[OpenElement], parent: Ref = DOCUMENT) -> dict[int, int]:
        """The numbers in the file of those elements of a part that are one with those of others."""
        found: dict[int, int] = {}
        for element in top:
            if not element.key:
                continue
            if element.key not in self._joined:
                self._joined[element.key] = Joined(self._file.reserve(), element.kind, element.language, parent)
            joined = self._joined[element.key]
            found[element.number] = joined.number
            found |= self.numbers(element.kids, Ref(joined.number))
        return found

    def add(self, top: Iterable[OpenElement], numbers: Sequence[int], parent: Ref = DOCUMENT) -> None:
        """Put the top elements of a part behind those of the parts before."""
        for element in top:
            number = Ref(numbers[element.number])
            if not element.key or not self._joined[element.key].is_placed:
                self._kids(parent).append(number)
            if element.key:
                self._joined[element.key].is_placed = True
                self.add(element.kids, numbers, number)

    def _kids(self, parent: Ref) -> list[Ref]:
        if parent == DOCUMENT:
            return self._document
        return next(joined.kids for joined in self._joined.values() if joined.number == parent.number)

    def root(self, leaves: Sequence[Ref], ids: Iterable[tuple[str, Ref]]) -> Ref:
        """Put the elements that parts share, and the root, into the file; the root's number."""
        for joined in self._joined.values():
            entries: dict[str, Value] = {"S": Name(joined.kind), "P": joined.parent, "K": joined.kids}
            if joined.language:
                entries["Lang"] = Text(joined.language)
            self._file.put(joined.number, entries)
        root: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": DOCUMENT,
            "ParentTree": self._file.add({"Kids": leaves}),
            # Keys are the numbers of objects, so none above this one is taken.
            "ParentTreeNextKey": self._file.reserve(0),
        }
        if named := names(ids):
            root["IDTree"] = self._file.add(named)
        at = self._file.add(root)
        document: dict[str, Value] = {"S": Name("Document"), "P": at, "K": self._document}
        self._file.put(DOCUMENT.number, document)
        return at


def names(entries: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """A name tree (7.9.6), sorted by the bytes of its keys; nothing for no entries."""
    known = sorted(((text_bytes(Text(name)), name, value) for name, value in dict(entries).items()), key=itemgetter(0))
    return {"Names": [one for _, name, value in known for one in (Text(name), value)]} if known else {}


@dataclass(slots=True)
class Bookmark:
    """A bookmark: its label, where it leads (an array), whether those inside are shown, and these."""

    level: int
    label: str
    destination: Sequence[Value]
    is_open: bool
    inside: list[Bookmark] = field(default_factory=list)


def nested(bookmarks: Iterable[Bookmark]) -> list[Bookmark]:
    """Bookmarks one after another, each put into the last before it of a higher rank."""
    top: list[Bookmark] = []
    around: list[Bookmark] = []
    for bookmark in bookmarks:
        while around and around[-1].level >= bookmark.level:
            around.pop()
        (around[-1].inside if around else top).append(bookmark)
        around.append(bookmark)
    return top


def outline(bookmarks: Sequence[Bookmark], file: PdfFile) -> Ref | None:
    """Put the outline of nested bookmarks into the file (12.3.3); its number, None for no bookmarks."""
    if not bookmarks:
        return None
    number = file.reserve()
    entries, shown = _level(bookmarks, Ref(number), file)
    return file.put(number, {"Type": Name("Outlines"), **entries, "Count": shown})


def _level(bookmarks: Sequence[Bookmark], parent: Ref, file: PdfFile) -> tuple[Mapping[str, Value], int]:
    """Put bookmarks of one rank and all in them into the file: their parent's entries, and how many are seen."""
    first = file.reserve(len(bookmarks))
    shown = len(bookmarks)
    for number, bookmark in enumerate(bookmarks, first):
        entries: dict[str, Value] = {"Title": Text(bookmark.label), "Parent": parent, "Dest": bookmark.destination}
        if number > first:
            entries["Prev"] = Ref(number - 1)
        if number < first + len(bookmarks) - 1:
            entries["Next"] = Ref(number + 1)
        if bookmark.inside:
            inner, count = _level(bookmark.inside, Ref(number), file)
            entries |= {**inner, "Count": count if bookmark.is_open else -count}
            shown += count if bookmark.is_open else 0
        file.put(number, entries)
    return {"First": Ref(first), "Last": Ref(first + len(bookmarks) - 1)}, shown
