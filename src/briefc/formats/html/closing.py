"""What stands below every text of an article: who contributed to it, and a machine's part in it."""

from __future__ import annotations

from briefc.markup.element import Markup, element
from briefc.markup.html import scripted
from briefc.model.article import Metadata
from briefc.model.credit import contributors_line, disclosure_line


def closing(metadata: Metadata) -> Markup:
    """The line of contributors and the disclosure, as paragraphs; nothing for an article that has neither."""
    lines = (("contributors", contributors_line(metadata)), ("disclosure", disclosure_line(metadata)))
    return tuple(element("p", scripted(line, metadata.language), class_=name) for name, line in lines if line)
