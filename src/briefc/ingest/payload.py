"""Which of an item's payloads becomes the text, and its body as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefc.ingest.read_blocks import body_blocks
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.ingest.untrusted import LARGEST_HTML, parse_html
from briefc.model.content import Blocks, Paragraph, Text

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|table|blockquote)[\s/>]", re.IGNORECASE)
_RANK = {"nitf": 0, "xhtml": 1, "html": 2, "plain": 3}
_WORDS = {"nitf": "NITF", "xhtml": "XHTML", "html": "HTML", "plain": "plain text"}


@dataclass(frozen=True, slots=True)
class Payload:
    """A text of an item: what kind it is, the element that holds it in the item, its own root (None for plain text)."""

    kind: Literal["nitf", "xhtml", "html", "plain"]
    holder: Tag
    root: Tag | None


def chosen(content: Tag | None, reading: Reading) -> Payload | None:
    """The payload to read: the one that the item calls its original, else the richest; what is left is told.

    Code: `import.payload`.
    """
    if content is None:
        return None
    found = [one for holder in content.tags("inlineXML", "inlineData") for one in _payloads(holder, reading)]
    if not found:
        return None
    original = content.get("original")
    found.sort(key=lambda one: (not original or one.holder.get("id") != original, _RANK[one.kind]))
    best, *left = found
    for one in left:
        reading.say.info("import.payload", one.holder, f"{_WORDS[one.kind]} is left: {_WORDS[best.kind]} is read")
    return best


def _payloads(holder: Tag, reading: Reading) -> list[Payload]:
    if holder.name == "inlineXML":
        out = []
        for root in holder.tags():
            nitf = root if root.name == "nitf" else next(iter(root.every("nitf")), None)
            if nitf is not None:
                out.append(Payload("nitf", holder, nitf))
            elif root.text:
                out.append(Payload("xhtml", holder, root))
        return out
    if holder.get("encoding"):
        reading.say.warning("import.payload", holder, f"a text in the encoding {holder.get('encoding')} is not read")
        return []
    text = holder.raw
    if not text.strip():
        return []
    kind = holder.get("contenttype").partition(";")[0].strip().lower()
    if "html" in kind or _MARKUP.search(text):
        if len(text) > LARGEST_HTML:
            reading.say.warning("import.payload", holder, f"HTML is read up to {LARGEST_HTML} characters")
        parsed = parse_html(text, holder)
        return [Payload("html", holder, parsed)] if parsed is not None and parsed.text else []
    return [Payload("plain", holder, None)]


def blocks_of(payload: Payload, reading: Reading) -> Blocks:
    """The body of a payload."""
    root = payload.root
    if root is None:
        return plain_blocks(reading.text(payload.holder.raw, payload.holder))
    if payload.kind == "nitf":
        return nitf_blocks(root, reading)
    body = root if root.name == "body" else root.first("body")
    return body_blocks(_only_body(body if body is not None else root), reading)


def nitf_blocks(nitf: Tag, reading: Reading) -> Blocks:
    """The body of an NITF document: its contents, then what stands at its end."""
    body = nitf.first("body")
    if body is None:
        return ()
    parts: list[Tag | str] = [part for content in body.tags("body.content") for part in content.children]
    for end in body.tags("body.end"):
        parts.extend(
            Tag("p", "", {}, one.children, one.line, one.column) for one in end.tags("tagline", "bibliography")
        )
    if not any(body.tags("body.content")):
        parts.extend(child for child in body.children if not (isinstance(child, Tag) and child.name == "body.head"))
    return body_blocks(Tag("body", "", {}, parts, body.line, body.column), reading)


def _only_body(tag: Tag) -> Tag:
    if tag.name != "html":
        return tag
    return Tag("body", "", {}, [one for one in tag.children if not (isinstance(one, Tag) and one.name == "head")])


def plain_blocks(text: str) -> Blocks:
    """Plain text as wires send it to paragraphs: parted by blank lines or by indented first lines; else one a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs()
    lines = [line.rstrip() for line in text.split("\n")]
    full = [line for line in lines if line]
    parted = any(not line for line in lines[1:-1]) and len(full) > 1
    led = sum(line.startswith(" ") for line in full)
    wrapped = parted or 0 < led < len(full) or _is_wrapped(full)
    out: list[list[str]] = [[]]
    for line in lines:
        starts = not wrapped or (line.startswith(" ") and 0 < led < len(full))
        if not line or (starts and out[-1]):
            out.append([])
        if line:
            out[-1].append(line)
    joined = (" ".join(" ".join(part).split(" ")) for part in out if part)
    return tuple(Paragraph((Text(re.sub(" +", " ", one).strip(" ")),)) for one in joined if one.strip())


def _is_wrapped(lines: list[str]) -> bool:
    """Whether all lines but the last are of about one length, as where a program broke them."""
    longest = max((len(line) for line in lines), default=0)
    return len(lines) > 2 and 40 <= longest <= 100 and all(len(line) > longest - 20 for line in lines[:-1])
