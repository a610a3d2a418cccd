"""Finished markup to markup fit for paper: bound words, and characters that the print faces lack.

Words are bound by characters (U+00A0, U+2060), not by elements that may not wrap: where such an element falls on the
end of a line, WeasyPrint 70 breaks the line at its first opportunity in place of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefc.markup.element import Element, Markup, Node, element
from briefc.model.calendar import MONTHS
from briefc.model.language import primary

_AS_THEY_ARE = frozenset({"svg", "pre", "code", "script", "style", "title"})
_VERBATIM = frozenset({"q", "blockquote"})
_DIGIT = re.compile(r"\d")
_LAST_TWO = re.compile(r"(?:(?<=\s)|^)(\S+) (\S+)(\s*)$")
_LEAST_WORDS = 4
"""Words below which none are bound: the first of three would stand alone."""

_LONGEST_BOUND = 24
"""Characters beyond which two words are left to part: binding them would tear a hole into the line before."""

_SHORT_TABLE = 10
"""Rows of a table that is kept on one page."""

_CAPTION_LINE, _CAPTION_LEADING = 26, 4.0
"""Characters of a line in the margin, and millimetres from it to the next."""

_TEXT_LINE, _TEXT_LEADING = 66, 5.0

_WHOLE_UP_TO = 840
"""Characters of a quotation that is kept on one page: twelve lines."""


def fit_for_print(markup: Markup, language: str, numbers: Mapping[str, str] | None = None) -> Markup:
    """Markup in which dates keep together, and U+2011 and U+202F stand as characters that the faces have.

    Dates inside somebody's own words are left alone: those are verbatim to the character. `numbers` says for an address
    where it is printed ("source 3"), which links in the line of a post's provenance say, as paper has no other way.
    """
    dates = _dates(primary(language))
    return _over(markup, dates, numbers or {})


def _over(markup: Markup, dates: re.Pattern[str] | None, numbers: Mapping[str, str]) -> Markup:
    """Markup fit for print; the same object where nothing changes, as next to all of tens of thousands of nodes do."""
    made: list[Node] = []
    same = True
    for node in markup:
        fresh: Node = node
        if isinstance(node, str):
            fresh = _text(node, dates)
        elif isinstance(node, Element) and node.name not in _AS_THEY_ARE:
            fresh = _element(node, dates, numbers)
        same = same and fresh is node
        made.append(fresh)
    return markup if same else tuple(made)


def _element(node: Element, dates: re.Pattern[str] | None, numbers: Mapping[str, str]) -> Element:
    name, attributes, children = node.name, node.attributes, node.children
    named = ""
    for key, value in attributes:
        if key == "class":
            named = named or value
        if not value.isascii():
            attributes = tuple((key, _plain(value)) for key, value in node.attributes)
    if name == "ol":
        attributes = _counted(attributes)
    elif name == "img" and not dict(attributes).get("alt"):
        attributes = (*attributes, ("role", "presentation"))  # says to the printer that this is on purpose
    if numbers and named == "provenance":
        children = tuple(_numbered(children, numbers))
    if children:
        children = _over(children, None if name in _VERBATIM else dates, numbers)
    if attributes is not node.attributes or children is not node.children:
        node = Element(name, attributes, children)
    return _unbroken(node, named) if name == "table" or "quot" in named or "social-post" in named else node


def _numbered(children: Markup, numbers: Mapping[str, str]) -> Iterator[Node]:
    """What stands in a line of provenance, each link followed by the number of its source."""
    for child in children:
        yield child
        number = numbers.get(dict(child.attributes).get("href", "")) if isinstance(child, Element) else None
        if number:
            yield f": {number}"


def _counted(attributes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The attributes of a list, its `start` as the style that the printer goes by."""
    start = dict(attributes).get("start", "1")
    if start == "1":
        return attributes
    return (*attributes, ("style", f"counter-reset: list-item {int(start) - 1}"))


def _text(words: str, dates: re.Pattern[str] | None) -> str:
    if not words.isascii():
        # No face has the no-break hyphen; a hyphen between word joiners does not break either.
        words = words.replace("\u202f", "\u00a0").replace("\u2011", "\u2060-\u2060")
    if dates is None or not _DIGIT.search(words):
        return words
    return dates.sub(lambda match: match.group().replace(" ", "\u00a0"), words)


def _plain(value: str) -> str:
    return value.replace("\u2011", "-").replace("\u202f", "\u00a0")


@lru_cache(maxsize=32)
def _dates(language: str) -> re.Pattern[str] | None:
    """Day and month next to one another, in either order."""
    if language not in MONTHS:
        return None
    names = "|".join(sorted(map(re.escape, MONTHS[language]), key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{names}) \d{{1,2}}\b|\d{{1,2}}\.? (?:{names})\b)")


def _unbroken(node: Element, named: str) -> Element:
    """A pull quote in a box that pages do not cut; quotations too long to keep whole, and short tables, marked so.

    `named` are the element's classes.
    """
    classes = named.split()
    if node.name == "table" and _rows(node) <= _SHORT_TABLE:
        marked = {**dict(node.attributes), "class": " ".join((*classes, "short"))}
        return Element(node.name, tuple(marked.items()), node.children)
    if "pull-quote" in classes:
        return Element(node.name, node.attributes, (element("div", node.children, class_="whole"),))
    if node.name != "figure" or not {"quote", "quotation", "social-post"} & set(classes):
        return node
    length = _length(node)
    if "social-post" not in classes and length > _WHOLE_UP_TO:
        attributes = tuple((key, f"{value} long" if key == "class" else value) for key, value in node.attributes)
        return Element(node.name, attributes, node.children)
    return _as_high_as_its_caption(node, length)


def _as_high_as_its_caption(figure: Element, length: int) -> Element:
    """A short quotation that says how high a caption beside it is: a page that holds the one is to hold the other.

    `length` is that of all of it, in characters.
    """
    captions = [part for part in figure.children if isinstance(part, Element) and part.name == "figcaption"]
    words = length - sum(map(_length, captions))
    lines = sum(
        -(-_length(part) // _CAPTION_LINE)
        for caption in captions
        for part in caption.children
        if isinstance(part, Element)
    )
    height = lines * _CAPTION_LEADING + 1.2
    if height <= -(-words // _TEXT_LINE) * _TEXT_LEADING:
        return figure
    return Element(figure.name, (*figure.attributes, ("style", f"--caption: {height:.1f}mm")), figure.children)


def _rows(table: Element) -> int:
    """The rows of a table's body."""
    bodies = [part for part in table.children if isinstance(part, Element) and part.name == "tbody"]
    return sum(isinstance(row, Element) and row.name == "tr" for body in bodies for row in body.children)


def _length(node: Node) -> int:
    if isinstance(node, str):
        return len(node)
    return sum(map(_length, node.children)) if isinstance(node, Element) else 0


def bound(markup: Markup) -> Markup:
    """Markup whose last two words keep together, so that no line holds one short word alone.

    Left as it is where the two are long, are all there is, or end in an element.
    """
    if not markup or not isinstance(markup[-1], str):
        return markup
    match = _LAST_TWO.search(markup[-1])
    if match is None or (len(markup[-1].split()) < _LEAST_WORDS and len(markup) == 1):
        return markup
    if len(match.group(1)) + len(match.group(2)) > _LONGEST_BOUND:
        return markup
    before, (one, two, after) = markup[-1][: match.start()], match.groups()
    return (*markup[:-1], f"{before}{one}\u00a0{two}{after}")
