"""The XMP packet of a PDF (ISO 16684-1): what it is, who made it, who may have it, and what it keeps to.

One block a namespace, in a fixed order, so that equal pages give equal packets. Namespaces that PDF/A does not know
are described in the packet itself (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefc.formats.pdf.conformance import Conformance, conformance_of
from briefc.formats.pdf.info import PRODUCER, keywords
from briefc.model.artifact import PrintPage

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
X = "adobe:ns:meta/"
XML = "http://www.w3.org/XML/1998/namespace"
DISTRIBUTION = "urn:uuid:98c108d9-947d-55cb-a586-92deb1ee0211#"
"""briefc's own namespace, which has `label` (Traffic Light Protocol 2.0) and `marking` (any other words)."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "distribution": DISTRIBUTION,
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class _Listed:
    """An array of RDF: `Seq`, `Bag`, or `Alt` of (language, text)."""

    kind: str
    items: Sequence[str | tuple[str, str]]


_Properties = dict[str, "str | _Listed"]


def xmp_packet(page: PrintPage) -> bytes:
    """A page's XMP packet, read-only, in UTF-8 (ISO 16684-1, 7.3)."""
    standard = conformance_of(page)
    meta = etree.Element(_named(X, "xmpmeta"), nsmap={"x": X})
    rdf = etree.SubElement(meta, _named(RDF, "RDF"), nsmap={"rdf": RDF})
    blocks = tuple(_blocks(page, standard))
    for prefix, properties in blocks:
        block = _block(rdf, prefix)
        for name, value in properties.items():
            _property(block, _named(NAMESPACES[prefix], name), value)
    if standard.archive == 3:
        _describe(rdf, [prefix for prefix, _ in blocks if prefix in _OWN])
    etree.indent(meta, " ")
    text = etree.tostring(meta, encoding="unicode")
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{text}\n<?xpacket end="r"?>'.encode()


def _blocks(page: PrintPage, standard: Conformance) -> Iterator[tuple[str, _Properties]]:
    """Each namespace that the packet uses with its properties; those without a value are left out."""
    identifier, instance = _identities(page)
    modified = page.modified or page.created
    every: tuple[tuple[str, dict[str, str | _Listed | None]], ...] = (
        (
            "dc",
            {
                "format": "application/pdf",
                "identifier": page.identifier,
                "title": _said(page.title, page.language),
                "creator": _Listed("Seq", page.authors) if page.authors else None,
                "description": _said(page.description, page.language),
                "subject": _Listed("Bag", page.keywords) if page.keywords else None,
                "publisher": _Listed("Bag", (page.publisher,)) if page.publisher else None,
                "rights": _said(page.rights, page.language),
                "language": _Listed("Bag", (page.language,)) if page.language else None,
            },
        ),
        (
            "xmp",
            {
                "CreateDate": page.created,
                "ModifyDate": modified,
                "MetadataDate": modified,
                "CreatorTool": PRODUCER,
            },
        ),
        (
            "pdf",
            {
                "Producer": PRODUCER,
                "Keywords": keywords(page),
                "Trapped": "False" if standard.exchange else None,
            },
        ),
        (
            "xmpRights",
            {
                "Marked": "True" if page.rights else None,
                "UsageTerms": _said(" · ".join(filter(None, (page.label, page.marking))), page.language),
            },
        ),
        (
            "xmpMM",
            {
                "DocumentID": identifier,
                "InstanceID": instance,
                "RenditionClass": "default" if standard.exchange else None,
                "VersionID": "1" if standard.exchange else None,
            },
        ),
        ("distribution", {"label": page.label, "marking": page.marking}),
        (
            "pdfaid",
            {
                "part": str(standard.archive) if standard.archive else None,
                "conformance": standard.level,
                "rev": "2020" if standard.archive == 4 else None,
            },
        ),
        ("pdfuaid", {"part": str(standard.universal) if standard.universal else None}),
        ("pdfxid", {"GTS_PDFXVersion": standard.exchange}),
    )
    for prefix, properties in every:
        said: _Properties = {name: value for name, value in properties.items() if value}
        if said:
            yield prefix, said


