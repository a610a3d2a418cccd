"""No author's text becomes markup, and no address runs code, wherever it stands on a page.

One article holds the same text in every place that takes text. Whatever the text, the page must have the very elements
and attribute names that it has with a harmless word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from briefc.directives.table import directive_table
from briefc.formats.html import pages, rendition
from briefc.model.article import Article
from briefc.model.content import (
    Aside,
    Cell,
    Code,
    Definition,
    Definitions,
    Emphasis,
    Figure,
    Image,
    Line,
    LineBlock,
    Link,
    List,
    ListItem,
    MathBlock,
    Note,
    NoteCall,
    Notes,
    Paragraph,
    Phrase,
    Preformatted,
    Quotation,
    Quote,
    Rubric,
    Section,
    Table,
    Term,
    Text,
    Time,
    Token,
)
from briefc.model.facts import Corrected, Dated, Person, Place, Posted, Quoted
from briefc.model.project import Agency, Site
from tests.formats.html.handmade import PICTURE, article, card, project, rendering
from tests.rst.reading import read

WICKED = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>",
    "</p></div></main>",
    "]]>-->",
    "<!--",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&amp;#60;",
    "\u2028\u2029\x0b",
    "javascript:alert(1)",
    "`<x>`",
]
ANY = st.one_of(st.sampled_from(WICKED), st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30))


def everywhere(x: str) -> Article:
    """An article with the text in every place that takes text."""
    words = (Text(x),)
    paragraph = Paragraph(
        (
            Text(x),
            Emphasis(words),
            Code((Token("k", x),)),
            Term(words, x),
            Phrase(words, (x,), "en"),
            Time(x, "2024-05-16"),
            Link(words, "https://a.example/?" + x),
            Quote("q1-talks", words, x),
            Image(PICTURE, x, href="https://a.example/" + x),
            Image(None, x),
            NoteCall("fr1-talks", "fn1-talks", x),
        ),
        classes=(x,),
    )
    body = (
        Section(title=words, body=(paragraph,), id="s1-talks", number=x),
        List(items=(ListItem((Paragraph(words),)),)),
        Definitions(items=(Definition(words, (Paragraph(words),), (words,)),)),
        Table(
            head=((Cell((Paragraph(words),)),),),
            body=((Cell((Rubric(content=words),)),),),
            caption=words,
            id="t1-talks",
        ),
        Figure(image=Image(PICTURE, x), caption=words, credit=x),
        Preformatted(tokens=(Token("", "|" + x),), caption=words, language=x),
        LineBlock(lines=(Line(words),)),
        Quotation(body=(Paragraph(words),), attribution=words, cite="https://a.example/" + x),
        Aside(kind="note", title=words, body=(Paragraph(words),)),
        Aside(kind="sidebar", title=words, body=(Paragraph(words),), subtitle=words),
        MathBlock(tex=x, mathml="<math></math>"),
        Notes(notes=(Note(label=x, body=(Paragraph(words),), calls=("fr1-talks",), id="fn1-talks"),)),
    )
    facts = (
        Dated((Place(x),), "2024-05-16", x, x),
        Quoted("q1-talks", Person(x, x, x), x, source=x),
        Posted("p1-talks", Person(x), x, x, "https://x.com/a"),
        Corrected("c1-talks", "", x),
    )
    return article(
        *body,
        title=x,
        subtitle=words,
        facts=facts,
        section=("|" + x,),
        genre="|" + x,
        byline=("|" + x,),
        keywords=("|" + x,),
        related=("other",),
        rights="|" + x,
    )


def page(x: str) -> str:
    over = replace(
        project(),
        agency=Agency(name="|" + x, rights="|" + x),
        site=Site(title="|" + x, url="https://a.example", description="|" + x),
    )
    given = rendering(over, [card("other", title=x, summary="|" + x, byline=("|" + x,))])
    outcome: Any = pages.article_page(everywhere(x), given)
    assert outcome.value is not None, outcome.diagnostics
    # Rows of `@font-face` depend on whether there are Chinese characters; that is no markup of the author.
    return outcome.value[0].data.decode()


def shape(markup: str) -> list[tuple[Any, ...]]:
    """Every element with the names of its attributes, in order, less what naming a script adds."""
    root: Any = html.document_fromstring(markup)
    return [
        (one.tag, *sorted(map(str, one.attrib)))
        for one in root.iter()
        if one.tag != "style" and not (one.tag == "span" and set(one.attrib) <= {"lang", "dir"} and len(one.attrib))
    ]


HARMLESS = shape(page("x"))


@settings(max_examples=60, deadline=None)
@given(ANY)
@example("\n")
@example("\x00")
def test_a_page_has_the_same_elements_whatever_the_text(x: str) -> None:
    if not x.strip():
        return  # empty parts are left out
    assert shape(page(f"x{x}")) == HARMLESS


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_the_rendition_has_the_same_elements_whatever_the_text(x: str) -> None:
    def written(words: str) -> str:
        return f"<div>{rendition.rendition(everywhere(words), rendering())}</div>"

    assert shape(written(f"x{x}")) == shape(written("x"))


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff\u2028\u2029"),
        min_size=1,
        max_size=30,
    )
)
def test_text_arrives_whole(x: str) -> None:
    root: Any = html.document_fromstring(page(f"x{x}"))
    wanted = " ".join(f"x{x}".split())
    assert " ".join(root.xpath("//h1")[0].text_content().split()) == wanted
    assert root.xpath("//pre/code")[0].text == f"|x{x}"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        " \x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_an_address_that_got_past_the_reader_still_runs_nothing(address: str) -> None:
    link = Link((Text("x"),), address)
    picture = Image(PICTURE, "x", href=address)
    made = article(Paragraph((link, picture)), Quotation(body=(), attribution=(Text("x"),), cite=address))
    outcome: Any = pages.article_page(made, rendering())
    assert outcome.value is not None
    root: Any = html.document_fromstring(outcome.value[0].data.decode())
    assert not root.xpath("//main//article//a[@href]") or all(
        str(href).startswith(("../", "#")) for href in root.xpath("//main//a/@href")
    )
    assert not root.xpath("//@cite")


SOURCES = [
    "`x <javascript:alert(1)>`_",
    "javascript:alert(1)",
    ".. image:: x.png\n   :target: javascript:alert(1)",
    ".. raw:: html\n\n   <script>alert(1)</script>",
    ".. meta::\n   :http-equiv=refresh: 0;url=javascript:alert(1)",
    ":math:`\\text{<script>alert(1)</script>}`",
    '.. math::\n\n   \\text{"><img src=x onerror=alert(1)>}',
    ".. quote::\n   :by: <script>\n   :cite: javascript:alert(1)\n\n   <img src=x onerror=alert(1)>",
    ".. embed-tweet:: https://x.com/a/status/1791000000000000000\n   :author: <script>alert(1)</script>\n   :archived: javascript:alert(1)\n\n   <script>alert(1)</script> javascript:alert(1)",
    ".. factbox:: <b>\n\n   - <script>",
    ".. code:: html\n\n   <script>alert(1)</script>",
    ".. |x| replace:: <script>\n\n|x|",
]


@pytest.mark.parametrize("source", SOURCES)
def test_sources_that_try_to_run_code(source: str) -> None:
    outcome = read(f"Title\n=====\n\n:date: 2024-05-16\n:summary: x\n\n{source}\n", table=dict(directive_table()))
    assert outcome.value is not None
    for markup in (
        (pages.article_page(outcome.value, rendering()).value or ())[0].data.decode(),  # type: ignore[union-attr]
        f"<div>{rendition.rendition(outcome.value, rendering())}</div>",
    ):
        root: Any = html.document_fromstring(markup)
        assert not root.xpath("//script | //iframe | //object | //embed | //meta[@http-equiv] | //base")
        assert not [name for one in root.iter() for name in map(str, one.attrib) if name.startswith("on")]
        for address in root.xpath("//@href | //@src | //@cite"):
            assert not str(address).lower().replace("\n", "").strip().startswith(("javascript:", "data:", "vbscript:"))
