"""Pictures to NITF's `media`."""

from __future__ import annotations

from collections.abc import Callable

from briefc.formats.nitf.inlines import inlines
from briefc.formats.nitf.writing import Writing, attributes, classed
from briefc.markup.element import Element
from briefc.model.content import Blocks, Figure, Image

Write = Callable[[Blocks, Writing], list[Element]]
"""The writer of blocks, handed over because blocks hold figures and figures hold blocks."""


def figure(block: Figure, writing: Writing, write: Write) -> Element:
    """A picture with its caption, legend and credit to `media`."""
    parts = [*_image(block.image, writing)]
    if block.caption:
        parts.append(Element("media-caption", (), inlines(block.caption, writing)))
        waiting = waiting_pictures(writing)
        if waiting:
            parts[-1] = Element("media-caption", (), (*parts[-1].children, *waiting))
    if block.legend:
        parts.append(Element("media-caption", (("class", "legend"),), tuple(write(block.legend, writing))))
    if block.credit:
        parts.append(Element("media-producer", (), (block.credit,)))
    pairs = attributes(id=block.id, class_=" ".join(block.classes), xml_lang=block.lang)
    return Element("media", (*pairs, ("media-type", "image")), tuple(parts))


def waiting_pictures(writing: Writing) -> list[Element]:
    """The `media` of the images met in a line since the last call; none is left waiting."""
    if not writing.pictures:
        return []
    pictures, writing.pictures = writing.pictures, []
    return [
        classed(Element("media", (("media-type", "image"),), tuple(_image(picture, writing))), ("inline",))
        for picture in pictures
    ]


def _image(image: Image, writing: Writing) -> list[Element]:
    parts = []
    if image.href:
        if image.href.startswith("#"):
            writing.links.add(image.href[1:])
        parts.append(Element("media-metadata", (("name", "link"), ("value", image.href))))
    asset = image.asset
    # What could not be had has a diagnostic; its description keeps its place.
    pairs: tuple[tuple[str, str], ...] = ()
    if asset is not None:
        pairs = attributes(
            source=writing.picture_address(asset),
            mime_type=asset.media_type,
            width=str(asset.width or ""),
            height=str(asset.height or ""),
        )
    parts.append(Element("media-reference", (*pairs, ("alternate-text", image.alt))))
    return parts
