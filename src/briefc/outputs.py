"""The built-in output formats: the one place where formats meet.

Formats never import one another. Where one needs what another makes (NewsML carries the NITF and the HTML of the same
text), it is handed over here as a value. A format is imported when it is rendered: a warm build renders nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefc.model.article import Article, Briefing, Card, Document
from briefc.model.artifact import Artifact
from briefc.model.content import plain
from briefc.model.format import Format, Rendered, Rendering
from briefc.model.line import one_line
from briefc.model.outcome import Outcome
from briefc.model.profile import chosen
from briefc.model.project import Project

if TYPE_CHECKING:
    from briefc.markup.body import Texts


def render_html(document: Document, given: Rendering) -> Outcome[Rendered]:
    """A page of the site for an article, a briefing or a page."""
    from briefc.formats.html import pages

    if isinstance(document, Briefing):
        return pages.briefing_page(document, given)
    return pages.article_page(document, given)


def render_newsml(document: Document, given: Rendering) -> Outcome[Rendered]:
    """A newsItem for an article; for a briefing a packageItem and the newsItem of its own text."""
    from briefc.formats.newsml import item, package

    if not isinstance(document, Briefing):
        if document.metadata.type != "briefing":
            return item.news_item(document, _texts(document, given, document.metadata.guid), given)
        # A briefing that was withdrawn has no members any more, but what receivers have is a package and its text.
        document = Briefing(document)
    return package.package(document, _texts(document.text, given, document.text_guid), given)


def _texts(text: Article, given: Rendering, guid: str) -> Texts:
    """An article's text in the vocabularies that the profile sends."""
    from briefc.formats.html import rendition
    from briefc.formats.nitf.document import nitf_document
    from briefc.markup.body import Texts
    from briefc.markup.html import to_html
    from briefc.markup.plain_text import to_text
    from briefc.markup.xhtml import to_xhtml

    wanted = chosen(given.project.newsml, given.profile).payloads
    metadata, title = text.metadata, one_line(plain(text.title))
    markup = rendition.markup(text, given)
    # NITF and XHTML in one item have the same blocks, and an id stands in a document once.
    prefix = "x-" if "nitf" in wanted else ""
    return Texts(
        nitf_document(text, given, guid),
        html=to_html(markup) if "html" in wanted else "",
        xhtml=to_xhtml(markup, title, metadata.language, metadata.direction, prefix) if "xhtml" in wanted else None,
        text=to_text(markup, metadata.language) if "text" in wanted else "",
        payloads=wanted,
    )


def message(items: Sequence[bytes], cards: Sequence[Card], project: Project) -> Artifact:
    """NewsML items, and the cards of their sources, to the newsMessage of a build: `newsml/all.message.xml`.

    It is as urgent as its most urgent item, and sent when the newest of its items was made: never the clock's time.
    """
    from briefc.formats.newsml.message import MESSAGE_TYPE, news_message

    newest = max((card.modified for card in cards if card.modified), key=lambda moment: moment.at, default=None)
    data = news_message(
        items,
        sent=newest.iso if newest else "",
        sender=project.agency.domain,
        priority=min((card.urgency for card in cards if card.urgency), default=5),
    )
    return Artifact("newsml/all.message.xml", MESSAGE_TYPE, data)


def render_nitf(document: Document, given: Rendering) -> Outcome[Rendered]:
    """An NITF document for an article, and for a briefing's own text."""
    from briefc.formats.nitf import item

    return item.nitf_file(document.text if isinstance(document, Briefing) else document, given)


def render_ninjs(document: Document, given: Rendering) -> Outcome[Rendered]:
    """One JSON object for an article, or for a briefing with its members."""
    from briefc.formats.html import rendition
    from briefc.formats.ninjs import item
    from briefc.markup.html import to_html
    from briefc.markup.plain_text import to_text, words_alone

    text = document.text if isinstance(document, Briefing) else document
    markup = rendition.markup(text, given)
    wording = item.Wording(to_html(markup), to_text(markup, text.metadata.language), words_alone(markup))
    return item.ninjs_item(document, wording, given)


def render_print(document: Document, given: Rendering) -> Outcome[Rendered]:
    """The page to be printed; the pipeline has the printer make a PDF of it."""
    from briefc.formats.html import print_page
    from briefc.formats.pdf.math import draw_math

    outcome = print_page.print_page(document, given, draw_math)
    pages_to_print = () if outcome.value is None else (outcome.value,)
    return Outcome(pages_to_print, outcome.diagnostics, outcome.reads)


FORMATS = (
    Format("html", "a newsroom site: a page an article, a page a briefing, an index", render_html),
    Format("newsml", "NewsML-G2 2.35 with an NITF 3.6 body", render_newsml, ("article", "briefing")),
    Format("nitf", "NITF 3.6, a file of its own", render_nitf, ("article", "briefing")),
    Format("ninjs", "ninjs 3.1: news in JSON", render_ninjs, ("article", "briefing")),
    Format("pdf", "print-ready briefings, and articles on request", render_print, ("article", "briefing")),
)
"""The built-in formats. Further ones come from the entry points `briefc.formats` of named extensions."""
