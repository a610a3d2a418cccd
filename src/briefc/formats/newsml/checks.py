"""What the schemas cannot see of an item, checked on every output: aliases, ids, references, NITF's content models.

libxml2 checks neither xs:ID against xs:IDREF nor qualified codes, and the schemas are IPTC's: an installation need not
have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from briefc.markup.nitf_rules import misplaced
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span
from briefc.vocabulary.catalogs import ALIASES, CATALOG

Node: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml's one name for what a tree is made of

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"

_SCHEME, _CATALOG_REF, _ITEM_REF = f"{G2}scheme", f"{G2}catalogRef", f"{G2}itemRef"
_CODED = frozenset({"qcode", "role", "rel", "type", "rendition", "mode", "encoding", "scope", "aspect"})
_IDREFS = frozenset({"idrefs", "idref", "original", "root"})


def check_item(data: bytes, span: Span) -> tuple[Diagnostic, ...]:
    """The faults of an item that briefc wrote, all at the place of its article; none unless briefc or a look errs."""
    root = etree.fromstring(data)
    return tuple(error(code, span, message) for code, message, _ in faults(root))


def faults(root: Node) -> Iterator[tuple[str, str, Node]]:
    """The faults of a document's tree: (code, message, the element at fault)."""
    aliases = set(ALIASES)
    known = True
    ids: set[str] = set()
    idrefs: list[tuple[str, Node]] = []
    codes: list[tuple[str, str, Node]] = []
    for element in root.iter(etree.Element):
        name = str(element.tag)
        if name == _SCHEME:
            aliases.add(element.get("alias", ""))
        elif name == _CATALOG_REF:
            known = known and element.get("href") == CATALOG
        elif name == _ITEM_REF and not element.get("residref"):
            yield "newsml.item-reference", "an itemRef names no item (residref)", element
        id = element.get("id")
        if id is not None:
            if id in ids:
                yield "newsml.id-twice", f'the id "{id}" stands in the document twice', element
            ids.add(id)
        if name.startswith(G2):
            for key, value in element.items():
                if key in _CODED:
                    codes.append((str(key), str(value), element))
                elif key in _IDREFS:
                    idrefs.extend((part, element) for part in str(value).split())
        elif name.startswith(NITF):
            wrong = misplaced(element, len(NITF))
            if wrong:
                yield "newsml.nitf", wrong, element
            href = element.get("href")
            if href and href.startswith("#"):
                idrefs.append((href[1:], element))
    for wanted, element in idrefs:
        if wanted not in ids:
            yield "newsml.idref", f'nothing in the document has the id "{wanted}"', element
    if not known:
        # Another catalog may declare anything; it is not fetched.
        return
    for key, value, element in codes:
        alias, colon, _ = value.partition(":")
        if colon and alias not in aliases:
            yield "newsml.alias", f'{key}="{value}": no catalog declares the alias "{alias}"', element
