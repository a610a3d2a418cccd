"""Finished HTML markup to plain text: for receivers that show or count words and nothing else.

Structure becomes signs that people read: `- ` and numbers for list items, `> ` for the words of others, ` | ` between
the cells of a row, addresses in angle brackets after the words that link to them (RFC 3986, appendix C), a picture's
alternative text in square brackets. No line is wrapped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from briefc.markup.element import Element, Markup, Node, Verbatim
from briefc.model.line import one_line
from briefc.model.marks import quotation_marks

_NAMES = (
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table ul"
)
_BLOCKS = frozenset(_NAMES.split())
"""Elements that stand on lines of their own; all others run in the line."""

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
BACK = "↑"
"""The words of a link that leads from a note back to its call; plain text has no places to go back to."""

_DASHES = ("—", "–", "-")
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[ \t\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")


def to_text(markup: Markup, language: str) -> str:
    """HTML markup without holes to plain text: blocks parted by an empty line, no line break at the end.

    `language` (BCP 47) gives the marks of quotations in the line.
    """
    return "\n\n".join(_blocks(markup, language))


def _blocks(markup: Markup, language: str) -> Iterator[str]:
    """The blocks of a flow, none empty; what runs in the line between them is a block too."""
    line: list[Node] = []
    for node in markup:
        if isinstance(node, Element) and node.name in _BLOCKS:
            yield from _lines(line, language)
            line = []
            yield from _block(node, _language(node, language))
        else:
            line.append(node)
    yield from _lines(line, language)


def _lines(nodes: list[Node], language: str) -> Iterator[str]:
    text = _folded(_inline(tuple(nodes), language))
    if text:
        yield text


def _folded(text: str) -> str:
    """Runs of blanks as one; line breaks stay where the markup has `br`. No-break spaces are the author's."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip(" \n")


def _block(node: Element, language: str) -> Iterator[str]:
    match node.name:
        case "pre":
            text = _inline(node.children, language, kept=True).strip("\n")
            if text.strip():
                yield text
        case "hr":
            yield "* * *"
        case "ul" | "ol":
            yield from _listed(node, language)
        case "dl":
            yield from _defined(node, language)
        case "blockquote":
            said = "\n\n".join(_blocks(node.children, language))
            if said:
                yield _behind(said, "> ", "> ")
        case "table":
            yield from _table(node, language)
        case "footer":
            said = "\n".join(_blocks(node.children, language))
            if said:
                yield said if said.startswith(_DASHES) else f"— {said}"
        case _:
            yield from _blocks(node.children, language)


def _listed(node: Element, language: str) -> Iterator[str]:
    """A list as one block: an item begins on a line of its own, what else it holds stands indented below it."""
    items = [child for child in node.children if isinstance(child, Element)]
    label = _labels(node)
    made = []
    for number, item in enumerate(items):
        sign = label(number)
        text = "\n".join(_blocks(item.children, _language(item, language)))
        made.append(f"{sign}{_behind(text, ' ' * len(sign))}".rstrip())
    if made:
        yield "\n".join(made)


def _defined(node: Element, language: str) -> Iterator[str]:
    """Terms, each with what is said of it indented below."""
    lines: list[str] = []
    for part in _elements(node):
        text = "\n".join(_blocks(part.children, _language(part, language)))
        if part.name == "dt":
            if lines:
                yield "\n".join(lines)
            lines = [text] if text else []
        elif text:
            lines.append(_behind(text, "    ", "    "))
    if lines:
        yield "\n".join(lines)


def _labels(node: Element) -> Callable[[int], str]:
    if node.name == "ul":
        return lambda _: "- "
    attributes = dict(node.attributes)
    start = int(attributes.get("start", "1") or "1")
    classes = attributes.get("class", "").split()
    first, last = ("(", ")") if "parens" in classes else ("", ")" if "paren" in classes else ".")
    kind = attributes.get("type", "1")
    return lambda number: f"{first}{_numeral(start + number, kind)}{last} "


