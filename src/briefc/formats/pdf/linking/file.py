"""A PDF file while it is written: objects get numbers, places in object streams, and a cross-reference."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping

from briefc.formats.pdf.objects import Name, Raw, Ref, Value, serialised

_LEVEL = 6
_TOGETHER = 250
"""Objects in one object stream, at most: a viewer unpacks all to get at one, and its place there fits a byte."""

_ROW = 7
"""Bytes of a row of the cross-reference: nought, its kind, four for where a stream is or in which one, its place."""

_FREE = b"\0\0\0\0\0\0\xff"
"""The row of a number that no object has."""


class PdfFile:
    """Takes objects and gives the bytes of the file at last. It is a `FileWriter`."""

    def __init__(self, version: str, first: int) -> None:
        """A file of a version ("1.7"), whose first number that is not spoken for is `first`."""
        self._next = first
        # The comment with bytes above 127 tells that the file is binary (7.5.2).
        self._out = bytearray(b"%PDF-" + version.encode() + b"\n%\xe2\xe3\xcf\xd3\n")
        self._places: dict[int, bytes] = {}
        self._waiting: list[tuple[int, bytes]] = []

    def reserve(self, count: int = 1) -> int:
        """The first of some numbers for objects that are put later."""
        self._next += count
        return self._next - count

    def add(self, value: Value) -> Ref:
        """Take an object that is no stream; its number."""
        return self.put(self.reserve(), value)

    def put(self, number: int, value: Value) -> Ref:
        """Take an object that is no stream, under a number."""
        self._waiting.append((number, serialised(value)))
        return Ref(number)

    def put_written(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Take objects that are no streams and written already, with their numbers."""
        self._waiting += objects

    def add_stream(self, entries: Mapping[str, Value], data: bytes, *, compress: bool = True) -> Ref:
        """Take a stream of its dictionary's entries and its bytes; its number."""
        number = self.reserve()
        if compress:
            entries, data = {**entries, "Filter": Name("FlateDecode")}, zlib.compress(data, _LEVEL)
        return self.put_stream(number, serialised(entries)[:-2], data)

    def put_stream(self, number: int, entries: bytes, data: bytes) -> Ref:
        """Take a stream under a number. `entries` is its dictionary, written but for its end, without the length."""
        self._places[number] = b"\0\1" + len(self._out).to_bytes(4, "big") + b"\0"
        self._out += b"%d 0 obj\n%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, entries, len(data), data)
        return Ref(number)

    def finished(self, entries: Mapping[str, Value]) -> bytes:
        """The whole file, with the entries of its trailer; its identifier is a digest of all before it."""
        for at in range(0, len(self._waiting), _TOGETHER):
            self._put_together(*zip(*self._waiting[at : at + _TOGETHER], strict=True))
        identifier = Raw(b"<" + hashlib.md5(self._out, usedforsecurity=False).hexdigest().encode() + b">")
        number, start = self.reserve(), len(self._out)
        self._places[number] = b"\0\1" + start.to_bytes(4, "big") + b"\0"
        trailer: dict[str, Value] = {
            "Type": Name("XRef"),
            "W": [1, 4, 1],
            "Size": number + 1,
            **entries,
            "ID": [identifier, identifier],
            "Filter": Name("FlateDecode"),
            "DecodeParms": {"Predictor": 12, "Columns": _ROW - 1},
        }
        rows = b"".join([self._places.get(known, _FREE) for known in range(number + 1)])
        table = zlib.compress(_differences(rows), _LEVEL)
        self.put_stream(number, serialised(trailer)[:-2], table)
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF\n" % start

    def _put_together(self, numbers: tuple[int, ...], objects: tuple[bytes, ...]) -> None:
        """Put objects into a stream (7.5.7)."""
        head: list[int] = []
        offset = 0
        around = b"\0\2" + self._next.to_bytes(4, "big")
        for place, (number, written) in enumerate(zip(numbers, objects, strict=True)):
            head += (number, offset)
            offset += len(written) + 1
            self._places[number] = around + place.to_bytes(1, "big")
        index = " ".join(map(str, head)).encode() + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(objects), "First": len(index)}
        self.add_stream(entries, index + b"\n".join(objects))


def _differences(rows: bytes) -> bytes:
    """The rows of a table, whose first byte is nought, as PNG's filter "up" has them (ISO 15948, 9.2).

    That is its number 2, and for each byte what it has more than the one above. All bytes are taken at once, as one big
    number: with the highest bit of each set beforehand, none borrows from the next.
    """
    count = len(rows)
    here, above = int.from_bytes(rows, "big"), int.from_bytes(bytes(_ROW) + rows[:-_ROW], "big")
    highest = int.from_bytes(b"\x80" * count, "big")
    lower = int.from_bytes(b"\x7f" * count, "big")
    more = ((here | highest) - (above & lower)) ^ (~(here ^ above) & highest)
    return (more | int.from_bytes(b"\2".ljust(_ROW, b"\0") * (count // _ROW), "big")).to_bytes(count, "big")
