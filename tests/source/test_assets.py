from __future__ import annotations

import hashlib
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from briefc.model.asset import Asset
from briefc.model.files import Refused
from briefc.model.project import Limits
from briefc.source.assets import Picture, picture
from tests.source.pictures import png, raster, svg


def asset_of(path: str, data: bytes, limits: Limits | None = None) -> Asset:
    answer = picture(path, data, limits)
    assert isinstance(answer, Picture), answer
    return answer.asset


def code_of(path: str, data: bytes, limits: Limits | None = None) -> str:
    answer = picture(path, data, limits)
    assert isinstance(answer, Refused), answer
    return answer.code


@pytest.mark.parametrize(
    ("kind", "media_type", "extension"),
    [
        ("PNG", "image/png", "png"),
        ("JPEG", "image/jpeg", "jpg"),
        ("GIF", "image/gif", "gif"),
        ("WEBP", "image/webp", "webp"),
    ],
)
def test_a_picture_is_what_its_content_says(kind, media_type, extension):
    data = raster(kind, 30, 20)
    asset = asset_of("images/a.txt", data)
    assert (asset.path, asset.media_type, asset.width, asset.height, asset.size) == (
        "images/a.txt",
        media_type,
        30,
        20,
        len(data),
    )
    assert asset.digest == hashlib.sha256(data).hexdigest()
    assert asset.output_path == f"media/{asset.digest[:20]}.{extension}"


def test_a_turned_photograph_is_measured_as_it_is_shown():
    exif = Image.Exif()
    exif[0x0112] = 6
    asset = asset_of("a.jpg", raster("JPEG", 30, 20, exif=exif))
    assert (asset.width, asset.height) == (20, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text",
        b"%PDF-1.7\n",
        b"<html></html>",
        b"BM" + b"\0" * 60,
        raster("BMP", 2, 2),
        raster("TIFF", 2, 2),
    ],
)
def test_other_kinds_are_refused(data):
    assert code_of("a.png", data) == "source.image-type"


@pytest.mark.parametrize("lenient", [False, True], ids=["alone", "beside WeasyPrint"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_torn_picture_is_found(kind, lenient, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    data = raster(kind, 300, 200)
    assert code_of("a", data[: len(data) * 2 // 3]) in {"source.image-broken", "source.image-type"}


def test_too_many_pixels_are_refused_without_being_unpacked():
    assert code_of("a", png(30, 20), Limits(image_pixels=599)) == "source.image-pixels"
    assert asset_of("a", png(30, 20), Limits(image_pixels=600)).width == 30
    assert code_of("a", huge_png(30_000, 30_000)) == "source.image-pixels"
    assert code_of("a", huge_png(2**31 - 1, 2**31 - 1)) == "source.image-pixels"


def test_too_many_bytes_are_refused():
    assert code_of("a", png(3, 2), Limits(image_bytes=10)) == "source.size"


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose header promises far more than follows."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="10" height="20"', (10, 20)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="30pt" height="10mm"', (40, 38)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="0,0,300,150" width="600"', (600, 300)),
        ('viewBox="0 0 300 150" width="100%" height="100%"', (300, 150)),
        ("", (0, 0)),
        ('viewBox="0 0 x y"', (0, 0)),
        ('width="1e99" height="1"', (0, 0)),
    ],
)
def test_a_drawing_is_measured_in_css_pixels(attributes, size):
    asset = asset_of("a.svg", svg("<path d='M0 0'/>", attributes))
    assert (asset.width, asset.height) == size
    assert asset.media_type == "image/svg+xml"


def test_the_asset_of_a_drawing_is_that_of_the_cleaned_one():
    made = picture("a.svg", svg("<script>alert(1)</script><path d='M0 0'/>"))
    assert isinstance(made, Picture)
    assert b"script" not in made.data
    assert made.asset.digest == hashlib.sha256(made.data).hexdigest()
    assert made.asset.size == len(made.data)
    assert made.removed == ("script",)