def _said(text: str, language: str) -> _Listed | None:
    """A text in its language, which is also what readers of no language are shown (ISO 16684-1, 8.2.2.4)."""
    if not text:
        return None
    return _Listed("Alt", (("x-default", text), *(((language, text),) if language else ())))


def _identities(page: PrintPage) -> tuple[str, str]:
    """Made from the item and from all that is printed: one for all its versions on paper, one for these bytes alone."""
    named = page.identifier or f"{page.source} {page.path} {page.title}"
    whole = hashlib.sha256(PRODUCER.encode())
    for text in (page.html, *page.styles, named, page.created, page.modified, page.conformance):
        whole.update(hashlib.sha256(text.encode()).digest())
    files = [data for _, _, data in page.resources] + [one.data for one in page.attachments]
    for data in (*files, page.intent.profile if page.intent else b""):
        whole.update(hashlib.sha256(data).digest())
    return f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}", f"uuid:{uuid.UUID(bytes=whole.digest()[:16], version=5)}"


# --- RDF -------------------------------------------------------------------------------------------------------------


def _named(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _block(rdf: etree._Element, *prefixes: str) -> etree._Element:
    block = etree.SubElement(rdf, _named(RDF, "Description"), nsmap={name: NAMESPACES[name] for name in prefixes})
    block.set(_named(RDF, "about"), "")
    return block


def _property(block: etree._Element, name: str, value: str | _Listed) -> None:
    element = etree.SubElement(block, name)
    if isinstance(value, str):
        element.text = value
        return
    array = etree.SubElement(element, _named(RDF, value.kind))
    for item in value.items:
        entry = etree.SubElement(array, _named(RDF, "li"))
        language, entry.text = item if isinstance(item, tuple) else ("", item)
        if language:
            entry.set(_named(XML, "lang"), language)


# --- what PDF/A has to be told ---------------------------------------------------------------------------------------

_OWN = {
    "distribution": (
        "Distribution labels",
        (
            ("label", "Text", "external", "Traffic Light Protocol 2.0 label: who may be given the document"),
            ("marking", "Text", "external", "Any other marking of the document, such as a classification"),
        ),
    ),
    "pdfuaid": (
        "PDF/UA identification schema",
        (("part", "Integer", "internal", "Part of ISO 14289 to which the file conforms"),),
    ),
}
"""By prefix: what a namespace is called, and of each property its name, type, category and description."""


def _describe(rdf: etree._Element, prefixes: Sequence[str]) -> None:
    """Add the description of the packet's own namespaces (ISO 19005-3, 6.6.2.3.3)."""
    if not prefixes:
        return
    block = _block(rdf, "pdfaExtension", "pdfaSchema", "pdfaProperty")
    schemas = etree.SubElement(block, _named(NAMESPACES["pdfaExtension"], "schemas"))
    bag = etree.SubElement(schemas, _named(RDF, "Bag"))
    for prefix in prefixes:
        title, properties = _OWN[prefix]
        schema = _resource(bag)
        for name, text in (("schema", title), ("namespaceURI", NAMESPACES[prefix]), ("prefix", prefix)):
            _property(schema, _named(NAMESPACES["pdfaSchema"], name), text)
        listed = etree.SubElement(schema, _named(NAMESPACES["pdfaSchema"], "property"))
        sequence = etree.SubElement(listed, _named(RDF, "Seq"))
        for told in properties:
            entry = _resource(sequence)
            for name, text in zip(("name", "valueType", "category", "description"), told, strict=True):
                _property(entry, _named(NAMESPACES["pdfaProperty"], name), text)


def _resource(array: etree._Element) -> etree._Element:
    entry = etree.SubElement(array, _named(RDF, "li"))
    entry.set(_named(RDF, "parseType"), "Resource")
    return entry
