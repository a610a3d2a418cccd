"""An article to a whole NITF 3.6 document, and what the item around it needs to know of the body."""

from __future__ import annotations

from dataclasses import replace

from briefc.formats.nitf.blocks import blocks
from briefc.formats.nitf.head import credits, head
from briefc.formats.nitf.inlines import inlines
from briefc.formats.nitf.pictures import waiting_pictures
from briefc.formats.nitf.writing import Writing, attributes
from briefc.markup.body import Body
from briefc.markup.directive import Setting
from briefc.markup.element import Element, Markup, Node
from briefc.markup.nitf_rules import INLINE
from briefc.model.address import page_address, site_address
from briefc.model.article import Article, Metadata
from briefc.model.asset import Asset
from briefc.model.content import Destination
from briefc.model.credit import contributors_line, disclosure_line
from briefc.model.format import Rendering
from briefc.model.line import count_words, one_line
from briefc.model.voices import voices

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
"""The namespace of NITF."""

VERSION = "-//IPTC//DTD NITF 3.6//EN"

_CLOSING = {"correction": 1, "footnote": 2, "citation": 3}
"""Classes of elements that stand at the end of the body, in this order."""

_NOT_LEDE = frozenset({"line-block", "parsed-literal", "rubric", "caption"})


def nitf_document(article: Article, rendering: Rendering, guid: str, *, alone: bool = False) -> Body:
    """The NITF document of an article under the given guid; `alone` when it is a file of its own."""
    writing = _writing(article, rendering)
    headlines = [Element("hl1", (), inlines(article.title, writing))]
    if article.subtitle:
        headlines.append(Element("hl2", (), inlines(article.subtitle, writing)))
    body = _arranged([*waiting_pictures(writing), *blocks(article.body, writing)])
    found: set[str] = set()
    words: list[str] = []
    _gather(headlines, [], found)
    _gather(body, words, found)
    ids = frozenset(found)
    text_parts, lost = _with_links([*headlines, *body], writing, ids)
    headlines, body = text_parts[: len(headlines)], text_parts[len(headlines) :]
    heard = voices(article.facts, ids)
    disclosed = disclosure_line(article.metadata)
    if disclosed:
        body.append(Element("p", (("class", "disclosure"),), (disclosed,)))
    body_head = Element("body.head", (), (Element("hedline", (), tuple(headlines)), *credits(article, rendering)))
    content = Element("body.content", (), (Element("block", (), tuple(body)),))
    whole = Element(
        "body", attributes(xml_lang=article.metadata.language), (body_head, content, *_end(article.metadata))
    )
    above = head(article, rendering, guid, heard, alone=alone)
    root = Element("nitf", (("xmlns", NAMESPACE), ("version", VERSION)), (above, whole))
    text = one_line("".join(words))
    return Body(root, ids, tuple(writing.references.values()), count_words(text), len(text), lost)


def _writing(article: Article, rendering: Rendering) -> Writing:
    project = rendering.project

    def item_address(destination: Destination) -> str:
        return page_address(project, destination.slug, destination.anchor) or destination.guid

    def picture_address(asset: Asset) -> str:
        # Without a site the picture lies beside the item: newsml/SLUG.xml and media/HASH.EXT.
        return site_address(project, asset.output_path) or f"../{asset.output_path}"

    metadata = article.metadata
    setting = Setting(metadata.slug, metadata.language, metadata.direction)
    return Writing(setting, rendering.directives, item_address, picture_address)


def _end(metadata: Metadata) -> tuple[Element, ...]:
    """Those who contributed, in the line below the story, their names marked."""
    line = contributors_line(metadata)
    if not line:
        return ()
    parts: list[Node] = []
    for person in metadata.contributors:
        name = one_line(person.name)
        before, _, line = line.partition(name)
        parts.extend((before, Element("person", (), (name,))))
    return (Element("body.end", (), (Element("tagline", (), (*parts, line)),)),)


# --- body ------------------------------------------------------------------------------------------------------------


def _arranged(elements: list[Element]) -> list[Element]:
    """The elements with the lede marked, corrections and notes at the end."""
    for number, made in enumerate(elements):
        if made.name == "p" and not _NOT_LEDE & set(dict(made.attributes).get("class", "").split()):
            elements[number] = replace(made, attributes=(*made.attributes, ("lede", "true")))
            break
    return sorted(elements, key=_place)


def _place(made: Element) -> int:
    if made.name not in {"fn", "note"}:
        return 0
    return max((_CLOSING.get(kind, 0) for kind in dict(made.attributes).get("class", "").split()), default=0)


def _gather(nodes: Markup | list[Element], words: list[str], ids: set[str]) -> None:
    """Append the characters of elements to `words`, a space after each that is no part of a line; add `ids`."""
    for node in nodes:
        if isinstance(node, str):
            words.append(node)
        elif isinstance(node, Element):
            for key, value in node.attributes:
                if key == "id":
                    ids.add(value)
            _gather(node.children, words, ids)
            if node.name not in INLINE:
                words.append(" ")


def _with_links(text: list[Element], writing: Writing, ids: frozenset[str]) -> tuple[list[Element], tuple[str, ...]]:
    """The text with links to further ids of a block sent to its id, and without links to what NITF does not carry."""
    astray = writing.links - ids
    if not astray:
        return text, ()
    targets = {link: _target(link, writing.aliases, ids) for link in astray}
    lost = tuple(sorted(link for link, target in targets.items() if not target))
    return [_relinked(element, targets) for element in text], lost


def _target(link: str, aliases: dict[str, str], ids: frozenset[str]) -> str:
    """The id in the text that a further id stands for; "" for none. An alias may lead to another alias."""
    seen = set()
    while link not in ids:
        if link in seen or link not in aliases:
            return ""
        seen.add(link)
        link = aliases[link]
    return link


def _relinked(element: Element, targets: dict[str, str]) -> Element:
    pairs = []
    for key, value in element.attributes:
        if key == "href" and value.startswith("#") and value[1:] in targets:
            target = targets[value[1:]]
            if target:
                pairs.append((key, f"#{target}"))
        else:
            pairs.append((key, value))
    children = tuple(_relinked(child, targets) if isinstance(child, Element) else child for child in element.children)
    return Element(element.name, tuple(pairs), children)
