"""Each construct of the content model on a page: its structure, row by row of docs/reference/constructs.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from briefc.model.content import (
    Aside,
    Break,
    Cell,
    Code,
    Contents,
    Definition,
    Definitions,
    Destination,
    Emphasis,
    Entry,
    Extension,
    Figure,
    Group,
    Image,
    InlineMath,
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
    Reference,
    Rubric,
    Rule,
    Section,
    Strong,
    Subscript,
    Superscript,
    Table,
    Target,
    Term,
    Text,
    Time,
    Title,
    Token,
)
from tests.formats.html.handmade import PICTURE, picture, said, written

A, B = Text("a"), Text("b")
X = "<math><mi>x</mi></math>"
PLACE = Destination("other", "", "Other", "tag:x", "article")
SRC = f'src="../media/{"ab" * 10}.png"'
IMG = f'<img {SRC} alt="A map" width="640" height="480">'


def p(*content: Any, **others: Any) -> Paragraph:
    return Paragraph(content or (A,), **others)


def cell(words: str = "", **others: Any) -> Cell:
    return Cell((p(Text(words)),) if words else (), **others)


INLINES = [
    ("text", A, "a"),
    ("emphasis", Emphasis((A,)), "<em>a</em>"),
    ("strong", Strong((A,)), "<strong>a</strong>"),
    ("literal", Code((Token("", "x"),)), "<code>x</code>"),
    (
        "code",
        Code((Token("k", "if"), Token("", " x")), "python"),
        '<code class="python"><span class="k">if</span> x</code>',
    ),
    ("title reference", Title((A,)), "<cite>a</cite>"),
    ("subscript", Subscript((A,)), "<sub>a</sub>"),
    ("superscript", Superscript((A,)), "<sup>a</sup>"),
    ("abbreviation", Term((Text("UN"),), "United Nations"), '<abbr title="United Nations">UN</abbr>'),
    ("acronym without expansion", Term((Text("UN"),)), "<abbr>UN</abbr>"),
    ("custom role", Phrase((A,), ("ship",)), '<span class="ship">a</span>'),
    ("foreign words", Phrase((A,), lang="zh"), '<span lang="zh">a</span>'),
    ("foreign words that run the other way", Phrase((A,), lang="ar"), '<span lang="ar" dir="rtl">a</span>'),
    ("time", Time("May 16, 2024", "2024-05-16"), '<time datetime="2024-05-16">May 16, 2024</time>'),
    ("external link", Link((A,), "https://b.example/?c&d"), '<a href="https://b.example/?c&amp;d">a</a>'),
    ("link inside the item", Link((A,), "#s1-talks"), '<a href="#s1-talks">a</a>'),
    ("reference to another item", Reference("doc", "other", (A,), PLACE), '<a href="other.html">a</a>'),
    (
        "reference to a place in another item",
        Reference("ref", "x", (A,), Destination("other", "t1-other", "T", "tag:x", "article")),
        '<a href="other.html#t1-other">a</a>',
    ),
    ("reference that leads nowhere", Reference("doc", "gone", (A,)), "a"),
    ("formula", InlineMath("x", X), X),
    ("picture in the line", picture(), IMG),
    ("picture that could not be had", Image(None, "A map"), '<span class="missing-picture">A map</span>'),
    ("inline quotation", Quote("q1-talks", (A,), "Xi Jinping"), '<q id="q1-talks">a</q>'),
    ("inline quotation in another language", Quote("q1-talks", (A,), "", "fr"), '<q id="q1-talks" lang="fr">a</q>'),
    ("target", Target("i1-talks"), '<span id="i1-talks"></span>'),
    ("line break", Break(), "<br>"),
]


@pytest.mark.parametrize(("node", "expected"), [row[1:] for row in INLINES], ids=[row[0] for row in INLINES])
def test_inline(node: Any, expected: str) -> None:
    assert said(node) == expected


CALL = '<sup><a href="#fn1-talks" id="fr1-talks" class="note-call" aria-describedby="fn1-talks">1</a></sup>'


def test_a_note_call_is_tied_to_its_word() -> None:
    call = NoteCall("fr1-talks", "fn1-talks", "1")
    assert said(Text("until at least 2030. "), call) == f'until at least <span class="tied">2030.{CALL}</span>'
    assert said(Emphasis((A,)), call) == f"<em>a</em>{CALL}"
    assert said(call) == CALL


def test_a_citation_call_stands_on_the_line() -> None:
    made = said(Text("as told "), NoteCall("cr1-talks", "cn1-talks", "CIT", "citation"))
    assert '<span class="tied">told <a href="#cn1-talks" id="cr1-talks"' in made
    assert ">[CIT]</a>" in made
    assert "<sup>" not in made


@pytest.mark.parametrize(
    ("asked", "style"),
    [
        ({"width": "60%"}, "width:60%;height:auto"),
        ({"width": "40px", "height": "20px"}, "width:40px;height:20px"),
        ({"width": "40"}, "width:40px;height:auto"),
        ({"scale": 50}, "width:320px;height:auto"),
        ({"width": "1px;position:fixed"}, "width:auto;height:auto"),
    ],
)
def test_sizes_that_the_author_asks_for_are_style_and_nothing_else(asked: dict[str, Any], style: str) -> None:
    assert f'style="{style}"' in said(picture(**asked))


BLOCKS = [
    ("paragraph", p(), "<p>a</p>"),
    (
        "paragraph with id, class, language",
        p(id="i1-t", classes=("big",), lang="ar"),
        '<p id="i1-t" class="big" lang="ar" dir="rtl">a</p>',
    ),
    ("further ids", p(id="i1-t", also=("i2-t",)), '<span id="i2-t"></span><p id="i1-t">a</p>'),
    (
        "section",
        Section(title=(A,), body=(p(), Section(title=(B,), body=(), id="s2-t")), id="s1-t"),
        (
            '<section id="s1-t" aria-labelledby="s1-t_name"><h2 id="s1-t_name">a</h2><p>a</p>'
            '<section id="s2-t" aria-labelledby="s2-t_name"><h3 id="s2-t_name">b</h3></section></section>'
        ),
    ),
    (
        "numbered section",
        Section(title=(A,), body=(), id="s1-t", number="1.2"),
        '<section id="s1-t" aria-labelledby="s1-t_name"><h2 id="s1-t_name"><span class="number">1.2</span> a</h2></section>',
    ),
    ("bullet list", List(items=(ListItem((p(),)), ListItem(()))), "<ul><li>a</li><li></li></ul>"),
    ("item of two paragraphs", List(items=(ListItem((p(), p(B))),)), "<ul><li><p>a</p><p>b</p></li></ul>"),
    (
        "nested list",
        List(items=(ListItem((p(), List(items=(ListItem((p(B),)),)))),)),
        "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",
    ),
    ("enumerated list", List(items=(ListItem((p(),)),), enumeration="arabic"), "<ol><li>a</li></ol>"),
    (
        "letters from c, with a bracket",
        List(items=(ListItem((p(),)),), enumeration="loweralpha", start=3, suffix=")"),
        '<ol class="loweralpha paren" type="a" start="3"><li>a</li></ol>',
    ),
    (
        "roman numbers in brackets",
        List(items=(ListItem((p(),)),), enumeration="upperroman", prefix="(", suffix=")"),
        '<ol class="upperroman parens" type="I"><li>a</li></ol>',
    ),
    (
        "definition list",
        Definitions(items=(Definition((A,), (p(B),), ((Text("c"),),)),)),
        '<dl><dt>a <span class="classifier">c</span></dt><dd>b</dd></dl>',
    ),
    (
        "field list",
        Definitions(items=(Definition((A,), (p(B),)),), kind="field"),
        '<dl class="field-list"><dt>a</dt><dd>b</dd></dl>',
    ),
    (
        "option list",
        Definitions(items=(Definition((Code((Token("", "-a"),)),), (p(B),)),), kind="option"),
        '<dl class="option-list"><dt><code>-a</code></dt><dd>b</dd></dl>',
    ),
    ("literal block", Preformatted(tokens=(Token("", "x\n  y"),)), '<pre tabindex="0"><code>x  y</code></pre>'),
    (
        "code",
        Preformatted(tokens=(Token("k", "def"), Token("", " f")), language="python", kind="code"),
        '<pre tabindex="0"><code class="python"><span class="k">def</span> f</code></pre>',
    ),
    ("parsed literal", Preformatted(content=(A, Emphasis((B,))), kind="parsed"), '<pre tabindex="0">a<em>b</em></pre>'),
    (
        "code with a caption",
        Preformatted(tokens=(Token("", "x"),), caption=(A,)),
        '<figure class="listing"><figcaption>a</figcaption><pre tabindex="0"><code>x</code></pre></figure>',
    ),
    (
        "line block",
        LineBlock(lines=(Line((A,)), Line((B,), 2), Line(()))),
        '<div class="line-block"><div class="line">a</div><div class="line level-2">b</div><div class="line"><br></div></div>',
    ),
    ("block quotation", Quotation(body=(p(),)), '<blockquote class="quotation"><p>a</p></blockquote>'),
    (
        "attributed quotation, name first",
        Quotation(body=(p(),), attribution=(B,), kind="epigraph", cite="https://c.example/"),
        '<figure class="quotation epigraph"><figcaption>b</figcaption><blockquote cite="https://c.example/"><p>a</p></blockquote></figure>',
    ),
    ("image as a block", Figure(image=picture(), id="f1-t"), IMG.replace("<img ", '<img id="f1-t" class="picture" ')),
    (
        "figure",
        Figure(
            image=picture(href="https://c.example/"),
            caption=(A,),
            legend=(p(B),),
            credit="Foto",
            align="left",
            wide=True,
            id="f1-t",
        ),
        (
            f'<figure id="f1-t" class="picture align-left wide"><a href="https://c.example/">{IMG}</a><figcaption>'
            '<p class="caption">a</p><div class="legend"><p>b</p></div><p class="credit">Foto</p></figcaption></figure>'
        ),
    ),
    (
        "admonition",
        Aside(kind="warning", title=(B,), body=(p(),)),
        '<div role="note" class="admonition warning" aria-label="b"><p class="title">b</p><p>a</p></div>',
    ),
    (
        "generic admonition with an id",
        Aside(kind="admonition", title=(B,), body=(p(),), id="i1-t"),
        '<div role="note" id="i1-t" class="admonition" aria-labelledby="i1-t_name"><p class="title" id="i1-t_name">b</p><p>a</p></div>',
    ),
    (
        "topic",
        Aside(kind="topic", title=(B,), body=(p(),)),
        '<aside class="topic" aria-label="b"><p class="title">b</p><p>a</p></aside>',
    ),
    (
        "sidebar with a subtitle",
        Aside(kind="sidebar", title=(B,), body=(p(),), subtitle=(A,)),
        '<aside class="sidebar" aria-label="b"><p class="title">b</p><p class="subtitle">a</p><p>a</p></aside>',
    ),
    ("rubric", Rubric(content=(A,)), '<p class="rubric">a</p>'),
    ("displayed formula", MathBlock(tex="x", mathml=X), f'<div class="math" tabindex="0">{X}</div>'),
    ("transition", Rule(), "<hr>"),
    ("container", Group(body=(p(),), classes=("special",)), '<div class="container special"><p>a</p></div>'),
    ("compound", Group(body=(p(),), kind="compound"), '<div class="compound"><p>a</p></div>'),
    (
        "table of contents",
        Contents(title=(A,), entries=(Entry("s1-t", (B,), "1", (Entry("s2-t", (A,)),)),), id="i1-t"),
        (
            '<nav id="i1-t" class="contents" aria-labelledby="i1-t_name"><p class="title" id="i1-t_name">a</p>'
            '<ol><li><a href="#s1-t"><span class="number">1</span> b</a><ol><li><a href="#s2-t">a</a></li></ol></li></ol></nav>'
        ),
    ),
    (
        "table of contents without a title",
        Contents(title=(), entries=()),
        '<nav class="contents" aria-label="Contents"><ol></ol></nav>',
    ),
    (
        "table",
        Table(
            head=((cell("Place"), cell("Tonnes")),),
            body=((cell("Kyiv", stub=True), cell("75")),),
            widths=(70, 30),
            columns=2,
            caption=(A,),
            id="t1-t",
        ),
        (
            '<div role="region" tabindex="0" aria-labelledby="t1-t_name" id="t1-t" class="table"><table>'
            '<caption id="t1-t_name">a</caption><colgroup><col style="width:70%"><col style="width:30%"></colgroup>'
            '<thead><tr><th scope="col">Place</th><th scope="col" class="num">Tonnes</th></tr></thead>'
            '<tbody><tr><th scope="row">Kyiv</th><td class="num">75</td></tr></tbody></table></div>'
        ),
    ),
    (
        "table with spans and without a caption",
        Table(
            head=(),
            body=((cell("a", rowspan=2), cell("b", colspan=2)), (cell("c"), cell())),
            columns=3,
            id="t1-t",
            align="center",
        ),
        (
            '<div role="group" tabindex="0" aria-label="Table" id="t1-t" class="table align-center"><table><tbody>'
            '<tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td></td></tr></tbody></table></div>'
        ),
    ),
    (
        "footnotes",
        Notes(notes=(Note(label="1", body=(p(),), calls=("fr1-t",), id="fn1-t"),)),
        (
            '<section aria-labelledby="footnotes-talks" class="notes footnotes"><h2 id="footnotes-talks" class="label">Notes</h2>'
            '<ol><li id="fn1-t"><span class="note-label">1</span> <p>a <a href="#fr1-t" class="back" aria-label="Back: 1">Back</a></p></li></ol></section>'
        ),
    ),
    (
        "citations",
        Notes(notes=(Note(label="CIT", body=(p(),), calls=("cr1-t",), id="cn1-t"),), kind="citation"),
        (
            '<section aria-labelledby="citations-talks" class="notes citations"><h2 id="citations-talks" class="label">Works cited</h2>'
            '<dl class="citations"><dt id="cn1-t">[CIT]</dt><dd><p>a <a href="#cr1-t" class="back" aria-label="Back: CIT">Back</a></p></dd></dl></section>'
        ),
    ),
]


@pytest.mark.parametrize(("block", "expected"), [row[1:] for row in BLOCKS], ids=[row[0] for row in BLOCKS])
def test_block(block: Any, expected: str) -> None:
    assert written(block) == expected


def test_a_note_called_twice_leads_back_twice() -> None:
    note = Note(label="3", body=(p(), p(B)), calls=("fr1-t", "fr2-t"), id="fn3-t")
    made = written(Notes(notes=(note,)))
    assert '<p>a</p><p>b <a href="#fr1-t"' in made
    assert ">Back 1</a> <a" in made
    assert 'aria-label="Back 2: 3">Back 2</a></p>' in made


def test_a_note_that_ends_in_a_list_has_its_way_back_below_it() -> None:
    note = Note(label="1", body=(List(items=(ListItem((p(),)),)),), calls=("fr1-t",), id="fn1-t")
    assert '</ul><p> <a href="#fr1-t"' in written(Notes(notes=(note,)))


def test_headings_end_at_h6() -> None:
    inner = Section(title=(A,), body=(), id="s9-t")
    for number in range(8, 0, -1):
        inner = Section(title=(A,), body=(inner,), id=f"s{number}-t")
    made = written(inner)
    assert made.count("<h6") == 5
    assert "<h7" not in made


def test_a_column_of_figures_survives_dashes_and_empty_cells_but_not_words() -> None:
    rows = [("1,200", "12"), ("–", "x"), ("", "13"), ("−3.5 %", "14"), ("€ 4", "15")]
    made = written(
        Table(head=(), body=tuple(tuple(cell(words) for words in row) for row in rows), columns=2, id="t1-t")
    )
    assert made.count('class="num"') == 5
    assert '<td class="num">−3.5 %</td><td>14</td>' in made


def test_dates_with_their_month_in_words_are_figures_too() -> None:
    rows = (("May 2024", "16 May 2024", "Windows"), ("Oct 2023", "3. Mai 2024", "2000"))
    made = written(Table(head=(), body=tuple(tuple(cell(one) for one in row) for row in rows), columns=3, id="t1-t"))
    assert made.count('class="num"') == 4


def test_places_of_cells_count_those_from_above() -> None:
    head = ((cell("A"), cell("N")),)
    body = ((cell("a", rowspan=2), cell("1")), (cell("2"),))
    made = written(Table(head=head, body=body, columns=2, id="t1-t"))
    assert '<th scope="col" class="num">N</th>' in made
    assert made.count('<td class="num">') == 2


def test_a_table_that_is_to_stack_names_its_columns_in_each_cell() -> None:
    made = written(Table(head=((cell("Place"),),), body=((cell("Kyiv"),),), columns=1, classes=("stack",), id="t1-t"))
    assert '<td data-label="Place">Kyiv</td>' in made


def test_the_words_of_the_page_are_in_its_language() -> None:
    note = Notes(notes=(Note(label="1", body=(p(),), calls=("c",), id="fn1-t"),))
    assert ">Anmerkungen</h2>" in written(note, language="de")
    assert ">Notes</h2>" in written(note, language="xx")


def test_a_picture_without_a_size_of_its_own_is_given_none() -> None:
    drawing = type(PICTURE)("sources/m.svg", "cd" * 32, "image/svg+xml", 0, 0, 10)
    assert said(Image(drawing, "m")) == f'<img src="../media/{"cd" * 10}.svg" alt="m">'


def test_decorative_pictures_say_nothing() -> None:
    assert 'alt=""' in said(picture(decorative=True))


# --- directives ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A node for these tests."""

    content: Any
    id: str = ""


def test_a_directive_is_written_by_its_look_with_the_holes_filled() -> None:
    from briefc.formats.html.content import flow
    from briefc.formats.html.pages import screen_manner
    from briefc.markup.directive import Directive
    from briefc.markup.element import Flow, Run, element
    from briefc.markup.html import to_html
    from tests.formats.html.handmade import article

    looking = Directive(
        "box",
        Box,
        core=lambda node, _: (Paragraph(node.content),),
        html=lambda node, setting: (
            element("aside", element("b", Run(node.content)), Flow((Paragraph(node.content),)), class_=setting.slug),
            element("ul", element("li", Flow((Paragraph(node.content),)))),
        ),
    )
    plain_one = Directive("plain", Box, core=lambda node, _: (Paragraph(node.content),))
    silent = Directive("silent", Box, core=lambda node, _: (Paragraph(node.content),), html=lambda _node, _: ())
    table = {one.name: one for one in (looking, plain_one, silent)}
    made = article(*(Extension(directive=name, node=Box((A,))) for name in table))
    assert to_html(flow(made.body, screen_manner(made, table))).replace("\n", "") == (
        '<aside class="talks"><b>a</b><p>a</p></aside><ul><li>a</li></ul><p>a</p>'
    )
