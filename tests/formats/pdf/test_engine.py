"""What is private of WeasyPrint and wrapped by briefc: as it was when it was wrapped, and page numbers in all places."""

from __future__ import annotations

import gc
import hashlib
import inspect
import os
import subprocess
import sys
from importlib import import_module, metadata

import pytest
from weasyprint import css
from weasyprint.css import tokens as css_tokens
from weasyprint.html import UA_STYLESHEET
from weasyprint.layout import absolute, block, inline, page
from weasyprint.layout import float as weasyprint_float
from weasyprint.text import line_break

from briefc.formats.pdf.engine import lengths, lines, press, pseudo_elements, styles, texts
from briefc.formats.pdf.engine.placeholders import Placeholders, has_placeholder, placeholders_in, without_marks
from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.layout import lay_out
from briefc.formats.pdf.parts import parts_of
from tests.formats.pdf.printing import page_of, printed
from tests.formats.pdf.test_linking import FULL

WRAPPED = {
    "weasyprint.document:Document._build_layout_context": "2b072254ab89",
    "weasyprint.document:Document._render": "ebaceeb0fa8e",
    "weasyprint.document:Page": "69061840d66b",
    "weasyprint.layout:layout_document": "a5cbf437e99c",
    "weasyprint.layout.page:make_margin_boxes": "4a2d2e301eb3",
    "weasyprint.formatting_structure.build:build_formatting_structure": "cec02c484447",
    "weasyprint.formatting_structure.build:compute_content_list": "3a5674cabd84",
    "weasyprint.formatting_structure.build:content_to_boxes": "a4b18a5a0b50",
    "weasyprint.css:AnonymousStyle": "414bbf41061e",
    "weasyprint.css:ComputedStyle": "4ff0512c0af1",
    "weasyprint.css:StyleFor": "dac5a1326168",
    "weasyprint.css:resolve_var": "d697b6151201",
    "weasyprint.css.tokens:Pending": "7dafa4a32b2e",
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
    "weasyprint.layout.float:avoid_collisions": "5fc7793c573a",
    "briefc.formats.pdf.engine.lines:_next_linebox": "67af458c2545",
    "weasyprint.layout.percent:percentage": "ebe404ccd9da",
    "briefc.formats.pdf.engine.lengths:_percentages": "71673078096f",
    "weasyprint.layout.preferred:inline_min_content_width": "15cde37816a6",
    "weasyprint.images:RasterImage": "ea99edc27653",
    "weasyprint.text.fonts:font_features": "e35741064c06",
    "weasyprint.text.fonts:get_font_description": "85734b8947b9",
    "weasyprint.text.fonts:get_hb_object_data": "03040a623df0",
    "weasyprint.text.line_break:Layout": "681b737d1ba5",
    "weasyprint.text.line_break:strut": "b57885b70dd0",
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


# --- the press -------------------------------------------------------------------------------------------------------


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


# --- the same, faster ------------------------------------------------------------------------------------------------

KINDS = """
<style>
 :root { --wide: 12pt; --face: italic 600 9pt/1.4 var(--sans); --inset: 1em }
 .calc { width: calc(50% - 2em); padding: calc(1em / 2) 5%; margin-inline: var(--inset) auto; box-sizing: border-box }
 .face { font: var(--face); letter-spacing: .02em; font-variant: small-caps; text-decoration: underline }
 .logical { border-inline-start: 2pt solid; padding-block: 3pt; inline-size: 60% }
 .tall { height: 20%; min-height: 3em; max-width: 90%; word-spacing: 2pt }
 .collapsed { border-collapse: collapse } .collapsed td { border: 1px solid; padding: 2% }
 .beside { float: right; width: 30%; margin-left: 1em }
 .outside { float: left; width: 90pt; margin-left: -100pt; clear: left }
 li::marker { color: red } .note { float: footnote } .note::footnote-call { content: counter(footnote, upper-roman) }
 p::first-line { font-size: 1.1em } .drop::first-letter { font-size: 2em; float: left }
</style>
<div class="outside">A note in the margin, of some lines, beside more than one paragraph.</div>
<p class="drop">Words that go on for long enough to fill more than a line of the page, with <b class="face">a face</b>.</p>
<div class="beside"><p>Words in the way of the text, which goes on beside them.</p></div>
<p>A paragraph with so many words that it does not fit on a line beside the others, and goes on to another one.</p>
<p class="calc">A width that is worked out, <a href="#here">a link</a> and <code>code()</code> in it<span class="note">A note.</span>.</p>
<p class="logical" id="here" dir="rtl" lang="ar">From right to left, sides by the direction of writing.</p>
<div class="tall"><p class="face">Parts of a height that nobody gave.</p></div>
<table class="collapsed"><tr><td>Cells</td><td>whose borders</td></tr><tr><td colspan="2">are shared</td></tr></table>
<ul><li>One<ol><li><p>within</p></li></ol></li><li style="list-style: lower-roman inside">two</li></ul>
"""


def records(shelf: FontShelf) -> list[str]:
    parts = (
        *parts_of(page_of(KINDS + KINDS.replace("here", "there"))),
        *parts_of(page_of(KINDS, language="de")),
        *parts_of(FULL),
    )
    laid = [lay_out(part, shelf) for part in parts]
    assert all(one.value is not None for one in laid), [one.diagnostics for one in laid]
    return [repr(one) for one in laid]


def test_what_is_found_faster_is_what_weasyprint_finds(shelf: FontShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = records(shelf)
    press._presses.clear()
    restored = [
        (css.StyleFor, "set_computed_styles", pseudo_elements._set, pseudo_elements._set_computed_styles),
        (css.StyleFor, "__call__", pseudo_elements._style, pseudo_elements._call),
        (css.ComputedStyle, "__missing__", styles._value, styles._computed),
        (css.AnonymousStyle, "__missing__", styles._anonymous_value, styles._anonymous),
        (css_tokens.Pending, "solve", styles._solved, styles._solve),
        (line_break.Layout, "setup", texts._set_up, texts._setup),
        (inline, "strut", texts._strut_of, texts._strut),
        (inline, "avoid_collisions", lines._placed, lines._avoid_collisions),
        (inline, "inline_min_content_width", lines._least_width, lines._min_content_width),
        *(
            (module, "resolve_percentages", lengths._resolved, lengths._percentages)
            for module in (absolute, block, inline, page, weasyprint_float)
        ),
    ]
    for where, name, now, before in restored:
        assert getattr(where, name) is now
        monkeypatch.setattr(where, name, before)
    rules = pseudo_elements._universal
    monkeypatch.setattr(UA_STYLESHEET.matcher, "other_selectors", [*rules, *pseudo_elements._taken])
    assert records(shelf) == ours


LOADING = """
import sys
started = []
sys.addaudithook(lambda event, given: started.append(given) if event in ("subprocess.Popen", "os.posix_spawn") else None)
from briefc.formats.pdf.engine import press
press.weasyprint()
from weasyprint.text import ffi
assert ffi.pango and ffi.harfbuzz_subset
print(len(started))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the loader may not know where libraries are")
def test_no_program_is_started_to_find_libraries() -> None:
    run = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"
