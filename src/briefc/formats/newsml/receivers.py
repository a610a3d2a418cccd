"""What is valid and yet lost: the rules of a widely used reader (superdesk) that no schema states.

Each breaks the import of a whole document there, or empties the story. Source: docs/reference/newsml.md, "Receivers".
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefc.formats.newsml.checks import G2, NITF, Node

_ITEMS = frozenset({f"{G2}newsItem", f"{G2}packageItem"})


def unreadable(root: Node) -> Iterator[tuple[str, Node]]:
    """What will not be read of a document: (message, the element)."""
    for item in root.iter(*_ITEMS):
        yield from _item(item)
        yield from _payloads(item)
        yield from _groups(item)


def _item(item: Node) -> Iterator[tuple[str, Node]]:
    if not item.get("version"):
        yield "without @version the item cannot be told from its other versions", item
    status = item.find(f"{G2}itemMeta/{G2}pubStatus")
    if status is None or not status.get("qcode"):
        yield "without a pubStatus by qcode the item is refused", item
    if item.find(f"{G2}contentMeta") is None:
        yield "without contentMeta the item is refused", item
    if item.tag == f"{G2}newsItem" and item.find(f"{G2}contentSet") is None:
        yield "without a contentSet the item is refused", item


def _payloads(item: Node) -> Iterator[tuple[str, Node]]:
    content = item.find(f"{G2}contentSet")
    if content is None:
        return
    if any(True for _ in content.iter(etree.Comment)):
        yield "a comment inside contentSet stops the reader", content
    for remote in content.iter(f"{G2}remoteContent"):
        if not remote.get("rendition"):
            yield "remoteContent without @rendition stops the reader", remote
    for body in content.iter(f"{NITF}nitf"):
        if body.prefix:
            yield "NITF under a prefix is flattened: declare it as the default namespace", body
        for inner in body.iterfind(f"{NITF}body/{NITF}body.content"):
            if inner.find(f"{NITF}block") is None:
                yield "an NITF body is read only from body.content/block: the story will be empty", inner
    for element in content.iterfind(f"{G2}inlineXML/*"):
        name = etree.QName(element)
        if name.localname == "nitf" and name.namespace != NITF[1:-1]:
            yield "NITF outside its own namespace is read as an empty story", element


def _groups(item: Node) -> Iterator[tuple[str, Node]]:
    for group in item.iter(f"{G2}group"):
        if not group.get("id") or not group.get("role"):
            yield "a group without id and role stops the reader", group
        for child in group:
            if child.tag not in {f"{G2}groupRef", f"{G2}itemRef"}:
                yield "anything but groupRef and itemRef inside a group stops the reader", group
                break
    for reference in item.iter(f"{G2}itemRef"):
        if not reference.get("contenttype") or reference.find(f"{G2}itemClass") is None:
            yield "an itemRef without contenttype and itemClass stops the reader", reference
