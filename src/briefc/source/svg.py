"""A drawing from anywhere to one that only draws: no script, no event, no address outside itself.

Cleaning is by allow-list where that is possible: only elements of the SVG namespace stay, and of addresses only those
inside the drawing (`#id`) and embedded raster pictures. What was taken out is named, so that nothing vanishes silently.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from briefc.model.files import Refused

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_HREFS = ("href", f"{{{XLINK}}}href")
_DROPPED = frozenset(
    {"script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "canvas", "discard"}
)
_ANIMATIONS = frozenset({"animate", "set", "animateMotion", "animateTransform", "animateColor"})
_INNER = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);base64,)", re.ASCII)
_URL = re.compile(r"url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|gif|webp);base64,)[^)]*(?:\)|\Z)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OUTSIDE_CSS = re.compile(r"\\|/\*|@import|\b(?:image|image-set|src|expression)\s*\(|-moz-binding", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in|)\s*", re.ASCII)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for the type
Size: TypeAlias = tuple[int, int]


def clean_svg(path: str, data: bytes) -> tuple[bytes, Size, tuple[str, ...]] | Refused:
    """The cleaned drawing, its size in CSS pixels (0, 0 when it has none), and the names of what was removed.

    Comments, processing instructions, the document type and elements of other namespaces (editors' notes on layers and
    guides) go without mention: they draw nothing. Codes: `source.image-broken`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        return Refused("source.image-broken", f"{path} is not a readable drawing: {reason}")
    if root.tag != f"{{{SVG}}}svg":
        return Refused("source.image-broken", f"{path} is XML, but not a drawing", ("the root element must be svg",))
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):  # type: ignore[union-attr] # stubs lag
        return Refused("source.image-broken", f"{path} defines entities", ("export the drawing as plain SVG",))
    removed: set[str] = set()
    for element in list(root.iter()):
        _clean_element(element, removed)
    size = _size(root)
    # A tree without its document type: only the root element is written.
    cleaned = etree.tostring(etree.ElementTree(_detached(root)), encoding="utf-8", xml_declaration=True)
    return cleaned, size, tuple(sorted(removed))


def _clean_element(element: _Element, removed: set[str]) -> None:
    tag = str(element.tag)  # comments and instructions are gone, and entities with their definitions
    namespace, _, name = tag.rpartition("}")
    if namespace != f"{{{SVG}" or name in _DROPPED or (name in _ANIMATIONS and _animates_address(element)):
        if namespace == f"{{{SVG}" or "xhtml" in namespace:
            removed.add(name)
        _drop(element)
        return
    for attribute, value in list(element.attrib.items()):
        key, text = str(attribute), str(value)
        space, _, local = key.lower().rpartition("}")
        if space and local != "href" and "/xml/1998/namespace" not in space:
            del element.attrib[attribute]  # editors' notes
        elif local.startswith("on") or local == "base":
            removed.add(local)
            del element.attrib[attribute]
        elif local in {"href", "src"} and not (key in _HREFS and _INNER.match(text)):
            removed.add(f"{local} to the outside")
            del element.attrib[attribute]
        elif local != "href" and ("(" in text or "\\" in text):
            element.attrib[attribute] = _clean_css(text, removed)
    if name == "style" and element.text:
        element.text = _clean_css(element.text, removed)


def _clean_css(text: str, removed: set[str]) -> str:
    """CSS without outside addresses; text that hides behind escapes or pulls in more is dropped whole."""
    text = _COMMENT.sub(" ", text)
    if _OUTSIDE_CSS.search(text):
        removed.add("style rules")
        return ""
    cleaned = _URL.sub("none", text)
    if cleaned != text:
        removed.add("url() to the outside")
    return cleaned


def _animates_address(element: _Element) -> bool:
    target = (element.get("attributeName") or "").rpartition(":")[2].strip().lower()
    return target == "href" or target.startswith("on")


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _detached(root: _Element) -> _Element:
    """The root in a document of its own, which has no document type."""
    holder = etree.Element("holder")
    holder.append(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    holder.remove(root)
    return root


def _size(root: _Element) -> Size:
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        box_width, box_height = (float(box[2]), float(box[3])) if len(box) == 4 else (0.0, 0.0)
    except ValueError:
        box_width, box_height = 0.0, 0.0
    if box_width > 0 and box_height > 0:
        if width and not height:
            height = width * box_height / box_width
        elif height and not width:
            width = height * box_width / box_height
        elif not width:
            width, height = box_width, box_height
    if not (0 < width < 1e6 and 0 < height < 1e6):
        return 0, 0
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str | None) -> float:
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0
