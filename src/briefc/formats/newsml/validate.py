"""A file of anybody's to findings: syntax, the official schemas, the rules beyond them, what receivers stop at.

Items and messages of NewsML-G2, and NITF documents by themselves. Files may be hostile: nothing is fetched, no DTD is
read, no entity expanded, no schema location followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lxml import etree

from briefc.formats.newsml.checks import faults
from briefc.formats.newsml.fault import G2, NITF, Node
from briefc.formats.newsml.losses import losses
from briefc.formats.newsml.receivers import unreadable
from briefc.formats.newsml.schema import G2_SCHEMA, NITF_SCHEMA, SchemaError, compiled_schemas, one_line, refusals
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span

LARGEST = 50_000_000
"""Largest file looked at, bytes."""

_PLACE = re.compile(r", line \d+, column \d+$")
"""What the parser says of the place, which the finding has already."""

_ROOTS = frozenset(
    {
        f"{NITF}nitf",
        *(f"{G2}{name}" for name in ("newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem")),
        *(f"{G2}{name}" for name in ("planningItem", "catalogItem")),
    }
)


def validate(data: bytes, schemas: Path | None = None, path: str = "", *, lost: bool = False) -> tuple[Diagnostic, ...]:
    """A file's bytes to its findings, placed by line and column of `path`, in order of place.

    `schemas` is the folder of the official schemas; without it the schemas are not asked, all else is. With `lost` it
    is also said what receivers leave out of a sound item. Codes: `newsml.syntax`, `newsml.doctype`, `newsml.root`,
    `newsml.schema-missing`, `newsml.schema`, those of `checks`, `receivers` and `losses`.
    """
    if len(data) > LARGEST:
        return (error("newsml.syntax", Span(path), f"not parsed: larger than {LARGEST // 1_000_000} MB"),)
    root = _parse(data, path)
    if isinstance(root, Diagnostic):
        return (root,)
    if root.tag not in _ROOTS:
        return (_no_item(root, path),)
    findings: list[tuple[Node, Diagnostic]] = []
    missing = None if schemas is None else no_schemas(schemas)
    if schemas is not None and missing is None:
        said = refusals(root, compiled_schemas(schemas))
        findings.extend((at, error("newsml.schema", Span(path), text)) for at, text in said)
    for found in (faults(root), unreadable(root), losses(root) if lost else ()):
        findings.extend((fault.element, fault.at(Span(path))) for fault in found)
    return (*((missing,) if missing else ()), *_placed(findings, root, data, path))


def no_schemas(folder: Path) -> Diagnostic | None:
    """A folder to `newsml.schema-missing` when it does not hold the official schemas; else None."""
    try:
        compiled_schemas(folder)
    except SchemaError as reason:
        message = f"no official schemas in {folder}: {reason}"
        hint = f"the folder holds {G2_SCHEMA} and {NITF_SCHEMA}, as IPTC publishes them"
        return error("newsml.schema-missing", Span(str(folder)), message, hint)
    return None


def _no_item(root: Node, path: str) -> Diagnostic:
    name = etree.QName(root)
    namespace = (NITF if name.localname == "nitf" else G2)[1:-1]
    begins = "nitf" if name.localname == "nitf" else "newsItem, packageItem, newsMessage or the like"
    hint = f"it begins with {begins} in the namespace {namespace}"
    message = f"the root element {name.localname} is no item of NewsML-G2 and no NITF document"
    return error("newsml.root", Span(path, 1, 1), message, hint)


def _parse(data: bytes, path: str) -> Node | Diagnostic:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        if b"<!DOCTYPE" in data:
            # Most likely it is what broke the parser, which stops at entities that expand too far.
            return _doctype(path)
        line, column = reason.position
        what = _PLACE.sub("", one_line(reason.msg or "")) or "not well-formed XML"
        json = data.lstrip()[:1] in {b"{", b"["}
        hints = ("this looks like JSON; ninjs is checked by its own schema, which IPTC publishes",) if json else ()
        return error("newsml.syntax", Span(path, line, column), what, *hints)
    docinfo: Any = root.getroottree().docinfo
    return _doctype(path) if docinfo.doctype else root


def _doctype(path: str) -> Diagnostic:
    message = "a document type declaration is not accepted: it may name files and expand without end"
    return error("newsml.doctype", Span(path, 1, 1), message, "NewsML-G2 needs none; remove it")


def _placed(findings: Iterable[tuple[Node, Diagnostic]], root: Node, data: bytes, path: str) -> Iterator[Diagnostic]:
    """The findings with line and column of their elements, in order of place."""
    pairs = list(findings)
    if not pairs:
        return
    places = dict(zip(root.iter(etree.Element), _starts(data), strict=False))
    spanned = []
    for element, said in pairs:
        span = Span(path, *places.get(element, (0, 0)))
        spanned.append(Diagnostic(said.severity, said.code, span, said.message, said.hints))
    # What the schema says of an item inside a message it may have said of the message already.
    yield from sorted(dict.fromkeys(spanned), key=lambda said: (said.span.line, said.span.column))


def _starts(data: bytes) -> list[tuple[int, int]]:
    """The line and column of each start tag, in document order; lxml keeps lines only, and those up to 65,535."""
    places: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError:
        # An encoding that expat does not know: what was placed so far stands.
        return places
    return places
