"""How content is written for paper: pictures from memory, formulas drawn, notes at the foot, links that stay inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefc.formats.html import content
from briefc.formats.html.manner import Manner
from briefc.formats.html.print_notes import PrintNotes, notes_of
from briefc.formats.html.print_reference import page_in_words
from briefc.formats.html.print_sources import Cited
from briefc.formats.html.print_speakers import Speaker
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.directive import Directive, Look, Setting
from briefc.markup.element import Markup, Verbatim, element
from briefc.markup.html import scripted
from briefc.model.address import page_address
from briefc.model.article import Article
from briefc.model.asset import Asset
from briefc.model.content import Destination, InlineMath, MathBlock, Paragraph
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Refused
from briefc.model.format import Rendering
from briefc.model.print_settings import PrintSettings
from briefc.model.span import Span
from briefc.model.walk import find

_ROOM, _SHORT_LABEL = 66, 10
"""Characters that head and foot have room for, and the length of a label that takes nothing of it."""

DrawMath = Callable[[str, bool], str | None]
"""TeX and whether it is displayed, to an `<svg>` element; None for what cannot be drawn."""


@dataclass(slots=True)
class PrintJob:
    """The state of one print page: what it is given, and the resources and diagnostics gathered on the way.

    `tops` maps the slug of each article in the document to the id of its head. `cited` are the document's sources,
    `spoken` its speakers. `label` is its TLP label or empty. `settings` say how it is printed. `notes` are those of the
    articles met so far.
    """

    given: Rendering
    draw_math: DrawMath
    tops: Mapping[str, str]
    cited: tuple[Cited, ...] = ()
    spoken: tuple[Speaker, ...] = ()
    label: str = ""
    settings: PrintSettings = field(default_factory=PrintSettings)
    resources: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, PrintNotes] = field(default_factory=dict)

    def manner(self, article: Article, level: int, *, pages: bool = False) -> Manner:
        """The manner of writing one article, whose sections have headings of `level`.

        With `pages` the references to other places of a briefing say their page.
        """
        metadata = article.metadata
        if article.slug not in self.notes:
            self.notes[article.slug] = notes_of(article)
        notes = self.notes[article.slug]
        language = metadata.language
        return Manner(
            setting=Setting(article.slug, language, metadata.direction),
            table=self.given.directives,
            words=words_for(language),
            flow=content.flow,
            look=_look,
            reference=self.reference,
            picture=lambda asset: self._picture(asset, article.span),
            formula=lambda tex, _, display: self._formula(tex, display, article),
            call=notes.call,
            notes=notes.gathered,
            characters=lambda words: scripted(words, language),
            level=level,
            regions=False,
            at=lambda span: _line(span, article.path),
            behind=(lambda to: self._page_of(to, article)) if pages and len(self.tops) > 1 else (lambda _: ()),
        )

    def shortened(self, title: str) -> str:
        """A title that fits into the head and foot of a page, beside the TLP label."""
        room = _ROOM if len(self.label) <= _SHORT_LABEL else _ROOM - len(self.label)
        return title if len(title) <= room else title[: room - 1].rpartition(" ")[0].rstrip(",;:–—- ") + "…"

    def reference(self, to: Destination) -> str:
        """A place in this document, else on the site, else nowhere: then the words stand alone."""
        if to.slug in self.tops:
            return f"#{to.anchor or self.tops[to.slug]}"
        return page_address(self.given.project, to.slug, to.anchor)

    def logo(self) -> Markup:
        """The project's own picture, for the cover; the newsroom's name stands beside it. Code: `pdf.resource`."""
        if not self.settings.logo:
            return ()
        asset = self.given.picture(self.settings.logo)
        if isinstance(asset, Refused):
            said = f"pdf.logo: {asset.message}"
            self.diagnostics.append(error("pdf.resource", Span("briefc.yaml"), said, *asset.hints))
            return ()
        source = self._picture(asset, Span("briefc.yaml"))
        return (element("img", src=source, alt="", width=asset.width or None, height=asset.height or None),)

    def _page_of(self, to: Destination, article: Article) -> Markup:
        if to.slug not in self.tops or (to.slug == article.slug and not to.anchor):
            return ()
        said = print_words(article.metadata.language).see_page
        return page_in_words(said, to.anchor or self.tops[to.slug], "inline-page")

    def _picture(self, asset: Asset, span: Span) -> str:
        address = f"briefc-asset:{asset.output_path}"
        if address not in self.resources:
            try:
                self.resources[address] = (asset.media_type, self.given.media(asset))
            except OSError as reason:
                self.diagnostics.append(error("pdf.resource", span, f'"{asset.path}" cannot be read: {reason}'))
                return ""
        return address

    def _formula(self, tex: str, display: bool, article: Article) -> Markup:  # noqa: FBT001 - the writer's signature
        drawing = self.draw_math(tex, display)
        if drawing is not None:
            return (Verbatim(drawing),)
        self.diagnostics.append(
            warning(
                "math.draw",
                _place_of(tex, article),
                "the formula cannot be drawn for print; its source is printed instead",
                "use commands of plain LaTeX math; `briefc explain math.draw` tells more",
            )
        )
        return (element("code", tex, class_="math"),)


def _look(directive: Directive) -> Look | None:
    return directive.html


def _line(span: Span, path: str) -> str:
    """What `data-at` says of a place in an article whose source is `path` (formats/pdf/places)."""
    line = f"{span.line}.{span.column}" if span.column > 1 else str(span.line)
    return line if span.path == path else f"{span.path}:{line}"


def _place_of(tex: str, article: Article) -> Span:
    """Where a formula stands: its block, or the paragraph around it."""
    for block in find(article.body, MathBlock):
        if block.tex == tex:
            return block.span
    for paragraph in find(article.body, Paragraph):
        if any(one.tex == tex for one in find(paragraph.content, InlineMath)):
            return paragraph.span
    return article.span
