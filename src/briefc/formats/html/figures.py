"""Pictures with caption, legend and credit to HTML."""

from __future__ import annotations

from briefc.formats.html.inlines import image, inlines
from briefc.formats.html.manner import Manner
from briefc.formats.html.placing import placed
from briefc.markup.element import Element, Markup, Node, element
from briefc.model.content import Figure


def figure(block: Figure, manner: Manner) -> Markup:
    """`figure > img, figcaption`; a bare image that is a block is the `img` alone, with id and classes."""
    shown = image(block.image, manner)
    kinds = [f"align-{block.align}" for _ in block.align[:1]] + ["wide" for _ in range(block.wide)]
    if not (block.caption or block.legend or block.credit):
        return _bare(block, shown, kinds, manner)
    said: list[Node] = []
    if block.caption:
        said.append(element("p", inlines(block.caption, manner), class_="caption"))
    if block.legend:
        said.append(element("div", manner.flow(block.legend, manner), class_="legend"))
    if block.credit:
        said.append(element("p", manner.characters(block.credit), class_="credit"))
    made = element("figure", shown, element("figcaption", tuple(said)), **placed(block, manner, "picture", *kinds))
    return (made,)


def _bare(block: Figure, shown: Markup, kinds: list[str], manner: Manner) -> Markup:
    if len(shown) != 1 or not isinstance(shown[0], Element):
        return shown
    named = element(shown[0].name, **placed(block, manner, "picture", *kinds)).attributes
    return (Element(shown[0].name, (*named, *shown[0].attributes), shown[0].children),)
