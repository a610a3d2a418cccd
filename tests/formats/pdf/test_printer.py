"""The printer: valid, the same everywhere, deaf to the world outside, and plain about what is wrong."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.typefaces import BASE, SCRIPTS
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.theme import FontFace
from tests.formats.pdf.printing import STYLE, codes, font_of, fonts_of, page_of, printed, ran, structure_of, text_of
from tests.tools.verapdf import verapdf

NAMES = "<p>华春莹 Владимир Łódź Čapek Đặng Ѐѝ Ελλάδα</p>"


def saved(outcome: Outcome[bytes], folder: Path) -> Path:
    assert codes(outcome) == []
    assert outcome.value is not None
    path = folder / "page.pdf"
    path.write_bytes(outcome.value)
    return path


EVERYTHING = f"""
<p>First <a href="https://example.org/">a <em>link <span lang="zh">华春莹</span></em> of words</a> and
<a href="#here">one inside</a>.</p>
{NAMES}
<ul><li>one</li><li><p>two</p><p>paragraphs</p><ul><li>nested<ol start="3"><li>deep</li></ol></li></ul></li></ul>
<dl><dt>term</dt><dd>its words</dd><dd><p>more</p><p>of it</p></dd></dl>
<p id="here"><a href="https://example.org/"><img src="briefc-asset:flag.png" alt="A flag"></a></p>
<p><img src="briefc-asset:flag.png" alt="" role="presentation"></p>
<figure class="quote" id="q1"><figcaption><span class="speaker">Hua Chunying <span lang="zh">华春莹</span></span>
<span class="role">spokesperson</span></figcaption><blockquote><p><span class="hang">“</span>Words.”</p></blockquote></figure>
<table><caption>Caption</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody>{"<tr><th scope=row>a</th><td>b</td></tr>" * 80}</tbody></table>
<p>Noted.<sup><a class="note-call" href="#fn1" id="fr1">1</a></sup><span class="footnote" id="fn1"><a
class="note-number" href="#fr1">1</a>The note.</span></p>
<blockquote><p>Quoted</p></blockquote><pre><code>code</code></pre><hr>
"""


def test_a_page_with_everything_is_valid(shelf: FontShelf, tmp_path: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("verapdf"), need_tool("qpdf")
    pdf = saved(printed(EVERYTHING, shelf), tmp_path)
    assert verapdf(pdf) == []
    ran("qpdf", "--check", pdf)


def test_the_document_says_what_it_is(shelf: FontShelf, tmp_path: Path) -> None:
    pdf = saved(printed("<p>Text.</p>", shelf), tmp_path)
    said = ran("pdfinfo", "-isodates", pdf)
    assert re.search(r"Title: +Test\n", said)
    assert re.search(r"CreationDate: +2024-05-16T09:40:00", said)
    assert re.search(r"Creator: +briefc ", said)
    assert re.search(r"Tagged: +yes\n", said)
    with pikepdf.open(pdf) as opened:
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.Root.Lang) == "en"


# --- letters ---------------------------------------------------------------------------------------------------------


def test_names_come_out_in_the_right_faces(shelf: FontShelf, tmp_path: Path) -> None:
    pdf = saved(printed(NAMES, shelf), tmp_path)
    text = " ".join(text_of(pdf).split())
    for name in ("华春莹", "Владимир", "Łódź", "Čapek", "Đặng", "Ѐѝ", "Ελλάδα"):
        assert name in text
    assert font_of(pdf, "华春莹") == {"Noto Serif SC"}
    for name in ("Владимир", "Łódź", "Čapek", "Đặng"):
        assert font_of(pdf, name) == {"Spectral"}
    assert font_of(pdf, "Ѐѝ") == {"IBM Plex Serif"}
    assert font_of(pdf, "Ελλάδα") == {"Greek Serif"}  # with the extra fonts-greek; else Fira Sans


@pytest.mark.parametrize(
    ("word", "face"),
    [("华春莹", SCRIPTS[0].face), ("Владимир", BASE[0]), ("Łódź", BASE[0]), ("Čapek", BASE[0]), ("Đặng", BASE[0])],
)
def test_the_shapes_on_paper_are_those_of_the_letters(
    shelf: FontShelf, tmp_path: Path, word: str, face: FontFace
) -> None:
    """Compared as pictures: the text that can be copied may be right while the shapes are those of other letters."""
    style = f'@page {{ size: 200mm 60mm; margin: 0 }} p {{ margin: 0; font: 400 90pt "{face.family}" }} h1 {{ display: none }}'
    pdf = saved(printed(f"<p>{word}</p>", shelf, styles=(style,)), tmp_path)
    ran("pdftoppm", "-r", "100", "-gray", "-singlefile", pdf, tmp_path / "page")
    on_paper = _cut(Image.open(tmp_path / "page.pgm"))
    assert _difference(on_paper, _drawn(word, face, shelf)) < 0.08
    assert _difference(on_paper, _drawn(word[::-1], face, shelf)) > 0.12


def _drawn(word: str, face: FontFace, shelf: FontShelf) -> Image.Image:
    font = ImageFont.truetype(str(shelf.paths[face]), 125)
    picture = Image.new("L", (1200, 400), 255)
    ImageDraw.Draw(picture).text((40, 60), word, font=font, fill=0)
    return _cut(picture)


def _cut(picture: Image.Image) -> Image.Image:
    box = ImageChops.invert(picture.convert("L")).getbbox()
    assert box is not None
    return picture.convert("L").crop(box).resize((320, 96))


def _difference(one: Image.Image, other: Image.Image) -> float:
    counts = ImageChops.difference(one, other).histogram()
    return sum(number * count for number, count in enumerate(counts)) / (255 * 320 * 96)


def test_no_font_but_declared_ones_gets_in(shelf: FontShelf, tmp_path: Path) -> None:
    style = STYLE + "\n.text { font-family: 'DejaVu Sans', Arial, 'Noto Sans CJK JP', serif }"
    outcome = printed(NAMES, shelf, styles=(style,))
    assert set(codes(outcome)) == {"font.unknown", "font.undeclared"}
    assert outcome.value is None
    pdf = saved(
        printed(
            NAMES,
            shelf,
            styles=(STYLE + "\n.text { font-family: Spectral, var(--scripts), 'Fira Sans', 'IBM Plex Serif' }",),
        ),
        tmp_path,
    )
    known = {face.family for face in (*BASE, *(script.face for script in SCRIPTS))}
    assert all(any(name.startswith(family) for family in known) for name in fonts_of(pdf))


def test_a_character_that_no_face_has_is_an_error_with_its_place(shelf: FontShelf) -> None:
    place = Span("sources/test.rst", 12, 1)
    outcome = printed(
        '<p id="p1">Plain.</p><section id="s1"><p>An odd 𓀀 sign.</p></section>',
        shelf,
        origins=(("p1", Span("sources/test.rst", 3, 1)), ("s1", place)),
    )
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.code == "font.glyph"
    assert "𓀀 (U+13000)" in found.message
    assert found.span == place


def test_two_files_of_one_face_are_refused(shelf: FontShelf) -> None:
    light = FontFace("Spectral", "Spectral-Light.ttf", "fontpkg-spectral", 400)
    assert codes(printed("<p>Text.</p>", shelf, fonts=(BASE[0], light))) == ["font.duplicate"]
    rule = '@font-face { font-family: Spectral; font-weight: normal; src: url("briefc-asset:flag.png") }'
    assert "font.duplicate" in codes(printed("<p>Text.</p>", shelf, fonts=(BASE[0],), styles=(STYLE, rule)))
    assert codes(printed("<p>Text.</p>", shelf, fonts=(BASE[0], BASE[0], BASE[2]))) == []


def test_a_theme_s_own_face_is_used(shelf: FontShelf, tmp_path: Path) -> None:
    own = FontFace("Ours", "ours.ttf")
    data = shelf.paths[BASE[10]].read_bytes()
    style = STYLE + "\n.text { font-family: Ours }"
    resources = (("briefc-font:ours.ttf", "font/ttf", data),)
    pdf = saved(printed("<p>Printed thus.</p>", shelf, styles=(style,), fonts=(own,), resources=resources), tmp_path)
    assert font_of(pdf, "Printed thus") == {"Ours"}
    assert codes(printed("<p>Text.</p>", shelf, fonts=(own,), resources=())) == ["font.load"]
    broken = (("briefc-font:ours.ttf", "font/ttf", b"no font"),)
    assert codes(printed("<p>Text.</p>", shelf, fonts=(own,), resources=broken)) == ["font.load"]


# --- the world outside -----------------------------------------------------------------------------------------------

INSIDE = "what the machine keeps to itself"


@pytest.mark.parametrize(
    "body",
    [
        '<p><img alt="x" src="{address}"></p>',
        '<p><img alt="x" src="briefc-asset:outside.svg"></p>',
        '<p style="background: url({address})">x</p>',
        '<p><svg width="9" height="9"><title>x</title><image href="{address}" width="9" height="9"/></svg></p>',
        '<object data="{address}">x</object>',
        '<embed src="{address}">',
        '<p style="list-style-image: url({address}); display: list-item">x</p>',
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http", "data"])
def test_nothing_is_loaded_from_outside(shelf: FontShelf, tmp_path: Path, body: str, scheme: str) -> None:
    (tmp_path / "secret.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{INSIDE}</text></svg>')
    address = {
        "file": (tmp_path / "secret.svg").as_uri(),
        "http": "http://127.0.0.1:9/secret.svg",
        "data": "data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20width=%229%22/%3E",
    }[scheme]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address}" width="9" height="9"/></svg>'
    resources = (("briefc-asset:outside.svg", "image/svg+xml", svg.encode()),)
    outcome = printed(body.format(address=address), shelf, resources=resources)
    assert "pdf.resource" in codes(outcome)
    assert outcome.value is None


@pytest.mark.parametrize(
    "style",
    [
        '@import url("{address}");',
        '@font-face {{ font-family: X; src: url("{address}") }} p {{ font-family: X }}',
        'p::before {{ content: url("{address}") }}',
        '@page {{ background: url("{address}") }}',
    ],
)
def test_styles_load_nothing_from_outside(shelf: FontShelf, tmp_path: Path, style: str) -> None:
    (tmp_path / "secret.css").write_text(f"body::before {{ content: '{INSIDE}' }}")
    sheet = style.format(address=(tmp_path / "secret.css").as_uri()) + STYLE
    outcome = printed("<p>x</p>", shelf, styles=(sheet,))
    assert {"pdf.resource", "font.load"} & set(codes(outcome))
    assert outcome.value is None


def test_no_file_can_be_attached(shelf: FontShelf, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(INSIDE)
    address = (tmp_path / "secret.txt").as_uri()
    link = f'<link rel="attachment" href="{address}">'
    outcome = printed(f'<p><a rel="attachment" href="{address}">x</a></p>', shelf, head=link)
    assert outcome.value is None or INSIDE.encode() not in outcome.value
    assert codes(outcome)


def test_no_style_sheet_or_page_is_given_to_weasyprint_without_the_fetcher(root: Path) -> None:
    for path in (root / "src/briefc/formats/pdf").rglob("*.py"):
        for call in re.findall(r"\b(?:HTML|CSS|Attachment)\(([^)]*)\)", path.read_text("utf-8")):
            assert re.search(r"url_fetcher=(fetcher|answer)\b", call), f"{path.name}: {call}"


# --- what is wrong is said -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "style", "code"),
    [
        ('<p><a href="#nowhere">x</a></p>', "", "pdf.link"),
        ('<p><span data-ref="#nowhere"></span></p>', "", "pdf.link"),
        ('<p><img src="briefc-asset:flag.png"></p>', "", "pdf.alt"),
        ('<p><img alt="x" src="briefc-asset:gone.png"></p>', "", "pdf.resource"),
        ('<p id="a">x</p><p id="a">y</p>', "", "pdf.message"),
        ("<p>x</p>", "p { colour: red }", "pdf.style"),
        ("<p>x</p>", "p { color: }", "pdf.style"),
    ],
)
def test_what_is_wrong_is_said(shelf: FontShelf, body: str, style: str, code: str) -> None:
    outcome = printed(body, shelf, styles=(STYLE, style))
    assert codes(outcome) == [code]
    assert (outcome.value is None) == (code != "pdf.style")
    assert outcome.diagnostics[0].span.path == "sources/test.rst"


def test_the_default_style_is_understood_to_the_last_rule(shelf: FontShelf, root: Path) -> None:
    letter = (root / "themes/default/print-letter.css").read_text("utf-8")
    assert codes(printed(EVERYTHING, shelf, styles=(STYLE, letter))) == []


def test_deep_nesting_is_printed(shelf: FontShelf) -> None:
    before = sys.getrecursionlimit()
    flush = (STYLE, ":is(ul, blockquote) { margin: 0 !important; padding: 0 !important; list-style: none !important }")
    assert codes(printed("<ul><li>" * 64 + "x" + "</li></ul>" * 64, shelf, styles=flush)) == []
    assert codes(printed("<blockquote>" * 64 + "x" + "</blockquote>" * 64, shelf, styles=flush)) == []
    assert sys.getrecursionlimit() == before


def test_the_log_is_left_as_it_was(shelf: FontShelf) -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.level, logger.propagate)
    printed("<p style='colour: red'>x</p>", shelf)
    assert (list(logger.handlers), logger.level, logger.propagate) == before


# --- the same everywhere ---------------------------------------------------------------------------------------------


def test_the_same_page_gives_the_same_bytes_anywhere(shelf: FontShelf, tmp_path: Path, root: Path) -> None:
    script = tmp_path / "print.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        f"sys.path[:0] = [{str(root)!r}, {str(root / 'src')!r}]\n"
        "from tests.formats.pdf.printing import page_of\nfrom tests.formats.pdf.test_printer import EVERYTHING\n"
        "from briefc.formats.pdf.fonts import font_shelf\nfrom briefc.formats.pdf.printer import print_pdf\n"
        "outcome = print_pdf(page_of(EVERYTHING), font_shelf(Path(sys.argv[1])))\n"
        "Path(sys.argv[2]).write_bytes(outcome.value or b'')\n"
    )
    here = printed(EVERYTHING, shelf).value
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("4242", "America/New_York", "C.UTF-8")):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "SOURCE_DATE_EPOCH": seed}
        command = [sys.executable, str(script), str(folder / "cache"), str(folder / "out.pdf")]
        subprocess.run(command, env=environment, cwd=folder, check=True)
        assert (folder / "out.pdf").read_bytes() == here


# --- structure -------------------------------------------------------------------------------------------------------


def test_running_heads_are_no_part_of_the_text(shelf: FontShelf, tmp_path: Path) -> None:
    pdf = saved(printed("<p>Text alone.</p>", shelf), tmp_path)
    assert "Desk" in text_of(pdf)
    assert "1 of 1" in text_of(pdf)
    read = structure_of(pdf)
    assert "Text alone." in read
    assert "Desk" not in read
    assert "1 of 1" not in read


def test_a_decoration_is_no_part_of_the_text(shelf: FontShelf, tmp_path: Path) -> None:
    shown, decoration = (
        '<p><img src="briefc-asset:flag.png" alt="A flag"></p>',
        '<p><img src="briefc-asset:flag.png" alt="" role="presentation"></p>',
    )
    assert "Figure" in structure_of(saved(printed(shown, shelf), tmp_path))
    assert "Figure" not in structure_of(saved(printed(decoration, shelf), tmp_path))


def test_a_link_is_one_link_whatever_stands_in_it(shelf: FontShelf, tmp_path: Path) -> None:
    body = '<p><a href="https://example.org/">a <em>b <strong>c <span lang="zh">华</span></strong></em> d</a></p>'
    with pikepdf.open(saved(printed(body, shelf), tmp_path)) as opened:
        assert len(opened.pages[0].Annots) == 1


def test_the_speaker_is_read_before_the_words(shelf: FontShelf, tmp_path: Path) -> None:
    read = structure_of(saved(printed(EVERYTHING, shelf), tmp_path))
    assert read.index("Hua Chunying") < read.index("spokesperson") < read.index("Words.")


def test_a_table_over_two_pages_repeats_its_head(shelf: FontShelf, tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>row {number}</td></tr>" for number in range(90))
    table = f"<table><thead><tr><th scope=col>Headed</th></tr></thead><tbody>{rows}</tbody></table>"
    pdf = saved(printed(table, shelf), tmp_path)
    pages = text_of(pdf).split("\f")[:-1]
    assert len(pages) > 1
    assert all("headed" in page.lower() for page in pages)


def test_pages_are_letters_where_the_project_says_so(shelf: FontShelf, tmp_path: Path, root: Path) -> None:
    letter = (root / "themes/default/print-letter.css").read_text("utf-8")
    assert "612 x 792 pts (letter)" in ran(
        "pdfinfo", saved(printed("<p>x</p>", shelf, styles=(STYLE, letter)), tmp_path)
    )
    assert "(A4)" in ran("pdfinfo", saved(printed("<p>x</p>", shelf), tmp_path))


def test_a_page_without_any_face_asked_for_is_refused(shelf: FontShelf) -> None:
    """With no font at all Pango ends the process, so the shelf's faces are declared whatever the style says."""
    outcome = printed("<p>x</p>", shelf, styles=("p { color: red }",))
    assert set(codes(outcome)) == {"font.undeclared"}
    assert page_of("x").fonts == ()
