"""How a post looks on a page, inside NewsML's HTML, and in NITF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefc.directives.post_text import post_paragraphs
from briefc.directives.quote_looks import turned
from briefc.directives.words import word
from briefc.markup import nitf as nitf_markup
from briefc.markup.directive import Setting
from briefc.markup.element import Element, Flow, Markup, Node, Run, element
from briefc.markup.html import scripted
from briefc.model.calendar import shown_date
from briefc.model.content import Blocks, Figure, Inline, Link, Paragraph, Quotation, Text, Time
from briefc.model.language import comma

if TYPE_CHECKING:
    from briefc.directives.embed_tweet import TweetNode


def _gone(node: TweetNode) -> bool:
    return node.status in {"deleted", "suspended"}


def link_of(node: TweetNode) -> str:
    """The address that the post's date or "original" leads to: the post, its copy when it is gone, "" for neither."""
    return node.archived if _gone(node) else node.url


def _words(node: TweetNode) -> Blocks:
    """The post's paragraphs and pictures."""
    pictures = () if node.hide_media else tuple(Figure(image=image) for image in node.pictures)
    return (*post_paragraphs(node.text), *pictures)


def _translated(node: TweetNode, setting: Setting) -> Blocks:
    if not node.translation:
        return ()
    label = f"{word('translation', setting.language)}: "
    lang = node.translation_lang or (setting.language if node.lang else "")
    (first, *rest) = post_paragraphs(node.translation, lang, ("translation",))
    assert isinstance(first, Paragraph)  # noqa: S101 - what post_paragraphs makes
    return (Paragraph((Text(label), *first.content), lang=lang, classes=("translation",)), *rest)


def _only_link(node: TweetNode, setting: Setting) -> Blocks:
    """What stands in place of the words of a post that nobody wrote down."""
    label = Text(word("original-post", setting.language))
    target = link_of(node)
    return (Paragraph((Link((label,), target),) if target else (label,)),)


def core(node: TweetNode, setting: Setting) -> Blocks:
    """A quotation whose attribution names author, handle, network and day."""
    day = shown_date(node.date, setting.language)
    names: list[Inline] = [Text(_name(node))]
    rest = ", ".join(part for part in (node.role, word("post-on", setting.language)) if part)
    names.append(Text(f", {rest}" if _name(node) else rest))
    if day:
        target = link_of(node)
        names.append(Text(", "))
        names.append(Link((Time(day, node.date),), target) if target else Time(day, node.date))
    return (
        Quotation(
            body=(_words(node) or _only_link(node, setting)) + _translated(node, setting),
            attribution=tuple(name for name in names if not isinstance(name, Text) or name.text),
            kind="embed-tweet",
            cite=node.url,
            id=node.id,
            lang=node.lang,
            span=node.span,
        ),
        *_below(node),
    )


def _below(node: TweetNode) -> Blocks:
    """The newsroom's line below the post."""
    return (Paragraph(node.below, classes=("caption",), span=node.span),) if node.below else ()


def _name(node: TweetNode) -> str:
    handle = f"@{node.handle}" if node.handle else ""
    return f"{node.author} ({handle})" if node.author and handle else node.author or handle


# --- page ------------------------------------------------------------------------------------------------------------


def _between(text: str) -> Element:
    return element("span", text, class_="comma")


def html(node: TweetNode, setting: Setting) -> Markup:
    """`figure.social-post > figcaption, blockquote, p.provenance`: no script, and nothing from another site."""
    words = _words(node)
    children: list[Node] = [element("figcaption", _caption(node, setting))]
    if words or node.translation:
        children.append(
            element(
                "blockquote",
                Flow(words),
                cite=node.url,
                lang=node.lang,
                dir=node.dir or turned(node.lang, setting),
            )
        )
    if node.translation:
        children.append(Flow(_translated(node, setting)))
    children.extend(_caption_below(node))
    provenance = _provenance(node, setting)
    if provenance:
        children.append(element("p", provenance, class_="provenance"))
    align = f" align-{node.align}" if node.align else ""
    return (element("figure", *children, class_=f"social-post{align}", id=node.id),)


