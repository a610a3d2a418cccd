"""The forms that a theme may ask of print: numbers, ISO dates, lines of speech, columns."""

from __future__ import annotations

import re

import pytest

from briefc.formats.html.print_columns import columned
from briefc.formats.html.print_form import Form, form_of, formed, iso_shown
from briefc.formats.html.print_speech import speech_line
from briefc.markup.element import Element, Markup, Verbatim, element
from briefc.markup.html import to_html
from briefc.model.theme import Theme

ALL = Form(numbered=True, iso=True, lines=True, columns=True)


def p(*children: str | Element, **attributes: str) -> Element:
    return element("p", *children, **attributes)


def article(*text: Element, id: str = "top-a") -> Element:
    head = element("header", element("h3", "Title", class_="headline", id=id), class_="head")
    return element("article", head, element("div", *text, class_="text"), class_="item")


def numbers(markup: Markup) -> list[str]:
    return re.findall(r'class="paragraph-number">([^<]*?)\u00a0<', to_html(markup))


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_paragraphs_of_the_text_are_counted_through_its_sections() -> None:
    made = formed((article(p("a"), element("section", element("h4", "S"), p("b")), p("c")),), Form(numbered=True), "en")
    assert numbers(made) == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    "beside",
    [
        element("blockquote", p("said")),
        element("figure", element("figcaption", "x"), element("blockquote", p("said")), class_="quote"),
        element("ul", element("li", p("one"))),
        element("aside", p("beside"), class_="factbox"),
        element("section", p("point"), class_="key-points"),
        p("who", class_="contributors"),
        p("a note", class_="editor-note ends"),
        p(element("img", src="x")),
    ],
)
def test_what_is_no_paragraph_of_the_text_has_no_number(beside: Element) -> None:
    made = formed((article(p("a"), beside, p("b")),), Form(numbered=True), "en")
    assert numbers(made) == ["1.", "2."]


def test_numbers_are_text_before_the_words() -> None:
    made = to_html(formed((article(p("Words.", class_="x")),), Form(numbered=True), "en"))
    assert '<p class="x numbered"><span class="paragraph-number">1.\u00a0</span>Words.</p>' in made


def test_articles_of_a_briefing_are_numbered_and_their_paragraphs_after_them() -> None:
    theme = Theme("t", settings={"numbered-paragraphs": True})
    toc = element("ul", element("li", p(element("a", "Title", href="#top-b"))), class_="lines toc")
    form = form_of(theme, ("top-a", "top-b"))
    made = formed((toc, article(p("a")), article(p("b"), p("c"), id="top-b")), form, "en")
    assert numbers(made) == ["1.1.", "2.1.", "2.2."]
    assert to_html(made).count('<span class="item-number">2\u00a0</span>Title') == 2


def test_a_theme_that_asks_for_nothing_changes_nothing() -> None:
    markup = (article(p("a"), element("table")),)
    assert formed(markup, form_of(Theme("t", settings={"text-columns": False}), ("top-a",)), "en") is markup


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2024-05-16", "2024-05-16"),
        ("2024-05", "2024-05"),
        ("2024-05-17T08:15:00+00:00", "2024-05-17 08:15 UTC"),
        ("2024-05-17T08:15:00+02:00", "2024-05-17 08:15 UTC+02:00"),
        ("2024-05-17T08:15:30-03:30", "2024-05-17 08:15 UTC-03:30"),
    ],
)
def test_moments_are_shown_as_iso_has_them(stamp: str, shown: str) -> None:
    assert iso_shown(stamp) == shown


def test_the_author_keeps_the_words_for_days() -> None:
    time = element("time", "16 May 2024", datetime="2024-05-16")
    post = element("figure", element("figcaption", element("span", time, class_="occasion")), class_="social-post")
    made = to_html(
        formed((article(p("On ", time)), element("dl", element("dd", time), class_="record"), post), ALL, "en")
    )
    assert made.count("16 May 2024") == 1
    assert made.count(">2024-05-16<") == 2


# --- speech ----------------------------------------------------------------------------------------------------------

