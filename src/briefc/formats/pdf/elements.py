"""The structure of a part as objects: its elements, its leaf of the ParentTree, what is open for others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefc.formats.pdf.objects import DOCUMENT, Local, LocalNumber, Name, Ref, Text, Value
from briefc.formats.pdf.records import Objects
from briefc.formats.pdf.structure import Element, Kid, LinkArea, Mark, Structure
from briefc.model.printed import OpenElement


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page marks and annotations are: the numbers of the page and of its annotations, and of its groups.

    `grouped` has by mark the number of the group (a form XObject) that it is in, if it is not on the page itself.
    """

    page: int
    annotations: Sequence[int]
    marks: int
    grouped: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The structure of a part among its objects: what is on top, the leaf's number, and the ids with their elements."""

    top: tuple[OpenElement, ...]
    leaf: int
    ids: tuple[tuple[str, int], ...]


def tagged(structure: Structure, places: Sequence[Place], objects: Objects, name: str) -> Tagged:
    """Put the elements of a structure among the objects of the part `name`. `places` are those of its pages, in order.

    Raises RuntimeError for marked content or an annotation that the structure says nothing of.
    """
    writer = _Writer(places, objects, name)
    top = writer.top(structure.elements, DOCUMENT)
    leaf = objects.add(writer.leaf(structure))
    return Tagged(top, leaf, tuple(sorted(writer.ids.items())))


class _Writer:
    def __init__(self, places: Sequence[Place], objects: Objects, name: str) -> None:
        self.places = places
        self.objects = objects
        self.name = name
        self.ids: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.owners: dict[Mark, int] = {}
        self.linked: dict[LinkArea, int] = {}

    def top(self, elements: Sequence[Kid], parent: Ref | Local) -> tuple[OpenElement, ...]:
        """What stands directly under the document, or under an element that other parts go on with.

        The latter has a number here, which the linker takes for that of the one that it makes of all.
        """
        found: list[OpenElement] = []
        loose: list[Kid] = []
        for kid in (*elements, None):
            if kid is not None and not isinstance(kid, Element):
                loose.append(kid)
                continue
            if loose:
                page = loose[0].page if isinstance(loose[0], (Mark, LinkArea)) else 0
                found.append(OpenElement(self.element(Element("NonStruct", tuple(loose), page=page), parent)))
                loose = []
            if kid is None:
                break
            if kid.joins:
                own = self.objects.reserve()
                found.append(OpenElement(own, kid.joins, kid.kind, kid.language, self.top(kid.kids, Local(own))))
            else:
                found.append(OpenElement(self.element(kid, parent)))
        return tuple(found)

    def element(self, element: Element, parent: Ref | Local) -> int:
        """Put an element and all in it among the objects; its number."""
        number = self.number_of(element.id) if element.id else self.objects.reserve()
        kids = [self.kid(kid, number, element.page) for kid in element.kids]
        entries: dict[str, Value] = {"S": Name(element.kind), "P": parent}
        if any(isinstance(kid, int) for kid in kids):
            entries["Pg"] = Local(self.places[element.page].page)
        if kids:
            entries["K"] = kids if len(kids) > 1 else kids[0]
        if element.id:
            self.ids[f"{self.name}-{element.id}"] = number
            entries["ID"] = Text(f"{self.name}-{element.id}")
        texts = {"Lang": element.language, "Alt": element.alternative, "E": element.expansion}
        entries |= {key: Text(text) for key, text in texts.items() if text}
        if attributes := self.attributes(element):
            entries["A"] = attributes if len(attributes) > 1 else attributes[0]
        if element.references:
            entries["Ref"] = [Local(self.number_of(reference)) for reference in element.references]
        self.objects.put(number, entries)
        return number

    def number_of(self, identifier: str) -> int:
        """The number of the element with an id, met or not."""
        if identifier not in self.numbers:
            self.numbers[identifier] = self.objects.reserve()
        return self.numbers[identifier]

    def kid(self, kid: Kid, number: int, page: int) -> Value:
        """What an element has among its kids for an element, a mark or an annotation."""
        if isinstance(kid, Element):
            return Local(self.element(kid, Local(number)))
        place = self.places[kid.page]
        if isinstance(kid, LinkArea):
            self.linked[kid] = number
            return {"Type": Name("OBJR"), "Obj": Local(place.annotations[kid.number]), "Pg": Local(place.page)}
        self.owners[kid] = number
        group = place.grouped.get(kid.number)
        if group is None and kid.page == page:
            return kid.number
        content: dict[str, Value] = {"Type": Name("MCR"), "Pg": Local(place.page), "MCID": kid.number}
        return content if group is None else {**content, "Stm": Local(group)}

    def attributes(self, element: Element) -> list[Value]:
        """The attributes of an element, by owner."""
        by_owner: dict[str, dict[str, Value]] = {}
        for owner, name, value in element.attributes:
            entries = by_owner.setdefault(owner, {"O": Name(owner)})
            entries[name] = Name(value) if isinstance(value, str) else value
        if element.headers:
            headers = [Text(f"{self.name}-{header}") for header in element.headers]
            by_owner.setdefault("Table", {"O": Name("Table")})["Headers"] = headers
        return list(by_owner.values())

    def leaf(self, structure: Structure) -> Value:
        """The part's leaf of the ParentTree. Its keys are the numbers of the objects, so no two parts share any."""
        entries: list[tuple[int, Value]] = []
        for at, place in enumerate(self.places):
            apart: dict[int, list[Value]] = {}
            mine: list[Value] = []
            for number in range(place.marks):
                mark = Mark(at, number)
                owner = self.owners.get(mark)
                if owner is None and mark not in structure.artifacts:
                    raise RuntimeError(f"{mark} has no place in the structure")
                row = mine
                if number in place.grouped:
                    row = apart.setdefault(place.grouped[number], [])
                row += [None] * (number - len(row))
                row.append(None if owner is None else Local(owner))
            entries.append((place.page, mine))
            entries += apart.items()
            for number, annotation in enumerate(place.annotations):
                entries.append((annotation, Local(self.linked[LinkArea(at, number)])))
        entries.sort(key=lambda entry: entry[0])
        limits = [LocalNumber(entries[0][0]), LocalNumber(entries[-1][0])]
        return {"Limits": limits, "Nums": [one for key, value in entries for one in (LocalNumber(key), value)]}
