"""Photographs with metadata inside, made for the tests: XMP packets, IPTC-IIM blocks, and files that carry them."""

from __future__ import annotations

import io
import struct
from xml.sax.saxutils import escape

from PIL import Image

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
)
_TAIL = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'


def packet(inner: str) -> bytes:
    """An XMP packet around the properties of one description."""
    return (_HEAD + inner + _TAIL).encode()


def text(name: str, value: str) -> str:
    """A simple property."""
    return f"<{name}>{escape(value)}</{name}>"


def array(name: str, kind: str, *values: str) -> str:
    """A property that is an rdf:Seq, Bag or Alt of texts; an Alt's first is its default."""
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{lang}>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


EVERYTHING = packet(
    array("dc:description", "Alt", "People on the bridge.")
    + text("photoshop:Headline", "Bridge opens")
    + array("dc:creator", "Seq", "Jane Doe", "Ada Roe")
    + text("photoshop:Credit", "Doe/North")
    + text("photoshop:Source", "North Pictures")
    + array("dc:rights", "Alt", "© 2024 Jane Doe")
    + array("xmpRights:UsageTerms", "Alt", "One-time use")
    + text("photoshop:DateCreated", "2024-05-16T09:40:00+02:00")
    + text("photoshop:City", "Graz")
    + text("photoshop:State", "Styria")
    + text("photoshop:Country", "Austria")
    + text("core:CountryCode", "at")
    + array("dc:subject", "Bag", "bridge", "river")
    + text("ext:DigitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")
    + array("core:AltTextAccessibility", "Alt", "A steel bridge over a river")
)


def iim(*datasets: tuple[int, int, bytes]) -> bytes:
    """An IPTC-IIM block of (record, dataset, value)."""
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in datasets
    )


def jpeg(width: int = 40, height: int = 30, *, xmp: bytes = b"", block: bytes = b"", **options) -> bytes:
    """A photograph-like JPEG with an XMP packet and an IPTC-IIM block, as camera and editor write them."""
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.save(out, "JPEG", **({"xmp": xmp} if xmp else {}), **options)
    data = out.getvalue()
    if block:
        padded = block + b"\0" * (len(block) % 2)
        resource = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + padded
        data = data[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + data[2:]
    return data
