"""Codes of what pictures say of themselves, and of their smaller copies."""

from __future__ import annotations

import struct
import zlib

from briefc.report.explanation import Explanation


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file (PNG specification, section 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(packet: bytes, pixels: bytes = b"", width: int = 1) -> str:
    """A grey PNG, one pixel high, that carries an XMP packet, as the text of an example."""
    parts = (
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)),
        _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet) if packet else b"",
        _chunk(b"IDAT", pixels or zlib.compress(b"\0" + b"\x80" * width)),
        _chunk(b"IEND", b""),
    )
    return (b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode("utf-8", "surrogateescape")


_ARTICLE = (
    "sources/bridge.rst",
    "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n.. image:: bridge.png\n   :alt: a bridge\n",
)
_MOONLIGHT = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ext:DigitalSourceType="moonlight"/></rdf:RDF>'
)

_POSITION = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="47,4.2N" exif:GPSLongitude="15,26.3E"/></rdf:RDF>'
)

CODES: tuple[Explanation, ...] = (
    Explanation(
        "picture.copy",
        "smaller copies of a picture that cannot be made",
        "Wider pictures are published in smaller copies as well, which NewsML-G2 names as renditions for the web and "
        "for overviews. The file of this one looks whole, but its pixels cannot be read, so readers may not see it "
        "either.",
        (_ARTICLE, ("sources/bridge.png", _png(b"", b"\x78\x9cnoise", 700))),
        "Export or copy the picture again, and look at it in a browser.",
    ),
    Explanation(
        "picture.metadata",
        "metadata inside a picture that cannot be used",
        "A picture's file carries caption, credit and rights inside it, as XMP, IPTC-IIM or Exif. One of these blocks "
        "is torn, too large, or declares a document type, which could expand without end. It is left out; the other "
        "blocks and the picture itself are used.",
        (_ARTICLE, ("sources/bridge.png", _png(b"<x:xmpmeta"))),
        "Write the metadata anew with a picture editor, or say caption, credit and alternative text in the article.",
    ),
    Explanation(
        "picture.position",
        "a picture that says where the camera stood",
        "Telephones and some cameras write their coordinates into the file. Pictures are published as they are, so "
        "readers and receivers can tell to a few metres where this one was taken. That may be someone's home.",
        (_ARTICLE, ("sources/bridge.png", _png(_POSITION))),
        "Take the coordinates out of the file with a picture editor when they could endanger somebody. Otherwise there "
        "is nothing to do.",
    ),
    Explanation(
        "picture.source-type",
        "a digital source type that IPTC does not have",
        "The metadata inside a picture says how it came about (captured, composed, generated) by a word that is not "
        "among IPTC's Digital Source Types. NewsML-G2 leaves it out, so receivers are told nothing.",
        (_ARTICLE, ("sources/bridge.png", _png(_MOONLIGHT))),
        "Set the digital source type anew with a picture editor: https://cv.iptc.org/newscodes/digitalsourcetype/ "
        "lists them.",
    ),
)
