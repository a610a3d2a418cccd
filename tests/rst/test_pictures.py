"""What an article takes from the files of its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefc.model.content import Figure, Image
from briefc.model.walk import find
from briefc.rst.read import read_article
from briefc.source.files import Files
from tests.rst.reading import HEAD, PROJECT
from tests.source.photographs import EVERYTHING, array, jpeg, packet, text


@pytest.fixture
def read(tmp_path: Path):
    """A function from a body, and the metadata of `photo.jpg`, to the article and the codes found."""

    def reading(body: str, xmp: bytes = EVERYTHING):
        (tmp_path / "photo.jpg").write_bytes(jpeg(xmp=xmp))
        outcome = read_article("a.rst", HEAD + body, PROJECT, Files(tmp_path), {})
        assert outcome.value is not None
        return outcome.value, [(found.severity.label, found.code, found.span.line) for found in outcome.diagnostics]

    return reading


def test_a_figure_shows_the_credit_that_its_file_names(read) -> None:
    article, found = read(".. figure:: photo.jpg\n\n   Caption.\n")
    (figure,) = find(article, Figure)
    assert figure.credit == "Doe/North"
    assert found == []


def test_the_authors_credit_goes_first(read) -> None:
    article, _ = read(".. figure:: photo.jpg\n   :credit: Own credit\n\n   Caption.\n")
    (figure,) = find(article, Figure)
    assert figure.credit == "Own credit"


def test_without_a_credit_line_the_creators_are_credited(read) -> None:
    article, _ = read(".. figure:: photo.jpg\n   :alt: x\n", packet(array("dc:creator", "Seq", "Jane Doe", "Ada Roe")))
    (figure,) = find(article, Figure)
    assert figure.credit == "Jane Doe, Ada Roe"


def test_a_bare_image_stays_bare(read) -> None:
    article, _ = read(".. image:: photo.jpg\n")
    (figure,) = find(article, Figure)
    assert figure.credit == ""


def test_the_files_alternative_text_stands_in_for_a_missing_one(read) -> None:
    article, found = read(".. image:: photo.jpg\n")
    (image,) = find(article, Image)
    assert image.alt == "A steel bridge over a river"
    assert not image.decorative
    assert found == []


@pytest.mark.parametrize(("alt", "shown"), [(":alt: Own words", "Own words"), (":alt:", "")])
def test_the_authors_alternative_text_goes_first_even_when_empty(read, alt: str, shown: str) -> None:
    article, found = read(f".. image:: photo.jpg\n   {alt}\n")
    (image,) = find(article, Image)
    assert (image.alt, image.decorative) == (shown, not shown)
    assert found == []


def test_without_either_the_finding_stays(read) -> None:
    _, found = read(".. image:: photo.jpg\n", packet(text("photoshop:Credit", "x")))
    assert found == [("warning", "image.alt", 7)]


def test_metadata_that_cannot_be_used_is_worth_an_information(read) -> None:
    article, found = read(".. image:: photo.jpg\n   :alt: x\n", b"<x:xmpmeta")
    assert found == [("info", "picture.metadata", 7)]
    (image,) = find(article, Image)
    assert image.asset is not None


def test_a_picture_that_tells_where_the_camera_stood_is_worth_an_information(read) -> None:
    written = '<e:GPSLatitude xmlns:e="http://ns.adobe.com/exif/1.0/">47,4.2N</e:GPSLatitude>'
    _, found = read(".. image:: photo.jpg\n   :alt: x\n", packet(written + written.replace("Latitude", "Longitude")))
    assert found == [("info", "picture.position", 7)]


def test_what_looks_like_markup_in_a_file_stays_text(read) -> None:
    credit = "*x* :q:`y` .. raw:: html <script>"
    article, found = read(".. figure:: photo.jpg\n   :alt: x\n", packet(text("photoshop:Credit", credit)))
    (figure,) = find(article, Figure)
    assert figure.credit == credit
    assert found == []
