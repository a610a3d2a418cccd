"""The pictures of an item, as metadata and other items speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefc.model.article import Article
from briefc.model.asset import Asset, Copies
from briefc.model.content import Figure, Image, plain, plain_blocks
from briefc.model.diagnostic import Diagnostic, info, warning
from briefc.model.digital_source import RETIRED, digital_source
from briefc.model.line import one_line
from briefc.model.span import NOWHERE, Span
from briefc.model.walk import find


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture as an item shows it: the file, what stands in its place, what stands below it, and where."""

    asset: Asset
    alt: str = ""
    caption: str = ""
    credit: str = ""
    span: Span = NOWHERE


def pictured(article: Article) -> tuple[Pictured, ...]:
    """The pictures in an article's body in order, each file once; what only decorates is no picture of the item."""
    return tuple({one.asset.digest: one for one in reversed(tuple(_all(article)))}.values())[::-1]


def _all(article: Article) -> Iterator[Pictured]:
    images = tuple(find(article.body, Image))
    framed = {id(figure.image): figure for figure in find(article.body, Figure)} if images else {}
    for image in images:
        figure = framed.get(id(image))
        caption = _words(figure) if figure else ""
        if image.asset is not None and (caption or not image.decorative):
            credit = figure.credit if figure else ""
            yield Pictured(image.asset, one_line(image.alt), caption, one_line(credit), image.span)


def _words(figure: Figure) -> str:
    return one_line(f"{plain(figure.caption)} {plain_blocks(figure.legend)}")


def source_type_of(asset: Asset) -> str:
    """The code among IPTC's digital source types that a picture's file names, a retired one by its heir; "" = none."""
    named = asset.said.source_type
    return RETIRED.get(named, "") or digital_source(named)


def picture_findings(shown: Pictured, copies: Copies) -> Iterator[Diagnostic]:
    """What is to be said of a picture and its smaller copies. Codes: `picture.copy`, `picture.source-type`."""
    asset = shown.asset
    if copies.trouble:
        message = f"no smaller copies of {asset.path} could be made: {copies.trouble}"
        yield warning("picture.copy", shown.span, message, "export or copy the picture again")
    if asset.said.source_type and not source_type_of(asset):
        message = f'{asset.path} says that it is "{asset.said.source_type}", which is no digital source type'
        yield info("picture.source-type", shown.span, message, "set it anew with a picture editor")


def picture_guid(guid: str, digest: str) -> str:
    """The guid of the item of a picture: made of its item's and its content, so that it keeps it when others move."""
    return f"{guid}:picture-{digest[:12]}"
