"""Bytes of strangers to elements: the one door for XML that briefc did not write (research: reliability, T8 to T10).

Nothing is fetched, because nothing can be: the parser (expat) has no way to a file or a network, knows no XInclude and
no schema, and a document type declaration, without which there are no entities, ends the reading where it stands. Size,
depth, and the number of elements are bounded. HTML inside a document goes through libxml2's HTML parser, which
knows no entities but those of HTML.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from lxml import etree

from briefc.ingest.tree import Tag
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span

LARGEST = 20_000_000
"""Largest file that is read, bytes."""

LARGEST_HTML = 2_000_000
"""Most characters of HTML in one payload."""

DEEPEST = 100
"""Deepest nesting of elements."""

MOST_ELEMENTS = 300_000
"""Most elements of a document."""

_XML = "http://www.w3.org/XML/1998/namespace"
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["'][^>]*\?>""")
_DECODED = frozenset(
    {"gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp", "windows-31j"}
)
"""Encodings that expat does not know and agencies of East Asia use."""


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def parse_untrusted(data: bytes, path: str) -> Tag | Diagnostic:
    """A file's bytes to its root element, or why it is not read.

    Codes: `import.limit`, `import.doctype`, `import.syntax`.
    """
    if len(data) > LARGEST:
        return error("import.limit", Span(path), f"not read: larger than {LARGEST // 1_000_000} MB")
    try:
        data = _recoded(data)
    except (UnicodeDecodeError, LookupError) as reason:
        return error("import.syntax", Span(path, 1, 1), f"the file is not in the encoding that it declares: {reason}")
    builder = _Builder()
    parser = builder.parser
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except _RefusedError as reason:
        where = Span(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if reason.code == "doctype":
            return error("import.doctype", where, str(reason), reason.hint)
        return error("import.limit", where, str(reason), reason.hint)
    except expat.ExpatError as reason:
        where = Span(path, reason.lineno, reason.offset + 1)
        return error("import.syntax", where, f"this is no XML: {expat.errors.messages.get(reason.code, 'broken')}")
    except (ValueError, LookupError) as reason:
        return error("import.syntax", Span(path, 1, 1), f"this is no XML: {reason}")
    if builder.root is None:
        return error("import.syntax", Span(path, 1, 1), "this is no XML: it has no element")
    return builder.root


def _recoded(data: bytes) -> bytes:
    """The bytes in an encoding that expat reads; UTF-8 without the declaration where it was another."""
    found = _DECLARED.match(data)
    if found is None or found[1].decode().lower() not in _DECODED:
        return data
    # A declaration without the encoding, on as many lines: the lines stay those of the file.
    text = data[found.end() :].decode(found[1].decode())
    return b'<?xml version="1.0"' + b"\n" * found.group().count(b"\n") + b"?>" + text.encode()


class _Builder:
    """Makes the elements of one document while expat reads it."""

    def __init__(self) -> None:
        self.root: Tag | None = None
        self.open: list[Tag] = []
        self.count = 0
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        """Refuse the document."""
        message = "a document type declaration is not accepted: it may name files and expand without end"
        raise _RefusedError("doctype", message, "remove it: neither NewsML-G2 nor NITF needs one")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise _RefusedError("limit", f"more than {MOST_ELEMENTS} elements", "import the parts one by one")
        if len(self.open) >= DEEPEST:
            raise _RefusedError("limit", f"elements lie more than {DEEPEST} deep in one another", "")
        namespace, _, local = name.rpartition(" ")
        tag = Tag(
            local,
            namespace,
            _attributes(attributes),
            [],
            self.parser.CurrentLineNumber,
            self.parser.CurrentColumnNumber + 1,
        )
        if self.open:
            self.open[-1].children.append(tag)
        else:
            self.root = tag
        self.open.append(tag)

    def end(self, _name: str) -> None:
        """Close the element that is open."""
        self.open.pop()

    def text(self, text: str) -> None:
        """Add characters to the element that is open."""
        if self.open:
            self.open[-1].children.append(text)


def _attributes(given: dict[str, str]) -> dict[str, str]:
    """Attributes by local name; a plain one comes before one of a namespace."""
    out: dict[str, str] = {}
    for name, value in given.items():
        namespace, _, local = name.rpartition(" ")
        if not namespace:
            out[local] = value
    for name, value in given.items():
        namespace, _, local = name.rpartition(" ")
        if namespace:
            out.setdefault(local, value)
            if namespace == _XML:
                out[f"xml:{local}"] = value
    return out


# --- HTML ------------------------------------------------------------------------------------------------------------


def parse_html(text: str, at: Tag) -> Tag | None:
    """HTML that stands in an element as characters, to elements placed by the lines of that element; None for none."""
    if not text.strip():
        return None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_without_nul(text[:LARGEST_HTML]), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return _from_html(root, at) if root is not None else None


def _without_nul(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _from_html(root: etree._Element, at: Tag) -> Tag:
    top = _html_tag(root, at)
    waiting = [(root, top)]
    while waiting:
        element, tag = waiting.pop()
        if element.text:
            tag.children.append(element.text)
        for child in element:
            if isinstance(child.tag, str):
                made = _html_tag(child, at)
                tag.children.append(made)
                waiting.append((child, made))
            if child.tail:
                tag.children.append(child.tail)
    return top


def _html_tag(element: etree._Element, at: Tag) -> Tag:
    attributes = {str(key).rpartition(":")[2]: str(value) for key, value in element.attrib.items()}
    below: Any = element.sourceline
    line = at.line + max((below or 1) - 1, 0)
    return Tag(
        str(element.tag).rpartition(":")[2].lower(), "", attributes, [], line, at.column if line == at.line else 1
    )
