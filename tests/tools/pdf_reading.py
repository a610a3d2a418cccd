"""A finished PDF read back: the tag tree with the text of each element, out of marked content and ToUnicode maps.

It shares nothing with what wrote the file but the standard (ISO 32000-1, 14.6 to 14.9).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from tests.tools.pdf_content import Artifact, Content, Key, Piece

TURNED = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "ug", "sd", "yi"})
"""Languages that are written from right to left."""


@dataclass
class Node:
    """An element. `entries` is its dictionary; `kids` are elements, marks and annotations (object number, page)."""

    kind: str
    entries: Any
    parent: Node | None
    kids: list[Any] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.entries.get("/ID", ""))

    @property
    def language(self) -> str:
        """The language of the element, said by itself or around it."""
        node: Node | None = self
        while node is not None:
            if said := str(node.entries.get("/Lang", "")):
                return said
            node = node.parent
        return ""

    def attribute(self, owner: str, name: str) -> Any:
        """The value of an attribute; None when it is not there."""
        given = self.entries.get("/A")
        every = list(given) if isinstance(given, pikepdf.Array) else [given] if given is not None else []
        for one in every:
            if isinstance(one, pikepdf.Dictionary) and one.get("/O") == f"/{owner}" and name in one:
                return one[name]
        return None

    def inside(self) -> Iterator[Node]:
        """All elements below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield kid
                yield from kid.inside()

    def around(self) -> Iterator[Node]:
        """The elements around, from the nearest."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(frozen=True)
class Annotation:
    """A kid of an element: an annotation by its object number."""

    number: int


@dataclass
class Reading:
    """A file read back."""

    pdf: pikepdf.Pdf
    root: Node
    pieces: dict[Key, Piece]
    artifacts: list[Artifact]
    problems: list[str]

    def text(self, kid: Any, within: Node | None = None) -> str:
        """The text of an element, a mark (`within` an element) or an annotation (none), as it is read."""
        if isinstance(kid, Node):
            given = kid.entries.get(
                "/ActualText", kid.entries.get("/Alt") if kid.kind in {"Figure", "Formula"} else None
            )
            return str(given) if given is not None else "".join(self.text(one, kid) for one in kid.kids)
        if not isinstance(kid, tuple):
            return ""
        language = (within.language if within else "") or str(self.pdf.Root.get("/Lang", ""))
        turned = language.partition("-")[0].lower() in TURNED
        return self.pieces.get(kid, Piece()).text(turned=turned)

    def pages(self, node: Node) -> list[int]:
        """The pages of an element's marks, in reading order."""
        out: list[int] = []
        for kid in node.kids:
            out += self.pages(kid) if isinstance(kid, Node) else [kid[0]] if isinstance(kid, tuple) else []
        return out


def read(path: Path) -> Reading:
    """A PDF's tag tree with its text. Raises ValueError for one that has no tag tree."""
    pdf = pikepdf.open(path)
    if "/StructTreeRoot" not in pdf.Root:
        raise ValueError("no tag tree")
    problems: list[str] = []
    numbers = {page.obj.objgen[0]: at for at, page in enumerate(pdf.pages)}
    tree = pdf.Root.StructTreeRoot
    root = Node("", tree, None)
    _tree(tree, root, numbers, 0, problems, set())
    pieces: dict[Key, Piece] = {}
    artifacts: list[Artifact] = []
    content = Content(pieces, artifacts, problems)
    for at, page in enumerate(pdf.pages):
        content.page = at
        content.stream(page.obj, page.obj.get("/Resources"), 0)
    return Reading(pdf, root, pieces, artifacts, problems)


def _tree(entries: Any, node: Node, pages: dict[int, int], page: int, problems: list[str], seen: set[int]) -> None:
    kids = entries.get("/K")
    every = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
    page = pages.get(entries.Pg.objgen[0], page) if "/Pg" in entries else page
    for kid in every:
        if isinstance(kid, int):
            node.kids.append((page, 0, int(kid)))
            continue
        if not isinstance(kid, pikepdf.Dictionary):
            problems.append(f"{node.kind}: a kid that is nothing: {kid!r}")
            continue
        own = pages.get(kid.Pg.objgen[0], -1) if "/Pg" in kid else page
        if kid.get("/Type") == "/MCR":
            node.kids.append((own, kid.Stm.objgen[0] if "/Stm" in kid else 0, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.kids.append(Annotation(kid.Obj.objgen[0]))
        else:
            number = kid.objgen[0]
            if number in seen:
                problems.append(f"element {number} has two parents")
                continue
            seen.add(number)
            if kid.get("/P", pikepdf.Dictionary()).objgen != entries.objgen:
                problems.append(f"{str(kid.get('/S'))[1:]} {number}: its parent is another")
            child = Node(str(kid.S)[1:], kid, node)
            node.kids.append(child)
            _tree(kid, child, pages, page, problems, seen)


def numbers_in(tree: Any) -> dict[int, Any]:
    """A number tree as a mapping."""
    out: dict[int, Any] = {}
    for kid in tree.get("/Kids", []):
        out |= numbers_in(kid)
    flat = list(tree.get("/Nums", []))
    return out | {int(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}


def names_in(tree: Any) -> dict[str, Any]:
    """A name tree as a mapping."""
    out: dict[str, Any] = {}
    for kid in tree.get("/Kids", []):
        out |= names_in(kid)
    flat = list(tree.get("/Names", []))
    return out | {str(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}


def destination(annotation: Any) -> Any:
    """Where a link leads in the document: a name, an array, or None."""
    to = annotation.get("/Dest", annotation.get("/A", pikepdf.Dictionary()).get("/D"))
    return str(to) if isinstance(to, (pikepdf.String, pikepdf.Name)) else to


def named(reading: Reading, node: Node) -> str:
    """What to call an element in a finding: its page, type and first words."""
    pages = reading.pages(node)
    where = f"page {pages[0] + 1}: " if pages else ""
    return f"{where}{node.kind} ({' '.join(reading.text(node).split())[:40]!r})"
