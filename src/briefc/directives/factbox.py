"""`factbox`: facts beside the text, under a title."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.markup import nitf as to
from briefc.markup.directive import Directive, Reading, Setting, argument, body
from briefc.markup.element import Element, Flow, Markup, Run, element
from briefc.model.content import Aside, Blocks, Inlines, List
from briefc.model.diagnostic import Severity
from briefc.model.span import NOWHERE, Span

MOST = 6
"""Facts that a box holds before it stops being a box (the look allows six)."""


@dataclass(frozen=True, slots=True)
class FactboxNode:
    """A box: its title, and what stands in it."""

    title: Inlines = argument("The title of the box.", required=True, kind="inlines")
    facts: Blocks = body("The facts, as a list: the words that lead each are strong.", required=True)
    id: str = ""
    span: Span = NOWHERE


def complete(node: FactboxNode, reading: Reading) -> FactboxNode:
    """The box as it is, after a word about one that is too long."""
    count = sum(len(block.items) for block in node.facts if isinstance(block, List))
    if count > MOST:
        reading.report(
            Severity.WARNING,
            "factbox.long",
            f"a box of {count} facts",
            f"keep to {MOST}; a table or a section holds more",
            field="facts",
        )
    return node


def core(node: FactboxNode, setting: Setting) -> Blocks:
    """A sidebar with the same title and content."""
    return (Aside("sidebar", node.title, node.facts, id=node.id, classes=("factbox",), span=node.span),)


def html(node: FactboxNode, setting: Setting) -> Markup:
    """`aside.factbox`, named by its title."""
    title = f"{node.id}-title"
    head = element("p", Run(node.title), class_="title", id=title)
    return (element("aside", head, Flow(node.facts), class_="factbox", id=node.id, aria_labelledby=title),)


def rendition(node: FactboxNode, setting: Setting) -> Markup:
    """A `div` whose first paragraph is the title, strong."""
    head = element("p", element("strong", Run(node.title)))
    return (element("div", head, Flow(node.facts), class_="factbox", id=node.id),)


def nitf(node: FactboxNode, setting: Setting) -> Markup:
    """`note class="factbox"` with its title."""
    box: Element = to.note(node.facts, id=node.id, class_="factbox", title=(Run(node.title),))
    return (box,)


DIRECTIVE = Directive(
    name="factbox",
    node=FactboxNode,
    doc="Facts beside the text, under a title: a list whose leading words are strong. At most six.",
    core=core,
    html=html,
    rendition=rendition,
    nitf=nitf,
    complete=complete,
    letter="b",
)
