"""Payloads against what is said of them: the media type, the number of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefc.formats.newsml.fault import G2, NITF, XHTML, Fault, Node, doubtful, local, wrong
from briefc.model.line import count_words

_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;.*)?")
_MARKUP = re.compile(r"</(p|div|span|a|strong|em|b|i|h[1-6]|li|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")

FEW = 20
"""Words by which a count may differ in any case: headline, byline, captions are counted by some and not by others."""


def payload_faults(payload: Node, *, counting: bool) -> Iterator[Fault]:
    """The faults of an inlineXML, inlineData or remoteContent beside its XML root (see `inline_faults`)."""
    kind = payload.get("contenttype")
    if kind is not None and not _MEDIA_TYPE.fullmatch(kind):
        hint = "such as application/nitf+xml, text/html, image/jpeg"
        yield doubtful("newsml.payload", f'contenttype="{kind}" is no media type', payload, hint)
    if payload.tag == f"{G2}inlineData" and (kind or "").split(";")[0].strip() == "text/plain":
        found = _MARKUP.search(payload.text or "")
        if found:
            message = f"the text/plain rendition holds markup: {found[0]}"
            yield doubtful("newsml.payload", message, payload, 'say contenttype="text/html", or take the tags out')
    stated = payload.get("wordcount", "")
    if counting and stated.isdigit() and payload.tag != f"{G2}remoteContent":
        yield from _count_faults(payload, int(stated), kind or "")


def inline_faults(inline: Node) -> Iterator[Fault]:
    """What an inlineXML holds against its contenttype."""
    roots = list(inline.iterchildren(etree.Element))
    kind = (inline.get("contenttype") or "").split(";")[0].strip().lower()
    if len(roots) > 1:
        yield wrong("newsml.payload", f"inlineXML holds {len(roots)} elements; it takes one root", roots[1])
    if not roots:
        yield doubtful("newsml.payload", "inlineXML holds no element", inline)
        return
    root = roots[0]
    if root.tag.startswith(G2) and local(root) not in {"newsItem", "packageItem", "knowledgeItem", "conceptItem"}:
        yield wrong("newsml.payload", f"<{local(root)}> is in the namespace of NewsML-G2: declare its own xmlns", root)
    elif "nitf" in kind and root.tag != f"{NITF}nitf":
        hint = f'its root is <nitf xmlns="{NITF[1:-1]}">'
        yield wrong("newsml.payload", f'contenttype="{kind}", but the payload is <{local(root)}>', root, hint)
    elif "xhtml" in kind and not root.tag.startswith(XHTML):
        hint = f'XHTML has the namespace xmlns="{XHTML[1:-1]}"'
        yield wrong("newsml.payload", f'contenttype="{kind}", but <{local(root)}> is not XHTML', root, hint)
    elif root.tag == f"{NITF}nitf" and kind and "nitf" not in kind:
        yield wrong(
            "newsml.payload", f'contenttype="{kind}", but the payload is NITF', root, "say application/nitf+xml"
        )


def _count_faults(payload: Node, stated: int, kind: str) -> Iterator[Fault]:
    if payload.tag == f"{G2}inlineData":
        text = payload.text or ""
        text = _TAG.sub(" ", text) if "html" in kind or "xml" in kind else text
    else:
        bodies = list(payload.iter(f"{NITF}body.content", f"{XHTML}body"))
        text = " ".join(str(piece) for part in (bodies or [payload]) for piece in part.itertext())
    counted = count_words(text)
    # An entry without a word is no text whose words could be counted.
    if counted and abs(counted - stated) > max(FEW, counted // 2):
        yield doubtful("newsml.wordcount", f'wordcount="{stated}", but the text has about {counted} words', payload)
