"""The objects of a record while it is made: each has a number in the part, and what refers to it is a mark."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from briefc.formats.pdf.objects import Value, serialised
from briefc.model.printed import Piece

_LEVEL = 6


class Objects:
    """Numbers objects from 0 on, and keeps them as they are written."""

    def __init__(self) -> None:
        self._size = 0
        self._written: dict[int, bytes] = {}
        self._streams: dict[int, tuple[bytes, bytes, str]] = {}

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._size += 1
        return self._size - 1

    def put(self, number: int, value: Value) -> None:
        """Put an object, or what is already written, under its number."""
        self._written[number] = value if isinstance(value, bytes) else serialised(value)

    def add(self, value: Value) -> int:
        """Put an object under a new number."""
        number = self.reserve()
        self.put(number, value)
        return number

    def put_stream(self, number: int, entries: bytes, data: bytes, digest: str = "") -> None:
        """Put a stream, whose dictionary is written but for its length; parts with one digest share one stream."""
        self._streams[number] = (entries, data, digest)

    def add_stream(self, entries: bytes, data: bytes, digest: str = "") -> int:
        """Put a stream under a new number."""
        number = self.reserve()
        self.put_stream(number, entries, data, digest)
        return number

    @property
    def size(self) -> int:
        """How many numbers were given."""
        return self._size

    @property
    def written(self) -> tuple[tuple[int, bytes], ...]:
        """The objects by number."""
        return tuple(sorted(self._written.items()))

    @property
    def streams(self) -> tuple[tuple[int, bytes, bytes, str], ...]:
        """The streams by number."""
        return tuple((number, *stream) for number, stream in sorted(self._streams.items()))


def piece_of(content: bytes) -> Piece:
    """A piece of a drawing, deflated up to a byte's end so that others can follow (RFC 1951, 3.2.4)."""
    if not content:
        return Piece(b"", 1, 0)
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush(zlib.Z_FULL_FLUSH)
    return Piece(data, zlib.adler32(content), len(content))


def stored(content: bytes) -> Piece:
    """A short piece, kept as it is."""
    length = len(content)
    if not length:
        return Piece(b"", 1, 0)
    head = b"\0" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little")
    return Piece(head + content, zlib.adler32(content), length)


def joined(pieces: Iterable[Piece]) -> bytes:
    """Pieces, one behind another, as one stream of the kind FlateDecode (RFC 1950)."""
    checksum, out = 1, [b"\x78\x9c"]
    for piece in pieces:
        out.append(piece.data)
        checksum = _combined(checksum, piece.checksum, piece.length)
    return b"".join((*out, b"\x03\x00", checksum.to_bytes(4, "big")))


def interleaved(pieces: Sequence[Piece], filled: Sequence[bytes]) -> bytes:
    """A drawing with its gaps filled."""
    both = [pieces[0]]
    for content, piece in zip(filled, pieces[1:], strict=True):
        both += [stored(content), piece]
    return joined(both)


_PRIME = 65521


def _combined(first: int, second: int, length: int) -> int:
    """The Adler-32 of two pieces of data out of theirs and the length of the second."""
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)
    return high % _PRIME << 16 | low % _PRIME
