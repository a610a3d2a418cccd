"""The state of one conversion, and the two doors into it: `blocks` and `inlines`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from docutils import nodes

from briefc.markup.directive import Setting
from briefc.model.asset import Asset
from briefc.model.content import Blocks, Extension, Inlines, Note, Paragraph, Text
from briefc.model.diagnostic import Severity
from briefc.model.facts import Fact
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.rst.convert.ids import Ids
from briefc.rst.session import Session

BlockTable: TypeAlias = "Mapping[type[Any], Callable[[Conversion, Any], Blocks]]"
InlineTable: TypeAlias = "Mapping[type[Any], Callable[[Conversion, Any], Inlines]]"


class Conversion:
    """What the functions of this package share while one doctree is converted.

    `facts` and `made` (directives' blocks) grow in order of appearance; `notes` gathers footnotes and citations;
    `leading` waits to run into the next paragraph; `moved` maps an id that was given out to the one that a directive
    chose in its place. `pointed` are the ids that links lead to, `asked` the labels that were not found.
    """

    def __init__(
        self, session: Session, document: nodes.document, inliner: Any, tables: tuple[BlockTable, InlineTable]
    ) -> None:
        """A conversion of the document, whose ids are numbered here; `tables` say what becomes of which node."""
        self.block_table, self.inline_table = tables
        self.session = session
        self.document = document
        self.inliner = inliner
        metadata = session.metadata
        self.setting = Setting(metadata.slug, metadata.language, metadata.direction)
        self.ids = Ids(metadata.slug)
        self.ids.number(document)
        self.facts: list[Fact] = []
        self.made: list[Extension] = []
        self.notes: dict[str, list[Note]] = {"footnote": [], "citation": []}
        self.moved: dict[str, str] = {}
        self.labels: dict[str, tuple[str, str, str]] = {}
        self.pointed: set[str] = set()
        self.asked: set[str] = set()
        self.leading: Inlines = ()
        self.depth = 0
        self.too_deep = False
        self._assets: dict[tuple[str, str], Asset | Refused] = {}

    # --- doors -------------------------------------------------------------------------------------------------------

    def blocks(self, children: Iterable[Any]) -> Blocks:
        """The blocks of a node's children. Text that stands among them bare becomes paragraphs."""
        out: list[Any] = []
        leading: Inlines = ()
        for node in children:
            function = self.block_table.get(type(node))
            made = function(self, node) if function else self._stray_block(node)
            if self.leading:
                leading, self.leading = leading + self.leading, ()
            elif leading and made:
                made, leading = _run_in(leading, made), ()
            out.extend(made)
        return (*out, *_run_in(leading, ())) if leading else tuple(out)

    def within(self, node: Any, children: Iterable[Any] | None = None) -> Blocks:
        """The blocks inside a node that nests, down to the project's limit."""
        if self.depth >= self.session.project.limits.nesting:
            if not self.too_deep:
                self.too_deep = True
                self.report(
                    Severity.ERROR,
                    "limit.nesting",
                    self.place(node),
                    f"blocks are nested more than {self.session.project.limits.nesting} deep; what is deeper is lost",
                )
            return ()
        self.depth += 1
        try:
            return self.blocks(node.children if children is None else children)
        finally:
            self.depth -= 1

    def inlines(self, children: Iterable[Any]) -> Inlines:
        """The inline content of a node's children; neighbouring texts are one."""
        out: list[Any] = []
        for node in children:
            function = self.inline_table.get(type(node))
            for made in function(self, node) if function else self._stray_inline(node):
                if out and type(made) is Text and type(out[-1]) is Text:
                    out[-1] = Text(out[-1].text + made.text)
                else:
                    out.append(made)
        return tuple(out)

    # --- what every function needs -----------------------------------------------------------------------------------

    def report(self, severity: Severity, code: str, span: Span, message: str, *hints: str) -> None:
        """Say something to the author."""
        self.session.report(severity, code, span, message, *hints)

    def place(self, node: Any) -> Span:
        """Where a block node begins in its source; of a node without a place, where its nearest parent does."""
        while node is not None and not node.line:
            node = node.parent
        if node is None:
            return Span(self.session.path)
        return self.session.block(node.source, self._line(node))

    def _line(self, node: Any) -> int:
        """The line on which a node begins; docutils has that of the underline for a heading."""
        line: int = node.line
        if isinstance(node, nodes.section | nodes.title):
            below = set(self.session.line(node.source or self.session.path, line).strip())
            return line - 1 if len(below) == 1 and not below.pop().isalnum() else line
        return line

    def spot(self, node: Any) -> Span:
        """Where an inline node stands, to the column."""
        spot = getattr(node, "spot", None)
        if spot is not None and node.line:
            raw = self.session.line(node.source or self.session.path, node.line)
            at = raw.find(spot.text)
            column = at + spot.offset + 1 if at >= 0 else 0
            return self.session.find(node.source, node.line, node.rawsource or node.astext(), column)
        needle = getattr(node, "rawsource", "") or getattr(node, "attributes", {}).get("refuri") or node.astext()
        owner = node
        if not owner.line and owner.children and owner.children[0].line:
            owner = owner.children[0]
        while owner is not None and not owner.line:
            owner = owner.parent
        if owner is None:
            return Span(self.session.path)
        return self.session.find(owner.source, self._line(owner), needle)

    def placed(self, node: Any) -> dict[str, Any]:
        """What every block carries, from a node: id, classes, language, place."""
        classes: list[str] = []
        lang = ""
        for name in node["classes"]:
            if name.startswith("language-"):
                lang = name.removeprefix("language-")
            elif name not in classes:
                classes.append(name)
        return {
            "id": getattr(node, "final", ""),
            "classes": tuple(classes),
            "lang": lang,
            "span": self.place(node),
        }

    def fragment(self, identity: str) -> str:
        """The address of a place inside the article; that it is linked to is remembered."""
        self.pointed.add(identity)
        return f"#{identity}"

    def in_source(self, character: str) -> bool:
        """Whether the author wrote the character as such in a source of this article."""
        return any(character in line for lines in self.session.lines.values() for line in lines)

    def asset(self, base: str, reference: str) -> Asset | Refused:
        """A picture, asked for once however often it is shown."""
        key = (base, reference)
        if key not in self._assets:
            self._assets[key] = self.session.files.image(base, reference)
        return self._assets[key]

    # --- what no table knows -----------------------------------------------------------------------------------------

    def _stray_block(self, node: Any) -> Blocks:
        """A node that has no place among blocks: inline content becomes a paragraph, all else is told and kept."""
        if type(node) in self.inline_table:
            content = self.inlines([node])
            return (Paragraph(content=content, span=self.place(node)),) if content else ()
        self._unknown(node)
        return (Paragraph(content=(Text(node.astext()),), span=self.place(node)),) if node.astext().strip() else ()

    def _stray_inline(self, node: Any) -> Inlines:
        self._unknown(node)
        return (Text(node.astext()),)

    def _unknown(self, node: Any) -> None:
        self.report(
            Severity.ERROR,
            "rst.syntax",
            self.place(node),
            f'briefc does not know what to make of a "{node.tagname}"; its text is kept without markup',
            "this is a fault of briefc: please report it",
        )


def _run_in(leading: Inlines, made: Blocks) -> Blocks:
    """Blocks with what a directive left to run in before them: at the start of a paragraph, else as one of its own."""
    if made and type(made[0]) is Paragraph:
        first = made[0]
        return (dataclasses.replace(first, content=(*leading, Text(" "), *first.content)), *made[1:])
    return (Paragraph(content=leading), *made)
