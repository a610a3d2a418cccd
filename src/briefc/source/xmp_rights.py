"""Who made a picture, whose it is and how it came about, as an XMP packet for its copies."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from briefc.model.asset import Embedded

_START = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
)
_END = "</rdf:Description></rdf:RDF></x:xmpmeta>"

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def rights_packet(said: Embedded) -> bytes:
    """The packet of creators, credit, source, rights, terms and source type as a file has them; b"" without any."""
    parts = "".join(_properties(said))
    return f"{_START}{parts}{_END}".encode() if parts else b""


def _properties(said: Embedded) -> Iterator[str]:
    if said.creators:
        names = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in said.creators)
        yield f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>"
    address = SOURCE_TYPES + said.source_type if said.source_type else ""
    for name, text in (
        ("photoshop:Credit", said.credit),
        ("photoshop:Source", said.source),
        ("Iptc4xmpExt:DigitalSourceType", address),
    ):
        if text:
            yield f"<{name}>{escape(text)}</{name}>"
    for name, text in (("dc:rights", said.rights), ("xmpRights:UsageTerms", said.terms)):
        if text:
            yield f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
