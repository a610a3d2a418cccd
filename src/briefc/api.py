"""What extensions may import; its names are a promise, kept from one release to the next.

`Directive` and what goes with it make a directive (docs/how-to/directive.md), `Format` an output format
(docs/how-to/format.md). `content` and `facts` are the vocabularies in which both speak; `naming` says whom a name or
`@code` stands for; `nitf` and `html` hold what looks are written with beyond `element`. Everything here is a value or
a pure function.
"""

from __future__ import annotations

from briefc.markup import html, nitf
from briefc.markup.directive import (
    Directive,
    DirectiveTable,
    Look,
    Reading,
    Setting,
    argument,
    body,
    flag,
    option,
)
from briefc.markup.element import Element, Flow, Markup, Run, element
from briefc.model import content, facts, naming
from briefc.model.article import Article, Briefing, Card, Chapter, Document, Metadata, Moment
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Extension, Inlines, plain, plain_blocks
from briefc.model.diagnostic import Diagnostic, Severity, error, info, warning
from briefc.model.format import Format, Rendered, Rendering
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.register import Entry, Registers
from briefc.model.span import NOWHERE, Span

__all__ = [
    "NOWHERE",
    "Article",
    "Artifact",
    "Asset",
    "Blocks",
    "Briefing",
    "Card",
    "Chapter",
    "Diagnostic",
    "Directive",
    "DirectiveTable",
    "Document",
    "Element",
    "Entry",
    "Extension",
    "Flow",
    "Format",
    "Inlines",
    "Look",
    "Markup",
    "Metadata",
    "Moment",
    "Outcome",
    "PrintPage",
    "Project",
    "Reading",
    "Registers",
    "Rendered",
    "Rendering",
    "Run",
    "Setting",
    "Severity",
    "Span",
    "argument",
    "body",
    "content",
    "element",
    "error",
    "facts",
    "flag",
    "html",
    "info",
    "naming",
    "nitf",
    "option",
    "plain",
    "plain_blocks",
    "warning",
]
