"""Smaller copies of pictures: their sizes, that they are the same every time, and what stops them."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile, ImageSequence
from PIL.PngImagePlugin import PngInfo

from briefc.model.asset import Asset, Copies, Embedded
from briefc.source.assets import Picture, picture
from briefc.source.copies import copies, kept_copies
from tests.source.photographs import array, jpeg, packet, text
from tests.source.pictures import raster, svg


def asset_of(data: bytes, path: str = "a") -> Asset:
    answer = picture(path, data)
    assert isinstance(answer, Picture), answer
    return answer.asset


def made(data: bytes) -> Copies:
    return copies(asset_of(data), data)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def colour(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    """The bands of one pixel of an image that has several."""
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return found


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (320, 200, []),
        (321, 200, [("thumbnail", 320, 199)]),
        (1280, 800, [("thumbnail", 320, 200)]),
        (1281, 100, [("web", 1280, 100), ("thumbnail", 320, 25)]),
        (2000, 3000, [("web", 1280, 1920), ("thumbnail", 320, 480)]),
        (4000, 1, [("web", 1280, 1), ("thumbnail", 320, 1)]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_has_the_copies_that_are_narrower_than_itself(kind, width, height, sizes):
    data = raster(kind, width, height)
    answer = made(data)
    assert answer.trouble == ""
    assert [(one.use, one.width, one.height) for one in answer.made] == sizes
    for one in answer.made:
        shown = opened(one.data)
        assert (shown.size, shown.format) == ((one.width, one.height), kind)
        extension = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]
        assert one.digest == hashlib.sha256(one.data).hexdigest()
        assert one.output_path == f"media/{one.digest[:20]}.w{one.width}.{extension}"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(kind):
    data = saved(Image.linear_gradient("L").resize((1500, 900)).convert("RGB"), kind)
    assert made(data) == made(data)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_copies_stand_upright(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.new("RGB", (1600, 400), "white")
    image.paste("black", (0, 0, 800, 200))
    data = saved(image, "JPEG", exif=exif)
    asset = asset_of(data)
    answer = copies(asset, data)
    for one in answer.made:
        shown = opened(one.data)
        assert shown.size == (one.width, one.height)
        assert abs(one.width / one.height - asset.width / asset.height) < 0.02
        assert not shown.getexif()
        # The dark quarter is where a viewer that knows the tag shows it.
        corner = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[orientation]
        for x in (0, 1):
            for y in (0, 1):
                pixel = colour(shown, ((2 * x + 1) * one.width // 4, (2 * y + 1) * one.height // 4))
                assert (pixel[0] < 128) == ((x, y) == corner)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("RGBA", "WEBP"),
        ("P", "GIF"),
    ],
)
def test_every_kind_of_colour_can_be_shrunk(mode, kind):
    grey = Image.new("L", (700, 300), 128)
    image = Image.new("I;16", grey.size, 128 * 256) if mode == "I;16" else grey.convert("RGB").convert(mode)
    answer = made(saved(image, kind))
    assert answer.trouble == ""
    (thumbnail,) = answer.made
    shown = opened(thumbnail.data)
    assert shown.format == ("PNG" if kind == "GIF" else kind)
    middle = colour(shown.convert("RGB"), (160, 60))
    expected = (255, 255, 255) if mode == "1" and middle[0] > 200 else (128, 128, 128)
    assert mode == "1" or all(abs(a - b) < 16 for a, b in zip(middle, expected, strict=True))


def test_transparency_survives():
    image = Image.new("RGBA", (700, 300), (255, 0, 0, 0))
    (thumbnail,) = made(saved(image, "PNG")).made
    assert colour(opened(thumbnail.data), (10, 10))[3] == 0


def test_the_colour_profile_is_kept_and_what_the_camera_noted_is_not():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    (thumbnail,) = made(jpeg(700, 300, icc_profile=profile, comment=b"secret", exif=exif)).made
    assert opened(thumbnail.data).info["icc_profile"] == profile
    assert b"secret" not in thumbnail.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_who_made_it_whose_it_is_and_how_it_came_about_stay_with_the_copy(kind):
    image = Image.new("RGB", (700, 300))
    said = packet(
        array("dc:creator", "Seq", "Jane Doe", "<Ada>")
        + text("photoshop:Credit", "Doe & North")
        + array("dc:rights", "Alt", "© 2024 Jane Doe")
        + array("xmpRights:UsageTerms", "Alt", "One-time use")
        + text("ext:DigitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
        + text("photoshop:City", "Graz")
        + text("photoshop:Headline", "Bridge opens")
    )
    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", said.decode())
        data = saved(image, kind, pnginfo=info)
    else:
        data = saved(image, kind, xmp=said)
    (thumbnail,) = made(data).made
    assert asset_of(thumbnail.data).embedded == Embedded(
        creators=("Jane Doe", "<Ada>"),
        credit="Doe & North",
        rights="© 2024 Jane Doe",
        terms="One-time use",
        source_type="trainedAlgorithmicMedia",
    )


def test_a_profile_that_lies_does_not_stop_a_picture_for_print():
    image = Image.new("CMYK", (700, 300), (0, 255, 255, 0))
    (thumbnail,) = made(saved(image, "JPEG", icc_profile=b"\0" * 200)).made
    assert opened(thumbnail.data).mode == "RGB"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_animations_have_no_copies(kind):
    frames = [Image.new("RGB", (700, 300), (shade, 0, 0)) for shade in (0, 120, 250)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert len(ImageSequence.all_frames(opened(data))) == len(frames)
    assert made(data) == Copies()


def test_drawings_have_no_copies():
    data = svg('<rect width="2000" height="9"/>', 'width="2000" height="9"')
    assert made(data) == Copies()


def broken_png(width: int, height: int) -> bytes:
    """A PNG whose checksums are right and whose pixels cannot be unpacked."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", b"\x78\x9cnoise"),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("lenient", [False, True], ids=["alone", "beside WeasyPrint"])