COMMA = element("span", ", ", class_="comma")
NAME = element("span", "Xi Jinping", class_="speaker")
ROLE = element("span", "president", class_="role")
WHERE = element(
    "span", element("cite", "Xinhua"), ", ", element("time", "May 2024", datetime="2024-05"), class_="occasion"
)


def line(*caption: Element | str, language: str = "en") -> str:
    figure = element("figure", element("figcaption", *caption), element("blockquote", p("Words.")), class_="quote")
    return (
        re.sub(r"<[^>]*>", "", to_html((speech_line(figure, ("quote",), language),))).strip().split("Words.")[0].strip()
    )


def test_who_speaks_stands_before_the_words_and_where_in_brackets() -> None:
    assert line(NAME, COMMA, ROLE, COMMA, WHERE) == "Xi Jinping, president (Xinhua, May 2024):"
    assert line(NAME) == "Xi Jinping:"
    assert line(WHERE) == "Xinhua, May 2024:"
    assert line(NAME, COMMA, ROLE, COMMA, WHERE, language="zh-Hans") == "Xi Jinping，president（Xinhua, May 2024）："


def test_when_a_post_was_made_opens_the_line_below_it() -> None:
    posted = element(
        "span", element("span", "Post on X", class_="platform"), ", ", element("time", "16 May"), class_="occasion"
    )
    handle = element("span", "@minfin", class_="handle")
    caption = element("figcaption", NAME, element("span", " (", class_="comma"), handle, COMMA, posted)
    words, source = element("blockquote", p("Words.")), p(element("a", "Original"), class_="provenance")
    for given in ((caption, words, source), (caption, words)):
        made = to_html((speech_line(element("figure", *given, class_="social-post"), ("social-post",), "en"),))
        said = re.sub(r"<[^>]*>", "", made).split("Words.")
        assert said[0].split() == ["Xi", "Jinping", "@minfin"]
        assert said[1].strip().startswith("Post on X, 16 May")


def test_other_figures_are_left_alone() -> None:
    picture = element("figure", element("img", src="x"), element("figcaption", "A picture."), class_="picture")
    assert formed((picture,), ALL, "en") == (picture,)


# --- columns ---------------------------------------------------------------------------------------------------------


def boxes(*text: Element) -> list[str]:
    """What stands in turn: "columns" with the names of what is in them, or the name of what crosses."""
    out = []
    for node in columned(text):
        assert isinstance(node, Element)
        inside = [one.name for one in node.children if isinstance(one, Element)]
        out.append(f"columns: {' '.join(inside)}" if node.attributes == (("class", "columns"),) else node.name)
    return out


def test_tables_and_wide_pictures_cross_the_columns() -> None:
    wide = element("figure", element("img", src="x"), class_="picture wide")
    assert boxes(p("a"), element("table"), p("b"), wide) == ["columns: p", "table", "columns: p", "figure"]
    assert boxes(p("a"), element("figure", class_="picture"), p("b")) == ["columns: p figure p"]


def test_a_table_in_a_section_crosses_too_and_takes_its_heading_along() -> None:
    section = element("section", element("h2", "Head", id="t"), element("table"), p("after"), id="s")
    assert boxes(p("a"), section) == ["columns: p", "h2", "table", "columns: p"]
    made = to_html(columned((section,)))
    assert '<h2 id="t" class="depth-1"><span id="s"></span>Head</h2>' in made


def test_long_code_and_long_formulas_cross() -> None:
    short, long = element("pre", "x = 1"), element("pre", "x" * 90)
    assert boxes(short) == ["columns: pre"]
    assert boxes(long) == ["pre"]
    for width, made in (("9.5", ["columns: div"]), ("40.2", ["div"])):
        drawing = Verbatim(f'<svg viewBox="0 0 1 1" style="width:{width}em;height:1em"></svg>')
        assert boxes(element("div", drawing, class_="math")) == made


def test_a_section_in_another_language_is_kept_whole() -> None:
    section = element("section", element("h2", "Kopf"), p("Text"), lang="de")
    assert boxes(section) == ["columns: section"]
