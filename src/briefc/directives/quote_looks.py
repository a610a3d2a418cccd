"""How a quotation looks on a page, inside NewsML's HTML, and in NITF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefc.directives.attribution import Credit, caption, line, nitf_credit
from briefc.directives.words import word
from briefc.markup import nitf
from briefc.markup.directive import Setting
from briefc.markup.element import Flow, Markup, Node, element
from briefc.model.content import Blocks, Paragraph, Phrase, Text, plain
from briefc.model.language import direction
from briefc.model.marks import quotation_marks

if TYPE_CHECKING:
    from briefc.directives.quote import QuoteNode


def credit_of(node: QuoteNode, language: str) -> Credit:
    """What is shown of who said it."""
    return Credit(
        name=node.by or node.anonymous,
        role=node.role,
        organisation=node.org,
        source=node.source or node.cite,
        cite=node.cite,
        place=node.place,
        date=node.date,
        extra=word("translated", language, name=node.translator) if node.translator else "",
        anonymous=not node.by,
    )


def turned(language: str, setting: Setting) -> str:
    """The value of `dir` for text in a language inside the article: "" where it runs as the article does."""
    return _turned_within(language, setting.direction)


def _turned_within(language: str, around: str) -> str:
    """The value of `dir` for text in a language where text runs in the direction `around`: "" for the same one."""
    if not language:
        return ""
    found = direction(language)
    return found if found != around else ""


def marked(words: Blocks, language: str) -> Blocks:
    """The words between quotation marks of a language, the first of them in a phrase of class `hang`.

    Marks that the author wrote round the whole are taken, none are added; words that begin or end with anything but
    a paragraph stay bare.
    """
    first, last = (words[0], words[-1]) if words else (None, None)
    if not isinstance(first, Paragraph) or not isinstance(last, Paragraph):
        return words
    opening, closing = quotation_marks(language)
    said = plain(first.content).lstrip()
    end = plain(last.content).rstrip()
    if said[:1] in _OPENING and end[-1:] in _CLOSING and _spans_all(said if len(words) == 1 else said + end):
        head = first.content[0]
        if isinstance(head, Text) and head.text:
            hung = (Phrase((Text(head.text[0]),), classes=("hang",)), Text(head.text[1:]), *first.content[1:])
            return (replace(first, content=hung), *words[1:])
        return words
    hang = Phrase((Text(opening),), classes=("hang",))
    if len(words) == 1:
        return (replace(first, content=(hang, *first.content, Text(closing))),)
    return (
        replace(first, content=(hang, *first.content)),
        *words[1:-1],
        replace(last, content=(*last.content, Text(closing))),
    )


_OPENING, _CLOSING = '“„«»”「『"', '”“»«」』"'


def _spans_all(text: str) -> bool:
    """Whether the mark that opens a text is closed at its very end and not before."""
    inner = text[1:-1]
    return text[:1] not in inner and text[-1:] not in inner


def page_quote(node: QuoteNode, setting: Setting) -> Markup:
    """`figure.quote > figcaption, blockquote`, or `aside.pull-quote`."""
    language = node.lang or setting.language
    credit = caption(credit_of(node, setting.language), setting.language)
    align = f" align-{node.align}" if node.align else ""
    words = Flow(marked(node.words, language))
    attributes = {"lang": node.lang, "dir": turned(node.lang, setting)}
    if node.pull:
        return (
            element(
                "aside",
                element("blockquote", words, **attributes),
                element("p", credit, class_="attribution") if credit else (),
                class_=f"pull-quote{align}",
                id=node.id,
                aria_label=word("pull-quote", setting.language),
            ),
        )
    children: list[Node] = [element("figcaption", credit)] if credit else []
    children.append(element("blockquote", words, cite=node.cite, **attributes))
    if node.original:
        children.append(
            element(
                "blockquote",
                element("p", node.original),
                class_="original",
                lang=node.original_lang,
                dir=turned(node.original_lang, setting),
            )
        )
    kind = " epigraph" if node.kind == "epigraph" else ""
    return (element("figure", *children, class_=f"quote{kind}{align}", id=node.id),)


def rendition_quote(node: QuoteNode, setting: Setting) -> Markup:
    """`blockquote > p…, footer`."""
    credit = line(credit_of(node, setting.language), setting.language)
    around = direction(node.lang) if node.lang else setting.direction
    original = element("p", node.original, lang=node.original_lang, dir=_turned_within(node.original_lang, around))
    return (
        element(
            "blockquote",
            Flow(node.words),
            (original,) if node.original else (),
            (element("footer", credit),) if credit else (),
            id=node.id,
            cite=node.cite,
            lang=node.lang,
            dir=turned(node.lang, setting),
        ),
    )


def nitf_quote(node: QuoteNode, setting: Setting) -> Markup:
    """`bq > block, credit`: the words alone, without marks of ours."""
    words: Markup = (Flow(node.words),)
    if node.original:
        words = (*words, nitf.paragraph(node.original, class_="original", lang=node.original_lang))
    return (
        nitf.block_quote(
            words,
            nitf_credit(credit_of(node, setting.language), setting.language),
            id=node.id,
            class_="epigraph" if node.kind == "epigraph" else "quote",
            source=node.by,
            lang=node.lang,
        ),
    )
