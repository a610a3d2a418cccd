"""A PDF file while it is written: objects get numbers, places in object streams, and a cross-reference."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

from briefc.formats.pdf.objects import Name, Raw, Ref, Value, serialised, stream_of

_LEVEL = 6
_TOGETHER = 200
"""Objects in one object stream, at most: a viewer unpacks all to get at one."""


class PdfFile:
    """Takes objects and gives the bytes of the file at last. It is a `FileWriter`."""

    def __init__(self, version: str, first: int) -> None:
        """A file of a version ("1.7"), whose first number that is not spoken for is `first`."""
        self._next = first
        # The comment with bytes above 127 tells that the file is binary (7.5.2).
        self._out = bytearray(b"%PDF-" + version.encode() + b"\n%\xe2\xe3\xcf\xd3\n")
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
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

    def add_stream(self, entries: Mapping[str, Value], data: bytes, *, compress: bool = True) -> Ref:
        """Take a stream of its dictionary's entries and its bytes; its number."""
        number = self.reserve()
        if compress:
            entries, data = {**entries, "Filter": Name("FlateDecode")}, zlib.compress(data, _LEVEL)
        return self.put_stream(number, stream_of(entries, data))

    def put_stream(self, number: int, written: bytes) -> Ref:
        """Take a stream that is written already, under a number."""
        self._places[number] = (1, len(self._out), 0)
        self._out += b"%d 0 obj\n" % number + written + b"\nendobj\n"
        return Ref(number)

    def put_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Take objects that are written already into object streams of their own (7.5.7)."""
        for at in range(0, len(objects), _TOGETHER):
            batch = objects[at : at + _TOGETHER]
            head, offset = [], 0
            for place, (number, written) in enumerate(batch):
                head.append(b"%d %d" % (number, offset))
                offset += len(written) + 1
                self._places[number] = (2, self._next, place)
            index = b" ".join(head) + b"\n"
            data = index + b"\n".join(written for _, written in batch)
            self.add_stream({"Type": Name("ObjStm"), "N": len(batch), "First": len(index)}, data)

    def finished(self, entries: Mapping[str, Value]) -> bytes:
        """The whole file, with the entries of its trailer; its identifier is a digest of all before it."""
        self.put_together(self._waiting)
        number, start = self.reserve(), len(self._out)
        self._places[number] = (1, start, 0)
        identifier = Raw(b"<" + hashlib.md5(self._out, usedforsecurity=False).hexdigest().encode() + b">")
        index: list[int] = []
        rows = bytearray()
        for known in sorted(self._places):
            kind, place, more = self._places[known]
            if index and index[-2] + index[-1] == known:
                index[-1] += 1
            else:
                index += [known, 1]
            rows += bytes((kind,)) + place.to_bytes(4, "big") + more.to_bytes(2, "big")
        trailer: dict[str, Value] = {
            "Type": Name("XRef"),
            "W": [1, 4, 2],
            "Size": number + 1,
            "Index": index,
            **entries,
            "ID": [identifier, identifier],
            "Filter": Name("FlateDecode"),
        }
        self.put_stream(number, stream_of(trailer, zlib.compress(rows, _LEVEL)))
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF\n" % start
