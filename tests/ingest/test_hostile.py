"""What strangers may try: declarations, bombs, depth, size, links, paths, invisible characters, other encodings."""

from __future__ import annotations

import time

import pytest

from briefc.ingest import untrusted
from briefc.ingest.tree import Tag
from briefc.ingest.untrusted import DEEPEST, parse_html, parse_untrusted
from briefc.model.diagnostic import Diagnostic
from tests.ingest.reading import reread
from tests.ingest.taking import G2, codes_of, item, source_of, taken

BOMB = (
    '<!DOCTYPE n [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><n>&c;</n>'
)
OUTSIDE = '<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><n>&x;</n>'


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, '<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd"><nitf/>'])
def test_a_document_type_declaration_ends_the_reading(text: str) -> None:
    made = taken(text)
    assert made.sources == ()
    assert [one.code for one in made.diagnostics] == ["import.doctype"]
    assert made.diagnostics[0].span.line == 1


def test_depth_is_bounded() -> None:
    assert codes_of("<p>" * (DEEPEST + 1) + "</p>" * (DEEPEST + 1)) == ["import.limit"]
    root = parse_untrusted(("<p>" * DEEPEST + "</p>" * DEEPEST).encode(), "x")
    assert isinstance(root, Tag)


def test_elements_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "MOST_ELEMENTS", 1000)
    assert codes_of(f"<nitf>{'<p/>' * 1001}</nitf>") == ["import.limit"]


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "LARGEST", 1000)
    assert codes_of(f"<nitf>{'x' * 1001}</nitf>") == ["import.limit"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"no xml", 1),
        (b"<a>\n<b></a>", 2),
        (b"<a>\xff</a>", 1),
        (b"<a b='1' b='2'/>", 1),
        (b"<x:a/>", 1),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", 1),
        (b"<?xml version='1.0' encoding='gb18030'?><a>\xff\xff</a>", 1),
        (b"<a>&nbsp;</a>", 1),
    ],
)
def test_what_is_no_xml_is_said_with_its_place(data: bytes, line: int) -> None:
    found = parse_untrusted(data, "x.xml")
    assert isinstance(found, Diagnostic)
    assert found.code == "import.syntax"
    assert found.span.line == line


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "koi8-r"])
def test_encodings_of_the_wires_are_read(encoding: str) -> None:
    word = {"koi8-r": "Порт"}.get(encoding, "Hafen für Fähren")
    data = f"<?xml version='1.0' encoding='{encoding}'?><a>{word}</a>".encode(encoding)
    root = parse_untrusted(data, "x")
    assert isinstance(root, Tag)
    assert root.text == word


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "big5", "shift_jis", "euc-kr"])
def test_encodings_of_east_asia_are_read_and_keep_their_lines(encoding: str) -> None:
    word = {"euc-kr": "항구"}.get(encoding, "中文")
    data = f"<?xml version='1.0'\n encoding='{encoding}'?>\n<a>\n<b>{word}</b></a>".encode(encoding)
    root = parse_untrusted(data, "x")
    assert isinstance(root, Tag)
    found = root.first("b")
    assert found is not None
    assert (found.text, found.line, found.column) == (word, 4, 1)


def test_places_are_those_of_the_file() -> None:
    made = taken(item('\n <p>One.</p>\n  <p>Two <a href="javascript:x">here</a>.</p>'))
    (found,) = made.diagnostics
    assert found.code == "import.link"
    assert (found.span.line, found.span.column) == (3, 10)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//x.example/y",
        "/etc/passwd",
        "page.html",
        "http:///x",
        "https://x.example/&#x202E;gpj",
        "https://x.example/&#x200B;y",
    ],
)
def test_other_links_than_those_of_sources_are_taken_out(href: str) -> None:
    text = item(f'<p>See <a href="{href}">here</a>.</p>')
    assert "See here." in source_of(text)
    assert codes_of(text) == ["import.link"]


