"""The files inside a PDF, whoever made it: found, checked and named so that they can be written anywhere."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.span import Span

LARGEST_PDF = 2_000_000_000
"""Bytes of a PDF that is opened at most."""

LARGEST = 1_000_000_000
"""Bytes of a file inside that are unpacked at most: a small PDF may claim to hold any amount."""

_DIGEST = 16
"""Bytes of an MD5 digest, the only one that a PDF has for its files (ISO 32000-1, Table 46)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a PDF: what it is called there, its bytes, and what the PDF says of it (texts as they stand).

    `data` is None when it cannot be unpacked, and `trouble` then says why; else `trouble` says in what the bytes are
    not those that were put in, if they are not.
    """

    name: str
    data: bytes | None
    media_type: str = ""
    description: str = ""
    relationship: str = ""
    modified: str = ""
    trouble: str = ""


def read_enclosures(data: bytes, shown: str) -> Outcome[tuple[Enclosure, ...]]:
    """The files inside a PDF: those that it lists, in order, then any other; each once. `shown` names it in findings.

    Found are the tree of embedded files, files associated with anything, and annotations that hold one (ISO 32000-2,
    7.11.4 and 14.13). Codes: `extract.encrypted`, `extract.unreadable`.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return Outcome(tuple(_read(*named) for named in _specifications(pdf)))
    except pikepdf.PasswordError:
        return _failed(
            error(
                "extract.encrypted",
                Span(shown),
                "it is encrypted, and opens with a password only",
                "take the encryption off first, for example with `qpdf --decrypt --password-file=FILE IN OUT`",
            )
        )
    except (*_BROKEN, pikepdf.PdfError) as reason:
        return _failed(error("extract.unreadable", Span(shown), f"it cannot be read as a PDF: {_said(reason)}"))


_BROKEN = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    NotImplementedError,
    RecursionError,
)
"""What pikepdf raises where a file's objects are of other types than they should be."""


_NAMED = re.compile(r"(stream )?<_io\.BytesIO object at \w+>( \(offset \d+\))?:? ?")


def _failed(found: Diagnostic) -> Outcome[tuple[Enclosure, ...]]:
    return Outcome(None, (found,))


def _said(reason: Exception) -> str:
    """A library's words without the name it gave the file."""
    return " ".join(_NAMED.sub("", str(reason)).split())[-200:] or type(reason).__name__


def _specifications(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every file specification that holds a file, with the name that the PDF lists it under ("" for none)."""
    seen: set[object] = set()
    for name, one in (*_listed(pdf), *(("", one) for one in _anywhere(pdf))):
        stream = _stream(one)
        key = None if stream is None else stream.objgen
        if stream is not None and key not in seen:
            seen.add(key)
            yield name, one


def _listed(pdf: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """The tree of embedded files; what of a damaged tree can be read."""
    found: list[tuple[str, Any]] = []
    names = pdf.Root.get("/Names")
    top = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    waiting, seen = [top], set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        kids, pairs = node.get("/Kids"), node.get("/Names")
        if isinstance(pairs, pikepdf.Array):
            items = list(pairs)
            found += [(_text(key), one) for key, one in zip(items[::2], items[1::2], strict=False)]
        if isinstance(kids, pikepdf.Array):
            waiting += reversed(list(kids))
    return found


def _anywhere(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """File specifications among all objects: on their own, in annotations, or associated with something."""
    for item in pdf.objects:
        holder = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(holder, pikepdf.Dictionary):
            yield holder
            yield holder.get("/FS")
            associated = holder.get("/AF")
            if isinstance(associated, pikepdf.Array):
                yield from list(associated)
    catalog = pdf.Root.get("/AF")
    yield from list(catalog) if isinstance(catalog, pikepdf.Array) else ()


def _stream(specification: object) -> Any:
    """The stream of the file that a specification holds; None when it holds none, or is no specification."""
    inside = specification.get("/EF") if isinstance(specification, pikepdf.Dictionary) else None
    if not isinstance(inside, pikepdf.Dictionary):
        return None
    for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac"):
        if isinstance(stream := inside.get(key), pikepdf.Stream):
            return stream
    return None


def _read(listed: str, specification: Any) -> Enclosure:
    """One file with what is said of it."""
    stream = _stream(specification)
    told = [_text(specification.get(key)) for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac")]
    parameters = stream.get("/Params")
    parameters = parameters if isinstance(parameters, pikepdf.Dictionary) else pikepdf.Dictionary()
    data: bytes | None = None
    try:
        data = _unpacked(stream)
        trouble = _difference(data, parameters)
    except (*_BROKEN, pikepdf.PdfError, zlib.error) as reason:
        trouble = f"it cannot be unpacked: {_said(reason)}"
    return Enclosure(
        next(filter(None, (*told, listed)), ""),
        data,
        media_type=_text(stream.get("/Subtype")).removeprefix("/"),
        description=_text(specification.get("/Desc")),
        relationship=_text(specification.get("/AFRelationship")).removeprefix("/"),
        modified=_text(parameters.get("/ModDate")),
        trouble=trouble,
    )


def _text(value: object) -> str:
    """A string or name as text; "" for anything else, and for what is in no encoding."""
    try:
        return str(value) if isinstance(value, pikepdf.String | pikepdf.Name | str) else ""
    except ValueError:
        return ""


def _unpacked(stream: Any) -> bytes:
    """The bytes of an embedded file. Raises ValueError when there are more than `LARGEST`."""
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [] if filters is None else [filters]
    if names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        packed = zlib.decompressobj()
        data = packed.decompress(stream.read_raw_bytes(), LARGEST)
        if packed.unconsumed_tail:
            raise ValueError(f"it has more than {LARGEST} bytes")
        if not packed.eof:
            raise ValueError("its end is missing")
        return data
    return bytes(stream.read_bytes())


def _difference(data: bytes, parameters: Any) -> str:
    """In what the bytes are not those that were put in; "" when nothing says so."""
    size, digest = parameters.get("/Size"), parameters.get("/CheckSum")
    if isinstance(size, int) and size != len(data):
        return f"it has {len(data)} bytes, and had {size} when it was put in"
    said = bytes(digest) if isinstance(digest, pikepdf.String) else b""
    if len(said) == _DIGEST and said != hashlib.md5(data, usedforsecurity=False).digest():
        return "its digest is not that of the file that was put in"
    return ""
