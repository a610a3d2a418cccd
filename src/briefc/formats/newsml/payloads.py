"""The texts of an item to its `contentSet`: one rendition a payload that the profile asks for, then what is remote.

All renditions are the same content; the first is the original that the others derive from (`contentSet/@original`).
The order means nothing in the standard, but one widely used reader shows the last text entry: research, section 4.
"""

from __future__ import annotations

from briefc.formats.newsml.g2 import tag
from briefc.markup.body import Texts
from briefc.markup.element import Element, Node
from briefc.markup.xhtml import MEDIA_TYPE as XHTML
from briefc.model.article import Metadata
from briefc.model.scheme import RENDITION

NITF = "application/nitf+xml"


def content_set(metadata: Metadata, texts: Texts, remote: tuple[Element, ...] = ()) -> Element:
    """The renditions of an item's text in the order of its payloads, then `remote` (its pictures)."""
    # An article without any text has no rendition but the original.
    kinds = [kind for number, kind in enumerate(texts.payloads) if kind != "html" or texts.html or not number]
    shown = [_payload(kind, metadata, texts) for kind in kinds]
    return tag("contentSet", *shown, *remote, original=_id(kinds[0], metadata))


def _id(kind: str, metadata: Metadata) -> str:
    return f"{kind}-{metadata.slug}"


def _payload(kind: str, metadata: Metadata, texts: Texts) -> Element:
    match kind:
        case "nitf":
            return _entry("inlineXML", kind, NITF, f"{RENDITION}:nitf", texts.nitf.root, metadata, texts)
        case "xhtml":
            assert texts.xhtml is not None, "the pipeline makes what the profile asks for"  # noqa: S101 - ours
            return _entry("inlineXML", kind, XHTML, f"{RENDITION}:xhtml", texts.xhtml, metadata, texts)
        case "html":
            return _entry("inlineData", kind, "text/html", "rnd:web", texts.html, metadata, texts)
        case "text":
            return _entry("inlineData", kind, "text/plain", f"{RENDITION}:text", texts.text, metadata, texts)
        case _:
            raise ValueError(f"no payload is called {kind!r}")


def _entry(
    name: str, kind: str, content_type: str, rendition: str, content: Node, metadata: Metadata, texts: Texts
) -> Element:
    return tag(
        name,
        content,
        id=_id(kind, metadata),
        contenttype=content_type,
        rendition=rendition,
        wordcount=str(texts.nitf.words),
        charcount=str(texts.nitf.characters),
        lang=metadata.language,
        dir="rtl" if metadata.direction == "rtl" else "",
    )
