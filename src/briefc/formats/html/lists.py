"""Lists and definition lists to HTML; the same on pages, in print and for receivers."""

from __future__ import annotations

from briefc.formats.html.inlines import inlines
from briefc.formats.html.manner import Manner
from briefc.formats.html.placing import placed, sole, sole_place
from briefc.markup.element import Element, Markup, Node, element
from briefc.model.content import Blocks, Definition, Definitions, List, ListItem

_TYPES = {"arabic": None, "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


def listing(block: List, manner: Manner) -> Element:
    """`ul`, or `ol` with type and start; brackets round the numbers are a class that style sheets know."""
    items = tuple(_item(item, manner) for item in block.items)
    if not block.enumeration:
        return element("ul", items, **placed(block, manner))
    return element(
        "ol",
        items,
        **placed(block, manner, *_bracketed(block)),
        type=_TYPES[block.enumeration],
        start=block.start if block.start != 1 else None,
    )


def _bracketed(block: List) -> tuple[str, ...]:
    """`loweralpha parens` for "(a)", `loweralpha paren` for "a)", nothing for the "a." that browsers write."""
    if block.suffix != ")":
        return ()
    return (block.enumeration, "parens" if block.prefix == "(" else "paren")


def _item(item: ListItem, manner: Manner) -> Element:
    return element(
        "li", closely(item.body, manner), class_=" ".join(item.classes), data_at=sole_place(item.body, manner)
    )


def closely(body: Blocks, manner: Manner) -> Markup:
    """Block content where a sole plain paragraph stands without `p` (which a tagged PDF would not have in a list)."""
    paragraph = sole(body)
    return inlines(paragraph.content, manner) if paragraph else manner.flow(body, manner)


def definitions(block: Definitions, manner: Manner) -> Element:
    """`dl`, with the kind for a class where it is not a plain definition list."""
    kinds = {"definition": (), "field": ("field-list",), "option": ("option-list",)}[block.kind]
    pairs = tuple(node for item in block.items for node in _definition(item, manner))
    return element("dl", pairs, **placed(block, manner, *kinds))


def _definition(item: Definition, manner: Manner) -> Markup:
    classifiers: list[Node] = []
    for classifier in item.classifiers:
        classifiers += [" ", element("span", inlines(classifier, manner), class_="classifier")]
    return (
        element("dt", inlines(item.term, manner), tuple(classifiers)),
        element("dd", closely(item.body, manner), data_at=sole_place(item.body, manner)),
    )
