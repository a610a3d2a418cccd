"""Codes of what pictures say of themselves, and of their smaller copies."""

from __future__ import annotations

import struct
import zlib

from briefc.report.explanation import Explanation


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file (PNG specification, section 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(packet: bytes) -> str:
    """A PNG of one grey pixel that carries an XMP packet, as the text of an example."""
    parts = (
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet),
        _chunk(b"IDAT", zlib.compress(b"\0\x80")),
        _chunk(b"IEND", b""),
    )
    return (b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode("utf-8", "surrogateescape")


CODES: tuple[Explanation, ...] = (
    Explanation(
        "picture.metadata",
        "metadata inside a picture that cannot be used",
        "A picture's file carries caption, credit and rights inside it, as XMP, IPTC-IIM or Exif. One of these blocks "
        "is torn, too large, or declares a document type, which could expand without end. It is left out; the other "
        "blocks and the picture itself are used.",
        (
            (
                "sources/bridge.rst",
                "The Bridge\n==========\n\n:date: 2024-05-16\n\nOpen.\n\n.. image:: bridge.png\n   :alt: a bridge\n",
            ),
            ("sources/bridge.png", _png(b"<x:xmpmeta")),
        ),
        "Write the metadata anew with a picture editor, or say caption, credit and alternative text in the article.",
    ),
)
