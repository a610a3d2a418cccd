"""Where in the sources an element of a printed page comes from, so that a finding names the author's file and line.

Blocks of articles carry `data-at`: the line in the source, with the column where that is not the first, after the path
where that is another than around (`12`, `12.5`, `sources/talks.rst:12`, `sources/talks.rst`). The others have an id
with an origin, or stand in or beside something that has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from briefc.model.span import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AT = re.compile(r"(?:(?P<path>.+):)?(?P<line>\d+)(?:\.(?P<column>\d+))?")


class Printed(Protocol):
    """A print page, or a part of one."""

    @property
    def origins(self) -> tuple[tuple[str, Span], ...]:
        """The ids with a place in a source."""

    @property
    def source(self) -> str:
        """The path of the document's source."""


def place_of(element: Element, root: Element, printed: Printed) -> Span:
    """The place of one element; `Places` answers for many."""
    return Places(root, printed).of(element)


class Places:
    """The places of the elements of one HTML document. It costs nothing until the first is asked for."""

    def __init__(self, root: Element | None, printed: Printed) -> None:
        """The places below `root` (`weasyprint.HTML.etree_element`), by the origins of a page or a part."""
        self._root = root
        self._printed = printed
        self._spans: Mapping[str, Span] = dict(printed.origins)
        self._parents: dict[Element, Element] = {}
        self._earlier: dict[Element, Span | None] = {}

    def of(self, element: Element | None) -> Span:
        """The place of an element: its own, or of what it stands in, else of what it leads to, else of what precedes.

        An element is what WeasyPrint's boxes carry (`box.element`); one of another document, or None, has the whole
        source for its place.
        """
        whole = Span(self._printed.source)
        if element is None or self._root is None:
            return whole
        chain = list(self._chain(element))
        if chain[-1] is not self._root:
            return whole
        for at, one in enumerate(chain):
            if found := self._own(one, chain[at + 1 :]):
                return found
        return self._led_to(chain) or self._before(element) or whole

    def where(self, test: Callable[[Element], bool]) -> Span:
        """The place of the first element that passes a test; the whole source where none does."""
        elements = self._root.iter() if self._root is not None else iter(())
        return self.of(next((one for one in elements if _is_element(one) and test(one)), None))

    def is_within(self, element: Element, others: Container[Element]) -> bool:
        """Whether an element is one of some others or stands in one."""
        return any(one in others for one in self._chain(element))

    def _chain(self, element: Element) -> Iterator[Element]:
        """An element and all that it stands in, the nearest first."""
        if not self._parents and self._root is not None:
            self._parents = {child: parent for parent in self._root.iter() for child in parent}
        one: Element | None = element
        while one is not None:
            yield one
            one = self._parents.get(one)

    def _own(self, element: Element, above: Iterable[Element]) -> Span | None:
        said = element.get("data-at")
        if said is None:
            return self._spans.get(element.get("id", ""))
        match = _AT.fullmatch(said)
        if match is None:
            return Span(said)
        path = match["path"] or self._path(above)
        return Span(path, int(match["line"]), int(match["column"] or 1))

    def _path(self, above: Iterable[Element]) -> str:
        """The path that elements name which something stands in."""
        for one in above:
            said = one.get("data-at", "")
            match = _AT.fullmatch(said)
            if said and not match:
                return said
            if match and match["path"]:
                return match["path"]
        return self._printed.source

    def _led_to(self, chain: list[Element]) -> Span | None:
        """The place that an entry of the contents or of an index leads to."""
        entry = next((one for one in chain if one.tag in {"li", "tr", "p", "dd"}), None)
        for one in (*chain[:1], *(entry.iter() if entry is not None else ())):
            target = one.get("data-ref") or one.get("href") or ""
            if found := self._spans.get(target.removeprefix("#")):
                return found
        return None

    def _before(self, element: Element) -> Span | None:
        """The place of the last element before this one that has any: looked for once for all of them."""
        if not self._earlier and self._root is not None:
            found: Span | None = None
            for one in self._root.iter():
                self._earlier[one] = found
                if one.get("data-at") or one.get("id"):
                    found = self._own(one, list(self._chain(one))[1:]) or found
        return self._earlier.get(element)


def _is_element(node: Any) -> bool:
    """Whether a node of a tree is an element; a comment's tag is a function."""
    return isinstance(node.tag, str)
