"""A picture's bytes to the smaller copies of it that are published beside it: the same bytes from the same bytes.

Copies stand upright (Exif's orientation is applied), keep their colour profile, and carry anew who made the picture,
whose it is and how it came about, since those must never come off a picture; all else (where the camera stood, what it
was) stays with the file. Animations and drawings have no copies: their one file is what there is.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import warnings
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from PIL import Image, ImageCms, ImageFile, ImageOps
from PIL.PngImagePlugin import PngInfo

from briefc.model.asset import Asset, Copies, Copy, copy_path
from briefc.source.xmp_rights import rights_packet

WIDTHS: tuple[tuple[Literal["web", "thumbnail"], int], ...] = (("web", 1280), ("thumbnail", 320))
"""Uses of copies and how wide each is, pixels; a picture that is no wider has no such copy."""

_TYPES = {"image/jpeg": "image/jpeg", "image/png": "image/png", "image/webp": "image/webp", "image/gif": "image/png"}
"""What a copy is, by what the picture is: colours that are made by shrinking do not fit a GIF's palette."""

_SAVING: dict[str, dict[str, Any]] = {
    "image/jpeg": {"format": "JPEG", "quality": 85, "optimize": True},
    "image/png": {"format": "PNG", "compress_level": 7},
    "image/webp": {"format": "WEBP", "quality": 85, "method": 4},
}

_TALLEST = 16_000
"""Most pixels of a copy's height: what is taller is no news picture, and WebP ends at 16,383."""

_LARGEST_PROFILE = 100_000
"""Largest colour profile that is kept, bytes; those of screens have a few hundred."""


def copies(asset: Asset, data: bytes) -> Copies:
    """The copies of a picture, widest first, from its published bytes. Why there are none is in `Copies.trouble`."""
    wanted = [(use, width) for use, width in WIDTHS if asset.width > width]
    if not wanted or asset.media_type not in _TYPES:
        return Copies()
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _made(asset, data, wanted)
    except Exception as reason:  # noqa: BLE001 - Pillow's codecs raise what they like
        return Copies(trouble=str(reason) or type(reason).__name__)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def kept_copies(asset: Asset, data: bytes, folder: str) -> Copies:
    """The copies of a picture, out of the folder where they were made before. `folder` names it, "" for none.

    An entry counts only while its checksum is right; an unwritable folder only costs time.
    """
    if not folder:
        return copies(asset, data)
    # What the file says of itself belongs to its bytes, and so to the digest.
    name = f"{asset.digest} {asset.width} {WIDTHS} {_SAVING} {metadata.version('pillow')} {_own_digest()}"
    place = Path(folder) / "pictures" / hashlib.sha256(name.encode()).hexdigest()
    with suppress(OSError, ValueError):
        return _read(place.read_bytes())
    made = copies(asset, data)
    if not made.trouble:
        with suppress(OSError):
            _keep(place, made)
    return made


# --- making ----------------------------------------------------------------------------------------------------------


def _made(asset: Asset, data: bytes, wanted: list[tuple[Literal["web", "thumbnail"], int]]) -> Copies:
    media_type = _TYPES[asset.media_type]
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP")) as image:
        if getattr(image, "is_animated", False):
            return Copies()
        widest = wanted[0][1]
        # A JPEG is read at the smallest size that leaves something to shrink; the turned side may be the wider one.
        share = 2 * widest / asset.width
        image.draft(image.mode, (int(image.width * share) + 1, int(image.height * share) + 1))
        upright = ImageOps.exif_transpose(image)
        picture, profile = _coloured(upright)
    made = []
    rights = rights_packet(asset.said)
    for use, width in wanted:
        height = max(1, round(asset.height * width / asset.width))
        if height > _TALLEST:
            continue
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        small = _saved(picture, media_type, profile, rights)
        made.append(Copy(use, media_type, width, height, small, copy_path(width, media_type, small)))
    return Copies(tuple(made))


def _coloured(image: Image.Image) -> tuple[Image.Image, bytes]:
    """The picture in a mode that can be shrunk and written, and the colour profile to write with it."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > _LARGEST_PROFILE:
        profile = b""
    if image.mode == "CMYK":
        return _from_print(image), b""
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: the upper eight.
        return image.convert("I").point(lambda value: value / 256).convert("L"), b""
    if image.mode in {"RGB", "RGBA", "L", "LA"}:
        return image, profile
    transparent = "transparency" in image.info or image.mode in {"PA", "RGBa", "La"}
    return image.convert("RGBA" if transparent else "L" if image.mode == "1" else "RGB"), profile


def _from_print(image: Image.Image) -> Image.Image:
    """A picture in printing inks to sRGB: by its profile where it has one that works, else by the plain rule."""
    profile = image.info.get("icc_profile") or b""
    with suppress(Exception):
        made = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
        if made is not None:
            return made
    return image.convert("RGB")


def _saved(picture: Image.Image, media_type: str, profile: bytes, rights: bytes) -> bytes:
    clean = picture.copy()
    clean.info = {}  # Pillow would write comments and the like of the original
    out = io.BytesIO()
    options = {**_SAVING[media_type]}
    if profile:
        options["icc_profile"] = profile
    if rights and media_type == "image/png":
        texts = PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", rights.decode())
        options["pnginfo"] = texts
    elif rights:
        options["xmp"] = rights
    clean.save(out, **options)
    return out.getvalue()


# --- keeping ---------------------------------------------------------------------------------------------------------


@cache
def _own_digest() -> str:
    """The digest of the modules that make copies: entries of another briefc do not count."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / f"{name}.py").read_bytes() for name in ("copies", "xmp_rights"))).hexdigest()


def _keep(place: Path, made: Copies) -> None:
    """Write the copies: checksum, then each one's use and size, a line, and its bytes."""
    body = b"".join(
        f"{one.use} {one.media_type} {one.width} {one.height} {len(one.data)}\n".encode() + one.data
        for one in made.made
    )
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(hashlib.sha256(body).digest() + body)
    os.replace(file.name, place)  # noqa: PTH105 - replaces what is there


def _read(stored: bytes) -> Copies:
    """The copies of a kept file. Raises ValueError when it is damaged."""
    body = stored[32:]
    if hashlib.sha256(body).digest() != stored[:32]:
        raise ValueError("damaged")
    made = []
    while body:
        head, _, body = body.partition(b"\n")
        written, media_type, width, height, size = head.decode().split()
        use: Literal["web", "thumbnail"] = "web" if written == "web" else "thumbnail"
        small, body = body[: int(size)], body[int(size) :]
        made.append(Copy(use, media_type, int(width), int(height), small, copy_path(int(width), media_type, small)))
    return Copies(tuple(made))
