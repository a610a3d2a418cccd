"""The root element of an item, around its parts."""

from __future__ import annotations

from briefc.formats.newsml.g2 import NAMESPACE, tag
from briefc.formats.newsml.schemes import catalogs
from briefc.markup.element import Element
from briefc.model.article import Article
from briefc.model.format import Rendering


def item_root(kind: str, article: Article, rendering: Rendering, guid: str, parts: tuple[Element, ...]) -> Element:
    """A `newsItem` or `packageItem`: standard, version and language, the catalogs that `parts` need, then `parts`."""
    metadata = article.metadata
    return tag(
        kind,
        *catalogs(parts, rendering.project),
        *parts,
        xmlns=NAMESPACE,
        guid=guid,
        version=str(metadata.version),
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        lang=metadata.language,
        dir="rtl" if metadata.direction == "rtl" else "",
    )