@pytest.mark.parametrize("href", ["https://x.example/a?b=c&amp;d=%20#e", "mailto:desk@x.example", "tel:+4312345"])
def test_links_of_sources_stay(href: str) -> None:
    text = item(f'<p>See <a href="{href}">here</a>.</p>')
    assert f"`here <{href.replace('&amp;', '&')}>`__" in source_of(text)
    assert codes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        ".. include:: /etc/passwd",
        ".. raw:: html",
        "|x|",
        ":q:`x`",
        "`x <javascript:y>`_",
        ".. _target:",
        ".. |x| image:: /etc/passwd",
        ":guid: tag:other",
        "include_",
        "[1]_",
        "__ https://x.example/",
        "====",
        "- x",
        ".. role:: raw(raw)",
    ],
)
def test_no_text_means_anything(text: str) -> None:
    source = source_of(
        item(
            f"<p>{text.replace('<', '&lt;')}</p><p>End.</p>", content=f"<keyword>{text[:9].replace('<', '')}</keyword>"
        )
    )
    article, _ = reread(source)
    words = [block.content for block in article.body]  # type: ignore[union-attr]
    assert [[node.text for node in content] for content in words] == [[text], ["End."]]  # type: ignore[union-attr]
    assert article.metadata.guid == "urn:wire:1"


def test_control_and_turning_characters_are_taken_out() -> None:
    text = item("<p>a&#x9;b&#x80;c \u202eexe.txt</p><p>\u2067closed\u2069 \u200fמלה</p>")
    source = source_of(text)
    assert "a bc exe.txt" in source
    assert "\u2067closed\u2069 \u200fמלה" in source
    assert codes_of(text) == ["import.character", "import.bidi"]


def test_programs_leave_nothing() -> None:
    body = "<p>a<script>x()</script>b</p><style>p{}</style><iframe src='x'>y</iframe><svg><text>z</text></svg>"
    source = source_of(item(body))
    assert source.rstrip().endswith("ab")
    assert set(codes_of(item(body))) == {"import.dropped"}


def test_html_inside_characters_is_as_harmless() -> None:
    html = "&lt;p&gt;A &lt;b&gt;b&lt;/b&gt; &lt;a href='javascript:x'&gt;c&lt;/a&gt; &amp;lt;script&gt;x()&lt;/p&gt;"
    text = (
        f'<newsItem {G2} guid="urn:x:1" version="1"><itemMeta><versionCreated>2026-03-04T10:00:00Z</versionCreated>'
        f"</itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet>"
        f'<inlineData contenttype="text/html">{html}</inlineData></contentSet></newsItem>'
    )
    assert "A **b** c <script>x()" in source_of(text)


def test_html_may_be_as_broken_as_it_likes() -> None:
    at = Tag("inlineData")
    for text in (
        "<",
        "<p",
        "<p><p><p>x",
        "</div></div>x",
        "<b><i></b></i>x",
        "<!--",
        "<![CDATA[x]]>",
        "&#0;&#xD800;x",
        "<!" * 9,
    ):
        parse_html(text, at)
    root = parse_html("<div>" * 5_000 + "x", at)
    assert root is None or isinstance(root, Tag)


def test_a_hostile_document_takes_no_long_time() -> None:
    started = time.process_time()
    for body in (
        "<p>" + "*" * 20_000 + "</p>",
        "<p>" + "`a " * 10_000 + "</p>",
        "<p>" + "a_ " * 10_000 + "</p>",
        "<ul><li>" * 45 + "x" + "</li></ul>" * 45,
        "<table>" + "<tr><td rowspan='99999' colspan='99999'>x</td></tr>" * 50 + "</table>",
        "<p/>" * 20_000,
        "<b>" * 90 + "x" + "</b>" * 90,
        "<p>" + "<br/>" * 20_000 + "</p>",
    ):
        assert len(taken(item(body)).sources) == 1
    assert time.process_time() - started < 30


def test_a_guid_makes_no_path() -> None:
    text = item().replace('guid="urn:wire:1"', 'guid="urn:../../etc/passwd"').replace("A port reopens", "../../etc/x")
    made = taken(text)
    assert [source.slug for source in made.sources] == ["etc-x"]


@pytest.mark.parametrize("name", ["con", "index", "NUL", "中文", "", "🚢", "-", "a" * 500])
def test_any_headline_makes_a_slug(name: str) -> None:
    from briefc.ingest.slugs import SLUG

    made = taken(item().replace("A port reopens", name))
    assert SLUG.fullmatch(made.sources[0].slug)
    assert len(made.sources[0].slug) < 70
    assert made.sources[0].slug not in {"con", "index", "nul"}


def test_nobody_becomes_us_by_saying_so() -> None:
    own = item("<p class='x'>a</p>", meta="<generator>briefc</generator>").replace('"wire"', '"newsroom.example"')
    assert ".. class:: x" in source_of(own)
    assert ".. class::" not in source_of(own, domain="other.example")
    assert ".. class::" not in source_of(own, domain="")
