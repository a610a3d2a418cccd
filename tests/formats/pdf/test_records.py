"""What records are made of, and what the linker makes of that: objects, drawings with gaps, fonts."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from briefc.formats.pdf.engine.character_ids import ids_are_numbers
from briefc.formats.pdf.engine.figures import Gap
from briefc.formats.pdf.engine.pieces import pieces_of
from briefc.formats.pdf.fonts import ADDRESS, FontShelf
from briefc.formats.pdf.linking.pages import Numbering
from briefc.formats.pdf.objects import (
    Local,
    LocalNumber,
    Name,
    Places,
    Ref,
    Text,
    Value,
    joined,
    parted,
    placed,
    serialised,
)
from briefc.formats.pdf.printer import print_pdf
from briefc.formats.pdf.records import filled, kept_drawing
from briefc.model.printed import Drawing, Figures, PageRecord, PageReference, Slot
from briefc.model.theme import FontFace
from tests.formats.pdf.parted import differing
from tests.formats.pdf.printing import codes, page_of, printed

# --- what is filled in -----------------------------------------------------------------------------------------------

PLAIN = Figures("F", tuple(range(16, 26)), (500.0,) * 10)
UNEVEN = Figures(
    "F", tuple(range(16, 26)), (500.0, 300.0, *(500.0,) * 8), tuple(20.0 * (at == 11) for at in range(100))
)


@pytest.mark.parametrize(
    ("anchor", "exact", "look", "expected"),
    [
        (0, False, PLAIN, [b"", b"<0017>"]),
        (1, False, PLAIN, [b"-1000 ", b"<0017>"]),
        (0.5, False, PLAIN, [b"-500 ", b"<0017>"]),
        (1, True, PLAIN, [b"", b"<0017> -1000 "]),
    ],
)
def test_what_a_number_leaves_free_moves_its_text(
    anchor: float, exact: bool, look: Figures, expected: list[bytes]
) -> None:
    page = PageRecord(0, 1, Drawing(b"", 1), slots=(Slot(anchor, (PageReference("", 3, exact, 0),)),))
    assert list(Numbering({}, 9).filled(page, 7, (look,))) == expected


def test_digits_stand_as_near_to_one_another_as_in_the_font() -> None:
    page = PageRecord(0, 1, Drawing(b"", 1), slots=(Slot(1, (PageReference("*", 2, False, 0),)),))
    assert list(Numbering({}, 11).filled(page, 7, (UNEVEN,))) == [b"-420 ", b"<0011>20<0011>"]


# --- objects and pieces ----------------------------------------------------------------------------------------------


def test_objects_are_written_as_pdf_has_them() -> None:
    value: Value = {
        "Type": Name("A b"),
        "K": [1, 2.5, -0.0000001, None, True, Ref(3)],
        "T": Text("a(b"),
        "U": Text("é"),
        "B": b"\x01",
    }
    written = b"<</Type/A#20b/K[1 2.5 0 null true 3 0 R]/T(a\\(b)/U<feff00e9>/B<01>>>"
    assert serialised(value) == written
    places = Places(range(10, 20))
    assert placed(serialised([Local(4), LocalNumber(5)]), places) == b"[14 0 R 15]"
    assert parted(placed(joined([serialised([Local(5), Local(4)]), b"<<>>"]), places)) == [b"[15 0 R 14 0 R]", b"<<>>"]


# --- drawings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [b"", b"first " * 500, bytes(at * at % 251 for at in range(99_999))])
def test_a_drawing_with_gaps_filled_is_one_stream(first: bytes) -> None:
    pieces = [first, b"", b"third " * 999 + first[-900:]]
    data = filled(kept_drawing(pieces), [b"[-20 ", b""])
    assert zlib.decompress(data) == pieces[0] + b"[-20 " + pieces[2]
    assert zlib.decompress(filled(kept_drawing([first]), [])) == first


def test_numbers_that_move_nothing_are_left_out_of_shown_text() -> None:
    said = b"/Span<</ActualText(a>0<b)>>BDC"
    operators = [said, b"[<0001>0<0002>-10<0003>0] TJ", (b"[<0004>0<0005>", Gap(), b"0<0006>] TJ")]
    assert pieces_of(operators) == [said + b"\n[<00010002>-10<0003>] TJ\n[<00040005>", b"0<0006>] TJ"]


# --- fonts -----------------------------------------------------------------------------------------------------------


def made_of(data: bytes) -> Any:
    return TTFont(BytesIO(data))


@pytest.mark.parametrize(("name", "expected"), [("Noto Serif SC", True), ("Spectral", False)])
def test_a_font_with_glyphs_by_id_is_known(shelf: FontShelf, name: str, *, expected: bool) -> None:
    font = made_of(data_of(shelf, name))
    table = font.reader["CFF "] if "CFF " in font else b""
    assert ids_are_numbers(memoryview(table)) == expected
    # What is torn, and a font whose ids are others, must keep all its places.
    assert not any(ids_are_numbers(memoryview(table[:size])) for size in range(200))
    assert not ids_are_numbers(memoryview(table.replace(b"\2\0\1", b"\2\0\2")))


def data_of(shelf: FontShelf, name: str) -> bytes:
    faces = (*shelf.base, *(script.face for script in shelf.scripts))
    return shelf.data(next(face for face in faces if face.family == name))


def test_chinese_letters_cost_no_places_for_all_others(shelf: FontShelf, tmp_path: Path) -> None:
    outcome = printed('<p lang="zh-Hans">字</p>', shelf)
    assert outcome.value is not None
    path = tmp_path / "out.pdf"
    path.write_bytes(outcome.value)
    with pikepdf.open(path) as pdf:
        faces = [font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.values()]
        (chinese,) = [face for face in faces if "Noto" in str(face.BaseFont)]
        file = chinese.FontDescriptor.FontFile3
        assert str(file.Subtype) == "/CIDFontType0C"
        assert len(file.read_bytes()) < 3000
        assert "/CIDToGIDMap" not in chinese
    # It is seen: a page with the letter has more ink on it than one with a space in its place.
    blank = printed('<p lang="zh-Hans">\u3000</p>', shelf)
    assert blank.value is not None
    assert differing(outcome.value, blank.value, tmp_path) == [1]


@pytest.mark.parametrize("flavor", ["woff", None])
def test_a_typeface_of_a_theme_is_embedded_whatever_its_packing(shelf: FontShelf, flavor: str | None) -> None:
    font, packed = made_of(data_of(shelf, "Spectral")), BytesIO()
    font.flavor = flavor
    font.save(packed)
    own = (f"{ADDRESS}own.bin", "font/woff", packed.getvalue())
    body = "<style>p { font-family: Own }</style><p>Own words.</p>"
    outcome = print_pdf(page_of(body, resources=(own,), fonts=(FontFace("Own", "own.bin"),)), shelf)
    assert codes(outcome) == []
    assert outcome.value is not None
    with pikepdf.open(BytesIO(outcome.value)) as pdf:
        (face,) = [face for face in pdf.pages[0].Resources.Font.values() if str(face.BaseFont).endswith("+Own")]
        embedded = made_of(face.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    glyphs, cmap = embedded["glyf"], font.getBestCmap()
    assert all(glyphs[embedded.getGlyphName(font.getGlyphID(cmap[ord(one)]))].numberOfContours for one in "Owords")
    assert glyphs[embedded.getGlyphName(font.getGlyphID(cmap[ord("Z")]))].numberOfContours == 0
