"""What pictures say of themselves, and what hostile ones may not do."""

from __future__ import annotations

import io
import struct
import time
import unicodedata
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefc.model.asset import Embedded
from briefc.model.pack import Codec
from briefc.source.assets import Picture, picture
from briefc.source.characters import forbidden_character
from briefc.source.embedded import clean
from briefc.source.xmp import LARGEST, xmp_properties
from tests.source.photographs import EVERYTHING, array, iim, jpeg, packet, text
from tests.source.pictures import raster, svg


def said(data: bytes) -> Embedded | None:
    answer = picture("a.jpg", data)
    assert isinstance(answer, Picture), answer
    return answer.asset.embedded


def told(data: bytes) -> Embedded:
    """What is embedded, where there must be something."""
    found = said(data)
    assert found is not None
    return found


WHOLE = Embedded(
    caption="People on the bridge.",
    headline="Bridge opens",
    creators=("Jane Doe", "Ada Roe"),
    credit="Doe/North",
    source="North Pictures",
    rights="© 2024 Jane Doe",
    terms="One-time use",
    created="2024-05-16T09:40:00+02:00",
    city="Graz",
    region="Styria",
    country="Austria",
    country_code="AT",
    keywords=("bridge", "river"),
    source_type="digitalCapture",
    alt="A steel bridge over a river",
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_all_of_a_packet_is_read_from_every_kind_of_file(kind):
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", EVERYTHING.decode())
        data = raster("PNG", 4, 4, pnginfo=info)
    else:
        data = raster(kind, 4, 4, xmp=EVERYTHING)
    assert said(data) == WHOLE


@pytest.mark.parametrize("data", [raster("PNG", 4, 4), raster("JPEG", 4, 4), raster("GIF", 4, 4), svg()])
def test_a_picture_that_says_nothing_has_none(data):
    assert said(data) is None


def test_what_is_embedded_can_be_stored():
    answer = picture("a.jpg", jpeg(xmp=EVERYTHING))
    assert isinstance(answer, Picture)
    codec = Codec()
    assert codec.unpack(codec.pack(answer.asset)) == answer.asset


def test_properties_written_as_attributes_count_too():
    compact = packet("").replace(b'rdf:about=""', b'rdf:about="" photoshop:Credit="Doe/North" photoshop:City="Graz"')
    # The prefix is declared after its use, in the same tag, as XML allows.
    found = told(jpeg(xmp=compact))
    assert (found.credit, found.city) == ("Doe/North", "Graz")


def test_the_wrapper_around_the_packet_is_optional():
    bare = packet(text("photoshop:Credit", "Doe/North"))
    bare = bare[bare.index(b"<rdf:RDF") : bare.index(b"</x:xmpmeta>")]
    assert told(jpeg(xmp=bare)).credit == "Doe/North"


def test_of_several_languages_the_default_is_taken():
    both = (
        "<dc:description><rdf:Alt><rdf:li xml:lang='de'>Die Brücke</rdf:li>"
        "<rdf:li xml:lang='x-default'>The bridge</rdf:li></rdf:Alt></dc:description>"
    )
    assert told(jpeg(xmp=packet(both))).caption == "The bridge"


@pytest.mark.parametrize("form", ["resource", "description"])
def test_where_it_was_made_goes_before_the_older_fields(form):
    fields = text("ext:City", "Linz") + text("ext:CountryName", "Austria") + text("ext:CountryCode", "AT")
    item = (
        f'<rdf:li rdf:parseType="Resource">{fields}</rdf:li>'
        if form == "resource"
        else f"<rdf:li><rdf:Description>{fields}</rdf:Description></rdf:li>"
    )
    made = f"<ext:LocationCreated><rdf:Bag>{item}</rdf:Bag></ext:LocationCreated>"
    found = told(jpeg(xmp=packet(made + text("photoshop:City", "Paris") + text("photoshop:State", "Île-de-France"))))
    assert (found.city, found.region, found.country, found.country_code) == ("Linz", "", "Austria", "AT")


# --- IPTC-IIM and Exif -----------------------------------------------------------------------------------------------

BLOCK = iim(
    (2, 105, b"Bridge opens"),
    (2, 120, "Menschen auf der Brücke.".encode()),
    (2, 80, b"Jane Doe"),
    (2, 80, b"Ada Roe"),
    (2, 110, b"Doe/North"),
    (2, 115, b"North Pictures"),
    (2, 116, "© 2024 Jane Doe".encode("cp1252")),
    (2, 55, b"20240516"),
    (2, 60, b"094000+0200"),
    (2, 90, b"Graz"),
    (2, 95, b"Styria"),
    (2, 101, b"Austria"),
    (2, 25, b"bridge"),
    (2, 25, b"river"),
)


def test_the_older_block_is_read_in_either_encoding():
    found = said(jpeg(block=BLOCK))
    assert found == Embedded(
        caption="Menschen auf der Brücke.",
        headline="Bridge opens",
        creators=("Jane Doe", "Ada Roe"),
        credit="Doe/North",
        source="North Pictures",
        rights="© 2024 Jane Doe",
        created="2024-05-16T09:40:00+02:00",
        city="Graz",
        region="Styria",
        country="Austria",
        keywords=("bridge", "river"),
    )


def test_a_block_that_says_utf_8_is_read_so():
    data = iim((1, 90, b"\x1b%G"), (2, 110, "Doe/\xff North".encode("latin-1")))
    assert told(jpeg(block=data)).credit == "Doe/\ufffd North"


def test_the_packet_goes_first_and_the_block_fills_its_gaps():
    found = told(jpeg(xmp=packet(text("photoshop:Credit", "New")), block=iim((2, 110, b"Old"), (2, 105, b"Headline"))))
    assert (found.credit, found.headline) == ("New", "Headline")


def test_the_camera_names_maker_and_time_when_nobody_else_does():
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Jane Doe", "© Jane Doe\0Editor".encode()
    exif.get_ifd(0x8769)[0x9003] = "2024:05:16 09:40:11"
    exif.get_ifd(0x8769)[0x9011] = "+02:00"
    found = said(jpeg(exif=exif))
    assert found == Embedded(creators=("Jane Doe",), rights="© Jane Doe", created="2024-05-16T09:40:11+02:00")


def test_coordinates_of_the_camera_are_noticed():
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 4.0, 12.0), 3: "E", 4: (15.0, 26.0, 18.0)})
    assert told(jpeg(exif=exif)).positioned
    written = '<e:GPSLatitude xmlns:e="http://ns.adobe.com/exif/1.0/">47,4.2N</e:GPSLatitude>'
    assert told(jpeg(xmp=packet(written + written.replace("Latitude", "Longitude")))).positioned
    assert not told(jpeg(xmp=packet(written + text("photoshop:City", "Graz")))).positioned


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-16", "2024-05-16"),
        ("2024-05-16T09:40", "2024-05-16T09:40:00"),
        ("2024-05-16T09:40Z", "2024-05-16T09:40:00Z"),
        ("2024-05-16T09:40:11.25-03:30", "2024-05-16T09:40:11-03:30"),
        ("2024-05-16T09:40:11+19:00", "2024-05-16T09:40:11"),
        ("2024-13-01", ""),
        ("2024-02-30", ""),
        ("0000-00-00", ""),
        ("2024-05-16T25:00", ""),
        ("yesterday", ""),
        ("2024-05-16 and more", ""),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(written, read):
    found = said(jpeg(xmp=packet(text("photoshop:DateCreated", written))))
    assert (found.created if found else "") == read


