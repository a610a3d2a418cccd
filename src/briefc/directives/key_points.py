"""`key-points`: what the text comes to, in a few sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefc.directives.words import word
from briefc.markup.directive import Directive, Reading, Setting, body
from briefc.markup.element import Flow, Markup, element
from briefc.model.content import Blocks, List, ListItem, Paragraph, plain_blocks
from briefc.model.diagnostic import Severity
from briefc.model.facts import Summed
from briefc.model.span import NOWHERE, Span

LONGEST = 35
"""Words of a point that a reader takes in at once (the look allows thirty-five)."""

FEWEST, MOST = 2, 7


@dataclass(frozen=True, slots=True)
class KeyPointsNode:
    """The points, one an item of one list."""

    points: Blocks = body("The points: one list, one point an item.", required=True)
    id: str = ""
    span: Span = NOWHERE


def complete(node: KeyPointsNode, reading: Reading) -> KeyPointsNode | None:
    """The points as one list; paragraphs are taken as points. None after an error."""
    items = _items(node.points)
    if not items:
        reading.report(
            Severity.ERROR,
            "points.list",
            "key points are one list",
            "write one point an item, each begun with `* `",
            field="points",
        )
        return None
    for number, item in enumerate(items, 1):
        length = len(plain_blocks(item.body).split())
        if length > LONGEST:
            reading.report(
                Severity.WARNING,
                "points.long",
                f"point {number} has {length} words",
                f"say it in {LONGEST}: the article has the rest",
                field="points",
            )
    if not FEWEST <= len(items) <= MOST:
        reading.report(
            Severity.WARNING,
            "points.count",
            f"{len(items)} key point{'' if len(items) == 1 else 's'}",
            f"{FEWEST} to {MOST} are read",
            field="points",
        )
    return replace(node, points=(List(items, span=node.span),))


def _items(points: Blocks) -> tuple[ListItem, ...]:
    if len(points) == 1 and isinstance(points[0], List):
        return points[0].items
    if points and all(isinstance(block, Paragraph) for block in points):
        return tuple(ListItem((block,)) for block in points)
    return ()


def core(node: KeyPointsNode, setting: Setting) -> Blocks:
    """A list."""
    return tuple(replace(block, id=node.id, classes=("key-points",)) for block in node.points)


def html(node: KeyPointsNode, setting: Setting) -> Markup:
    """`section.key-points`, named by its label, with an ordered list."""
    title = f"{node.id}-title"
    points = tuple(
        element("li", Flow(item.body), id=f"{node.id}-{number}")
        for block in node.points
        if isinstance(block, List)
        for number, item in enumerate(block.items, 1)
    )
    head = element("p", word("key-points", setting.language), class_="label", id=title)
    return (element("section", head, element("ol", points), class_="key-points", id=node.id, aria_labelledby=title),)


def facts(node: KeyPointsNode, setting: Setting) -> tuple[Summed, ...]:
    """The points as plain text."""
    return (
        Summed(
            tuple(plain_blocks(item.body) for block in node.points if isinstance(block, List) for item in block.items)
        ),
    )


DIRECTIVE = Directive(
    name="key-points",
    node=KeyPointsNode,
    doc="What the text comes to, as a list of two to seven points. A briefing prints them on a page of their own.",
    core=core,
    html=html,
    facts=facts,
    complete=complete,
    letter="k",
)
