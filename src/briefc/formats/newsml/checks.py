"""What the schemas cannot see of an item: aliases, codes, ids, references, typed values, NITF's content models.

libxml2 checks neither xs:ID against xs:IDREF nor qualified codes, and the schemas are IPTC's: an installation need not
have them. Every output of briefc goes through here, and every file of `briefc validate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefc.formats.newsml.coded import Declared, coded_faults
from briefc.formats.newsml.fault import G2, NITF, XHTML, Fault, Node, wrong
from briefc.formats.newsml.payload_rules import inline_faults, payload_faults
from briefc.formats.newsml.references import References, member_faults
from briefc.formats.newsml.typed import TYPED, created_faults, language_faults, typed_faults
from briefc.markup.nitf_rules import misplaced
from briefc.model.diagnostic import Diagnostic
from briefc.model.span import Span

__all__ = ["G2", "NITF", "XHTML", "Fault", "Node", "check_item", "faults"]

MESSAGE = f"{G2}newsMessage"
_SCHEME, _CATALOG_REF, _ITEM_META = f"{G2}scheme", f"{G2}catalogRef", f"{G2}itemMeta"
_PAYLOADS = frozenset({f"{G2}inlineXML", f"{G2}inlineData", f"{G2}remoteContent"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_G2_LENGTH, _NITF_LENGTH = len(G2), len(NITF)

_AUTHORS_OWN = frozenset({"newsml.code-retired"})
"""What an author is told at the word that caused it, and need not hear again of the item."""


def check_item(data: bytes, span: Span) -> tuple[Diagnostic, ...]:
    """The faults of an item that briefc wrote, all at the place of its article; none unless briefc or a look errs."""
    found = faults(etree.fromstring(data), own=True)
    return tuple(fault.at(span) for fault in found if fault.code not in _AUTHORS_OWN)


def faults(root: Node, *, own: bool = False) -> Iterator[Fault]:
    """The faults of a document's tree: an item, a message with its items, or an NITF document by itself.

    With `own` the words of payloads are not counted again: briefc has counted them when it wrote them.
    """
    references = References()
    if root.tag != MESSAGE:
        yield from _part(root, references, own=own)
        return
    for part in root:
        if part.tag == f"{G2}itemSet":
            for item in part.iterchildren(etree.Element):
                yield from _part(item, references, own=own)
        elif isinstance(part.tag, str):
            yield from _part(part, references, own=own)
    yield from member_faults(root)


def _part(part: Node, references: References, *, own: bool) -> Iterator[Fault]:
    """The faults of what has catalogs and ids of its own: an item, or the header of a message."""
    declared = Declared()
    references.begin()
    coded: list[tuple[str, str, Node]] = []
    for element in part.iter(etree.Element):
        name = str(element.tag)
        if name.startswith(NITF):
            fault = misplaced(element, _NITF_LENGTH)
            if fault:
                yield wrong("newsml.nitf", fault, element)
        elif name.startswith(G2):
            for key, value in element.items():
                coded.append((str(key), str(value), element))
            if name == _SCHEME:
                declared.scheme(element.get("alias", ""), element.get("uri", ""))
            elif name == _CATALOG_REF:
                declared.catalog(element.get("href", ""))
            elif name in _PAYLOADS:
                yield from payload_faults(element, counting=not own)
                if name == f"{G2}inlineXML":
                    yield from inline_faults(element)
            elif name == _ITEM_META:
                yield from created_faults(element)
            elif name[_G2_LENGTH:] in TYPED:
                yield from typed_faults(element)
        language = element.get(_LANG)
        if language is not None:
            yield from language_faults("xml:lang", language, element)
        yield from references.see(element, name)
    yield from references.dangling()
    yield from coded_faults(coded, declared)
