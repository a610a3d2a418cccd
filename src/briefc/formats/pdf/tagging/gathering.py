"""Laid-out pages to what was drawn of each source element: the boxes of one element, on any page, are one thing.

Page breaks, lines and columns cut boxes, never source elements. So the tree is made along the source: each box's marks
go to its element, in the order of the boxes, and an element that goes on overleaf just gets more of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefc.formats.pdf.structure import Artifact, LinkArea, Mark
from briefc.formats.pdf.tagging.drawn import Drawn, Thing
from briefc.formats.pdf.tagging.lines import as_written, end_of_line, is_number, own_text

POINTS = 0.75
"""Points in a CSS pixel."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was drawn of the body, and what is known of single marks (see `Structure`)."""

    body: Drawn
    artifacts: Mapping[Mark, Artifact]
    texts: Mapping[Mark, str]
    hyphens: frozenset[Mark]
    spaces: frozenset[Mark]
    spaces_left: frozenset[Mark]


def gathered(
    pages: Sequence[Any], marks: Sequence[Mapping[Any, int]], links: Sequence[Mapping[Any, int]]
) -> Gathered | None:
    """The boxes of pages, with their marks and annotations, to what was drawn; None for no pages."""
    root = next((box.element for page in pages for box in page.children if box.element is not None), None)
    if root is None:
        return None
    walk = _Walk(root)
    for number, page in enumerate(pages):
        walk.page(number, page, marks[number], links[number])
    _sort(walk.body)
    return Gathered(
        walk.body,
        walk.artifacts,
        walk.texts,
        frozenset(walk.hyphens),
        frozenset(walk.spaces),
        frozenset(walk.spaces_left),
    )


