"""Where lines and pages break: what the printer mends of WeasyPrint's ways."""

from __future__ import annotations

from pathlib import Path

from briefc.formats.html.print_text import fit_for_print
from briefc.formats.pdf.fonts import FontShelf
from briefc.markup.element import element
from briefc.markup.html import to_html
from tests.formats.pdf.printing import printed, text_of


def lines(body: str, shelf: FontShelf, tmp_path: Path) -> list[str]:
    """The lines of a printed body."""
    outcome = printed(body, shelf)
    assert outcome.value is not None, outcome.diagnostics
    pdf = tmp_path / "test.pdf"
    pdf.write_bytes(outcome.value)
    return [line.strip() for line in text_of(pdf, "-layout").splitlines() if line.strip()]


def test_an_element_breaks_lines_where_bare_text_does(shelf: FontShelf, tmp_path: Path) -> None:
    text = "An address, an anonymous one, a named target, an indirect one, {}, and a section by its title."
    widths = range(200, 290)
    plain = "".join(f'<p style="width: {width}px">{text.format("elsewhere")}</p>' for width in widths)
    marked = "".join(f'<p style="width: {width}px">{text.format("<span>elsewhere</span>")}</p>' for width in widths)
    assert lines(marked, shelf, tmp_path) == lines(plain, shelf, tmp_path)


def test_a_note_goes_with_its_call_wherever_the_page_ends(shelf: FontShelf, tmp_path: Path) -> None:
    note = '<span class="footnote" id="fn{0}">Note{0}, of some words that take up a line of their own.</span>'
    call = '<p>The first line of a paragraph of some length with the call of a note Call{0}<sup><a class="note-call" '
    call += f'href="#fn{{0}}">1</a></sup>{note} in it, and then it goes on for a second and a third line.</p>'
    long = "<p>And then a paragraph that goes on and on, for so long that a page ends in it somewhere. {}</p>"
    body = ""
    for number in range(34, 46):
        filler = "".join(f"<p>Line {line}</p>" for line in range(number))
        body += f'<section style="break-before: page">{filler}{call.format(number)}{long.format("On and on. " * 90)}</section>'
    outcome = printed(body, shelf)
    assert outcome.value is not None, outcome.diagnostics
    pdf = tmp_path / "test.pdf"
    pdf.write_bytes(outcome.value)
    pages = text_of(pdf).split("\f")
    for number in range(34, 46):
        (page,) = [page for page in pages if f"Call{number}" in page]
        assert f"Note{number}" in page


def test_what_hangs_beside_a_short_quotation_is_on_its_page(shelf: FontShelf, tmp_path: Path) -> None:
    caption = [element("span", word, class_="role") for word in ("Amina Yusuf", "delegation", "of a Union", "Saturday")]
    words = element("blockquote", element("p", "Short words."))
    quotation = fit_for_print((element("figure", element("figcaption", *caption), words, class_="quote"),), "en")
    body = "".join(
        f'<section style="break-before: page">{"<p>Filling.</p>" * lines}{to_html(quotation)}<p>After.</p></section>'
        for lines in range(38, 46)
    )
    outcome = printed(body, shelf)
    assert outcome.value is not None, outcome.diagnostics
    pdf = tmp_path / "test.pdf"
    pdf.write_bytes(outcome.value)
    for page in text_of(pdf, "-layout").split("\f"):
        assert (
            len({word in page for word in ("Amina Yusuf", "delegation", "of a Union", "Saturday", "Short words.")}) == 1
        )


def test_a_word_wider_than_the_text_stays_beside_a_note_in_the_margin(shelf: FontShelf, tmp_path: Path) -> None:
    note = '<div style="float: left; width: 80pt; margin-left: -90pt">Note<br>of<br>many<br>lines</div>'
    found = lines(f"{note}<p>Before.</p><p>{'wide' * 16}</p><p>After.</p>", shelf, tmp_path)
    (after,) = [at for at, line in enumerate(found) if "After." in line]
    assert "many" in found[after] or "lines" in found[after]
