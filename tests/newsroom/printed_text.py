"""What a screen reader says of a printed document: the words of its tag tree, article by article, beside those of a source.

The two sides share no code: the PDF is read by `tests.tools.pdf_reading`, the source by docutils alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.newsroom.source_texts import UNKNOWN, Source, squeezed
from tests.tools.pdf_reading import Annotation, Node, Reading, read

UNITS = frozenset({"Div", "Art", "BlockQuote", "P", "Sect", "NonStruct"})
"""Types of elements that may hold words together with whose they are."""

_CALL = re.compile(r"\[[^\[\]]*\]")
_PAGE = re.compile(r"[(（]\D{1,8}\d+\D{0,2}[)）]")
"""What print adds behind a reference: the page that it leads to."""

_QUOTES = re.compile("[“”„«»「」]")
"""Quotation marks, which are those of each language."""

_ADDED = r"(\D{1,8}\d+\D{0,2})?"
"""What it adds to a key point: the page of what it rests on."""

_MARK = re.compile(r"[•–◦▪·-]|\(?([0-9]+|[A-Za-z]|[ivxlcIVXLC]+)[.)]")


@dataclass(frozen=True)
class Printed:
    """A printed document, or one article in it."""

    reading: Reading
    node: Node

    @classmethod
    def of(cls, pdf: Path) -> Printed:
        """A whole PDF."""
        reading = read(pdf)
        return cls(reading, reading.root)

    def articles(self) -> dict[str, Printed]:
        """The articles by title; what is inside an article (a post) is none."""
        found = {}
        for node in self.node.inside():
            if node.kind == "Art" and not any(above.kind == "Art" for above in node.around()):
                heading = next((one for one in node.inside() if re.fullmatch("H[1-6]?", one.kind)), None)
                if heading is not None:
                    found[squeezed(self.words(heading))] = Printed(self.reading, node)
        return found

    def words(self, node: Any, within: Node | None = None) -> str:
        """The words of an element as a source has them: without notes, their calls, and the marks of list items."""
        if not isinstance(node, Node):
            return self.reading.text(node, within).replace("\xad", "")
        if node.kind in {"Note", "Reference"} or self._is_mark(node):
            return ""
        said = node.entries.get("/ActualText", node.entries.get("/Alt"))
        inner = str(said) if said is not None else "".join(self.words(kid, node) for kid in node.kids)
        return f"{inner} ({node.entries.E})" if "/E" in node.entries else inner

    def _is_mark(self, node: Node) -> bool:
        """Whether an element is the bullet or the number of a list's item; other labels are terms."""
        return node.kind == "Lbl" and bool(_MARK.fullmatch(self.reading.text(node).strip()))

    def text(self) -> str:
        """All words, and then those of the notes."""
        return _plain(self.words(self.node))

    def notes(self) -> str:
        """The words of the notes."""
        return _plain("".join(self.reading.text(one) for one in self.every("Note")).replace("\xad", ""))

    def every(self, *kinds: str) -> Iterator[Node]:
        """The elements of some types, in reading order."""
        return (node for node in self.node.inside() if node.kind in kinds)

    def tables(self) -> list[list[tuple[str, ...]]]:
        """The cells of the tables by row, without those of tables within."""
        return [[self._row(row) for row in _rows(table)] for table in self.every("Table")]

    def _row(self, row: Node) -> tuple[str, ...]:
        return tuple(_plain(self.words(cell)) for cell in row.kids if isinstance(cell, Node))

    def lists(self) -> list[list[str]]:
        """The items of the lists."""
        return [
            [_plain(self.words(item)) for item in one.kids if isinstance(item, Node) and item.kind == "LI"]
            for one in self.every("L")
        ]

    def addresses(self) -> set[str]:
        """What the links lead to outside of the document."""
        found = set()
        for node in (self.node, *self.node.inside()):
            for kid in node.kids:
                if isinstance(kid, Annotation):
                    action: Any = self.reading.pdf.get_object(kid.number, 0).get("/A", {})
                    found.add(str(action.get("/URI", "")))
        return found


def _rows(node: Node) -> Iterator[Node]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.kind == "TR":
            yield kid
        elif isinstance(kid, Node) and kid.kind in {"THead", "TBody", "TFoot"}:
            yield from _rows(kid)


def _plain(text: str) -> str:
    """A text without white space, calls of notes in brackets, and pages in parentheses; quotation marks all alike."""
    return _PAGE.sub("", _CALL.sub("", _QUOTES.sub('"', squeezed(text))))


def lost(source: Source, printed: Printed) -> Iterator[str]:
    """What of a source is not read out of a printed article, or out of order; nothing when all is there."""
    said, noted = printed.text(), printed.notes()
    at = 0
    for text in map(_plain, source.texts):
        found = said.find(text, at)
        if found < 0:
            yield f"out of order: {text}" if text in said else f"text: {text}"
        else:
            at = found + len(text)
    for text in map(_plain, source.late):
        if text not in said and text not in noted:
            yield f"note: {text}"
    units = [_plain(printed.words(node)) for node in printed.every(*UNITS)]
    for words, speaker, further in source.quotations:
        if not any(_plain(words) in one and all(part in one for part in (speaker, *further)) for one in units):
            yield f"quotation of {speaker}: {words}"
    posts = [_plain(printed.words(node)) for node in printed.every("Art")]
    for words, author in source.posts:
        if not any(_plain(words) in one and author in one for one in posts):
            yield f"post of {author}: {words}"
    for place in source.datelines:
        for city in (part.split(",")[0].strip() for part in place.split(";")):
            if squeezed(city).casefold() not in said.casefold():
                yield f"dateline: {city}"
    yield from (f"link: {one}" for one in source.links - printed.addresses())
    lists = printed.lists()
    for items in source.lists:
        if not any(_same(items, one) for one in lists):
            yield f"list: {items}"
    tables = printed.tables()
    for rows in source.tables:
        if [tuple(map(_plain, row)) for row in rows] not in tables:
            yield f"table: {rows}"


def _same(items: tuple[str, ...], found: list[str]) -> bool:
    return len(items) == len(found) and all(
        re.fullmatch(r"\d*" + ".*".join(re.escape(_plain(part)) for part in item.split(UNKNOWN)) + _ADDED, other)
        for item, other in zip(items, found, strict=True)
    )
