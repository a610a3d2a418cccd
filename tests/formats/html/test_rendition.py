"""The HTML inside NewsML: what differs from the page, row by row of docs/reference/constructs.md."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from briefc.directives.table import directive_table
from briefc.formats.html.rendition import rendition
from briefc.model.content import (
    Aside,
    Cell,
    Contents,
    Destination,
    Entry,
    Figure,
    Group,
    InlineMath,
    Line,
    LineBlock,
    MathBlock,
    Note,
    NoteCall,
    Notes,
    Paragraph,
    Preformatted,
    Quotation,
    Reference,
    Rubric,
    Section,
    Table,
    Text,
    Token,
)
from tests.formats.html.handmade import ROOT, article, picture, project, rendering
from tests.rst.reading import read

A, B = Text("a"), Text("b")
X = "<math><mi>x</mi></math>"


def p(*content: Any, **others: Any) -> Paragraph:
    return Paragraph(content or (A,), **others)


def written(*blocks: Any, url: str = "") -> str:
    return rendition(article(*blocks), rendering(project(url))).replace("\n", "")


ROWS = [
    (
        "sections are flat, with the ids of NITF",
        Section(title=(A,), body=(p(), Section(title=(B,), body=(p(),), id="s2-t")), id="s1-t", number="1"),
        '<h2 id="s1-t">1 a</h2><p>a</p><h3 id="s2-t">b</h3><p>a</p>',
    ),
    (
        "a quotation has a footer",
        Quotation(body=(p(),), attribution=(B,), cite="https://c.example/", id="q1-t"),
        '<blockquote id="q1-t" cite="https://c.example/"><p>a</p><footer>b</footer></blockquote>',
    ),
    (
        "an admonition",
        Aside(kind="warning", title=(B,), body=(p(),)),
        '<div class="admonition warning"><p><strong>b</strong></p><p>a</p></div>',
    ),
    (
        "a topic",
        Aside(kind="topic", title=(B,), body=(p(),)),
        '<div class="topic"><p><strong>b</strong></p><p>a</p></div>',
    ),
    ("a rubric", Rubric(content=(A,)), "<p><strong>a</strong></p>"),
    ("a displayed formula is TeX", MathBlock(tex="x<y", mathml=X), '<pre><code class="math">x&lt;y</code></pre>'),
    ("a formula in the line is TeX", p(InlineMath("x", X)), '<p><code class="math">x</code></p>'),
    (
        "code is text",
        Preformatted(tokens=(Token("k", "if"), Token("", " x")), language="python"),
        '<pre><code class="python">if x</code></pre>',
    ),
    ("lines keep their indentation", LineBlock(lines=(Line((A,)), Line((B,), 2))), "<p>a<br>\u2003\u2003b</p>"),
    (
        "an image stands in a paragraph",
        Figure(image=picture()),
        f'<p><img class="picture" src="media/{"ab" * 10}.png" alt="A map" width="640" height="480"></p>',
    ),
    (
        "a table has no region",
        Table(head=((Cell((p(),)),),), body=((Cell((p(B),)),),), columns=1, id="t1-t"),
        '<table id="t1-t"><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ),
    ("a table of contents is of no use elsewhere", Contents(title=(A,), entries=(Entry("s1-t", (B,)),)), ""),
    ("a container", Group(body=(p(),), classes=("special",)), '<div class="special"><p>a</p></div>'),
    (
        "a call",
        p(A, NoteCall("fr1-t", "fn1-t", "1")),
        '<p><span class="tied">a<sup><a href="#fn1-t" id="fr1-t">[1]</a></sup></span></p>',
    ),
    (
        "footnotes",
        Notes(notes=(Note(label="1", body=(p(),), calls=("fr1-t",), id="fn1-t"),)),
        '<ol class="footnotes"><li id="fn1-t"><p>a <a href="#fr1-t">↑</a></p></li></ol>',
    ),
    (
        "citations",
        Notes(notes=(Note(label="CIT", body=(p(),), calls=("cr1-t",), id="cn1-t"),), kind="citation"),
        '<dl class="citations"><dt id="cn1-t">[CIT]</dt><dd><p>a <a href="#cr1-t">↑</a></p></dd></dl>',
    ),
]


@pytest.mark.parametrize(("block", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_block(block: Any, expected: str) -> None:
    assert written(block) == expected


def test_the_headline_is_left_out() -> None:
    assert "Talks open" not in written("Text.")


def test_another_item_is_linked_only_where_the_site_has_an_address() -> None:
    reference = p(Reference("doc", "other", (A,), Destination("other", "s1-other", "Other", "tag:x", "article")))
    assert written(reference) == "<p>a</p>"
    assert (
        written(reference, url="https://d.example/")
        == '<p><a href="https://d.example/html/other.html#s1-other">a</a></p>'
    )


def test_pictures_are_absolute_where_the_site_has_an_address() -> None:
    assert f'src="https://d.example/media/{"ab" * 10}.png"' in written(
        Figure(image=picture()), url="https://d.example/"
    )


def test_every_construct_is_plain_and_its_links_lead_somewhere() -> None:
    case = ROOT / "tests" / "cases" / "every-construct.rst"
    outcome = read(case.read_text(encoding="utf-8"), path="cases/every-construct.rst", table=dict(directive_table()))
    assert outcome.value is not None
    made = rendition(outcome.value, rendering())
    root: Any = html.fragment_fromstring(made, create_parent="div")
    ids = [str(one) for one in root.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert not root.xpath("//section | //aside | //nav | //script | //style | //@style[contains(., 'position')]")
    assert not root.xpath("//@tabindex | //@role | //@aria-label | //@aria-labelledby")
    for target in root.xpath("//a/@href"):
        assert not target.startswith("#") or target[1:] in ids, target
