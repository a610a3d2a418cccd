"""A NewsML-G2 file of anybody's to findings: syntax, the official schemas, references, what receivers stop at.

Files may be hostile: nothing is fetched, no DTD is read, no entity expanded, no schema location followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from xml.parsers import expat

from lxml import etree

from briefc.formats.newsml.checks import G2, NITF, Node, faults
from briefc.formats.newsml.receivers import unreadable
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span

LARGEST = 50_000_000
"""Largest file looked at, bytes."""

MOST = 100
"""Most findings of the schemas reported for one file."""

_ROOTS = frozenset(
    f"{G2}{name}"
    for name in (
        "newsItem",
        "packageItem",
        "newsMessage",
        "conceptItem",
        "knowledgeItem",
        "planningItem",
        "catalogItem",
    )
)

_G2_SCHEMA = "NewsML-G2_*-spec-All-Power.xsd"
_NITF_SCHEMA = "nitf-3-6.xsd"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The two official schemas, compiled."""

    g2: etree.XMLSchema
    nitf: etree.XMLSchema


def validate(data: bytes, schemas: Path | None = None, path: str = "") -> tuple[Diagnostic, ...]:
    """A file's bytes to its findings, placed by line and column of `path`, in order of place.

    `schemas` is the folder of the official schemas; without it the schemas are not checked, all else is. Codes:
    `newsml.syntax`, `newsml.doctype`, `newsml.root`, `newsml.schema-missing`, `newsml.schema`,
    those of `checks` (errors), and `newsml.unreadable` (warnings).
    """
    if len(data) > LARGEST:
        return (error("newsml.syntax", Span(path), f"not parsed: larger than {LARGEST // 1_000_000} MB"),)
    root = _parse(data, path)
    if isinstance(root, Diagnostic):
        return (root,)
    if root.tag not in _ROOTS:
        message = f"the root element {etree.QName(root).localname} is no item of NewsML-G2"
        return (error("newsml.root", Span(path, 1, 1), message, f"its namespace is {G2[1:-1]}"),)
    findings: list[tuple[Node, Diagnostic]] = []
    missing: tuple[Diagnostic, ...] = ()
    if schemas is not None:
        try:
            compiled = compiled_schemas(schemas)
        except (OSError, etree.XMLSchemaParseError, etree.XMLSyntaxError) as reason:
            message = f"no official schemas in {schemas}: {_line(str(reason))}"
            hint = f"the folder holds {_G2_SCHEMA} and {_NITF_SCHEMA}, as IPTC publishes them"
            missing = (error("newsml.schema-missing", Span(path), message, hint),)
        else:
            findings.extend((at, error("newsml.schema", Span(path), text)) for at, text in _refusals(root, compiled))
    findings.extend((at, error(code, Span(path), text)) for code, text, at in faults(root))
    findings.extend((at, warning("newsml.unreadable", Span(path), text)) for text, at in unreadable(root))
    return (*missing, *_placed(findings, root, data, path))


@lru_cache(maxsize=4)
def compiled_schemas(folder: Path) -> Schemas:
    """The schemas of a folder, compiled once a process. Raises OSError when a file is not there."""
    newest = sorted(folder.glob(_G2_SCHEMA))
    if not newest:
        raise FileNotFoundError(f"{_G2_SCHEMA} is not there")
    if not (folder / _NITF_SCHEMA).is_file():
        raise FileNotFoundError(f"{_NITF_SCHEMA} is not there")
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    g2 = etree.XMLSchema(etree.parse(str(newest[-1]), parser))
    return Schemas(g2, etree.XMLSchema(etree.parse(str(folder / _NITF_SCHEMA), parser)))


def _parse(data: bytes, path: str) -> Node | Diagnostic:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        if b"<!DOCTYPE" in data:
            # Most likely it is what broke the parser, which stops at entities that expand too far.
            return _doctype(path)
        line, column = reason.position
        return error("newsml.syntax", Span(path, line, column), _line(reason.msg or "not well-formed XML"))
    docinfo: Any = root.getroottree().docinfo
    return _doctype(path) if docinfo.doctype else root


def _doctype(path: str) -> Diagnostic:
    message = "a document type declaration is not accepted: it may name files and expand without end"
    return error("newsml.doctype", Span(path, 1, 1), message, "NewsML-G2 needs none; remove it")


def _refusals(root: Node, schemas: Schemas) -> Iterator[tuple[Node, str]]:
    """What the schemas refuse of the document, of each item inside a message, and of each NITF body on its own."""
    yield from _by_schema(root, schemas.g2)
    if root.tag == f"{G2}newsMessage":
        # The schema looks at the items of a message only as far as it must.
        for item in root.iterfind(f"{G2}itemSet/*"):
            yield from _by_schema(item, schemas.g2)
    for body in root.iter(f"{NITF}nitf"):
        yield from _by_schema(body, schemas.nitf)


def _by_schema(element: Node, schema: etree.XMLSchema) -> Iterator[tuple[Node, str]]:
    if schema.validate(element):
        return
    log: Any = schema.error_log
    for entry in list(log)[:MOST]:
        yield _found(element, entry.path), _line(entry.message)


def _found(element: Node, path: str | None) -> Node:
    """The element that a message of the schema names by path, whose first step is the element that was validated."""
    _, _, below = (path or "").lstrip("/").partition("/")
    found = element.xpath(below) if below else None
    return cast("Node", found[0]) if isinstance(found, list) and found else element


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


def _line(text: str) -> str:
    for prefix in (G2, NITF):
        text = text.replace(prefix, "")
    return " ".join(text.split())