@pytest.mark.parametrize(
    ("day", "time_of_day", "read"),
    [
        (b"20240516", b"", "2024-05-16"),
        (b"20240516", b"094000", "2024-05-16T09:40:00"),
        (b"20240516", b"998877", "2024-05-16"),
        (b"20240500", b"", "2024-05"),
        (b"20240000", b"", "2024"),
        (b"00000000", b"", ""),
        (b"16.5.24", b"", ""),
    ],
)
def test_unknown_parts_of_an_old_date_are_left_out(day, time_of_day, read):
    found = told(jpeg(block=iim((2, 55, day), (2, 60, time_of_day), (2, 90, b"Graz"))))
    assert found.created == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/print", "print"),
        ("digsrctype:digitalCapture", "digitalCapture"),
        ("http://evil.example/digitalCapture", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_source_type_is_the_end_of_an_address_of_iptc(written, read):
    resource = f'<ext:DigitalSourceType rdf:resource="{written}"/>'
    for form in (resource, text("ext:DigitalSourceType", written)):
        found = told(jpeg(xmp=packet(form + text("photoshop:City", "Graz"))))
        assert found.source_type == read


# --- strangers' text -------------------------------------------------------------------------------------------------


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_line_that_every_output_can_carry(value):
    line = clean(value, 200)
    assert len(line) <= 200
    assert forbidden_character(line) is None
    assert not set(line) & set("\n\r\t\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)


def test_texts_and_lists_have_an_end():
    many = [f"word {number}" for number in range(5_000)]
    found = told(
        raster(
            "WEBP", 4, 4, xmp=packet(array("dc:subject", "Bag", *many) + array("dc:description", "Alt", "x" * 90_000))
        )
    )
    assert len(found.keywords) == 100
    assert len(found.caption) == 5_000
    assert found.caption.endswith("…")


# --- hostile pictures ------------------------------------------------------------------------------------------------

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 20))
HOSTILE_PACKETS = {
    "not XML": b"<x:xmpmeta",
    "noise": bytes(range(1, 256)),
    "laughs": b'<!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]><x>&l19;</x>",
    "file": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    + packet("<photoshop:Credit>&f;</photoshop:Credit>"),
    "doctype": b"<!DOCTYPE x>" + packet(text("photoshop:Credit", "x")),
    "utf-16": ("<!DOCTYPE x>" + packet("").decode()).encode("utf-16"),
    "deep": b"<a>" * 5_000 + b"</a>" * 5_000,
    "undefined": packet("<photoshop:Credit>&nothing;</photoshop:Credit>"),
    "prefix": packet("<nobody:Credit>x</nobody:Credit>"),
}


