"""Web fonts: subsets that hold what they promise, the same bytes each time, kept where they were made."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefc.formats.html.hanfonts import characters, han_fonts
from briefc.formats.html.sitewide import site_files
from briefc.formats.html.webfonts import SUBSETS, MissingFaceError, cut, face_bytes, face_rules, web_fonts
from briefc.model.theme import FontFace, Theme
from tests.formats.html.handmade import default_theme

MONO = FontFace("IBM Plex Mono", "IBMPlexMono-Regular.ttf", "fontpkg-ibm-plex-mono")
SPECTRAL = FontFace("Spectral", "Spectral-SemiBold.ttf", "fontpkg-spectral", 600)


def read(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def test_a_subset_holds_the_letters_of_its_range_and_no_others() -> None:
    data = face_bytes(MONO, {})
    latin, cyrillic = set(read(cut(data, "latin")).getBestCmap()), set(read(cut(data, "cyrillic")).getBestCmap())
    assert {ord(letter) for letter in "aZŁźČĐặ“—€"} <= latin
    assert {ord(letter) for letter in "АяЁґ"} <= cyrillic
    assert not latin & cyrillic


def test_features_that_the_style_sheets_use_are_kept() -> None:
    gsub = read(cut(face_bytes(SPECTRAL, {}), "latin"))["GSUB"].table
    assert {"smcp", "c2sc", "onum", "lnum", "tnum", "liga"} <= {
        one.FeatureTag for one in gsub.FeatureList.FeatureRecord
    }


def test_the_licence_travels_with_the_font() -> None:
    names = {record.nameID for record in read(cut(face_bytes(MONO, {}), "latin"))["name"].names}
    assert {0, 13} <= names  # copyright, licence


def test_the_same_bytes_each_time() -> None:
    data = face_bytes(MONO, {})
    first = cut(data, "cyrillic")
    cut.cache_clear()
    assert cut(data, "cyrillic") == first


def test_what_was_made_is_kept_and_what_was_damaged_is_made_again(tmp_path: Path) -> None:
    first = web_fonts([MONO], {}, str(tmp_path))
    places = sorted((tmp_path / "webfonts").iterdir())
    assert len(places) == len(SUBSETS)
    for place in places:
        place.write_bytes(hashlib.sha256(b"kept").digest() + b"kept")
    assert {font.data for font in web_fonts([MONO], {}, str(tmp_path))} == {b"kept"}
    for place in places:
        place.write_bytes(b"\0" * 100)
    assert web_fonts([MONO], {}, str(tmp_path)) == first


def test_an_unwritable_folder_costs_time_alone() -> None:
    assert web_fonts([MONO], {}, "/proc/nowhere") == web_fonts([MONO], {})


def test_subsets_do_not_overlap() -> None:
    sets = [{code for first, last in ranges for code in range(first, last + 1)} for ranges in SUBSETS.values()]
    assert not sets[0] & sets[1]


def test_rules_name_family_weight_file_and_range() -> None:
    rules = face_rules(web_fonts([MONO], {}))
    assert rules.count("@font-face") == 2
    assert 'url("fonts/ibm-plex-mono-400-latin.woff2") format("woff2")' in rules
    assert "font-display: swap" in rules
    assert "U+0400-052F" in rules


@pytest.mark.parametrize(
    ("face", "said"),
    [
        (FontFace("F", "f.ttf", "no-such-package"), "no-such-package"),
        (FontFace("F", "f.ttf", "fontpkg-spectral"), "f.ttf"),
        (FontFace("F", "fonts/f.ttf"), "static/fonts/f.ttf"),
    ],
)
def test_a_missing_face_is_named(face: FontFace, said: str) -> None:
    with pytest.raises(MissingFaceError, match=said):
        face_bytes(face, {})
    (found,) = site_files(Theme("mine", fonts=(face,))).diagnostics
    assert found.code == "theme.font"


def test_a_theme_may_bring_its_own_file() -> None:
    data = face_bytes(MONO, {})
    files = site_files(Theme("mine", files={"f.ttf": data, "logo.svg": b"<svg/>"}, fonts=(FontFace("Mine", "f.ttf"),)))
    assert [one.path for one in files.value or ()] == [
        "html/assets/screen.css",
        "html/assets/fonts/mine-400-latin.woff2",
        "html/assets/fonts/mine-400-cyrillic.woff2",
        "html/assets/logo.svg",
    ]


def test_the_default_theme_preloads_and_serves_only_what_its_site_needs() -> None:
    served = {(face.family, face.weight, face.style) for face in default_theme().fonts if face.web}
    assert served == {
        ("Spectral", 400, "normal"),
        ("Spectral", 400, "italic"),
        ("Spectral", 600, "normal"),
        ("Spectral", 700, "normal"),
        ("Fira Sans", 400, "normal"),
        ("Fira Sans", 500, "normal"),
        ("Fira Sans", 600, "normal"),
        ("IBM Plex Mono", 400, "normal"),
    }


# --- Chinese characters ----------------------------------------------------------------------------------------------


def test_a_page_brings_the_chinese_characters_it_holds_and_no_more() -> None:
    wanted = characters("Hua Chunying 华春莹 (华)", "en")
    assert wanted == "华春莹"
    rules, files = han_fonts(wanted, "assets/")
    assert {one.path.rpartition("/")[2].partition("-sc")[0] for one in files} == {"noto-serif", "noto-sans"}
    for file in files:
        assert set(read(file.data).getBestCmap()) == {ord(one) for one in wanted}
        assert file.path.removeprefix("html/") in rules
        assert len(file.data) < 5_000


@pytest.mark.parametrize(("text", "language"), [("Łódź “…”", "en"), ("東京", "ja"), ("", "en"), ("「a」", "en")])
def test_no_font_is_brought_where_none_is_of_use(text: str, language: str) -> None:
    assert han_fonts(characters(text, language), "assets/") == ("", ())
