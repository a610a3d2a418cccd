"""An XMP packet to its properties (ISO 16684-1): RDF/XML of strangers, read without network, DTD or entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

LARGEST = 1_000_000
"""Largest packet looked at, bytes. A JPEG holds 65,502 at most; PNG and WebP set no limit."""

MOST_VALUES = 1_000
"""Most values read of one property."""

Node = etree._Element  # noqa: SLF001 - lxml's one name for what a tree is made of

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINERS = frozenset({f"{RDF}Alt", f"{RDF}Bag", f"{RDF}Seq"})

Properties = Mapping[str, tuple[str, ...]]
"""Values by property name, `{namespace}local`; a field of a structure is `{…}property/{…}field`."""


def xmp_properties(packet: bytes) -> Properties:
    """The values of each property of a packet, in order; of a text in several languages, the default one first.

    Structures are followed one level down. Raises ValueError with the reason when it is no such packet.
    """
    if len(packet) > LARGEST:
        raise ValueError(f"it has {len(packet)} bytes; {LARGEST} are read at most")
    root = _parsed(packet.strip(b"\x00 \t\r\n"))
    found: dict[str, list[str]] = {}
    # The wrapper x:xmpmeta around rdf:RDF is optional.
    for description in (one for graph in root.iter(f"{RDF}RDF") for one in graph.iterchildren(f"{RDF}Description")):
        for name, value in _properties(description):
            kept = found.setdefault(name, [])
            if len(kept) < MOST_VALUES:
                kept.append(value)
    return {name: tuple(values) for name, values in found.items()}


def _parsed(packet: bytes) -> Node:
    # Asked twice: the parser may stop at the declaration's contents before it can be asked about it.
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        raise ValueError("it declares a document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        raise ValueError(f"it is not well-formed XML: {str(reason)[:200]}") from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise ValueError("it declares a document type")
    return root


def _properties(description: Node) -> Iterator[tuple[str, str]]:
    """The simple values, arrays and structures of a description, by name."""
    yield from _attributes(description)
    for child in description.iterchildren(etree.Element):
        name = str(child.tag)
        yield from ((name, value) for value in _values(child))
        for structure in _structures(child):
            for field, value in _fields(structure):
                yield f"{name}/{field}", value


def _attributes(element: Node) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if not str(name).startswith((RDF, "{http://www.w3.org/XML/")):
            yield str(name), str(value)


def _values(element: Node) -> Iterator[str]:
    """The texts of a property: its own, an address, or those of its array."""
    address = element.get(f"{RDF}resource")
    if address:
        yield address
    for container in element:
        if container.tag in _CONTAINERS:
            items = [item for item in container.iterfind(f"{RDF}li") if not len(item)]
            items.sort(key=lambda item: item.get(_LANG, "x-default").lower() != "x-default")
            yield from (item.get(f"{RDF}resource") or item.text or "" for item in items)
    if not len(element) and element.text:
        yield element.text


def _structures(element: Node) -> Iterator[Node]:
    """The structures that a property holds: itself, a description inside it, or those of its array."""
    if element.get(f"{RDF}parseType") == "Resource":
        yield element
    for inner in element:
        if inner.tag == f"{RDF}Description":
            yield inner
        elif inner.tag in _CONTAINERS:
            for item in inner.iterfind(f"{RDF}li"):
                yield from item.iterfind(f"{RDF}Description")
                yield item


def _fields(structure: Node) -> Iterator[tuple[str, str]]:
    yield from _attributes(structure)
    for child in structure.iterchildren(etree.Element):
        name = str(child.tag)
        if not name.startswith(RDF):
            yield from ((name, value) for value in _values(child))
