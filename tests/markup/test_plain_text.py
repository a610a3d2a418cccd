"""Plain text says what the markup says."""

from __future__ import annotations

import pytest

from briefc.markup.element import Element, Flow, Markup, Verbatim, element
from briefc.markup.plain_text import to_text, words_alone


def text(*markup: Element | str, language: str = "en") -> str:
    return to_text(markup, language)


def p(*children: Element | str) -> Element:
    return element("p", *children)


def items(*texts: str, name: str = "ul", **attributes: str) -> Element:
    return element(name, *(element("li", one) for one in texts), **attributes)


def test_blocks_stand_apart_and_lines_are_folded() -> None:
    assert text(p("One\n  two"), "\n", element("div", p(" three"))) == "One two\n\nthree"


def test_text_between_blocks_is_kept() -> None:
    assert text(element("div", "before", p("inside"), "after")) == "before\n\ninside\n\nafter"


def test_no_break_spaces_are_the_author_s() -> None:
    assert text(p("10\u00a0km")) == "10\u00a0km"


def test_preformatted_text_keeps_its_lines() -> None:
    assert text(element("pre", element("code", "if x:\n    y\n"))) == "if x:\n    y"
    link = element("a", "a\nlink", href="https://a.example/")
    assert text(element("pre", "  see ", link, "\n", element("q", "x"))) == "  see a\nlink <https://a.example/>\n“x”"


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ({}, ("1.", "2.")),
        ({"type": "a", "start": "26"}, ("z.", "aa.")),
        ({"type": "I", "start": "4"}, ("IV.", "V.")),
        ({"class_": "arabic parens"}, ("(1)", "(2)")),
        ({"class_": "arabic paren"}, ("1)", "2)")),
    ],
)
def test_numbers_are_those_that_a_browser_shows(attributes: dict[str, str], shown: tuple[str, str]) -> None:
    assert text(items("a", "b", name="ol", **attributes)) == f"{shown[0]} a\n{shown[1]} b"


def test_what_an_item_holds_stands_below_it() -> None:
    inner = element("li", p("a"), items("b", "c"))
    assert text(element("ul", inner)) == "- a\n  - b\n  - c"


def test_words_of_others_are_marked_on_every_line() -> None:
    said = element("blockquote", p("One", element("br"), "two"), element("footer", "Li Wei"))
    assert text(said) == "> One\n> two\n>\n> — Li Wei"


def test_a_quotation_in_the_line_has_the_marks_of_its_language() -> None:
    assert text(p(element("q", "ja", lang="de"), ", ", element("q", "yes"))) == "„ja“, “yes”"
    assert text(p(element("q", "oui")), language="fr") == "«\u00a0oui\u00a0»"


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        (element("a", "there", href="https://a.example/"), "there <https://a.example/>"),
        (element("a", "https://a.example/", href="https://a.example/"), "https://a.example/"),
        (element("a", "desk@a.example", href="mailto:desk@a.example"), "desk@a.example"),
        (element("a", "below", href="#below"), "below"),
        (element("a", "↑", href="#fr1"), ""),
    ],
)
def test_an_address_stands_once(link: Element, shown: str) -> None:
    assert text(p("x", link)) == f"x{shown}"


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (element("sup", "-6"), "10⁻⁶"),
        (element("sub", "2"), "10₂"),
        (element("sup", "th"), "10th"),
        (element("sup", "x+1"), "10^(x+1)"),
        (element("sup", element("a", "[1]", href="#fn1")), "10[1]"),
    ],
)
def test_raised_and_lowered_text_keeps_its_sense(made: Element, shown: str) -> None:
    assert text(p("10", made)) == shown


def test_the_long_form_of_an_abbreviation_follows_it() -> None:
    assert text(p(element("abbr", "UN", title="United Nations"))) == "UN (United Nations)"


def test_rows_are_lines() -> None:
    head = element("thead", element("tr", element("th", "a"), element("th", "b")))
    body = element("tbody", element("tr", element("td", p("1"), p("2")), element("td", "3")))
    assert text(element("table", element("caption", "Of"), head, body)) == "Of\n\na | b\n1 / 2 | 3"


def test_terms_and_what_is_said_of_them() -> None:
    pairs = (element("dt", "a"), element("dd", p("b"), p("c")), element("dt", "d"), element("dd", "e"))
    assert text(element("dl", *pairs)) == "a\n    b\n    c\n\nd\n    e"


def test_pictures_are_told() -> None:
    figure = element("figure", element("img", src="a.png", alt="Flag"), element("figcaption", p("Of silk")))
    assert text(figure, p("x")) == "[Flag]\n\nOf silk\n\nx"


def test_what_is_counted_are_the_words_of_the_text_alone() -> None:
    figure = element("figure", element("img", src="a.png", alt="Flag"), element("figcaption", p("Of silk")))
    said = element("blockquote", p("One", element("br"), "two ", element("a", "there", href="https://a.example/")))
    row = element("table", element("tr", element("td", "a"), element("td", "b")))
    note = element("ol", element("li", p("note ", element("a", "↑", href="#fr1"))))
    assert words_alone((figure, said, row, note)) == "One two there a b note"


def test_finished_markup_is_read() -> None:
    given: Markup = (Verbatim("<p>a &amp; <b>b</b></p>"),)
    assert to_text(given, "en") == "a & b"


def test_a_hole_is_refused() -> None:
    with pytest.raises(TypeError):
        to_text((Flow(()),), "en")