def _numeral(number: int, kind: str) -> str:
    """A number as the `type` of an `ol` says: `1`, `a`, `A`, `i`, `I` (HTML Living Standard, 4.4.5)."""
    if kind in {"i", "I"} and 0 < number < 4000:
        out = ""
        for value, sign in _ROMAN:
            out += sign * (number // value)
            number %= value
        return out.upper() if kind == "I" else out
    if kind in {"a", "A"} and number > 0:
        out = ""
        while number:
            number, rest = divmod(number - 1, 26)
            out = chr(ord(kind) + rest) + out
        return out
    return str(number)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _table(node: Element, language: str) -> Iterator[str]:
    """The caption, then the rows, a line each."""
    rows = []
    for part in _elements(node):
        if part.name == "caption":
            yield from _blocks(part.children, language)
        elif part.name == "tr":
            rows.append(part)
        else:
            rows.extend(row for row in _elements(part) if row.name == "tr")
    lines = []
    for row in rows:
        cells = [one_line(" / ".join(_blocks(cell.children, language))) for cell in _elements(row)]
        if any(cells):
            lines.append(" | ".join(cells))
    if lines:
        yield "\n".join(lines)


def _elements(node: Element) -> Iterator[Element]:
    return (child for child in node.children if isinstance(child, Element))


def _behind(text: str, prefix: str, first: str = "") -> str:
    """A text with every line after the first behind a prefix, the first one behind `first`; no blanks at line ends."""
    lines = text.split("\n")
    return "\n".join([f"{first}{lines[0]}".rstrip(), *(f"{prefix}{line}".rstrip() for line in lines[1:])])


def _inline(markup: Markup, language: str, *, kept: bool = False) -> str:
    """What runs in the line; line breaks of the text are blanks unless they are to be kept."""
    return "".join(_run(node, language, kept=kept) for node in markup)


def _run(node: Node, language: str, *, kept: bool) -> str:
    if not isinstance(node, Element):
        text = _gathered((node,))
        return text if kept else text.replace("\n", " ")
    attributes = dict(node.attributes)
    if node.name == "br":
        return "\n"
    if node.name == "img":
        alt = attributes.get("alt", "")
        return f"[{alt}]" if alt else ""
    if node.name in _BLOCKS:
        # A block inside the line (a look of an extension): its text, set apart by blanks.
        return f" {one_line(' '.join(_block(node, language)))} "
    inner = _inline(node.children, _language(node, language), kept=kept)
    match node.name:
        case "q":
            first, last = quotation_marks(_language(node, language))
            return f"{first}{inner}{last}"
        case "a":
            address = attributes.get("href", "")
            if address.startswith("#") and inner == BACK:
                return ""
            named = address.startswith(("https://", "http://", "mailto:")) and address.partition(":")[2] not in inner
            return f"{inner} <{address}>" if named and address not in inner else inner
        case "abbr" if attributes.get("title"):
            return f"{inner} ({attributes['title']})"
        case "sup" if not any(isinstance(child, Element) and child.name == "a" for child in node.children):
            return _set(inner, _RAISED, "^")
        case "sub":
            return _set(inner, _LOWERED, "_")
        case _:
            return inner


def _set(text: str, table: dict[int, int], sign: str) -> str:
    """Raised or lowered text: in the characters made for it, as it is when it is letters, else behind a sign."""
    made = text.translate(table)
    if all(ord(one) in table.values() for one in made):
        return made
    return text if text.isalpha() else f"{sign}({text})"


def words_alone(markup: Markup) -> str:
    """The words of HTML markup on one line, as they are counted: no signs, no addresses, no pictures and captions."""
    return one_line("".join(_words(markup)))


def _words(markup: Markup) -> Iterator[str]:
    for node in markup:
        if not isinstance(node, Element):
            yield _gathered((node,))
        elif node.name == "br":
            yield " "
        elif node.name != "figcaption" and node.children != (BACK,):
            around = " " if node.name in _BLOCKS or node.name in {"td", "th", "caption"} else ""
            yield around
            yield from _words(node.children)
            yield around


def _gathered(markup: Markup) -> str:
    """The characters of markup, as they are."""
    out = []
    for node in markup:
        if isinstance(node, str):
            out.append(node)
        elif isinstance(node, Element):
            out.append("\n" if node.name == "br" else _gathered(node.children))
        elif isinstance(node, Verbatim):
            out.append(html.unescape(_TAG.sub("", node.markup)))
        else:
            raise TypeError(f"a hole was not filled: {type(node).__name__}")
    return "".join(out)


def _language(node: Element, around: str) -> str:
    return next((value for key, value in node.attributes if key == "lang"), around)
