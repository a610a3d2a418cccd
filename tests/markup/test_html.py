"""Markup to HTML text, checked by a parser of HTML that is not ours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefc.markup.element import Element, Flow, Verbatim, element
from briefc.markup.html import VOID, safe_address, scripted, to_html
from briefc.model.content import Paragraph, Text

ANY_TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=40)


def read(markup: str) -> Any:
    return html.fragment_fromstring(markup, create_parent="body")


@given(ANY_TEXT)
def test_text_arrives_as_it_was_and_never_as_markup(words: str) -> None:
    (made,) = read(to_html((element("p", words),)))
    assert (made.tag, len(made), made.text or "") == ("p", 0, words)


@given(ANY_TEXT)
def test_attribute_values_arrive_as_they_were(words: str) -> None:
    (made,) = read(to_html((element("span", title=words or None, class_="c"),)))
    assert made.get("title", "") == words
    assert made.get("class") == "c"


@pytest.mark.parametrize("name", sorted(VOID))
def test_void_elements_have_no_end_tag(name: str) -> None:
    assert to_html((element(name),)).rstrip("\n") == f"<{name}>"


def test_a_line_break_that_begins_preformatted_text_is_kept() -> None:
    # A parser drops the line break right after `<pre>` (HTML Living Standard, 13.2.6.4.7), and only there.
    assert to_html((element("pre", "\nfirst"),)) == "<pre>\n\nfirst</pre>\n"
    assert to_html((element("pre", element("code", "\nfirst")),)) == "<pre><code>\nfirst</code></pre>\n"


@pytest.mark.parametrize("odd", ["\x00", "\x08", "\x1b", "\x85", "\ufffe", "\ufdd0", "\ud800"])
def test_characters_that_html_forbids_are_replaced(odd: str) -> None:
    assert to_html((element("p", f"a{odd}b"),)) == "<p>a\ufffdb</p>\n"


def test_finished_markup_stands_as_it_is() -> None:
    assert to_html((Verbatim("<math><mi>x</mi></math>"),)) == "<math><mi>x</mi></math>"


def test_holes_must_have_been_filled() -> None:
    with pytest.raises(TypeError):
        to_html((element("div", Flow((Paragraph((Text("x"),)),))),))


@pytest.mark.parametrize(
    "wrong",
    [
        Element("p onclick=x"),
        Element(""),
        Element("p", (("onclick", "x"),)),
        Element("p", (("ONLOAD", "x"),)),
        Element("p", (("a b", "x"),)),
        Element("script", (), ("alert(1)",)),
        Element("style", (), (element("b"),)),
    ],
)
def test_what_no_author_can_cause_is_refused_loudly(wrong: Element) -> None:
    with pytest.raises(ValueError):
        to_html((wrong,))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
    ],
)
@pytest.mark.parametrize("key", ["href", "src", "cite"])
def test_an_unsafe_address_is_left_out(address: str, key: str) -> None:
    assert not safe_address(address)
    assert to_html((Element("a", ((key, address),), ("x",)),)) == "<a>x</a>"


@pytest.mark.parametrize(
    "address", ["https://a.example/?a=1&b=2", "mailto:a@b.example", "tel:+1", "#here", "a.html#b", "../media/x.png", ""]
)
def test_a_safe_address_stays(address: str) -> None:
    assert safe_address(address)


@pytest.mark.parametrize(
    ("words", "around", "expected"),
    [
        ("Hua Chunying 华春莹", "en", 'Hua Chunying <span lang="zh">华春莹</span>'),
        ("Łódź, Čapek, Đặng, Владимир", "en", "Łódź, Čapek, Đặng, Владимир"),
        ("東京タワー", "en", '<span lang="ja">東京タワー</span>'),
        ("박근혜", "en", '<span lang="ko">박근혜</span>'),
        ("محمد علي here", "en", '<span lang="ar" dir="rtl">محمد علي</span> here'),
        ("שלום", "en", '<span lang="he" dir="rtl">שלום</span>'),
        ("नरेन्द्र मोदी", "en", '<span lang="hi">नरेन्द्र मोदी</span>'),
        ("华春莹", "zh-Hans", "华春莹"),
        ("安倍", "ja", "安倍"),
        ("محمد", "fa", "محمد"),
        ("a < b 华", "en", 'a &lt; b <span lang="zh">华</span>'),
        ("", "en", ""),
    ],
)
def test_other_scripts_are_named(words: str, around: str, expected: str) -> None:
    assert to_html(scripted(words, around)) == expected


def test_han_may_be_told_to_be_another_language() -> None:
    assert to_html(scripted("安倍", han="ja")) == '<span lang="ja">安倍</span>'


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=60))
def test_naming_scripts_loses_no_character(words: str) -> None:
    # Between letters: lxml's reader of fragments drops blanks that stand alone.
    made = read(to_html(("x", *scripted(words), "x")))
    assert made.text_content() == f"x{words}x"


def test_of_all_characters_those_that_html_forbids_are_replaced() -> None:
    forbidden = {
        *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"),
        *range(0xFDD0, 0xFDF0),
        *range(0xD800, 0xE000),
        *(0xFFFE, 0xFFFF),
    }

    assert {code for code in range(0x11000) if to_html((chr(code),)) == "\ufffd"} == forbidden | {0xFFFD}