def _caption(node: TweetNode, setting: Setting) -> Markup:
    out: list[Node] = []
    if node.author:
        out.append(element("span", scripted(node.author, setting.language), class_="speaker"))
    if node.handle:
        handle = element("span", f"@{node.handle}", class_="handle")
        out += [_between(" ("), handle, _between("), ")] if out else [handle, _between(", ")]
    elif out:
        out.append(_between(", "))
    if node.role:
        out += [element("span", scripted(node.role, setting.language), class_="role"), _between(", ")]
    occasion: list[Node] = [element("span", word("post-on", setting.language), class_="platform")]
    if node.date:
        day = element("time", shown_date(node.date, setting.language), datetime=node.date)
        occasion += [comma(setting.language), day]
    out.append(element("span", tuple(occasion), class_="occasion"))
    return tuple(out)


def _provenance(node: TweetNode, setting: Setting) -> Markup:
    """Original, copy, day of retrieval, what became of the post, and the posts that it speaks of."""
    language = setting.language
    out: list[Node] = []
    if node.url and not _gone(node):
        out.append(element("a", word("original-post", language), href=node.url))
    if node.status not in {"", "live"}:
        out.append(element("span", word(node.status, language), class_="status"))
    if node.archived:
        out.append(element("a", word("archived", language), href=node.archived))
    if node.retrieved:
        before, _, after = word("retrieved", language, date="\0").partition("\0")
        day = element("time", shown_date(node.retrieved, language), datetime=node.retrieved)
        out.append(element("span", before, day, after, class_="retrieved"))
    for key, target in (("in-reply-to", "" if node.hide_thread else node.in_reply_to), ("quoting", node.quoted)):
        if target:
            shown = target.removeprefix("https://")
            out.append(element("span", f"{word(key, language)} ", element("a", shown, href=target), class_=key))
    joined: list[Node] = []
    for part in out:
        joined += [" · ", part] if joined else [part]
    return tuple(joined)


# --- NewsML ----------------------------------------------------------------------------------------------------------


def _line(node: TweetNode, setting: Setting) -> str:
    return ", ".join(part for part in (_name(node), node.role, word("post-on", setting.language)) if part)


def rendition(node: TweetNode, setting: Setting) -> Markup:
    """`blockquote.twitter-tweet`, as the network itself gives posts out, without its script."""
    day = shown_date(node.date, setting.language) or word("original-post", setting.language)
    target = link_of(node)
    shown: Node = element("a", day, href=target) if target else day
    dated = node.date or target
    return (
        element(
            "blockquote",
            Flow((_words(node) or _only_link(node, setting)) + _translated(node, setting)),
            f"— {_line(node, setting)}{', ' if dated else ''}",
            (shown,) if dated else (),
            class_="twitter-tweet",
            id=node.id,
            cite=node.url,
            lang=node.lang,
            dir=node.dir or turned(node.lang, setting),
        ),
        *_caption_below(node),
    )


def _caption_below(node: TweetNode) -> Markup:
    return (element("p", Run(node.below), class_="caption"),) if node.below else ()


def nitf(node: TweetNode, setting: Setting) -> Markup:
    """`bq class="embed-tweet"` with the author, handle and day in `credit`."""
    credit: list[Node] = []
    if node.author:
        credit.append(nitf_markup.person(node.author))
    if node.handle:
        handle = nitf_markup.handle(f"@{node.handle}")
        credit += [" (", handle, ")"] if credit else [handle]
    if node.role:
        credit += [", ", nitf_markup.function(node.role)] if credit else [nitf_markup.function(node.role)]
    day = shown_date(node.date, setting.language)
    target = link_of(node)
    if target:
        credit += [", "] if credit else []
        credit.append(nitf_markup.link(target, day or word("original-post", setting.language)))
    elif day:
        credit += [", "] if credit else []
        credit.append(nitf_markup.chron(node.date, day))
    return (
        nitf_markup.block_quote(
            (_words(node) or _only_link(node, setting)) + _translated(node, setting),
            tuple(credit),
            id=node.id,
            class_="embed-tweet",
            source=node.url,
            lang=node.lang,
        ),
        *((nitf_markup.paragraph(Run(node.below), class_="caption"),) if node.below else ()),
    )
