"""A PDF of one empty page that says all a print page says as a whole, and nothing else."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from briefc.formats.pdf.catalog import add_globals
from briefc.formats.pdf.conformance import header_version
from briefc.formats.pdf.info import info_entries
from briefc.formats.pdf.intents import add_colour_spaces
from briefc.formats.pdf.objects import Name, Raw, Ref, Value, serialised
from briefc.model.artifact import Attached, OutputIntent, PrintPage

XML = b'<?xml version="1.0"?>\n<newsItem/>\n'


def page_of(**given: object) -> PrintPage:
    """A print page with everything in it that a file can say; what is given replaces that."""
    values = {
        "html": "<!--briefc:part cover--><h1>Harbour</h1><!--briefc:part contents--><h2>Contents</h2>",
        "styles": (),
        "resources": (),
        "title": "Harbour – Гавань & <quay>",
        "language": "en-GB",
        "created": "2024-05-16T09:40:00+02:00",
        "modified": "2024-05-17T00:00:00+00:00",
        "source": "sources/harbour.rst",
        "path": "pdf/harbour.pdf",
        "authors": ("Ann Ash", "Ben Ó Bríain"),
        "description": "Ships wait.",
        "keywords": ("harbour", "ships"),
        "rights": "© Harbour Desk",
        "publisher": "Harbour Desk",
        "identifier": "tag:harbour.example,2024-05-16:harbour:2",
        "label": "TLP:AMBER+STRICT",
        "marking": "OFFICIAL – SENSITIVE",
        "attachments": (
            Attached("harbour.xml", "application/vnd.iptc.g2.packageitem+xml", XML, "package", "2024-05-17T00:00:00Z"),
            Attached(
                "ansage.xml", "application/vnd.iptc.g2.newsitem+xml", XML * 2, "text", "2024-05-16T12:00:00+02:00"
            ),
        ),
    }
    return PrintPage(**{**values, **given})  # type: ignore[arg-type] # whatever a test wants


def press_profile(kind: bytes = b"prtr", space: bytes = b"CMYK", version: int = 2) -> bytes:
    """An ICC profile of a printing press with nothing behind its header but an empty table of tags."""
    header = bytearray(128)
    header[8] = version
    header[12:16], header[16:20], header[20:24], header[36:40] = kind, space, b"Lab ", b"acsp"
    whole = bytes(header) + struct.pack(">I", 0)
    return struct.pack(">I", len(whole)) + whole[4:]


PRESS = OutputIntent("Coated FOGRA39", press_profile())


class BareFile:
    """Numbers objects from 1 and keeps them serialised."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def add(self, value: Value) -> Ref:
        self.objects.append(serialised(value))
        return Ref(len(self.objects))

    def add_stream(self, entries: Mapping[str, Value], data: bytes, *, compress: bool = True) -> Ref:  # noqa: ARG002
        head = serialised({**entries, "Length": len(data)})
        self.objects.append(head + b"\nstream\n" + data + b"\nendstream")
        return Ref(len(self.objects))


def bare_pdf(page: PrintPage) -> bytes:
    """The file."""
    file = BareFile()
    pages = Ref(2)
    file.add(None)
    file.add(None)
    spaces = add_colour_spaces(page, file)
    leaf = file.add(
        {
            "Type": Name("Page"),
            "Parent": pages,
            "MediaBox": [0, 0, 595, 842],
            "TrimBox": [0, 0, 595, 842],
            "Resources": {"ColorSpace": spaces},
            "Contents": file.add_stream({}, b""),
        }
    )
    file.objects[pages.number - 1] = serialised({"Type": Name("Pages"), "Count": 1, "Kids": [leaf]})
    root = Ref(len(file.objects) + 1)
    file.add({"Type": Name("StructTreeRoot"), "K": [Ref(root.number + 1)]})
    file.add({"Type": Name("StructElem"), "S": Name("Document"), "P": root, "K": []})
    catalog = {"Type": Name("Catalog"), "Pages": pages, "StructTreeRoot": root, **add_globals(page, file, [1])}
    file.objects[0] = serialised(catalog)
    told = info_entries(page)
    trailer: dict[str, Value] = {"Root": Ref(1), **({"Info": file.add(told)} if told else {})}
    out = f"%PDF-{header_version(page.conformance)}\n".encode() + b"%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, data in enumerate(file.objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    end = {"Size": size, **trailer, "ID": [Raw(b"<00>"), Raw(b"<00>")]}
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + rows
        + b"trailer\n"
        + serialised(end)
        + b"\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )
