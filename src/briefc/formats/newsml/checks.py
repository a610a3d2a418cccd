"""What the schemas cannot see of an item: aliases, codes, ids, references, typed values, NITF's content models.

libxml2 checks neither xs:ID against xs:IDREF nor qualified codes, and the schemas are IPTC's: an installation need not
have them. Every output of briefc goes through here, and every file of `briefc validate`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from briefc.formats.newsml.coded import CODED, Declared, coded_faults
from briefc.formats.newsml.fault import G2, NITF, XHTML, Fault, Node, wrong
from briefc.formats.newsml.payload_rules import inline_faults, payload_faults
from briefc.formats.newsml.references import IDREFS, References, member_faults
from briefc.formats.newsml.soundness import plainly_sound
from briefc.formats.newsml.typed import TYPED, created_faults, language_faults, typed_faults
from briefc.markup.element import Element
from briefc.markup.nitf_rules import misplaced
from briefc.model.diagnostic import Diagnostic
from briefc.model.span import Span

__all__ = ["G2", "NITF", "XHTML", "Fault", "Node", "check_item", "faults"]

MESSAGE = f"{G2}newsMessage"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_G2_LENGTH, _NITF_LENGTH = len(G2), len(NITF)

_AUTHORS_OWN = frozenset({"newsml.code-retired", "newsml.language"})
"""What an author is told at the word that caused it, and need not hear again of the item."""


def check_item(item: Element, data: bytes, span: Span) -> tuple[Diagnostic, ...]:
    """The faults of an item that briefc wrote, all at the place of its article; none unless briefc or a look errs.

    `data` is what was written of `item`; it is parsed only when the item is not plainly sound.
    """
    if plainly_sound(item):
        return ()
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
    """The faults of what has catalogs and ids of its own: an item, or the header of a message.

    One walk, which looks at every attribute once: this runs for every item of a build.
    """
    declared = Declared()
    references.begin()
    coded: list[tuple[str, str, Node]] = []
    for element in part.iter(etree.Element):
        name = str(element.tag)
        ours, body = name.startswith(G2), name.startswith(NITF)
        for key, value in cast("list[tuple[str, str]]", element.items()):
            if key == "id":
                if references.bears(value, element):
                    yield wrong("newsml.id-twice", f'the id "{value}" stands in the document twice', element)
            elif key == _LANG:
                yield from language_faults("xml:lang", value, element)
            elif ours:
                if key in IDREFS:
                    references.wants(value, key, element)
                elif key in CODED:
                    coded.append((key, value, element))
            elif body and key == "href" and value.startswith("#"):
                references.wants(value[1:], "href", element)
        if body:
            fault = misplaced(element, _NITF_LENGTH)
            if fault:
                yield wrong("newsml.nitf", fault, element)
        elif ours:
            yield from _of_newsml(element, name[_G2_LENGTH:], declared, own=own)
    yield from references.dangling()
    yield from coded_faults(coded, declared)


def _of_newsml(element: Node, name: str, declared: Declared, *, own: bool) -> Iterator[Fault]:
    """The faults of one element of NewsML-G2 beside its attributes; takes in what catalogs declare."""
    if name in TYPED:
        yield from typed_faults(element)
    elif name == "scheme":
        declared.scheme(element.get("alias", ""), element.get("uri", ""))
    elif name == "catalogRef":
        declared.catalog(element.get("href", ""))
    elif name in {"inlineXML", "inlineData", "remoteContent"}:
        yield from payload_faults(element, counting=not own)
        if name == "inlineXML":
            yield from inline_faults(element)
    elif name == "itemRef":
        if not element.get("residref"):
            yield wrong("newsml.item-reference", "an itemRef names no item (residref)", element)
    elif name == "itemMeta":
        yield from created_faults(element)
