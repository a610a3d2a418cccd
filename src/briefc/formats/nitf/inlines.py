"""Inline content to NITF's enriched text, by the law of docs/reference/constructs.md.

NITF has no `strong`, `code` or `cite`: `em` with a class carries them; `sub` and `sup` stand inside `num` only; a
picture is no inline: its alternative text stays in the line and its `media` follows the paragraph.
"""

from __future__ import annotations

from typing import assert_never

from briefc.formats.nitf.writing import Writing, attributes
from briefc.markup.element import Element, Markup, Node
from briefc.markup.nitf import norm
from briefc.model.content import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    InlineMath,
    Inlines,
    Link,
    NoteCall,
    Phrase,
    Quote,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Target,
    Term,
    Text,
    Time,
    Title,
    plain,
)
from briefc.model.marks import quotation_marks


def inlines(content: Inlines, writing: Writing) -> Markup:
    """Inline content to the children of a mixed NITF element."""
    out: list[Node] = []
    for node in content:
        # Most of any text is Text: the match below would reach it no faster.
        if type(node) is Text:
            text = node.text.replace("\n", " ")
            if out and text.startswith(" ") and isinstance(out[-1], str) and out[-1].endswith(" "):
                text = text[1:]
            out.append(text)
        else:
            out.extend(_inline(node, writing))
    return tuple(out)


def _inline(node: Inline, writing: Writing) -> Markup:
    match node:
        case Text(text):
            return (text.replace("\n", " "),)
        case Emphasis(content):
            return (Element("em", (), inlines(content, writing)),)
        case Strong(content):
            return _em("strong", inlines(content, writing))
        case Code():
            return _em("literal", (node.text,))
        case Title(content):
            if _is_text(content):
                return (Element("object.title", (), (plain(content),)),)
            return _em("title", inlines(content, writing))
        case Subscript(content):
            return _shifted("sub", "subscript", content, writing)
        case Superscript(content):
            return _shifted("sup", "superscript", content, writing)
        case Term(content, expansion):
            words = inlines(content, writing)
            return _em("abbreviation", (*words, f" ({expansion})") if expansion else words)
        case Phrase():
            return _phrase(node, writing)
        case Time(text, iso):
            return (Element("chron", attributes(norm=norm(iso)), (text,)),)
        case Link():
            return _link(node, writing)
        case Reference():
            return _reference(node, writing)
        case NoteCall(id, note, label, kind):
            writing.links.add(note)
            return (Element("a", attributes(class_=f"{kind}-ref", id=id, href=f"#{note}"), (f"[{label}]",)),)
        case InlineMath(tex):
            return _em("math", (tex,))
        case Image():
            writing.pictures.append(node)
            return _em("image", (node.alt,)) if node.alt else ()
        case Quote():
            # Readers that drop the unknown `q` keep its text, so the marks stand in the text, outside the element.
            before, after = quotation_marks(writing.setting.language)
            pairs = attributes(id=node.id, quote_source=node.speaker, xml_lang=node.lang)
            return (before, Element("q", pairs, inlines(node.content, writing)), after)
        case Target(id):
            return (Element("a", attributes(id=id)),)
        case Break():
            return (Element("br"),)
        case _:
            assert_never(node)


def _em(kind: str, children: Markup) -> Markup:
    return (Element("em", (("class", kind),), children),)


def _is_text(content: Inlines) -> bool:
    return all(type(node) is Text for node in content)


def _shifted(name: str, kind: str, content: Inlines, writing: Writing) -> Markup:
    # sub and sup take characters only; what holds more (no reader makes it today) keeps its markup instead.
    if _is_text(content):
        return (Element("num", (), (Element(name, (), (plain(content),)),)),)
    return _em(kind, inlines(content, writing))


def _phrase(node: Phrase, writing: Writing) -> Markup:
    if "dateline" in node.classes:
        # Plain words: no reader may drop or slant the dateline, and body.head holds it with its markup.
        return (plain(node.content).replace("\n", " "),)
    content = inlines(node.content, writing)
    kind = " ".join(node.classes)
    if node.lang:
        return (Element("lang", attributes(class_=kind, xml_lang=node.lang), content),)
    return _em(kind, content) if kind else content


def _link(node: Link, writing: Writing) -> Markup:
    if node.href.startswith("#"):
        writing.links.add(node.href[1:])
    return (Element("a", attributes(href=node.href), inlines(node.content, writing)),)


def _reference(node: Reference, writing: Writing) -> Markup:
    content = inlines(node.content, writing)
    if node.destination is None:
        return content
    writing.references.setdefault(node.destination.guid, node.destination)
    return (Element("a", attributes(href=writing.item_address(node.destination)), content),)
