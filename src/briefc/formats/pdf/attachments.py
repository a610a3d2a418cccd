"""Files inside a PDF: embedded file streams, their specifications, and the tree of their names.

ISO 32000-1, 7.11; associated files as in ISO 19005-3, Annex E, and ISO 32000-2, 14.13.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefc.formats.pdf.conformance import conformance_of
from briefc.formats.pdf.info import pdf_date
from briefc.formats.pdf.objects import FileWriter, Name, Ref, Text, Value
from briefc.model.artifact import Attached, PrintPage


@dataclass(frozen=True, slots=True)
class Embedded:
    """What the catalog says of attached files: its entries, and those of its name dictionary."""

    entries: Mapping[str, Value]
    names: Mapping[str, Value]


def add_attachments(page: PrintPage, file: FileWriter) -> Embedded:
    """Put a page's attachments into the file, where its standard allows them, sorted by name.

    Raises ValueError for two attachments of one name: one would hide the other.
    """
    standard = conformance_of(page)
    attached = sorted(page.attachments, key=lambda one: _key(one.name)) if standard.embeds else []
    if len({one.name for one in attached}) < len(attached):
        raise ValueError(f"attachments of one name: {', '.join(one.name for one in attached)}")
    if not attached:
        return Embedded({}, {})
    specifications = [file.add(_specification(one, file, associates=standard.associates)) for one in attached]
    leaf: list[Value] = []
    for one, specification in zip(attached, specifications, strict=True):
        leaf += [Text(one.name), specification]
    tree = file.add({"Names": leaf})
    entries: dict[str, Value] = {"AF": _array(specifications)} if standard.associates else {}
    return Embedded(entries, {"EmbeddedFiles": tree})


def _array(references: Sequence[Ref]) -> Sequence[Value]:
    return tuple(references)


def _key(name: str) -> bytes:
    """What names are sorted by: the bytes of the string, not its characters (7.9.6)."""
    return name.encode("ascii") if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _specification(one: Attached, file: FileWriter, *, associates: bool) -> Mapping[str, Value]:
    dates = {"CreationDate": pdf_date(one.modified), "ModDate": pdf_date(one.modified)}
    parameters: dict[str, Value] = {
        "Size": len(one.data),
        "CheckSum": hashlib.md5(one.data, usedforsecurity=False).digest(),  # 7.11.4.2, Table 46 asks for this digest
        **{name: Text(date) for name, date in dates.items() if date},
    }
    stream = file.add_stream(
        {"Type": Name("EmbeddedFile"), "Subtype": Name(one.media_type), "Params": parameters}, one.data
    )
    entries: dict[str, Value] = {"Type": Name("Filespec"), "F": Text(one.name), "UF": Text(one.name)}
    if one.description:
        entries["Desc"] = Text(one.description)
    if associates:
        entries["AFRelationship"] = Name(one.relationship)
    return {**entries, "EF": {"F": stream, "UF": stream}}