@pytest.mark.parametrize("name", HOSTILE_PACKETS)
def test_a_hostile_packet_is_left_out_and_named(name):
    found = said(raster("WEBP", 4, 4, xmp=HOSTILE_PACKETS[name]))
    assert found is not None
    assert [one.partition(":")[0] for one in found.unread] == ["XMP"]
    assert found == Embedded(unread=found.unread)


def test_what_else_the_file_says_is_kept_beside_a_hostile_packet():
    found = told(jpeg(xmp=b"<x:xmpmeta", block=iim((2, 110, b"Doe/North"))))
    assert found.credit == "Doe/North"
    assert len(found.unread) == 1


def test_a_packet_of_any_size_is_refused_before_it_is_parsed():
    with pytest.raises(ValueError, match="bytes"):
        xmp_properties(b" " * (LARGEST + 1))


def test_a_packet_that_unfolds_costs_the_picture_no_more_than_itself():
    bomb = zlib.compress(b"<a>" + b" " * 200_000_000 + b"</a>", 9)
    chunk = b"iTXt" + b"XML:com.adobe.xmp\0\1\0\0\0" + bomb
    plain = raster("PNG", 4, 4)
    head = plain.index(b"IDAT") - 4
    data = (
        plain[:head] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + plain[head:]
    )
    begin = time.monotonic()
    answer = picture("a.png", data)
    assert time.monotonic() - begin < 5
    if isinstance(answer, Picture):
        assert answer.asset.said.caption == ""
    else:
        assert answer.code == "source.image-broken"


@pytest.mark.parametrize(
    "block",
    [
        b"\x1c",
        b"\x1c\x02\x78\xff\xff",
        b"\x1c\x02\x78\x84\x7f\xff\xff\xff" + b"x",
        b"\xff" * 64,
        b"\x1c\x02\x78\x00\x05x",
    ],
)
def test_a_torn_block_never_costs_the_picture(block):
    found = said(jpeg(block=block))
    assert found is None or found.unread or found.caption


@settings(max_examples=150, deadline=2_000)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_no_bytes_break_the_readers(xmp, block):
    answer = picture("a.jpg", jpeg(4, 4, xmp=xmp, block=block))
    assert isinstance(answer, Picture)


@settings(max_examples=100, deadline=2_000)
@given(st.data())
def test_no_damage_to_good_blocks_breaks_the_readers(data):
    whole = bytearray(jpeg(4, 4, xmp=EVERYTHING, block=BLOCK))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(2, len(whole) - 1))] = data.draw(st.integers(0, 255))
    answer = picture("a.jpg", bytes(whole))
    assert isinstance(answer, Picture) or answer.code.startswith("source.image")


def test_exif_that_lies_about_its_length_is_named():
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff")
    answer = picture("a.jpg", out.getvalue())
    assert isinstance(answer, Picture)
