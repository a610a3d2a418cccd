"""What is private of WeasyPrint and wrapped by briefc: as it was when it was wrapped, and page numbers in all places."""

from __future__ import annotations

import gc
import hashlib
import inspect
import os
import zlib
from importlib import import_module, metadata

import pytest

from briefc.formats.pdf.engine import press
from briefc.formats.pdf.engine.placeholders import Placeholders, has_placeholder, placeholders_in, without_marks
from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.linking.pages import Numbering
from briefc.formats.pdf.objects import Local, LocalNumber, Name, Ref, Text, Value, placed, serialised
from briefc.formats.pdf.records import interleaved, piece_of
from briefc.model.printed import Figures, PageRecord, PageReference, Slot
from tests.formats.pdf.printing import printed

WRAPPED = {
    "weasyprint.document:Document._build_layout_context": "2b072254ab89",
    "weasyprint.document:Document._render": "ebaceeb0fa8e",
    "weasyprint.document:Page": "69061840d66b",
    "weasyprint.layout:layout_document": "a5cbf437e99c",
    "weasyprint.layout.page:make_margin_boxes": "4a2d2e301eb3",
    "weasyprint.formatting_structure.build:build_formatting_structure": "cec02c484447",
    "weasyprint.formatting_structure.build:compute_content_list": "3a5674cabd84",
    "weasyprint.formatting_structure.build:content_to_boxes": "a4b18a5a0b50",
    "weasyprint.css.targets:TargetCollector": "ea382c293323",
    "weasyprint.css.counters:CounterStyle.render_value": "3c9d4c3730fb",
    "weasyprint.anchors:gather_anchors": "373f8c676f27",
    "weasyprint.draw.text:draw_text": "ebaf96239c6c",
    "weasyprint.draw.text:draw_first_line": "1bb8eae6d88e",
    "weasyprint.draw:draw_stacking_context": "c5811b178bdf",
    "weasyprint.pdf:generate_pdf": "626343ef25c3",
    "weasyprint.pdf:_use_references": "4d1abd9646c3",
    "weasyprint.pdf.stream:Stream": "624257224db6",
    "weasyprint.pdf.fonts:Font": "1888854798bf",
    "weasyprint.pdf.fonts:build_fonts_dictionary": "fc551bef35d0",
    "weasyprint.images:RasterImage": "ea99edc27653",
    "weasyprint.text.fonts:get_pango_font_key": "74cbeff1fac3",
    "weasyprint.text.line_break:Layout": "681b737d1ba5",
    "weasyprint.text.line_break:split_first_line": "39ad1016863c",
    "pydyf:_to_bytes": "1cefd02c285d",
    "pydyf:Dictionary": "cfe61f79fe4f",
    "pydyf:Stream.show_text": "3e008af86f62",
}
"""What `formats/pdf/engine` calls, extends or does in its own way, with a digest of its source."""


def digest_of(name: str) -> str:
    module, _, path = name.partition(":")
    found = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return hashlib.sha256(inspect.getsource(found).encode()).hexdigest()[:12]


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_wrapped_is_as_it_was(name: str) -> None:
    """When this fails, the library has changed: compare both versions, mend the engine, then write the digest anew."""
    assert digest_of(name) == WRAPPED[name], f"{name} of WeasyPrint {metadata.version('weasyprint')}"


# --- placeholders ----------------------------------------------------------------------------------------------------


def test_a_placeholder_is_found_in_a_text_with_other_digits() -> None:
    placeholders = Placeholders({"near": 1})
    text = f"00 {placeholders.text('far')} of {placeholders.text('near')}0 {placeholders.text('far')}"
    assert has_placeholder(text)
    assert without_marks(text) == "00 000 of 00 000"
    found = list(placeholders_in(text))
    assert [placeholders.kinds[one.place] for one in found] == [("far", 3), ("near", 1), ("far", 3)]
    assert [len(one.digits) for one in found] == [3, 1, 3]
    assert not has_placeholder("000 of 00")


def test_there_can_be_thousands_of_placeholders() -> None:
    placeholders = Placeholders({})
    text = " ".join(placeholders.text(f"id{number}") for number in range(1000))
    assert [placeholders.kinds[one.place][0] for one in placeholders_in(text)] == [f"id{one}" for one in range(1000)]


# --- what is filled in -----------------------------------------------------------------------------------------------

PLAIN = Figures("F", tuple(range(16, 26)), (500.0,) * 10)
UNEVEN = Figures(
    "F", tuple(range(16, 26)), (500.0, 300.0, *(500.0,) * 8), tuple(20.0 * (at == 11) for at in range(100))
)


@pytest.mark.parametrize(
    ("anchor", "exact", "look", "filled"),
    [
        (0, False, PLAIN, [b"", b"<0017>"]),
        (1, False, PLAIN, [b"-1000 ", b"<0017>"]),
        (0.5, False, PLAIN, [b"-500 ", b"<0017>"]),
        (1, True, PLAIN, [b"", b"<0017> -1000 "]),
    ],
)
def test_what_a_number_leaves_free_moves_its_text(
    anchor: float, exact: bool, look: Figures, filled: list[bytes]
) -> None:
    page = PageRecord(0, 1, (), slots=(Slot(anchor, (PageReference("", 3, exact, 0),)),))
    assert list(Numbering({}, 9).filled(page, 7, (look,))) == filled


def test_digits_stand_as_near_to_one_another_as_in_the_font() -> None:
    page = PageRecord(0, 1, (), slots=(Slot(1, (PageReference("*", 2, False, 0),)),))
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
    assert placed(serialised([Local(4), LocalNumber(5)]), lambda number: number + 10) == b"[14 0 R 15]"


def test_pieces_with_gaps_filled_are_one_stream() -> None:
    pieces = [b"first " * 500, b"", b"third " * 999]
    data = interleaved([piece_of(piece) for piece in pieces], [b"[-20 ", b""])
    assert zlib.decompress(data) == pieces[0] + b"[-20 " + pieces[2]


def test_a_forked_process_leaves_the_typefaces_of_its_parent_alone(shelf: FontShelf) -> None:
    assert printed("<p>Words.</p>", shelf).value is not None
    folders = [one.fonts._folder for one in press._presses.values()]
    child = os.fork()
    if child == 0:
        press._presses.clear()
        gc.collect()
        os._exit(0)
    os.waitpid(child, 0)
    assert all(folder.is_dir() for folder in folders)
