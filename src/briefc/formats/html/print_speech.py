"""Who speaks, on a line before the words: `PUTIN, president (Xinhua, May 2024):`; when a post was made, below it."""

from __future__ import annotations

from collections.abc import Callable

from briefc.markup.element import Element, Markup, Node, element
from briefc.model.language import primary

_BRACKETS = {"zh": ("（", "）", "：", "，"), "ja": ("（", "）", "：", "、")}
_LATIN = (" (", ")", ":", ", ")


def speech_line(figure: Element, classes: tuple[str, ...], language: str) -> Element:
    """A quotation or a post in that form; any other figure as it is."""
    if "quote" in classes:
        return _with_caption(figure, lambda caption: _line(caption.children, language))
    if "quotation" in classes:
        return _with_caption(figure, lambda caption: (*caption.children, _brackets(language)[2]))
    return _post(figure, language) if "social-post" in classes else figure


def _brackets(language: str) -> tuple[str, str, str, str]:
    return _BRACKETS.get(primary(language), _LATIN)


def _with_caption(figure: Element, change: Callable[[Element], Markup]) -> Element:
    children = tuple(
        Element(child.name, child.attributes, change(child))
        if isinstance(child, Element) and child.name == "figcaption"
        else child
        for child in figure.children
    )
    return Element(figure.name, figure.attributes, children)


def _parts(caption: Markup) -> list[tuple[str, Element]]:
    """The elements of a caption by class, without what stands between them."""
    found = []
    for node in caption:
        kind = dict(node.attributes).get("class", "").split(" ")[0] if isinstance(node, Element) else ""
        if isinstance(node, Element) and kind != "comma":
            found.append((kind, node))
    return found


def _line(caption: Markup, language: str) -> Markup:
    opening, closing, colon, comma = _brackets(language)
    parts = _parts(caption)
    who = [node for kind, node in parts if kind in {"speaker", "role", "organisation"}]
    where = [node for kind, node in parts if kind not in {"speaker", "role", "organisation"}]
    if not (who and where):
        return (*_joined(who or where, comma), colon)
    return (*_joined(who, comma), opening, *_joined(where, comma), closing, colon)


def _joined(nodes: list[Element], between: str) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        out += [between, node] if out else [node]
    return out


def _post(figure: Element, language: str) -> Element:
    """Name, handle and role above the words; where and when it was posted opens the line of provenance below them."""
    comma = _brackets(language)[3]
    above: list[Node] = []
    posted: list[Node] = []
    children: list[Node] = []
    for child in figure.children:
        name = child.name if isinstance(child, Element) else ""
        if isinstance(child, Element) and name == "figcaption":
            for kind, node in _parts(child.children):
                if kind == "occasion":
                    posted = list(node.children)
                elif above:
                    above += [" " if kind == "handle" else comma, node]
                else:
                    above.append(node)
            if above:
                children.append(Element(child.name, child.attributes, tuple(above)))
        elif isinstance(child, Element) and dict(child.attributes).get("class") == "provenance":
            children.append(Element(child.name, child.attributes, (*posted, " · ", *child.children)))
            posted = []
        else:
            children.append(child)
    if posted:
        children.append(element("p", tuple(posted), class_="provenance"))
    return Element(figure.name, figure.attributes, tuple(children))
