"""Items to a newsMessage: what one delivery hands over.

Each item goes in as it was written, with its own namespace, catalogs and version, so that it is still whole when a
receiver cuts it out again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from briefc.formats.newsml.g2 import NAMESPACE, tag
from briefc.markup.xml import to_xml

MESSAGE_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
"""The media type of a newsMessage."""

_DECLARATION = re.compile(rb"\A\xef\xbb\xbf|\A<\?xml[^>]*\?>\s*")
_ROOT = re.compile(rb"\A<([A-Za-z]+)[\s>]")
_CLASS = re.compile(rb'<itemClass qcode="ninat:([a-z]+)"')

_RANKS = {b"knowledgeItem": 0, b"conceptItem": 0, b"newsItem": 1, b"packageItem": 3}
_PICTURE = 2


def news_message(
    items: Sequence[bytes],
    *,
    sent: str,
    sender: str,
    transmit_id: str = "",
    priority: int = 5,
    origin: str = "briefc",
    destination: str = "",
) -> bytes:
    """Whole items (XML documents in UTF-8, as the format writes them) to one newsMessage.

    They stand in the order in which a reader that works from the top knows every reference: concepts, texts, pictures,
    packages; within each kind in the order given. `sent` is an ISO instant with a zone, never the clock's: the newest
    `versionCreated`, or SOURCE_DATE_EPOCH. `priority` runs from 1 to 9. Without a `transmit_id` one is made of the
    sender and of what is sent, so that the same set has the same id. Raises ValueError for something that is no item.
    (NewsML-G2 2.35, newsMessage; research: section 9.)
    """
    bare = sorted((_bare(item) for item in items), key=_rank)
    parts = [
        tag("sent", sent),
        tag("sender", sender),
        tag("transmitId", transmit_id or transmission(bare, sender, sent)),
        tag("priority", str(priority)),
        tag("origin", origin),
    ]
    if destination:
        parts.append(tag("destination", destination))
    empty = to_xml(tag("newsMessage", tag("header", *parts), tag("itemSet"), xmlns=NAMESPACE))
    before, gap, after = empty.partition(b"<itemSet/>")
    assert gap, "the serialiser writes an empty element so"  # noqa: S101 - ours, not the author's
    return b"".join((before, b"<itemSet>\n", *bare, b"</itemSet>", after))


def transmission(items: Sequence[bytes], sender: str, sent: str) -> str:
    """The identifier of a transmission: the sender, the day, and the digest of what is sent."""
    digest = hashlib.sha256(b"\0".join(items)).hexdigest()
    return f"tag:{sender},{sent[:10]}:message:{digest[:20]}"


def _bare(item: bytes) -> bytes:
    """An item without what may stand only at the start of a file."""
    text = _DECLARATION.sub(b"", _DECLARATION.sub(b"", item)).strip()
    found = _ROOT.match(text)
    if not found or found[1] not in _RANKS:
        raise ValueError("a newsMessage takes items of NewsML-G2 written by briefc")
    return text + b"\n"


def _rank(item: bytes) -> int:
    found = _ROOT.match(item)
    kind = found[1] if found else b""
    if kind == b"newsItem":
        held = _CLASS.search(item)
        return _PICTURE if held and held[1] == b"picture" else _RANKS[kind]
    return _RANKS[kind]
