"""IPTC's official schemas, in a folder that the user has: found, compiled once a process, asked.

They are not shipped. Nothing but the files of the folder is read: what a schema imports must lie beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from briefc.formats.newsml.fault import G2, NITF, Node
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span

G2_SCHEMA = "NewsML-G2_*-spec-All-Power.xsd"
NITF_SCHEMA = "nitf-3-6.xsd"
MOST = 100
"""Most findings of a schema reported for one element."""

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_ROOTS = frozenset(
    f"{G2}{name}" for name in ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)


class SchemaError(Exception):
    """The folder does not hold schemas that can be used; says why in one line."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The two official schemas, compiled, and the name of the file of NewsML-G2's."""

    g2: etree.XMLSchema
    nitf: etree.XMLSchema
    edition: str


def compiled_schemas(folder: Path) -> Schemas:
    """The schemas of a folder; of several editions of NewsML-G2's the newest. Raises SchemaError.

    They are compiled once a process as long as the files stay the same.
    """
    newest = sorted(folder.glob(G2_SCHEMA), key=_edition)
    if not newest:
        raise SchemaError(f"{G2_SCHEMA} is not there")
    nitf = folder / NITF_SCHEMA
    if not nitf.is_file():
        raise SchemaError(f"{NITF_SCHEMA} is not there")
    stamps = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(folder.glob("*.xsd")))
    return _compiled(newest[-1], nitf, stamps)


def _edition(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.name.split("-spec")[0].rpartition("_")[2].split(".") if part.isdigit())


@lru_cache(maxsize=4)
def _compiled(g2: Path, nitf: Path, _stamps: tuple[object, ...]) -> Schemas:
    return Schemas(_schema(g2), _schema(nitf), g2.name)


def _schema(path: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False, huge_tree=False)
    _look_through(path, parser, set())
    try:
        return etree.XMLSchema(etree.parse(str(path), parser))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError, OSError) as reason:
        raise SchemaError(f"{path.name}: {one_line(str(reason))}") from None


def _look_through(path: Path, parser: etree.XMLParser, seen: set[Path]) -> None:
    """Refuse a schema that would have libxml2 read anything but files of its own folder."""
    if path in seen:
        return
    seen.add(path)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as reason:
        raise SchemaError(f"{path.name}: {reason.strerror}") from None
    except etree.XMLSyntaxError as reason:
        raise SchemaError(f"{path.name}: {one_line(str(reason))}") from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise SchemaError(f"{path.name}: it declares a document type")
    for name in ("import", "include", "redefine"):
        for element in root.iter(f"{_XSD}{name}"):
            location = element.get("schemaLocation")
            if location is None:
                continue
            if Path(location).name != location or location in {".", ".."}:
                raise SchemaError(f'{path.name}: it names "{location}"; what a schema imports must lie beside it')
            if not (path.parent / location).is_file():
                raise SchemaError(f"{path.name}: {location}, which it imports, is not there")
            _look_through(path.parent / location, parser, seen)


def refusals(root: Node, schemas: Schemas) -> Iterator[tuple[Node, str]]:
    """What the schemas refuse of a document: (element, message); of items inside a message and of NITF bodies too."""
    if root.tag == f"{NITF}nitf":
        yield from _by_schema(root, schemas.nitf)
        return
    yield from _by_schema(root, schemas.g2)
    if root.tag == f"{G2}newsMessage":
        # The schema looks at the items of a message only as far as it must.
        for item in root.iterfind(f"{G2}itemSet/*"):
            if item.tag in _ROOTS:
                yield from _by_schema(item, schemas.g2)
    for body in root.iter(f"{NITF}nitf"):
        yield from _by_schema(body, schemas.nitf)


def check_by_schema(data: bytes, folder: str, digest: str, span: Span) -> tuple[Diagnostic, ...]:
    """What the schemas of a folder refuse of an XML file that briefc wrote, all at the place of its article.

    `digest` is that of the folder's schemas: as long as it is the same, they are not looked at again.
    Codes: `newsml.schema`. Raises SchemaError.
    """
    schemas = _digested(folder, digest)
    return tuple(error("newsml.schema", span, text) for _, text in refusals(etree.fromstring(data), schemas))


@lru_cache(maxsize=4)
def _digested(folder: str, _digest: str) -> Schemas:
    return compiled_schemas(Path(folder))


def _by_schema(element: Node, schema: etree.XMLSchema) -> Iterator[tuple[Node, str]]:
    if schema.validate(element):
        return
    log: Any = schema.error_log
    for entry in list(log)[:MOST]:
        yield _found(element, entry.path), one_line(entry.message)


def _found(element: Node, path: str | None) -> Node:
    """The element that a message of the schema names by path, whose first step is the element that was validated.

    The path has the prefixes of the document, each of which may stand for several namespaces in it: when it cannot be
    followed, the whole element is named.
    """
    _, _, below = (path or "").lstrip("/").partition("/")
    if not below:
        return element
    prefixes: dict[str, str] = {}
    if ":" in below:
        for one in element.iter(etree.Element):
            prefixes.update((prefix, address) for prefix, address in one.nsmap.items() if prefix)
    try:
        found = element.xpath(below, namespaces=prefixes)
    except etree.XPathError:
        return element
    return cast("Node", found[0]) if isinstance(found, list) and found else element


def one_line(text: str) -> str:
    """A message of libxml2 on one line, without the namespaces that everybody knows."""
    for prefix in (G2, NITF):
        text = text.replace(prefix, "")
    return " ".join(text.split())
