"""Finished HTML markup to an XHTML 1.0 document: for receivers whose parsers know nothing newer.

What XHTML 1.0 Transitional lacks becomes a `div` or `span` that bears the element's name as a class, so that a style
sheet or a later reader can still tell a figure from a note. (XHTML 1.0, second edition, appendix A.1.)
"""

from __future__ import annotations

import re

from briefc.markup.element import Element, Markup, Node, Verbatim

NAMESPACE = "http://www.w3.org/1999/xhtml"
"""The namespace of XHTML."""

MEDIA_TYPE = "application/xhtml+xml"
"""The media type of XHTML (RFC 3236)."""

_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 div ul ol li dl dt dd pre blockquote hr table caption thead tbody tfoot tr th td colgroup col"
)
_INLINES = "a em strong code cite q sub sup abbr br span img dfn kbd samp var tt i b big small u s bdo ins del"
_KNOWN = frozenset((_BLOCKS + " " + _INLINES).split())
_AS_DIV = frozenset(
    [
        "address",
        "article",
        "aside",
        "details",
        "figcaption",
        "figure",
        "footer",
        "header",
        "main",
        "nav",
        "section",
        "summary",
    ]
)
_COMMON = frozenset({"id", "class", "title", "lang", "dir"})
_OWN = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "blockquote": frozenset({"cite"}),
    "q": frozenset({"cite"}),
    "th": frozenset({"colspan", "rowspan", "abbr", "scope"}),
    "td": frozenset({"colspan", "rowspan", "abbr"}),
    "ol": frozenset({"start", "type"}),
    "li": frozenset({"value"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
}
_TAG = re.compile(r"<[^>]*>")


def to_xhtml(markup: Markup, title: str, language: str, direction: str = "ltr", id_prefix: str = "") -> Element:
    """HTML markup without holes to a whole `html` element in its namespace.

    `id_prefix` stands before every id and every link to one, for a document that carries the same ids elsewhere.
    Raises TypeError on a hole that no writer filled.
    """
    said: list[tuple[str, str]] = [("xmlns", NAMESPACE), ("xml:lang", language), ("lang", language)]
    if direction == "rtl":
        said.append(("dir", "rtl"))
    head = Element("head", (), (Element("title", (), (title,)),))
    body = Element("body", (), _blocks(markup, id_prefix))
    return Element("html", tuple(said), (head, body))


def _blocks(markup: Markup, prefix: str) -> Markup:
    """The children of `body`: characters and inline elements between blocks stand in paragraphs."""
    out: list[Node] = []
    line: list[Node] = []
    for node in _written(markup, prefix):
        if isinstance(node, Element) and node.name in _BLOCK_NAMES:
            _end_line(line, out)
            out.append(node)
        else:
            line.append(node)
    _end_line(line, out)
    return tuple(out)


_BLOCK_NAMES = frozenset(_BLOCKS.split())


def _end_line(line: list[Node], out: list[Node]) -> None:
    if any(not isinstance(node, str) or node.strip() for node in line):
        out.append(Element("p", (), tuple(line)))
    line.clear()


def _written(markup: Markup, prefix: str) -> Markup:
    out: list[Node] = []
    for node in markup:
        match node:
            case str():
                out.append(node)
            case Verbatim(made):
                # Finished markup is for browsers (formulas, drawings); its characters are for everybody.
                out.append(_TAG.sub("", made))
            case Element():
                out.append(_element(node, prefix))
            case _:
                raise TypeError(f"a {type(node).__name__} was left in the markup")
    return tuple(out)


def _element(node: Element, prefix: str) -> Element:
    name = node.name
    given = dict(node.attributes)
    if name not in _KNOWN:
        given["class"] = " ".join(filter(None, (name, given.get("class", ""))))
        name = "div" if name in _AS_DIV else "span"
    allowed = _OWN.get(name, frozenset())
    pairs: list[tuple[str, str]] = []
    for key, value in given.items():
        if key in _COMMON or key in allowed:
            changed = value
            if key == "id":
                changed = prefix + value
            elif key == "href" and value.startswith("#"):
                changed = f"#{prefix}{value[1:]}"
            elif key == "lang":
                pairs.append(("xml:lang", value))
            pairs.append((key, changed))
    return Element(name, tuple(pairs), _written(node.children, prefix))
