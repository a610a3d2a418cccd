"""Element values to the bytes of an XML file.

Text is written, not a tree: for documents of this size that is four times quicker than building nodes only to write
them out. Nothing is pretty-printed; a line break stands only between the children of the containers named here, which
hold elements alone, so that no typed value (dates, sluglines) is ever surrounded by white space.
"""

from __future__ import annotations

import re

from briefc.markup.element import Element

CONTAINERS = frozenset(
    {
        *("newsMessage", "header", "newsItem", "packageItem"),
        *("rightsInfo", "itemMeta", "contentMeta", "contentSet", "groupSet", "group"),
        *("nitf", "head", "docdata", "body", "body.head", "body.content", "block"),
        *("ul", "ol", "dl", "table", "thead", "tbody", "tr"),
    }
)
"""Elements of NewsML-G2 and of NITF that hold elements only."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = re.compile(r"[&<>\r]")
_IN_VALUE = re.compile(r'[&<>"\r\n\t]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def to_xml(root: Element) -> bytes:
    """An element to a whole document: UTF-8 with its declaration, lines ended by LF.

    Characters that XML 1.0 does not allow (the reader refuses them; a plug-in might not) become U+FFFD.
    Raises TypeError on a hole that no writer filled.
    """
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, out)
    out.append("\n")
    text = "".join(out)
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub("\ufffd", text)
    return text.encode()


def _write(element: Element, out: list[str]) -> None:
    name = element.name
    start = f"<{name}"
    for key, value in element.attributes:
        start += f' {key}="{_IN_VALUE.sub(_escape, value)}"'
    if not element.children:
        out.append(start + "/>")
        return
    parting = "\n" if name in CONTAINERS else ""
    out.append(f"{start}>{parting}")
    for child in element.children:
        if isinstance(child, str):
            out.append(_IN_TEXT.sub(_escape, child))
        elif isinstance(child, Element):
            _write(child, out)
        else:
            raise TypeError(f"a {type(child).__name__} was left in <{name}>")
        if parting:
            out.append(parting)
    out.append(f"</{name}>")


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found.group()]
