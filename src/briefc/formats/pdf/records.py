"""The objects of a record while it is made: each has a number in the part, and what refers to it is a mark."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from briefc.formats.pdf.objects import Value, joined, serialised
from briefc.model.printed import Drawing

_LEVEL = 9

_SEEN = 1024
"""So much of what is before the first gap is kept, so that what follows is deflated in its light."""


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
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the objects that are no streams."""
        return tuple(sorted(self._written))

    @property
    def written(self) -> bytes:
        """The objects that are no streams in the order of their numbers."""
        return joined(self._written[number] for number in sorted(self._written))

    @property
    def streams(self) -> tuple[tuple[int, bytes, bytes, str], ...]:
        """The streams by number."""
        return tuple((number, *stream) for number, stream in sorted(self._streams.items()))


def kept_drawing(pieces: Sequence[bytes]) -> Drawing:
    """The pieces of a drawing between its gaps, one more than gaps, to the drawing as it is kept.

    The first, which most often is nearly all, is deflated up to a byte's end so that more can follow (RFC 1951, 3.2.4).
    """
    first, *behind = pieces
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(first) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return Drawing(data, zlib.adler32(first), first[-_SEEN:] if behind else b"", tuple(behind))


def filled(drawing: Drawing, gaps: Iterable[bytes]) -> bytes:
    """A drawing with its gaps filled, as one stream of the kind FlateDecode (RFC 1950)."""
    if not drawing.pieces:
        return b"".join((_HEAD, drawing.deflated, _NOTHING, drawing.checksum.to_bytes(4, "big")))
    rest = b"".join([one for both in zip(gaps, drawing.pieces, strict=True) for one in both])
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=drawing.seen)
    checksum = zlib.adler32(rest, drawing.checksum)
    return b"".join((_HEAD, drawing.deflated, deflate.compress(rest), deflate.flush(), checksum.to_bytes(4, "big")))


_HEAD = b"\x78\xda"
"""What a stream of RFC 1950 begins with."""

_NOTHING = b"\x03\x00"
"""Nothing, deflated."""
