"""What stands out of its page: lines, pictures and tables over the paper's edge or in the margin.

WeasyPrint says nothing when a table is wider than its page or a line falls off its foot. Its boxes carry their places,
in CSS pixels from the page's upper left corner, and the element that made them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MILLIMETRE = 96 / 25.4
"""CSS pixels of a millimetre."""

_SLACK = MILLIMETRE
"""How far something may stand out before anybody would see it."""

_WORDS = 40
"""Characters of a line that a message quotes."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """Something that stands out: its element, what it is, by how many pixels; whether off the paper, whether down."""

    element: Any
    what: str
    by: float
    lost: bool
    down: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Edges in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def over(self, edges: tuple[float, float, float, float]) -> tuple[float, bool]:
        """How far a rectangle (left, top, right, bottom) stands out at its worst edge, and whether that is the foot."""
        left, top, right, bottom = edges
        aside, down = max(self.left - left, right - self.right, self.top - top), bottom - self.bottom
        return (down, True) if down > aside else (aside, False)


class PageLook:
    """A page that is looked over: `at()` gives what stands out; `lines` and `pictures` are the boxes met on the way.

    `shown` are the lines that nothing cuts off.
    """

    def __init__(self, page: Any) -> None:
        """`page` is WeasyPrint's page box."""
        from weasyprint.formatting_structure import boxes
        from weasyprint.layout.absolute import AbsolutePlaceholder

        self._page, self._boxes, self._placeholder = page, boxes, AbsolutePlaceholder
        self.lines: list[Any] = []
        self.shown: list[Any] = []
        self.pictures: list[Any] = []
        self._found: list[Overflow] = []
        wide, high, bleed = page.margin_width(), page.margin_height(), page.bleed
        self._paper = _Bounds(-bleed["left"], -bleed["top"], wide + bleed["right"], high + bleed["bottom"])
        # Rails and marginal notes stand beside the text at its start; at its end nothing does.
        turned = page.style["direction"] == "rtl"
        self._text = _Bounds(
            page.content_box_x() if turned else self._paper.left,
            self._paper.top,
            self._paper.right if turned else page.content_box_x() + page.width,
            page.content_box_y() + page.height,
        )

    def at(self) -> Iterator[Overflow]:
        """What stands out, in reading order; of what falls off the foot only the first."""
        for child in self._page.children:
            margin = isinstance(child, self._boxes.MarginBox)
            self._look(child, self._paper if margin else self._text)
        fallen = [one for one in self._found if one.down]
        foremost = next((one for one in fallen if one.lost), fallen[0] if fallen else None)
        for one in self._found:
            if not one.down or one is foremost:
                yield one

    def _look(self, first: Any, text: _Bounds) -> None:
        """Look at a box and all it holds; `text` is where text belongs. What is turned or scaled is not measured."""
        boxes = self._boxes
        waiting = [(first, self._paper, text)]
        while waiting:
            box, paper, text = waiting.pop()
            if isinstance(box, self._placeholder):
                box = box._box  # noqa: SLF001 - there is no other way to what it stands for
            if isinstance(box, boxes.ReplacedBox):
                self._picture(box, paper, text)
            if not isinstance(box, boxes.ParentBox) or box.transformation_matrix is not None:
                continue
            children = box.children
            if isinstance(box, boxes.LineBox):
                if self._line(box, paper, text):
                    continue
                children = [child for child in children if not isinstance(child, boxes.TextBox)]
            elif isinstance(box, boxes.TableBox):
                if self._table(box, paper, text):
                    continue
            elif isinstance(box, boxes.BlockContainerBox) and box.style["overflow"] != "visible":
                paper = _within(box, paper)
                text = paper if box.style["text_overflow"] == "ellipsis" else text
            waiting.extend((child, paper, text) for child in reversed(children))

    def _line(self, line: Any, paper: _Bounds, text: _Bounds) -> bool:
        """Whether a line's own words stand out. What else is in it speaks for itself."""
        self.lines.append(line)
        left, top = line.position_x, line.position_y
        edges = (left, top, left + line.width, top + line.height)
        if paper.over(edges)[0] <= _SLACK:
            self.shown.append(line)
        if text.over(edges)[0] <= _SLACK:
            return False
        words = self._words(line)
        return bool(words) and self._note(line.element, f'"{words}"', edges, paper, text)

    def _words(self, line: Any) -> str:
        """The words of a line itself, shortened."""
        return shortened("".join(self._texts(line)))

    def _texts(self, box: Any) -> Iterator[str]:
        for child in box.children:
            if isinstance(child, self._boxes.TextBox):
                yield child.text
            elif isinstance(child, self._boxes.InlineBox):
                yield from self._texts(child)

    def _picture(self, box: Any, paper: _Bounds, text: _Bounds) -> None:
        self.pictures.append(box)
        # Where a box around it cuts it off, or something turns it, that is how it is meant to be.
        if paper is self._paper and box.transformation_matrix is None:
            left, top = box.content_box_x(), box.content_box_y()
            self._note(box.element, "a picture", (left, top, left + box.width, top + box.height), paper, text)

    def _table(self, box: Any, paper: _Bounds, text: _Bounds) -> bool:
        """Whether a table is too wide, which is then said of it as a whole and not of its cells."""
        left, top = box.border_box_x(), max(paper.top, text.top)
        return self._note(box.element, "a table", (left, top, left + box.border_width(), top), paper, text)

    def _note(
        self, element: Any, what: str, edges: tuple[float, float, float, float], paper: _Bounds, text: _Bounds
    ) -> bool:
        """Whether something stands out of the text by more than anybody would forgive."""
        off, down = paper.over(edges)
        lost = off > _SLACK
        by, down = (off, down) if lost else text.over(edges)
        if by > _SLACK:
            self._found.append(Overflow(element, what, by, lost, down))
        return by > _SLACK


def shortened(text: str) -> str:
    """The first words of a text, as a message quotes them."""
    words = " ".join(text.split())
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0] or words[:_WORDS]}…"


def _within(box: Any, paper: _Bounds) -> _Bounds:
    """What can be seen of a box that cuts off what does not fit in."""
    left, top = box.padding_box_x(), box.padding_box_y()
    return _Bounds(
        max(left, paper.left),
        max(top, paper.top),
        min(left + box.padding_width(), paper.right),
        min(top + box.padding_height(), paper.bottom),
    )
