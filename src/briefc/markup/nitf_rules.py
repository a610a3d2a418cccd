"""NITF 3.6's content models as far as briefc and the looks of directives use them.

Not the schema, which is IPTC's and not shipped, but enough to find what a look got wrong where there is no schema:
elements that NITF does not have, elements in the wrong place, text where none may stand.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Node: TypeAlias = Any
"""An element of lxml's, which is at home in the formats and handed over."""

INLINE = frozenset(
    {
        *("chron", "classifier", "copyrite", "event", "function", "location", "money", "num", "object.title", "org"),
        *("person", "postaddr", "virtloc", "a", "br", "em", "lang", "pronounce", "q"),
    }
)
"""NITF's enriched text."""

_BLOCK = frozenset({"p", "hl2", "table", "nitf-table", "media", "ol", "ul", "dl", "bq", "fn", "note", "pre", "hr"})
_NONE: frozenset[str] = frozenset()
_ROWS = frozenset({"tr"})
_CELLS = frozenset({"th", "td"})
_LOCATION = frozenset({"sublocation", "city", "state", "region", "country", "alt-code"})
_CODE = frozenset({"alt-code"})

MIXED = {
    **dict.fromkeys(("p", "hl1", "hl2", "credit", "a", "em", "lang", "q", "dt", "media-producer", "pronounce"), INLINE),
    **dict.fromkeys(("li", "td", "th", "caption", "media-caption"), INLINE | _BLOCK),
    **dict.fromkeys(("title", "chron", "sub", "sup", "pre", "story.date", "media-reference"), _NONE),
    **dict.fromkeys(("function", "object.title", "org", "virtloc", "city", "region", "country", "classifier"), _CODE),
    "num": frozenset({"frac", "sub", "sup"}),
    "person": frozenset({"name.given", "name.family", "function", "alt-code"}),
    "location": _LOCATION,
    "byline": frozenset({"person", "byttl", "location", "virtloc"}),
    "byttl": frozenset({"org"}),
    "dateline": frozenset({"location", "story.date"}),
}
"""Elements that hold text, and the elements they may hold beside it."""

ELEMENTS_ONLY = {
    "nitf": frozenset({"head", "body"}),
    "head": frozenset({"title", "meta", "tobject", "iim", "docdata", "pubdata", "revision-history"}),
    "tobject": frozenset({"tobject.property", "tobject.subject"}),
    "docdata": frozenset(
        {
            *("correction", "evloc", "doc-id", "del-list", "urgency", "fixture", "date.issue", "date.release"),
            *("date.expire", "doc-scope", "series", "ed-msg", "du-key", "doc.copyright", "doc.rights", "key-list"),
            "identified-content",
        }
    ),
    "key-list": frozenset({"keyword"}),
    "body": frozenset({"body.head", "body.content", "body.end"}),
    "body.head": frozenset({"hedline", "note", "rights", "byline", "distributor", "dateline", "abstract", "series"}),
    "hedline": frozenset({"hl1", "hl2"}),
    "abstract": _BLOCK,
    "body.content": _BLOCK | {"block"},
    "block": _BLOCK | {"tobject", "key-list", "classifier", "byline", "dateline", "copyrite", "abstract", "datasource"},
    "bq": frozenset({"block", "credit"}),
    "note": frozenset({"body.content"}),
    "fn": frozenset({"body.content"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    "dd": INLINE | _BLOCK | {"block"},
    "table": frozenset({"caption", "col", "colgroup", "thead", "tfoot", "tbody", "tr"}),
    "colgroup": frozenset({"col"}),
    "thead": _ROWS,
    "tfoot": _ROWS,
    "tbody": _ROWS,
    "tr": _CELLS,
    "media": frozenset({"media-metadata", "media-reference", "media-object", "media-caption", "media-producer"}),
    **dict.fromkeys(("br", "hr", "col", "media-metadata", "tobject.subject", "doc-id", "urgency", "keyword"), _NONE),
    **dict.fromkeys(("date.issue", "date.release", "ed-msg", "du-key", "doc.copyright", "meta"), _NONE),
}
"""Elements that hold no text of their own."""

NEVER_EMPTY = frozenset({"ul", "ol", "dl", "tr", "thead", "tbody", "colgroup", "fn", "note", "abstract"})
"""Elements that must hold something."""


def misplaced(element: Node, prefix: int) -> str:
    """What is wrong with one NITF element's children, in a sentence; "" when nothing is.

    `prefix` counts the characters of the namespace before a name.
    """
    name = element.tag[prefix:]
    if name in MIXED:
        allowed = MIXED[name]
    elif name in ELEMENTS_ONLY:
        allowed = ELEMENTS_ONLY[name]
        if (element.text and element.text.strip()) or any(child.tail and child.tail.strip() for child in element):
            return f"NITF allows no text directly in <{name}>"
    else:
        return ""  # a name that NITF lacks was found in its parent
    for child in element.iterchildren("*"):
        inner = child.tag[prefix:]
        if inner not in allowed:
            return f"NITF allows no <{inner}> in <{name}>"
    if name in NEVER_EMPTY and not len(element):
        return f"NITF allows no empty <{name}>"
    if name == "media" and not element.get("media-type"):
        return "NITF asks for media-type on <media>"
    return ""
