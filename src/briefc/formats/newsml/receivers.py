"""What is valid and yet stops a receiver or empties the story there: rules that no schema states.

The receivers are superdesk (`feed_parsers/newsml_2_0.py`) and python-newsmlg2 1.1, whose behaviour was read in their
code; docs/reference/validate.md has the rules as a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefc.formats.newsml.fault import G2, NITF, XHTML, Fault, Node, doubtful, local
from briefc.vocabulary.catalogs import READABLE, is_iptc

_ITEMS = frozenset({f"{G2}newsItem", f"{G2}packageItem"})
_REFERENCES = frozenset({f"{G2}groupRef", f"{G2}itemRef"})


def unreadable(root: Node) -> Iterator[Fault]:
    """What of a document will not be read: warnings of the code `newsml.unreadable`."""
    for message, element in _unreadable(root):
        yield doubtful("newsml.unreadable", message, element)


def _unreadable(root: Node) -> Iterator[tuple[str, Node]]:
    for reference in root.iter(f"{G2}catalogRef"):
        href = reference.get("href", "")
        if is_iptc(href) and href not in READABLE:
            yield "python-newsmlg2 knows IPTC's catalogs 32 to 41 only, and only by http://www.iptc.org/…", reference
    for party in root.iter(f"{G2}party"):
        if (parent := party.getparent()) is not None and parent.tag == f"{G2}hop":
            yield "python-newsmlg2 raises an error at a party of the hopHistory", party
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
    if any(_stops(comment) for comment in content.iter(etree.Comment)):
        yield "a comment inside contentSet stops the reader", content
    for remote in content.iter(f"{G2}remoteContent"):
        if not remote.get("rendition"):
            yield "remoteContent without @rendition stops the reader", remote
    story = story_of(content)
    if story is not None and story.tag == f"{G2}inlineXML":
        for root in story.iterchildren(etree.Element):
            yield from _story(root)


def story_of(content: Node) -> Node | None:
    """The entry of a contentSet that superdesk shows: the last one of text, whatever comes before it."""
    texts = list(content.iterchildren(f"{G2}inlineXML", f"{G2}inlineData"))
    return texts[-1] if texts else None


def _story(root: Node) -> Iterator[tuple[str, Node]]:
    name = etree.QName(root)
    if name.localname == "nitf" and name.namespace != NITF[1:-1]:
        yield "NITF outside its own namespace is read as an empty story", root
    elif root.tag == f"{NITF}nitf" and root.prefix:
        yield "NITF under a prefix is flattened: declare it as the default namespace", root
    elif name.namespace in {XHTML[1:-1], None} and name.localname in {"section", "article"}:
        yield f"XHTML is read from html/body only: in a <{name.localname}> the story will be empty", root
    for body in root.iterfind(f"{NITF}body/{NITF}body.content"):
        if body.find(f"{NITF}block") is None:
            yield "an NITF body is read only from body.content/block: the story will be empty", body


def _stops(comment: Node) -> bool:
    """Whether a comment is met by the reader: those inside an NITF block pass through with the markup."""
    above = comment.getparent()
    while above is not None:
        if above.tag == f"{NITF}block":
            return False
        above = above.getparent()
    return True


def _groups(item: Node) -> Iterator[tuple[str, Node]]:
    for group in item.iter(f"{G2}group"):
        if not group.get("id") or not group.get("role"):
            yield "a group without id and role stops the reader", group
        for child in group:
            if child.tag not in _REFERENCES:
                what = "a comment" if isinstance(child, etree._Comment) else f"<{local(child)}>"  # noqa: SLF001
                yield f"{what} inside a group stops the reader, which expects groupRef and itemRef alone", group
                break
    for reference in item.iter(f"{G2}itemRef"):
        if not reference.get("contenttype") or reference.find(f"{G2}itemClass") is None:
            yield "an itemRef without contenttype and itemClass stops the reader", reference
