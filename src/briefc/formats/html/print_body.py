"""The body of a briefing on paper, part by part: each article with what opens its page, in the chapters around it.

A part begins on a page of its own and is laid out alone, so nothing here leans on what stands in another one. A chapter
of several articles is written once a part: the first time with its heading and own text, then as `chapter continued`.
`data-joins` says which of them are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefc.formats.html.inlines import inlines
from briefc.formats.html.print_article import printed_article
from briefc.formats.html.print_ending import with_ending
from briefc.formats.html.print_manner import PrintJob
from briefc.formats.html.print_text import bound
from briefc.markup.element import Element, Markup, Node, Verbatim, element
from briefc.model.article import Article, Briefing, Chapter
from briefc.model.content import Block, Blocks, Extension, Section, plain
from briefc.model.members import MemberList
from briefc.model.walk import find


def part_marker(name: str) -> Verbatim:
    """What says, between two children of the body, that a part begins; `name` holds letters, digits and hyphens."""
    return Verbatim(f"<!--briefc:part {name}-->")


def is_points(block: Block) -> bool:
    """Whether a block is the directive of key points, which have a page of their own."""
    return isinstance(block, Extension) and block.directive == "key-points"


def printed_body(briefing: Briefing, job: PrintJob) -> Markup:
    """The sections with their own text, and where a list of articles stands, the articles themselves."""
    own = tuple(block for block in briefing.text.body if not is_points(block))
    pieces = list(_Run(briefing, job, iter(briefing.chapters)).pieces(own, (), 2))
    opened: set[str] = set()
    out: list[Node] = []
    for number, part in enumerate(_parts(pieces), 1):
        name = next((f"article-{piece.article}" for piece in part if piece.article), f"own-{number}")
        out += (part_marker(name), *_written(part, opened, job))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of markup in the chapters around it, outermost first: a heading, own text, or an `article` (its slug)."""

    chapters: tuple[Section, ...]
    nodes: Markup
    article: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the chapters: they tell chapters apart sooner than all that these hold would."""
        return tuple(chapter.id for chapter in self.chapters)


@dataclass(slots=True)
class _Run:
    briefing: Briefing
    job: PrintJob
    members: Iterator[Chapter]

    def pieces(self, blocks: Blocks, chapters: tuple[Section, ...], level: int) -> Iterator[_Piece]:
        """The pieces of a run of blocks at one depth; headings begin at `level`."""
        manner = self.job.manner(self.briefing.text, level)
        text = self.job.manner(self.briefing.text, level, pages=True)
        waiting: list[Node] = []
        for block in blocks:
            lists = [one for one in find(block, Extension) if isinstance(one.node, MemberList)]
            if not lists:
                waiting.extend(text.flow((block,), text))
                continue
            if waiting:
                yield _own(chapters, waiting)
                waiting = []
            if isinstance(block, Section):
                heading = element(f"h{min(level, 6)}", bound(inlines(block.title, manner)), class_="chapter-title")
                yield _Piece((*chapters, block), (heading,))
                yield from self.pieces(block.body, (*chapters, block), level + 1)
            else:
                for _ in lists:
                    chapter = next(self.members, None)
                    for member in chapter.members if chapter else ():
                        yield self._article(member, chapters, level)
        if waiting:
            yield _own(chapters, waiting)

    def _article(self, member: Article, chapters: tuple[Section, ...], level: int) -> _Piece:
        around = self.briefing.text.metadata.language
        return _Piece(chapters, (printed_article(member, self.job, level, around),), member.slug)


def _own(chapters: tuple[Section, ...], nodes: list[Node]) -> _Piece:
    return _Piece(chapters, (element("div", with_ending(tuple(nodes)), class_="own text"),))


def _parts(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces by part. What precedes an article of the same chapter opens its page; the rest ends the one before."""
    parts: list[list[_Piece]] = []
    before: list[_Piece] = []
    begun: set[tuple[str, ...]] = {()}
    for number, piece in enumerate(pieces):
        following = next((other for other in pieces[number + 1 :] if other.article), None)
        if piece.article:
            parts.append([*before, piece])
            before = []
        elif before or (following and _within(following, piece)):
            before.append(piece)
        elif parts and piece.path in begun:
            parts[-1].append(piece)
        else:
            parts.append([piece])  # a chapter without articles, or nothing but text
        begun.add(piece.path)
    return [*parts, before] if before else parts


def _within(article: _Piece, piece: _Piece) -> bool:
    return article.chapters[: len(piece.chapters)] == piece.chapters


@dataclass(slots=True)
class _Open:
    """An element that is being filled."""

    chapter: Section | None
    nodes: list[Node] = field(default_factory=list)


def _written(part: list[_Piece], opened: set[str], job: PrintJob) -> Markup:
    """The markup of a part; `opened` are the ids of the chapters that have begun, to which it adds its own."""
    root = _Open(None)
    stack = [root]

    def close() -> None:
        done = stack.pop()
        if done.chapter is not None:
            stack[-1].nodes.append(_chapter(done.chapter, tuple(done.nodes), opened, job))

    for piece in part:
        shared = 0
        while shared < min(len(piece.chapters), len(stack) - 1) and stack[shared + 1].chapter is piece.chapters[shared]:
            shared += 1
        while len(stack) - 1 > shared:
            close()
        stack.extend(_Open(chapter) for chapter in piece.chapters[shared:])
        stack[-1].nodes.extend(piece.nodes)
    while len(stack) > 1:
        close()
    return tuple(_opening(node) if number == 0 else node for number, node in enumerate(root.nodes))


def _chapter(chapter: Section, nodes: Markup, opened: set[str], job: PrintJob) -> Element:
    first = chapter.id not in opened
    opened.add(chapter.id)
    return element(
        "section",
        nodes,
        class_="chapter" if first else "chapter continued",
        id=chapter.id if first else "",
        data_part=job.shortened(" ".join(plain(chapter.title).split())),
        data_joins=chapter.id,
    )


def _opening(node: Node) -> Node:
    """The first element of a part, marked as what begins a page."""
    if not isinstance(node, Element):
        return node
    attributes = tuple((key, f"{value} opens" if key == "class" else value) for key, value in node.attributes)
    return Element(node.name, attributes, node.children)
