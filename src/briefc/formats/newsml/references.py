"""Ids and what refers to them: within an item by id, within a message from item to item.

NITF's `id` and NewsML-G2's share one space (both are xs:ID), and a message is one document: two items that carry the
same id make it invalid. References reach no further than their own item.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefc.formats.newsml.fault import G2, Fault, Node, doubtful, local, noted, wrong

IDREFS = frozenset({"idrefs", "idref", "original", "root", "contentrefs", "sourceidref"})
"""The attributes of NewsML-G2 that name ids."""

_MEANT = {
    (f"{G2}groupSet", "root"): (f"{G2}group", "a group"),
    (f"{G2}groupRef", "idref"): (f"{G2}group", "a group"),
}
_CONTENT_SET, _ITEM_REF = f"{G2}contentSet", f"{G2}itemRef"


class References:
    """The ids of a document, and the references of the item that is being read."""

    def __init__(self) -> None:
        """No id has been seen."""
        self._all: set[str] = set()
        self._bearers: dict[str, Node] = {}
        self._wanted: list[tuple[str, str, Node]] = []

    def begin(self) -> None:
        """Begin with the next item: its references lead to its own ids."""
        self._bearers = {}
        self._wanted = []

    def bears(self, id: str, element: Node) -> bool:
        """Take in an id: whether another element of the document bears it."""
        twice = id in self._all
        self._all.add(id)
        self._bearers.setdefault(id, element)
        return twice

    def wants(self, ids: str, key: str, element: Node) -> None:
        """Take in a reference to one id, or to several parted by spaces."""
        self._wanted.extend((id, key, element) for id in ids.split())

    def dangling(self) -> Iterator[Fault]:
        """The references of the item that lead nowhere, or to something else than they must."""
        for wanted, key, element in self._wanted:
            bearer = self._bearers.get(wanted)
            if bearer is None:
                elsewhere = wanted in self._all
                where = "it stands in another item of the message" if elsewhere else ""
                message = f'nothing in the item has the id "{wanted}" ({key})'
                yield wrong("newsml.idref", message, element, *([where] if where else []))
                continue
            meant, word = _MEANT.get((str(element.tag), key), ("", ""))
            if meant and bearer.tag != meant:
                yield wrong("newsml.idref", f'{key}="{wanted}" leads to a {local(bearer)}, not to {word}', element)
            elif key == "original" and element.tag == _CONTENT_SET and bearer.getparent() is not element:
                message = f'original="{wanted}" leads to a {local(bearer)} that is no rendition of this contentSet'
                yield wrong("newsml.idref", message, element)


def member_faults(message: Node) -> Iterator[Fault]:
    """What the items of a message say of each other: members that are not there or in another version, items twice."""
    versions: dict[str, set[str]] = {}
    for item in message.iterfind(f"{G2}itemSet/*"):
        guid, version = item.get("guid", ""), item.get("version", "1")
        if version in versions.setdefault(guid, set()):
            yield doubtful("newsml.item-twice", f'version {version} of "{guid}" stands in the message twice', item)
        versions[guid].add(version)
    for reference in message.iter(_ITEM_REF):
        guid, wanted = reference.get("residref", ""), reference.get("version")
        if not guid:
            continue
        there = versions.get(guid)
        if there is None:
            yield noted("newsml.member", f'the member "{guid}" is no item of this message', reference)
        elif wanted is not None and wanted not in there:
            others = ", ".join(sorted(there))
            text = f'the package names version {wanted} of "{guid}"; the message holds version {others}'
            yield doubtful("newsml.member", text, reference)
