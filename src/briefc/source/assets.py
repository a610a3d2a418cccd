"""A picture's bytes to what is known of it, or why it is not published. What it is, its content says, not its name."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile, UnidentifiedImageError

from briefc.model.asset import EXTENSIONS, Asset, Embedded
from briefc.model.files import Refused
from briefc.model.project import Limits
from briefc.source.embedded import embedded
from briefc.source.svg import clean_svg

SVG_TYPE = "image/svg+xml"
_RASTER = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+svg[^>\[]*(?:\[.*?\])?[^>]*>\s*)*<(?:\w+:)?svg[\s>/]",
    re.DOTALL,
)
_SNIFFED = 20_000
"""Bytes within which a drawing's root element must begin."""

_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""Values of Exif's Orientation tag by which the picture is shown with width and height exchanged."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be published: what it is, its bytes (cleaned if a drawing), what cleaning removed."""

    asset: Asset
    data: bytes
    removed: tuple[str, ...] = ()


def picture(path: str, data: bytes, limits: Limits | None = None) -> Picture | Refused:
    """The picture in a file's bytes: PNG, JPEG, GIF, WebP or SVG.

    Codes: `source.image-type`, `source.image-broken`, `source.image-pixels`, `source.size`.
    """
    limits = limits or Limits()
    if len(data) > limits.image_bytes:
        message = f"{path} has {len(data)} bytes; the limit is {limits.image_bytes}"
        return Refused("source.size", message, ("make the picture smaller, or raise limits.image-bytes",))
    if _SVG.match(data[:_SNIFFED]):
        cleaned = clean_svg(path, data)
        if isinstance(cleaned, Refused):
            return cleaned
        drawing, (width, height), removed = cleaned
        return Picture(_asset(path, drawing, SVG_TYPE, width, height), drawing, removed)
    return _raster(path, data, limits)


def _raster(path: str, data: bytes, limits: Limits) -> Picture | Refused:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large and odd pictures; the rules here are our own
            with Image.open(io.BytesIO(data), formats=tuple(_RASTER)) as image:
                width, height = image.size
                if width * height > limits.image_pixels:
                    return _too_many_pixels(path, width, height, limits)
                media_type = _RASTER[image.format or ""]
                # PNG and GIF carry no orientation; asking a PNG would unpack it.
                if image.format in {"JPEG", "WEBP"} and image.getexif().get(_ORIENTATION) in _TURNED:
                    width, height = height, width
                said = embedded(image)
                _decode(image)
    except UnidentifiedImageError:
        known = ", ".join(sorted(extension.upper() for extension in EXTENSIONS.values()))
        return Refused("source.image-type", f"{path} is none of the kinds of picture published ({known})")
    except Image.DecompressionBombError:
        return Refused("source.image-pixels", f"{path} has more pixels than the limit of {limits.image_pixels}")
    except Exception as reason:  # noqa: BLE001 - Pillow's decoders raise what they like on broken files
        return Refused("source.image-broken", f"{path} cannot be decoded: {reason}")
    return Picture(_asset(path, data, media_type, width, height, said), data)


def _decode(image: Image.Image) -> None:
    """Read the picture to its end, so that a torn file is found here and not in an output."""
    if image.format == "PNG":
        image.verify()  # checksums of all parts, without unpacking
        return
    image.draft("L", (image.width // 8 or 1, image.height // 8 or 1))  # JPEG: an eighth of the size, all of the data
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _too_many_pixels(path: str, width: int, height: int, limits: Limits) -> Refused:
    message = f"{path} has {width} × {height} pixels; the limit is {limits.image_pixels}"
    return Refused("source.image-pixels", message, ("make the picture smaller, or raise limits.image-pixels",))


def _asset(path: str, data: bytes, media_type: str, width: int, height: int, said: Embedded | None = None) -> Asset:
    return Asset(path, hashlib.sha256(data).hexdigest(), media_type, width, height, len(data), said)
