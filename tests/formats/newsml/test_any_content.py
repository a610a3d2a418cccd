"""Any content at all gives an item that both official schemas accept and that no check faults."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefc.model import content as c
from briefc.model.asset import Asset
from briefc.model.content import Text
from briefc.model.diagnostic import Severity
from tests.formats.newsml.handmade import article, every, news_item, rendering

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]), min_size=1, max_size=12
)
PHOTO = Asset("a.png", "cd" * 32, "image/png", 10, 0, 5)
LANGUAGES = st.sampled_from(["", "", "zh", "ar"])
CLASSES = st.sampled_from([(), (), ("intro",), ("a", "b")])


class Tree:
    """Draws content; ids are unique because all come from one counter."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.count: Iterator[int] = itertools.count(1)
        self.ids: list[str] = []

    def id(self, letter: str = "x") -> str:
        made = f"{letter}{next(self.count)}-talks"
        self.ids.append(made)
        return made

    def placed(self) -> dict[str, Any]:
        return {
            "id": self.id() if self.draw(st.booleans()) else "",
            "classes": self.draw(CLASSES),
            "lang": self.draw(LANGUAGES),
            "also": tuple(self.id("y") for _ in range(self.draw(st.integers(0, 3)) // 2)),
        }

    def words(self) -> str:
        return self.draw(WORDS)

    def inlines(self, depth: int, least: int = 0) -> c.Inlines:
        return tuple(self.inline(depth) for _ in range(self.draw(st.integers(least, 3))))

    def inline(self, depth: int) -> c.Inline:
        leaves: list[Any] = [
            lambda: Text(self.words()),
            lambda: c.Code((c.Token("k", self.words()), c.Token("", self.words()))),
            lambda: c.Time(
                self.words(), self.draw(st.sampled_from(["2024-05-16", "2024-05-16T10:00:00+02:00", "2024"]))
            ),
            lambda: c.InlineMath(self.words(), "<math/>"),
            lambda: c.Image(
                self.draw(st.sampled_from([PHOTO, None])), self.draw(st.sampled_from(["", "Flag"])), href="#gone"
            ),
            lambda: c.NoteCall(self.id("fr"), "fn1", self.words()),
            lambda: c.Target(self.id()),
            c.Break,
        ]
        nests: list[Any] = [
            lambda: c.Emphasis(self.inlines(depth - 1)),
            lambda: c.Strong(self.inlines(depth - 1)),
            lambda: c.Title(self.inlines(depth - 1)),
            lambda: c.Subscript(self.inlines(depth - 1)),
            lambda: c.Superscript(self.inlines(depth - 1)),
            lambda: c.Term(self.inlines(depth - 1), self.draw(st.sampled_from(["", "Long"]))),
            lambda: c.Phrase(self.inlines(depth - 1), self.draw(CLASSES), self.draw(LANGUAGES)),
            lambda: c.Phrase(self.inlines(depth - 1), ("dateline",)),
            lambda: c.Link(self.inlines(depth - 1), self.draw(st.sampled_from(["https://a.example/?a&b", "#gone"]))),
            lambda: c.Reference("doc", "x", self.inlines(depth - 1)),
            lambda: c.Quote(self.id("q"), self.inlines(depth - 1), self.words(), self.draw(LANGUAGES)),
        ]
        return self.draw(st.sampled_from(leaves + nests if depth else leaves))()

    def blocks(self, depth: int) -> c.Blocks:
        return tuple(self.block(depth) for _ in range(self.draw(st.integers(0, 3))))

    def cell(self, depth: int) -> c.Cell:
        spans = st.integers(1, 3)
        return c.Cell(self.blocks(depth), self.draw(spans), self.draw(spans), self.draw(st.booleans()))

    def rows(self, depth: int) -> Any:
        return tuple(
            tuple(self.cell(depth) for _ in range(self.draw(st.integers(0, 2))))
            for _ in range(self.draw(st.integers(0, 2)))
        )

    def block(self, depth: int) -> c.Block:
        leaves: list[Any] = [
            lambda: c.Paragraph(self.inlines(2), **self.placed()),
            lambda: c.Preformatted(
                (c.Token("", self.words()),), language="py", kind="code", caption=self.inlines(1), **self.placed()
            ),
            lambda: c.Preformatted(content=self.inlines(1), kind="parsed", **self.placed()),
            lambda: c.LineBlock(
                tuple(c.Line(self.inlines(1), n) for n in range(self.draw(st.integers(0, 3)))), **self.placed()
            ),
            lambda: c.Rubric(self.inlines(1), **self.placed()),
            lambda: c.MathBlock(self.words(), "<math/>", **self.placed()),
            lambda: c.Rule(**self.placed()),
            lambda: c.Contents(self.inlines(1), (), **self.placed()),
        ]
        nests: list[Any] = [
            lambda: c.Section(self.inlines(2), self.blocks(depth - 1), **self.placed()),
            lambda: c.List(
                tuple(
                    c.ListItem(self.blocks(depth - 1), self.draw(CLASSES)) for _ in range(self.draw(st.integers(0, 2)))
                ),
                self.draw(st.sampled_from(["", "arabic"])),
                **self.placed(),
            ),
            lambda: c.Definitions(
                tuple(
                    c.Definition(self.inlines(1), self.blocks(depth - 1), (self.inlines(1),))
                    for _ in range(self.draw(st.integers(0, 2)))
                ),
                self.draw(st.sampled_from(["definition", "field", "option"])),
                **self.placed(),
            ),
            lambda: c.Table(self.rows(depth - 1), self.rows(depth - 1), caption=self.inlines(1), **self.placed()),
            lambda: c.Figure(c.Image(PHOTO, "A"), self.inlines(1), self.blocks(depth - 1), "Credit", **self.placed()),
            lambda: c.Quotation(self.blocks(depth - 1), self.inlines(1), "epigraph", **self.placed()),
            lambda: c.Aside("note", self.inlines(1), self.blocks(depth - 1), self.inlines(1), **self.placed()),
            lambda: c.Notes((c.Note("1", self.blocks(depth - 1), (self.id("fr"),), id=self.id("fn")),)),
            lambda: c.Group(self.blocks(depth - 1), **self.placed()),
        ]
        return self.draw(st.sampled_from(leaves + nests if depth else leaves))()


@st.composite
def articles(draw: Any) -> Any:
    tree = Tree(draw)
    title = tree.inlines(2)
    body = tree.blocks(3)
    links = tuple(c.Link((Text("x"),), f"#{id}") for id in tree.ids)
    return article(*body, c.Paragraph(links), title=title, subtitle=tree.inlines(1))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(articles())
def test_any_content_makes_a_sound_item(schemas, item) -> None:
    outcome = news_item(item, "<p/>", rendering())
    assert [found for found in outcome.diagnostics if found.severity is Severity.ERROR] == []
    assert outcome.value is not None
    root = schemas.check(outcome.value[0].data)
    # Every link that still is one leads somewhere, and no text of a paragraph at the top is lost.
    assert set(every(root, "//n:a[starts-with(@href, '#')]/@href")) <= {f"#{id}" for id in every(root, "//*/@id")}
    shown = " ".join("".join(root.itertext()).split())
    for block in item.body:
        if isinstance(block, c.Paragraph):
            for node in block.content:
                if isinstance(node, Text):
                    assert " ".join(_sayable(node.text).split()) in shown


def _sayable(text: str) -> str:
    """The text as XML can say it."""
    return "".join(x if x in "\t\n" or 0x20 <= ord(x) <= 0xFFFD or ord(x) > 0xFFFF else "\ufffd" for x in text)
