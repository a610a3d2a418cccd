"""What a page is drawn on: WeasyPrint's stream, which besides tells what is drawn and keeps gaps for numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.logger import LOGGER
from weasyprint.pdf.stream import Stream

from briefc.formats.pdf.engine.clusters import is_shaped, with_texts
from briefc.formats.pdf.engine.figures import figures_of, with_gaps
from briefc.formats.pdf.engine.placeholders import Placeholders, has_placeholder, is_inline
from briefc.formats.pdf.engine.press import Press
from briefc.model.printed import Figures, PageReference, Slot


@dataclass(slots=True)
class Drawing:
    """What is known while the pages of a part are drawn.

    `box` is the box that is being drawn, `figures` are those met, with their places. `faces`
    has by family, and by the families that its style names, the first element that is set in it.
    """

    press: Press
    placeholders: Placeholders | None
    box: Any = None
    figures: dict[Figures, int] = field(default_factory=dict)
    faces: dict[tuple[str, tuple[str, ...]], Any] = field(default_factory=dict)

    @property
    def element(self) -> Any:
        """The element of the box that is being drawn, or None."""
        return None if self.box is None else self.box.element


class Canvas(Stream):  # type: ignore[misc] # untyped base
    """The stream of a page, or of a group on it."""

    drawing: Drawing
    slots: list[Slot]
    grouped: dict[int, Canvas]
    is_group = False

    @classmethod
    def of_page(cls, drawing: Drawing, fonts: Any, rectangle: tuple[float, ...], resources: Any, images: Any) -> Canvas:
        """The stream of a page; its marks and what its numbers stand for are to be read from it when it is drawn."""
        canvas = cls(fonts, rectangle, resources, images, {}, {}, None)
        canvas.drawing, canvas.slots, canvas.grouped = drawing, [], {}
        return canvas

    @property
    def marks(self) -> dict[Any, int]:
        """The number of each box's marked content."""
        return {box: tag["mcid"] for box, tag in self._tags.items()}

    def clone(self, **kwargs: Any) -> Any:
        """The stream of a group on the page."""
        other = super().clone(**kwargs)
        other.__class__ = Canvas
        other.drawing, other.slots, other.grouped, other.is_group = self.drawing, self.slots, self.grouped, True
        return other

    def add_font(self, pango_font: Any) -> Any:
        """The font of a run of text, and its size; with a note of who is set in it."""
        font, size = super().add_font(pango_font)
        box = self.drawing.box
        if isinstance(box, TextBox):
            self.drawing.faces.setdefault((font.family, box.style["font_family"]), box.element)
        return font, size

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Mark what is drawn meanwhile as the content of a box."""
        self.drawing.box = box
        start = len(self.stream)
        with super().marked(box, tag):
            if self.is_group:
                self.grouped[self._tags[box]["mcid"]] = self
            yield
            if isinstance(box, TextBox) and has_placeholder(box.text):
                self._leave_gaps(box, start)
            elif isinstance(box, TextBox) and is_shaped(box.text):
                with_texts(self, start, box)
        self.drawing.box = None

    def _leave_gaps(self, box: Any, start: int) -> None:
        """Turn the placeholders in the text that was drawn last into gaps."""
        drawing = self.drawing
        if self.is_group or drawing.placeholders is None:
            LOGGER.error("a page number cannot stand in what is translucent")
            return
        exact = is_inline(box)
        references = []
        for found in with_gaps(self.stream, start, box):
            figures = figures_of(box, found, drawing.press)
            number = drawing.figures.setdefault(figures, len(drawing.figures))
            target, digits = drawing.placeholders.kinds[found.place]
            references.append(PageReference(target, digits, exact, number))
        if references:
            self.slots.append(Slot(_anchor(box), tuple(references)))


def _anchor(box: Any) -> float:
    """Which end of a text stays where it is: 0 the left, 1 the right, ½ the middle."""
    align = box.style["text_align_all"]
    rtl = box.style["direction"] == "rtl"
    if align == "center":
        return 0.5
    if align in {"left", "right"}:
        return float(align == "right")
    return float((align == "end") != rtl)


def page_box(page: Any) -> Any:
    """The box of a laid-out page (`weasyprint.document.Page`)."""
    return page._page_box


def drawing_of(page: Any, canvas: Canvas) -> None:
    """Draw a laid-out page (`weasyprint.document.Page`) on its canvas."""
    scale = 0.75
    canvas.push_state()
    canvas.transform(d=-1, f=page.height * scale)
    page.paint(canvas, scale)
    canvas.pop_state()
