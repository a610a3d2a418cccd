"""Inline content to HTML elements, by the law of docs/reference/constructs.md."""

from __future__ import annotations

import re
from typing import assert_never

from briefc.formats.html.manner import Manner
from briefc.markup.element import Markup, Node, element
from briefc.markup.html import attributes
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
    Token,
)

_LAST_WORD = re.compile(r"\S{1,40}\Z")


def inlines(content: Inlines, manner: Manner) -> Markup:
    """Inline content to markup. A note call is tied to the word before it, so that it never begins a line alone."""
    out: list[Node] = []
    for node in content:
        # Most of any text is Text: the match below would reach it no faster.
        made = manner.characters(node.text) if type(node) is Text else _inline(node, manner)
        if isinstance(node, NoteCall) and out and isinstance(out[-1], str):
            out.extend(_tied(str(out.pop()).rstrip(), made))
        else:
            out.extend(made)
    return tuple(out)


def _tied(before: str, call: Markup) -> Markup:
    match = _LAST_WORD.search(before)
    if match is None:
        return (before, *call) if before else call
    head = before[: match.start()]
    tied = element("span", match.group(), call, class_="tied")
    return (head, tied) if head else (tied,)


def _inline(node: Inline, manner: Manner) -> Markup:
    match node:
        case Text(words):
            return manner.characters(words)
        case Emphasis(content):
            return (element("em", inlines(content, manner)),)
        case Strong(content):
            return (element("strong", inlines(content, manner)),)
        case Code():
            return (element("code", tokens(node.tokens), class_=node.language),)
        case Title(content):
            return (element("cite", inlines(content, manner)),)
        case Subscript(content):
            return (element("sub", inlines(content, manner)),)
        case Superscript(content):
            return (element("sup", inlines(content, manner)),)
        case Term(content, expansion):
            return (element("abbr", inlines(content, manner), title=expansion),)
        case Phrase():
            return _phrase(node, manner)
        case Time(words, iso):
            return (element("time", manner.characters(words), datetime=iso),)
        case Link(content, href):
            return (element("a", inlines(content, manner), href=href),)
        case Reference():
            return _reference(node, manner)
        case NoteCall():
            return manner.call(node, manner)
        case InlineMath(tex, mathml):
            return manner.formula(tex, mathml, False)  # noqa: FBT003 - not displayed
        case Image():
            return image(node, manner)
        case Quote():
            return _quote(node, manner)
        case Target(id):
            return (element("span", id=id),)
        case Break():
            return (element("br"),)
        case _:
            assert_never(node)


def _phrase(node: Phrase, manner: Manner) -> Markup:
    named = attributes(class_=" ".join(node.classes), lang=node.lang, around=manner.setting.language)
    return (element("span", inlines(node.content, manner), **named),)


def _reference(node: Reference, manner: Manner) -> Markup:
    shown = inlines(node.content, manner)
    address = manner.reference(node.destination) if node.destination else ""
    if node.destination is None or not address:
        return shown
    return (element("a", shown, href=address), *manner.behind(node.destination))


def _quote(node: Quote, manner: Manner) -> Markup:
    named = attributes(id=node.id, lang=node.lang, around=manner.setting.language)
    return (element("q", inlines(node.content, manner), **named),)


def tokens(code: tuple[Token, ...]) -> Markup:
    """Highlighted code: a `span` a token that has a kind, plain text for the rest."""
    return tuple(element("span", token.text, class_=token.kind) if token.kind else token.text for token in code)


def image(node: Image, manner: Manner) -> Markup:
    """An `img` in its link, if it has one; the alternative text where the picture could not be had.

    Width and height of the file are given so that the page does not jump while it loads; what the author asked for is
    style.
    """
    source = manner.picture(node.asset) if node.asset else ""
    if node.asset is None or not source:
        return (element("span", node.alt, class_="missing-picture"),) if node.alt else ()
    made = element(
        "img",
        src=source,
        alt="" if node.decorative else node.alt,
        width=node.asset.width or None,
        height=node.asset.height or None,
        style=_size(node),
    )
    return (element("a", made, href=node.href),) if node.href else (made,)


def _size(node: Image) -> str:
    sizes = []
    width = node.width
    if node.scale and not width and not node.height and node.asset and node.asset.width:
        width = f"{node.asset.width * node.scale // 100}px"
    if width:
        sizes.append(f"width:{_length(width)}")
    if node.height or width:
        sizes.append(f"height:{_length(node.height) if node.height else 'auto'}")
    return ";".join(sizes)


_LENGTH = re.compile(r"\d+(\.\d+)?(px|em|ex|rem|pt|pc|cm|mm|in|%)?")


def _length(asked: str) -> str:
    """A length fit for a style attribute: nothing but a number and a unit, pixels without one."""
    match = _LENGTH.fullmatch(asked.replace(" ", ""))
    if match is None:
        return "auto"
    return match.group() if match.group(2) else f"{match.group()}px"
