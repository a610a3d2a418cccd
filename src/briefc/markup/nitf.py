"""The NITF 3.6 vocabulary for looks: elements by what they mean, without a namespace (the serialiser adds it).

A look returns what may stand inside NITF's `block`: `p`, `hl2`, `bq`, `note`, `media`, lists, tables, `pre`, `hr`.
Text goes nowhere but into mixed elements (`p`, `hl2`, `li`, `credit`, …); `bq` and `note` take blocks only.
Source: NITF 3.6, http://iptc.org/std/NITF/2006-10-18/.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias

from briefc.markup.element import Element, Flow, Markup, Node, element
from briefc.model.content import Blocks, Placed

Body: TypeAlias = Blocks | Markup
"""What a container holds: content, which the writer renders, or finished markup."""


def paragraph(*children: Node | Markup, id: str = "", class_: str = "", lang: str = "") -> Element:
    """Running text to `p`."""
    return _with_lang(element("p", *children, id=id, class_=class_), lang)


def heading(*children: Node | Markup, id: str = "", class_: str = "") -> Element:
    """A heading inside the body to `hl2`."""
    return element("hl2", *children, id=id, class_=class_)


def block_quote(
    body: Body, credit: Markup = (), *, id: str = "", class_: str = "", source: str = "", lang: str = ""
) -> Element:
    """Somebody's words to `bq`: the words in its one `block`, who said them in `credit`, `source` in `quote-source`."""
    said = element("block", _laid(body))
    tail = (element("credit", credit),) if credit else ()
    return _with_lang(element("bq", said, tail, id=id, class_=class_, quote_source=source), lang)


def note(
    body: Body, *, id: str = "", class_: str = "", noteclass: str = "", title: Markup = (), lang: str = ""
) -> Element:
    """Matter beside the text to `note`, its title as `hl2 class="title"`.

    `noteclass` is empty or one of the schema's words: cpyrt, end, hd, editorsnote, trademk, undef.
    """
    head = (element("hl2", title, class_="title"),) if title else ()
    content = element("body.content", element("block", head, _laid(body)))
    return _with_lang(element("note", content, id=id, noteclass=noteclass, class_=class_), lang)


def person(name: str) -> Element:
    """A person's name to `person`."""
    return element("person", name)


def function(role: str) -> Element:
    """A job title to `function`, which takes no class."""
    return element("function", role)


def organisation(name: str) -> Element:
    """An organisation's name to `org`."""
    return element("org", name)


def work(title: str) -> Element:
    """The title of a work or an event to `object.title`."""
    return element("object.title", title)


def handle(name: str) -> Element:
    """An account on a network to `virtloc`."""
    return element("virtloc", name)


def link(href: str, *children: Node | Markup) -> Element:
    """An address to `a`."""
    return element("a", *children, href=href)


def chron(iso: str, *children: Node | Markup) -> Element:
    """A day or an instant (ISO 8601) and how it is shown, to `chron` with the normal form."""
    return element("chron", *children, norm=norm(iso))


def norm(iso: str) -> str:
    """An ISO 8601 date or date-time to the form of NITF's `norm` attributes: basic, instants in UTC.

    `2024-05-16` gives `20240516`, `2024-05-16T11:40:00+02:00` gives `20240516T094000Z`. A time without a zone stays
    without one; what is neither comes back without its hyphens and colons.
    """
    if len(iso) <= 10:
        return iso.replace("-", "")
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso.replace("-", "").replace(":", "")
    if at.tzinfo is None:
        return at.strftime("%Y%m%dT%H%M%S")
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _laid(body: Body) -> Markup:
    """Content to a hole that the writer fills; markup as it is."""
    return tuple(Flow((part,)) if isinstance(part, Placed) else part for part in body)


def _with_lang(made: Element, lang: str) -> Element:
    return Element(made.name, (*made.attributes, ("xml:lang", lang)), made.children) if lang else made
