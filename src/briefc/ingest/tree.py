"""Elements of somebody else's document, with the place of each in its file; all other knowledge of XML ends here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*", re.ASCII)

G2 = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of NewsML-G2."""


@dataclass(slots=True, eq=False)
class Tag:
    """An element: its local name, namespace ("" = none), attributes by local name, children in order, and its place.

    `xml:lang` and `xml:id` are found as `lang` and `id` where no plain attribute of that name stands.
    """

    name: str
    namespace: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Tag | str] = field(default_factory=list)
    line: int = 0
    column: int = 0

    def get(self, name: str) -> str:
        """An attribute, without blanks at its ends; "" when it is not there."""
        return self.attributes.get(name, "").strip()

    def tags(self, *names: str) -> Iterator[Tag]:
        """The child elements, of some names or all."""
        return (one for one in self.children if isinstance(one, Tag) and (not names or one.name in names))

    def first(self, *path: str) -> Tag | None:
        """The first element along a path of names below this one."""
        here: Tag | None = self
        for name in path:
            here = next(here.tags(name), None) if here is not None else None
        return here

    def every(self, *names: str) -> Iterator[Tag]:
        """All elements of some names below this one, in document order."""
        waiting: list[Tag] = list(reversed(list(self.tags())))
        while waiting:
            tag = waiting.pop()
            if not names or tag.name in names:
                yield tag
            waiting.extend(reversed(list(tag.tags())))

    @property
    def classes(self) -> tuple[str, ...]:
        """The words of its attribute `class` that are plain names, each once."""
        return tuple(dict.fromkeys(one for one in self.get("class").split() if _CLASS.fullmatch(one)))

    @property
    def text(self) -> str:
        """All its characters, with every run of blanks as one."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """All its characters as they are."""
        out: list[str] = []
        waiting: list[Tag | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                out.append(one)
            else:
                waiting.extend(reversed(one.children))
        return "".join(out)

    def text_at(self, *path: str) -> str:
        """The characters of the first element along a path; "" when there is none."""
        found = self.first(*path)
        return found.text if found is not None else ""
