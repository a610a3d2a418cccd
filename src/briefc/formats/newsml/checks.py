"""What the schemas cannot see of an item, checked on every output: aliases, ids, references, NITF's content models.

libxml2 checks neither xs:ID against xs:IDREF nor qualified codes, and the schemas are IPTC's: an installation need not
have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, cast

from lxml import etree

from briefc.formats.newsml.nitf_rules import misplaced
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span
from briefc.vocabulary.catalogs import ALIASES, CATALOG

Node: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml's one name for what a tree is made of

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"

_CODED = frozenset({"qcode", "role", "rel", "type", "rendition", "mode", "encoding", "scope", "aspect"})


def check_item(data: bytes, span: Span) -> tuple[Diagnostic, ...]:
    """The faults of an item that briefc wrote, all at the place of its article; none unless briefc or a look errs."""
    root = etree.fromstring(data)
    return tuple(error(code, span, message) for code, message, _ in faults(root))


def faults(root: Node) -> Iterator[tuple[str, str, int]]:
    """The faults of a document's tree: (code, message, line)."""
    aliases = set(ALIASES)
    known = True
    ids: dict[str, int] = {}
    idrefs: list[tuple[str, int]] = []
    codes: list[tuple[str, str, int]] = []
    for element in root.iter(etree.Element):
        name = str(element.tag)
        if name == f"{G2}scheme":
            aliases.add(element.get("alias", ""))
        elif name == f"{G2}catalogRef":
            known = known and element.get("href") == CATALOG
        elif name == f"{G2}itemRef" and not element.get("residref"):
            yield "newsml.item-reference", "an itemRef names no item (residref)", _line(element)
        line = _line(element)
        id = element.get("id")
        if id is not None:
            if id in ids:
                yield "newsml.id-twice", f'the id "{id}" stands in the document twice', line
            ids[id] = line
        if name.startswith(G2):
            for key in ("idrefs", "idref", "original", "root"):
                value = element.get(key)
                if value is not None:
                    idrefs.extend((part, line) for part in value.split())
            codes.extend((str(key), str(value), line) for key, value in element.items() if key in _CODED)
        elif name.startswith(NITF):
            wrong = misplaced(element, len(NITF))
            if wrong:
                yield "newsml.nitf", wrong, line
            href = element.get("href")
            if href and href.startswith("#"):
                idrefs.append((href[1:], line))
    for wanted, line in idrefs:
        if wanted not in ids:
            yield "newsml.idref", f'nothing in the document has the id "{wanted}"', line
    for key, value, line in codes:
        alias = value.partition(":")[0]
        if known and ":" in value and alias not in aliases:
            yield "newsml.alias", f'{key}="{value}": no catalog declares the alias "{alias}"', line


def _line(element: Node) -> int:
    return cast("int | None", element.sourceline) or 0
