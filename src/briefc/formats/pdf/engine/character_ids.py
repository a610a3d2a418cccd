"""Whether a font of PostScript outlines knows its glyphs by character ids, and these are the glyphs' numbers.

What is drawn names the glyphs of such a font by ids (ISO 32000-1, 9.7.4.2), which stay when it loses glyphs. Every
other font has to keep the numbers of all, and a font of Chinese characters has tens of thousands.
"""

from __future__ import annotations

from collections.abc import Iterator

_ROS, _CHARSET, _GLYPHS = 0x0C1E, 15, 17


def ids_are_numbers(table: memoryview) -> bool:
    """Whether a table `CFF ` (Adobe Technical Note 5176) is CID-keyed and has for each glyph its number as the id.

    False also for one that says so in other ways than by one range, and for what is no such table.
    """
    try:
        entries = dict(_entries(_first(table, _end(table, table[2]))))
        if _ROS not in entries or not entries.get(_CHARSET):
            return False
        at, glyphs = entries[_CHARSET], entries[_GLYPHS]
        count = int.from_bytes(table[glyphs : glyphs + 2], "big")
        # Format 2: ranges of a first id and how many follow it. The glyph 0 is in none.
        return table[at : at + 5] == b"\2\0\1" + (count - 2).to_bytes(2, "big")
    except (IndexError, KeyError, OverflowError):
        return False


def _offsets(table: memoryview, at: int) -> list[int]:
    """Where the items of an INDEX begin in the table, and where the last ends."""
    count, size = int.from_bytes(table[at : at + 2], "big"), table[at + 2]
    before = at + 2 + (count + 1) * size
    places = range(at + 3, at + 3 + (count + 1) * size, size)
    return [before + int.from_bytes(table[place : place + size], "big") for place in places]


def _end(table: memoryview, at: int) -> int:
    return _offsets(table, at)[-1]


def _first(table: memoryview, at: int) -> memoryview:
    start, end, *_ = _offsets(table, at)
    return table[start:end]


def _entries(data: memoryview) -> Iterator[tuple[int, int]]:
    """The operators of a DICT with their last operands, 0 where there is no whole number."""
    at, last = 0, 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = 0x0C00 | data[at]
                at += 1
            yield byte, last
            last = 0
        elif byte in {28, 29}:
            size = 2 if byte == 28 else 4
            last = int.from_bytes(data[at : at + size], "big", signed=True)
            at += size
        elif byte == 30:
            while data[at] & 0x0F != 0x0F:
                at += 1
            at += 1
            last = 0
        elif byte <= 246:
            last = byte - 139
        else:
            more = (byte - 247) * 256 + data[at] + 108 if byte <= 250 else -(byte - 251) * 256 - data[at] - 108
            at += 1
            last = more
