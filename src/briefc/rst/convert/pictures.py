"""Pictures, as blocks, in figures, and in the line."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from briefc.model.content import Blocks, Figure, Image, Inlines
from briefc.model.diagnostic import Severity
from briefc.model.files import Refused
from briefc.rst.convert.conversion import Conversion
from briefc.rst.convert.inlines import allowed
from briefc.rst.convert.links import tidy


def picture(to: Conversion, node: nodes.image, href: str = "") -> Image:
    """The picture itself; one that is not to be had is reported, and its alternative text stands for it."""
    base = node.source or to.session.path
    reference = node["uri"]
    place = to.session.find(base, node.line, reference) if node.line else to.place(node)
    answer = to.asset(base, reference)
    asset = None
    if isinstance(answer, Refused):
        to.report(Severity.ERROR, answer.code, place, answer.message, *answer.hints)
    else:
        asset = answer
    alt = " ".join(node.get("alt", "").split())
    if asset is not None:
        for reason in asset.said.unread:
            to.report(
                Severity.INFO,
                "picture.metadata",
                place,
                f"metadata inside {asset.path} could not be used: {reason}",
                "the picture is published all the same; write its metadata anew with a picture editor",
            )
        if asset.said.positioned:
            to.report(
                Severity.INFO,
                "picture.position",
                place,
                f"{asset.path} says where the camera stood, and is published with that",
                "take the coordinates out of the file when they could endanger somebody",
            )
    if "alt" not in node and asset is not None and asset.said.alt:
        alt = asset.said.alt
    elif "alt" not in node:
        to.report(
            Severity.WARNING,
            "image.alt",
            place,
            "the picture has no alternative text",
            'say in ":alt:" what it shows; leave ":alt:" empty if it only decorates',
        )
    return Image(
        asset,
        alt,
        width=_length(node.get("width", "")),
        height=_length(node.get("height", "")),
        scale=int(node.get("scale", 0)),
        href=href,
        decorative="alt" in node and not alt,
        span=place,
    )


def _length(value: str) -> str:
    """A CSS length: docutils' lengths without a unit are pixels."""
    return f"{value}px" if value.replace(".", "", 1).isdigit() else value


def _href(to: Conversion, node: nodes.reference) -> str:
    if "refid" in node:
        final = to.ids.of.get(node["refid"], "")
        return to.fragment(final) if final else ""
    address = tidy(node.get("refuri", ""))
    if address.startswith("#"):
        final = to.ids.of.get(address[1:], "")
        return to.fragment(final) if final else ""
    return address if address and allowed(to, node, address) else ""


def image(to: Conversion, node: nodes.image) -> Blocks:
    """A picture that is a block."""
    placed = to.placed(node)
    return (Figure(image=picture(to, node), align=node.get("align", ""), **placed),)


def linked_image(to: Conversion, node: nodes.reference) -> Blocks:
    """A picture with `:target:`, as a block."""
    inner: Any = node.children[0]
    placed = {**to.placed(inner), "span": to.place(node)}
    return (Figure(image=picture(to, inner, _href(to, node)), align=inner.get("align", ""), **placed),)


def inline_image(to: Conversion, node: nodes.image) -> Inlines:
    """A picture in the line, by substitution."""
    return (picture(to, node),)


def figure(to: Conversion, node: nodes.figure) -> Blocks:
    """A figure with caption, legend and credit; without `:credit:`, the one that the picture's file names."""
    made: Image | None = None
    caption: Inlines = ()
    legend: Blocks = ()
    further: Blocks = ()
    placed: dict[str, Any] = to.placed(node)
    for child in node.children:
        inner = child.children[0] if isinstance(child, nodes.reference) and child.children else child
        if isinstance(inner, nodes.image) and made is None:
            made = picture(to, inner, _href(to, child) if isinstance(child, nodes.reference) else "")
            placed["classes"] += tuple(name for name in inner["classes"] if name not in placed["classes"])
        elif isinstance(child, nodes.caption):
            caption = to.inlines(child.children)
        elif isinstance(child, nodes.legend):
            legend = to.within(child)
        else:
            further += to.blocks([child])
    if made is None:
        return further
    return (
        Figure(
            image=made,
            caption=caption,
            legend=legend,
            credit=" ".join(node.get("credit", "").split()) or (made.asset.said.credit_line if made.asset else ""),
            align=node.get("align", ""),
            wide=bool(node.get("wide")),
            **placed,
        ),
        *further,
    )
