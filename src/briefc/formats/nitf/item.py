"""An article to an NITF 3.6 file of its own."""

from __future__ import annotations

from briefc.formats.nitf.document import nitf_document
from briefc.markup.xml import to_xml
from briefc.model.article import Article
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import info
from briefc.model.format import Rendering
from briefc.model.outcome import Outcome

MEDIA_TYPE = "application/nitf+xml"
"""The media type of an NITF document, as NewsML-G2's guidelines name it."""


def nitf_file(article: Article, rendering: Rendering) -> Outcome[tuple[Artifact, ...]]:
    """An article, or a briefing's own text, to `nitf/SLUG.xml`. A withheld or canceled one is its notice.

    Code: `nitf.anchor`.
    """
    body = nitf_document(article, rendering, article.metadata.guid, alone=True)
    lost = tuple(
        info("nitf.anchor", article.span, f'a link to "#{id}" is plain text in NITF, which leaves its target out')
        for id in body.lost_links
    )
    return Outcome((Artifact(f"nitf/{article.slug}.xml", MEDIA_TYPE, to_xml(body.root)),), lost)