def test_pixels_that_cannot_be_read_are_said_and_stop_nothing(lenient, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    answer = made(broken_png(700, 300))
    assert answer.made == ()
    assert answer.trouble
    assert lenient == ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_strip_taller_than_any_page_has_no_copy():
    assert made(raster("PNG", 400, 60_000)) == Copies()


# --- the folder where they are kept ----------------------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch):
    calls: list[str] = []
    import briefc.source.copies as room

    def counting(asset: Asset, data: bytes) -> Copies:
        calls.append(asset.digest)
        return copies(asset, data)

    monkeypatch.setattr(room, "copies", counting)
    return calls


def test_copies_are_made_once_for_a_content(tmp_path, counted):
    data = raster("JPEG", 1500, 900)
    first = kept_copies(asset_of(data), data, str(tmp_path))
    elsewhere = asset_of(data, "b/other.jpg")
    assert kept_copies(elsewhere, data, str(tmp_path)) == first
    assert len(counted) == 1
    assert [one.use for one in first.made] == ["web", "thumbnail"]


def test_what_was_damaged_on_disk_is_made_again(tmp_path, counted):
    data = raster("JPEG", 1500, 900)
    first = kept_copies(asset_of(data), data, str(tmp_path))
    (place,) = (tmp_path / "pictures").iterdir()
    place.write_bytes(place.read_bytes()[:-5])
    assert kept_copies(asset_of(data), data, str(tmp_path)) == first
    assert len(counted) == 2


def test_trouble_is_not_kept(tmp_path, counted):
    data = broken_png(700, 300)
    for _ in range(2):
        assert kept_copies(asset_of(data), data, str(tmp_path)).trouble
    assert len(counted) == 2


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path):
    (tmp_path / "pictures").write_text("a file in the way")
    data = raster("JPEG", 400, 300)
    assert len(kept_copies(asset_of(data), data, str(tmp_path)).made) == 1
