"""The forms that a theme may ask print to give to articles: numbered paragraphs, ISO dates, lines of speech, columns.

A theme declares them among its settings (docs/how-to/theme.md); one that does not gets the markup as it is. What is
made here is text and elements, not generated content: it is read, copied and tagged like the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefc.formats.html.print_columns import columned
from briefc.formats.html.print_numbers import Numbering
from briefc.formats.html.print_speech import speech_line
from briefc.markup.element import Element, Markup, Node
from briefc.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Form:
    """What a theme wants. `numbers` maps the ids of the heads of a briefing's articles to their numbers."""

    numbered: bool = False
    iso: bool = False
    lines: bool = False
    columns: bool = False
    numbers: Mapping[str, str] | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.numbered or self.iso or self.lines or self.columns)


SETTINGS = ("numbered-paragraphs", "iso-dates", "speech-lines", "text-columns")
"""The settings of a theme that are answered here, in the order of the flags of `Form`."""


def form_of(theme: Theme, heads: tuple[str, ...]) -> Form:
    """The form that a theme asks for; `heads` are the ids of a briefing's articles in order, none for one alone."""
    numbered, iso, lines, columns = (theme.settings.get(name) is True for name in SETTINGS)
    numbers = {head: str(number) for number, head in enumerate(heads, 1)} if numbered else None
    return Form(numbered, iso, lines, columns, numbers)


def formed(markup: Markup, form: Form, language: str) -> Markup:
    """Markup of a document in a language, in that form."""
    return markup if form.plain else tuple(_node(node, form, language) for node in markup)


def classes_of(node: Element) -> tuple[str, ...]:
    """The classes of an element."""
    return tuple(dict(node.attributes).get("class", "").split())


def _node(node: Node, form: Form, language: str, *, apart: bool = False) -> Node:
    if not isinstance(node, Element):
        return node
    language = dict(node.attributes).get("lang", language)
    classes = classes_of(node)
    if node.name == "article" and form.numbered:
        node = _numbered(node, form)
    elif node.name == "ul" and "toc" in classes and form.numbers:
        node = Element(node.name, node.attributes, tuple(_line(one, form.numbers) for one in node.children))
    if node.name == "figure" and form.lines:
        node = speech_line(node, classes, language)
    if node.name == "time" and form.iso and apart:
        return Element("time", node.attributes, (iso_shown(dict(node.attributes).get("datetime", "")),))
    # The author's text keeps its words for days, and so does what introduces a speaker.
    apart = apart or "record" in classes or "social-post" in classes
    children = tuple(_node(child, form, language, apart=apart) for child in node.children)
    if node.name == "div" and "text" in classes and form.columns:
        children = columned(children)
    return Element(node.name, node.attributes, children)


def iso_shown(stamp: str) -> str:
    """An ISO date or instant as it is printed: "2024-05-16", "2024-05-17 08:15 UTC"."""
    if "T" not in stamp:
        return stamp
    at = datetime.fromisoformat(stamp)
    offset = at.strftime("%z")
    zone = "UTC" if offset in {"", "+0000"} else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{at:%Y-%m-%d %H:%M} {zone}"


# --- numbers ---------------------------------------------------------------------------------------------------------


def _numbered(article: Element, form: Form) -> Element:
    head = _headline(article)
    number = (form.numbers or {}).get(dict(head.attributes).get("id", ""), "") if head is not None else ""
    numbering = Numbering(f"{number}." if number else "")
    made = []
    for child in article.children:
        if isinstance(child, Element) and child.name == "header" and number:
            child = _with_number(child, number)  # noqa: PLW2901 - the same element, with its number
        elif isinstance(child, Element) and "text" in classes_of(child):
            child = numbering.over(child)  # noqa: PLW2901 - likewise
        made.append(child)
    return Element(article.name, article.attributes, tuple(made))


def _headline(node: Element) -> Element | None:
    for child in node.children:
        if isinstance(child, Element):
            if "headline" in classes_of(child):
                return child
            found = _headline(child) if child.name == "header" else None
            if found is not None:
                return found
    return None


def _with_number(head: Element, number: str) -> Element:
    children = tuple(
        Element(child.name, child.attributes, (_number(number), *child.children))
        if isinstance(child, Element) and "headline" in classes_of(child)
        else child
        for child in head.children
    )
    return Element(head.name, head.attributes, children)


def _number(number: str) -> Element:
    # A no-break space: the number is copied apart from what it numbers, and a box drops an ordinary one at its end.
    return Element("span", (("class", "item-number"),), (f"{number}\u00a0",))


def _line(node: Node, numbers: Mapping[str, str]) -> Node:
    """A line of the contents with the number of its article before its title."""
    if not isinstance(node, Element):
        return node
    if node.name == "a":
        number = numbers.get(dict(node.attributes).get("href", "").removeprefix("#"))
        return Element(node.name, node.attributes, (_number(number), *node.children)) if number else node
    return Element(node.name, node.attributes, tuple(_line(child, numbers) for child in node.children))
