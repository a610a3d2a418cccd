"""What was drawn of a source element: the value between laid-out boxes and the structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from briefc.formats.pdf.structure import LinkArea, Mark


@dataclass(slots=True, eq=False)
class Drawn:
    """What was drawn of a source element, in reading order.

    `tag` is its name without namespace. `part` is empty for the element itself, or names what was generated for it:
    `marker`, `footnote-call`. `order` is its place in the source. `block` is true when it is laid out as a block.
    `rectangle` (left, bottom, right, top in points) is that of a picture. `numbering` is the list style of an item.
    """

    element: Any
    order: float
    above: Drawn | None
    tag: str
    part: str = ""
    page: int = 0
    block: bool = False
    numbering: Any = None
    rectangle: tuple[float, float, float, float] | None = None
    kids: list[Thing] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.element.get("class", "").split())

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        value: str = self.element.get(name, "")
        return value.strip() if value else value

    def children(self) -> Iterator[Drawn]:
        """The elements directly inside."""
        return (kid for kid in self.kids if isinstance(kid, Drawn))

    def inside(self) -> Iterator[Drawn]:
        """All elements inside, in reading order."""
        for kid in self.children():
            yield kid
            yield from kid.inside()

    def around(self) -> Iterator[Drawn]:
        """The elements around, from the nearest."""
        above = self.above
        while above is not None:
            yield above
            above = above.above


Thing: TypeAlias = Drawn | Mark | LinkArea
