"""Pictures of NITF and HTML to figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Blocks, Break, Figure, Image, Inlines, Paragraph, Text

_PARTS = frozenset({"media-reference", "media-metadata", "media-caption", "media-producer", "media-object"})

Inner = Callable[[Iterable[Tag | str]], Blocks]


def media(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    """NITF's `media`: its first picture with caption, legend and credit. Other media give their words."""
    references = list(tag.tags("media-reference"))
    kind = tag.get("media-type") or "image"
    captions = list(tag.tags("media-caption"))
    credit = " ".join(one.text for one in tag.tags("media-producer")).strip()
    if kind not in {"image", "graphic", "photo", "picture"} or not references:
        where = next((one.get("source") for one in references if one.get("source")), "")
        reading.say.warning("import.media", tag, f"{kind} is not taken in: {where or 'it names no file'}")
        return inner([one for one in tag.children if isinstance(one, str) or one.name != "media-object"])
    for other in references[1:]:
        reading.say.info("import.rendition", other, f"one picture of several is taken; left: {other.get('source')}")
    first = references[0]
    source = first.get("source") or first.get("name")
    asset = reading.picture(source, first, first.get("mime-type")) if source else None
    alt = reading.line(first.get("alternate-text"), first)
    link = next((one.get("value") for one in tag.tags("media-metadata") if one.get("name") == "link"), "")
    href = link if link.startswith("#") else reading.link(link, tag) if link else ""
    caption, legend = _caption(captions, reading, inner)
    strays = [one for one in tag.children if isinstance(one, str) or one.name not in _PARTS]
    strays += [inside for one in tag.tags("media-reference", "media-metadata") for inside in one.children]
    for data in tag.tags("media-object"):
        reading.say.warning("import.dropped", data, "the element media-object was left out, with what is in it")
    classes = tag.classes if reading.own else ()
    bare = not tag.get("id") and not caption and not legend and not credit
    return (
        Figure(
            Image(asset, alt, href=href),
            caption,
            legend,
            reading.line(credit, tag),
            "image" if bare else "",
            id=tag.get("id"),
            classes=classes,
            lang=reading.lang(tag),
        ),
        *inner(strays),
    )


def _caption(captions: list[Tag], reading: Reading, inner: Inner) -> tuple[Inlines, Blocks]:
    """The first paragraph of the first caption, and all else as the legend."""
    caption: Inlines = ()
    legend: Blocks = ()
    for one in captions:
        blocks = inner(one.children)
        if not caption and not legend and "legend" not in one.classes and blocks and isinstance(blocks[0], Paragraph):
            caption = tuple(Text(" ") if isinstance(node, Break) else node for node in blocks[0].content)
            blocks = blocks[1:]
        legend = (*legend, *blocks)
    return caption, legend


def figure(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    """HTML's `figure`: a picture with its caption; round anything else, that with the caption below it."""
    pictures = list(tag.every("img"))
    captions = list(tag.tags("figcaption"))
    rest = [child for child in tag.children if not (isinstance(child, Tag) and child.name == "figcaption")]
    if not pictures or any(True for _ in tag.every("table", "blockquote", "bq", "pre", "ul", "ol")):
        return (*inner(rest), *(block for one in captions for block in inner(one.children)))
    first = pictures[0]
    source = first.get("src") or first.get("data-src")
    asset = reading.picture(source, first, "") if source else None
    credit = next((one for one in tag.every() if _is_credit(one)), None)
    words = reading.line(credit.raw, credit) if credit is not None else ""
    if not words:
        credit = None
    if credit is not None:
        credit.children.clear()
    caption, legend = _caption(captions, reading, inner)
    anchor = next((one for one in tag.every("a") if first in list(one.every("img"))), None)
    href = reading.link(anchor.get("href"), anchor) if anchor is not None and anchor.get("href") else ""
    made = Figure(Image(asset, reading.line(first.get("alt"), first), href=href), caption, legend, words)
    # What else stands there, further pictures too, comes after it.
    first.attributes.clear()
    return (replace(made, id=tag.get("id")), *inner(rest))


def _is_credit(tag: Tag) -> bool:
    return bool({"credit", "copyright", "source", "photo-credit"} & {one.lower() for one in tag.classes})
