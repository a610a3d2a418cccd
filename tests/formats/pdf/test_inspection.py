"""What is wrong with laid-out pages is found, named with its place, and only then."""

from __future__ import annotations

import pytest

from briefc.formats.pdf.fonts import FontShelf
from briefc.model.span import Span
from tests.formats.pdf.printing import STYLE, printed

WORD = "0123456789abcdef" * 9
FLAG = '<img alt="x" src="briefc-asset:flag.png" style="max-width: none; max-height: none; width: {}; height: {}">'
CELLS = "".join(f"<td data-at='9'>Wwwwwwwwwwwwwwww{number}</td>" for number in range(9))
ORIGINS = (("top", Span("sources/test.rst", 2, 1)),)


def found(body: str, shelf: FontShelf, **given: object) -> list[str]:
    """What is found in the body of an article: code and place."""
    outcome = printed(f'<div data-at="3">{body}</div>', shelf, origins=ORIGINS, **given)
    return [f"{one.code} {one.span}" for one in outcome.diagnostics]


@pytest.mark.parametrize(
    "body",
    [
        f'<p data-at="7">Words and {WORD} more words</p>',
        f'<p>Words.</p><ul><li>one</li><li data-at="7">Words <em>and {WORD}</em></li></ul>',
        f'<p>Called.<span class="footnote" data-at="7">{WORD}</span></p>',
        f'<pre data-at="7" style="white-space: pre">{"x " * 90}</pre>',
        f'<table data-at="7"><tr>{CELLS}</tr></table>',
        f'<p data-at="7">{FLAG.format("170mm", "9mm")}</p>',
        f'<p data-at="7">{FLAG.format("9mm", "290mm")}</p>',
        f'<div class="whole"><p>a</p>{"<p data-at=7>a</p>" * 99}</div>',
        f'<div style="overflow: hidden; width: 50mm" data-at="7">{WORD}</div>',
        '<div style="position: absolute; left: 190mm; width: 60mm" data-at="7">some words that run away</div>',
        '<p data-at="7" style="margin-left: -90mm">words</p>',
    ],
)
def test_what_leaves_the_paper_is_an_error_at_its_line(shelf: FontShelf, body: str) -> None:
    assert found(body, shelf) == ["pdf.overflow sources/test.rst:7:1"]


@pytest.mark.parametrize(
    "body",
    [
        f'<p data-at="7" style="margin-right: -9mm">{"Words that fill a line. " * 9}</p>',
        f'<p data-at="7">{FLAG.format("125mm", "9mm")}</p>',
        '<p data-at="7" style="position: absolute; top: 258mm">low</p>',
        f'<table data-at="7" style="width: 175mm"><tr>{"<td>a</td>" * 3}</tr></table>',
    ],
)
def test_what_runs_into_the_margin_is_a_warning_at_its_line(shelf: FontShelf, body: str) -> None:
    assert found(body, shelf) == ["pdf.margin sources/test.rst:7:1"]


@pytest.mark.parametrize(
    "body",
    [
        '<p>Words that stand here.</p><p style="margin-top: -5mm" data-at="7">Words that stand there too.</p>',
        '<p style="height: 5mm" data-at="7">Words<br>on two lines.</p><p data-at="7">Others below them.</p>',
        '<p style="position: absolute; top: 40mm">One</p><p style="position: absolute; top: 40mm" data-at="7">Two</p>',
    ],
)
def test_words_over_words_are_a_warning_at_the_line_of_the_lower_ones(shelf: FontShelf, body: str) -> None:
    assert found(body, shelf) == ["pdf.overprint sources/test.rst:7:1"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Some<sup>2</sup> words, <b>fat</b> <i>and</i><sub>n</sub>.</p>" * 9,
        '<p style="line-height: .8">Lines that stand near to one another, <br>but not so near<br>that they touch.</p>',
        '<p>Words.</p><p style="margin-top: -5mm; visibility: hidden">Words that nobody sees.</p>',
        '<div style="height: 5mm; overflow: hidden">Words<br>on two lines.</div><p>Others.</p>',
        '<div style="float: left; width: 40mm; margin-left: -44mm">Beside</div><p>Words.</p>',
    ],
)
def test_words_beside_words_are_no_finding(shelf: FontShelf, body: str) -> None:
    assert found(body, shelf) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Some words.</p>" * 200,
        '<figure class="picture wide"><img alt="x" src="briefc-asset:flag.png"></figure>',
        f"<table><tr>{'<td>a</td>' * 9}</tr></table>",
        "<blockquote>" * 20 + "deep" + "</blockquote>" * 20,
        f'<div style="overflow: hidden; width: 50mm; height: 9mm">{FLAG.format("170mm", "90mm")}</div>',
        f'<div style="transform: rotate(90deg) scale(9)">{FLAG.format("90mm", "9mm")} words</div>',
        '<p style="position: absolute; left: -40mm; width: 30mm">a note in the rail</p>',
        f"<p>Called.{'<span class=footnote>a note</span>' * 90}</p>",
        '<p style="border: 0 solid">' + "<br>" * 99 + "</p>",
    ],
)
def test_what_fits_is_not_spoken_of(shelf: FontShelf, body: str) -> None:
    assert found(body, shelf) == []


def test_in_a_page_from_right_to_left_the_margin_is_at_the_left(shelf: FontShelf) -> None:
    style = STYLE + "\n@page { margin: 30mm 48mm !important }\np { margin: 0 }"
    low, high = (f'<p data-at="7" style="margin-{side}: -30mm">{"words " * 60}</p>' for side in ("right", "left"))
    assert found(low, shelf, styles=(style,)) == ["pdf.margin sources/test.rst:7:1"]
    assert found(high, shelf, styles=(style,)) == []
    turned = style + "\nhtml { direction: rtl }"
    assert found(low, shelf, styles=(turned,)) == []
    assert found(high, shelf, styles=(turned,)) == ["pdf.margin sources/test.rst:7:1"]


def test_room_for_the_knife_is_not_over_the_edge(shelf: FontShelf) -> None:
    body = f'<div style="position: absolute; left: -90mm; top: 0">{FLAG.format("205mm", "9mm")}</div>'
    assert found(body, shelf) == ["pdf.overflow sources/test.rst:3:1"]
    style = STYLE + "\n@page { bleed: 30mm }"
    assert found(body, shelf, styles=(style,)) == []


def test_a_picture_without_a_text_is_an_error_at_its_line(shelf: FontShelf) -> None:
    drawn = '<svg width="9" height="9" data-at="8"><rect width="9" height="9"/></svg>'
    titled = drawn.replace("<rect", "<title>A dot</title><rect")
    decoration = '<img alt="" role="presentation" src="briefc-asset:flag.png">'
    assert found(f"<p>{titled}{decoration}</p>", shelf) == []
    assert found(f"<p>{drawn}{decoration}</p>", shelf) == ["pdf.alt sources/test.rst:8:1"]
    assert found('<p data-at="7"><img src="briefc-asset:flag.png"></p>', shelf) == ["pdf.alt sources/test.rst:7:1"]


def test_a_family_that_nobody_declares_is_spoken_of_once(shelf: FontShelf) -> None:
    style = STYLE + "\n.text p { font-family: Spectrl, Spectral, Amiri, sans-serif }"
    assert found("<p>One.</p><p>Two.</p>", shelf, styles=(style,)) == ["font.unknown sources/test.rst"]