class _Walk:
    """The state of going through pages: what was drawn so far, by source element."""

    def __init__(self, root: Any) -> None:
        self.order = {element: number for number, element in enumerate(root.iter())}
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.body = Drawn(root, 0, None, "html")
        self.drawn: dict[tuple[Any, str], Drawn] = {(root, ""): self.body}
        self.joined: dict[str, Drawn] = {}
        self.ends: dict[Drawn, tuple[Any, Mark, Any]] = {}
        self.own: dict[Any, str] = {}
        self.line: Any = None
        self.artifacts: dict[Mark, Artifact] = {}
        self.texts: dict[Mark, str] = {}
        self.hyphens: set[Mark] = set()
        self.spaces: set[Mark] = set()
        self.spaces_left: set[Mark] = set()

    def page(self, number: int, page: Any, marks: Mapping[Any, int], links: Mapping[Any, int]) -> None:
        """Go through the boxes of a page."""
        from weasyprint.formatting_structure import boxes

        self.boxes = boxes
        self.number, self.marks, self.links = number, marks, links
        self.height = page.margin_height()
        for box in page.children:
            self.box(box, self.body, None)

    def box(self, box: Any, within: Drawn, hidden: Artifact | None) -> None:
        """Go through a box and those inside. `hidden`: nobody is read what is in there."""
        box = getattr(box, "_box", box)  # an absolutely positioned box stands in a placeholder
        if isinstance(box, self.boxes.MarginBox):
            hidden = Artifact("Pagination", "Header" if box.at_keyword.startswith("@top") else "Footer")
        elif box.is_leader or box.style["visibility"] != "visible":
            hidden = hidden or Artifact("Layout")
        if isinstance(box, self.boxes.TextBox):
            self.text(box, within, hidden)
            return
        if box.element is not None and hidden is None:
            if self.is_repeated(box):
                hidden = Artifact("Pagination")
            else:
                within = self.of(box)
        self.area(box, within, hidden)
        if isinstance(box, self.boxes.ReplacedBox):
            self.picture(box, within, hidden)
            return
        around = self.line
        self.line = box if isinstance(box, self.boxes.LineBox) else around
        for child in box.children:
            if isinstance(child, self.boxes.BlockLevelBox) and self.is_between(child, box):
                self.ends.pop(within, None)
            self.box(child, within, hidden)
        self.line = around

    def is_between(self, child: Any, box: Any) -> bool:
        """Whether a block parts the lines before it from those after it: a float or a note does not."""
        other = child.element is not box.element
        return other and child.is_in_normal_flow() and not isinstance(box, self.boxes.FootnoteAreaBox)

    def is_repeated(self, box: Any) -> bool:
        """Whether a box is there again, from another page: the head of a table, or what is fixed."""
        again = getattr(box, "is_header", False) or getattr(box, "is_footer", False) or box.style["position"] == "fixed"
        before = self.drawn.get((box.element, ""))
        return again and before is not None and before.page != self.number

    def of(self, box: Any) -> Drawn:
        """What is drawn of a box's element, made when it is met for the first time."""
        part = str(box.element_tag).partition("::")[2]
        drawn = self.known(box.element, part if part in {"marker", "footnote-call"} else "")
        if not part:
            drawn.block = drawn.block or not isinstance(box, self.boxes.InlineLevelBox)
            if "list-item" in box.style["display"]:
                drawn.numbering = box.style["list_style_type"]
        return drawn

    def known(self, element: Any, part: str = "") -> Drawn:
        """What is drawn of an element; sections that are joined are one."""
        key = (element, part)
        if key in self.drawn:
            return self.drawn[key]
        joins = element.get("data-joins", "") if not part else ""
        if joins in self.joined:
            self.drawn[key] = self.joined[joins]
            return self.joined[joins]
        # A call stands beside its note, a marker inside its item.
        above = self.known(element if part == "marker" else self.parents.get(element, self.body.element))
        order = self.order[element] - (0.5 if part else 0)
        drawn = self.drawn[key] = Drawn(element, order, above, str(element.tag).rpartition("}")[2], part, self.number)
        call = self.drawn.get((element, "footnote-call")) if not part else None
        above.kids.insert(above.kids.index(call) + 1 if call in above.kids else len(above.kids), drawn)
        if joins:
            self.joined[joins] = drawn
        return drawn

    def area(self, box: Any, within: Drawn, hidden: Artifact | None) -> None:
        """Put a link's annotation where its content is."""
        place = self.links.get(box)
        if place is None:
            return
        if hidden is not None:
            element = box.element
            while element is not None and (element, "") not in self.drawn:
                element = self.parents.get(element)
            within = self.drawn.get((element, ""), within)
        within.kids.append(LinkArea(self.number, place))

    def text(self, box: Any, within: Drawn, hidden: Artifact | None) -> None:
        """Put the mark of some text to its element."""
        if box not in self.marks:
            return
        mark = Mark(self.number, self.marks[box])
        if hidden is not None or not box.text.strip("\u200b"):
            self.artifacts[mark] = hidden or Artifact("Layout")
            return
        if not box.text.strip():
            self.texts[mark] = " "  # nothing is drawn for a space between two elements, yet it parts words
        elif box.style["text_transform"] != "none" and (written := as_written(box, self.own_text(box.element))):
            self.texts[mark] = written
        elif box.style["font_variant_caps"] not in {"normal", "titling-caps"} and not is_number(box.text):
            self.texts[mark] = box.text  # one glyph draws both cases of a letter, and tells one of them
        self.end_line(box, mark, within)
        within.kids.append(mark)

    def end_line(self, box: Any, mark: Mark, within: Drawn) -> None:
        """Note how the line before goes on in the one that some text is in."""
        block = within
        while not block.block and block.above is not None:
            block = block.above
        before = self.ends.get(block)
        self.ends[block] = (box, mark, self.line)
        if before is None or before[2] is self.line:
            return
        end = end_of_line(before[0], box, self.own_text(before[0].element))
        if end == "hyphen":
            self.hyphens.add(before[1])
            self.texts.pop(before[1], None)
        elif end and before[1] in self.texts:
            self.texts[before[1]] += " "
        elif end:
            (self.spaces_left if before[0].style["direction"] == "rtl" else self.spaces).add(before[1])

    def own_text(self, element: Any) -> str:
        """The text of an element, looked up for each of its lines."""
        if element not in self.own:
            self.own[element] = own_text(element)
        return self.own[element]

    def picture(self, box: Any, within: Drawn, hidden: Artifact | None) -> None:
        """Put the mark of a picture to its element, with the place where it stands."""
        if box not in self.marks:
            return
        mark = Mark(self.number, self.marks[box])
        generated = "::" in str(box.element_tag)
        if hidden is not None or (generated and within.part != "marker"):
            self.artifacts[mark] = hidden or Artifact("Layout")
            return
        if generated:
            self.texts[mark] = "•"
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self.height - top - box.height, left + box.width, self.height - top)
        within.rectangle = within.rectangle or tuple(round(at * POINTS, 2) for at in corners)
        within.kids.append(mark)


def _sort(drawn: Drawn) -> None:
    """Put what stands out of the flow (floats, notes) among its like to where the source has it."""
    sorted_: list[Thing] = []
    highest = -1.0
    for kid in drawn.kids:
        if not isinstance(kid, Drawn):
            sorted_.append(kid)
            continue
        _sort(kid)
        if kid.order < highest:
            later = (at for at, other in enumerate(sorted_) if isinstance(other, Drawn) and other.order > kid.order)
            sorted_.insert(next(later), kid)
        else:
            sorted_.append(kid)
            highest = kid.order
    drawn.kids = sorted_
