"""`correction`: what was wrong and what is right, for readers and for receivers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefc.directives import option_values as take
from briefc.directives.words import word
from briefc.markup import nitf as to
from briefc.markup.directive import Directive, Reading, Setting, body, option
from briefc.markup.element import Flow, Markup, element
from briefc.model.calendar import shown_date
from briefc.model.content import Blocks, Group, Paragraph, Strong, Text, Time, plain_blocks
from briefc.model.diagnostic import Severity
from briefc.model.facts import Corrected
from briefc.model.span import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class CorrectionNode:
    """A correction: the day it was made, and its words."""

    date: str = option("The day of the correction (ISO); the article's `updated` when absent.", read=take.day)
    words: Blocks = body("What was wrong, and what is right.", required=True)
    id: str = ""
    span: Span = NOWHERE


def complete(node: CorrectionNode, reading: Reading) -> CorrectionNode:
    """The correction with its day; a warning for an article that is still at version 1."""
    updated = reading.metadata.updated
    if reading.metadata.version == 1:
        reading.report(
            Severity.WARNING,
            "correction.version",
            "a correction in an article of version 1",
            "raise the field :version: and set :updated:, so that receivers replace what they have",
        )
    if not node.date and updated is not None:
        return replace(node, date=updated.at.date().isoformat())
    return node


def core(node: CorrectionNode, setting: Setting) -> Blocks:
    """A group whose first paragraph begins with the label and the day."""
    label = word("correction", setting.language)
    lead = (
        (Text(f"{label}, "), Time(shown_date(node.date, setting.language), node.date), Text("."))
        if node.date
        else (Text(f"{label}."),)
    )
    first, *rest = node.words
    if isinstance(first, Paragraph):
        opened: Blocks = (replace(first, content=(Strong(lead), Text(" "), *first.content)), *rest)
    else:
        opened = (Paragraph((Strong(lead),)), first, *rest)
    return (Group(opened, id=node.id, classes=("correction",), span=node.span),)


def html(node: CorrectionNode, setting: Setting) -> Markup:
    """`section.correction`, named by its label."""
    label = word("correction", setting.language)
    (group,) = core(node, setting)
    body_blocks = group.body if isinstance(group, Group) else ()
    return (element("section", Flow(body_blocks), class_="correction", id=node.id, aria_label=label),)


def nitf(node: CorrectionNode, setting: Setting) -> Markup:
    """`note noteclass="editorsnote"`."""
    (group,) = core(node, setting)
    body_blocks = group.body if isinstance(group, Group) else ()
    return (to.note(body_blocks, id=node.id, noteclass="editorsnote", class_="correction"),)


def facts(node: CorrectionNode, setting: Setting) -> tuple[Corrected, ...]:
    """The correction."""
    return (Corrected(node.id, node.date, plain_blocks(node.words)),)


DIRECTIVE = Directive(
    name="correction",
    node=CorrectionNode,
    doc="What was wrong and what is right; in NewsML also the item's signal and editorial note.",
    core=core,
    html=html,
    nitf=nitf,
    facts=facts,
    complete=complete,
    letter="c",
)
