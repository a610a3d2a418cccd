"""The structure of what was laid out: what a screen reader meets, in its order."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from briefc.formats.pdf.structure import Artifact, Element, LinkArea, Mark
from tests.formats.pdf.tagged import FLAG, NOTES, SIMPLE, Tagged, tagged

Tag = Callable[..., Tagged]


@pytest.fixture(scope="session")
def tag(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    folder = tmp_path_factory.mktemp("faces")

    def run(body: str, css: str = "", language: str = "en") -> Tagged:
        found = tagged(body, folder, style=SIMPLE + css, language=language)
        assert_complete(found)
        return found

    return run


def assert_complete(found: Tagged) -> None:
    """Each mark is in one element or an artifact, and each annotation in one Link."""
    marks: list[Mark] = []
    areas: list[LinkArea] = []
    for element in found.every():
        marks += [kid for kid in element.kids if isinstance(kid, Mark)]
        areas += [kid for kid in element.kids if isinstance(kid, LinkArea)]
        assert element.kids or element.kind in {"TD", "TH", "TR"}, element
        assert element.kind == "Link" or not any(isinstance(kid, LinkArea) for kid in element.kids)
    assert len(marks) == len(set(marks))
    assert not set(marks) & set(found.structure.artifacts)
    assert set(marks) | set(found.structure.artifacts) == set(found.texts)
    assert len(areas) == len(set(areas)) == found.links
    ids = [element.id for element in found.every() if element.id]
    assert len(ids) == len(set(ids))
    for element in found.every():
        assert set(element.headers) | set(element.references) <= set(ids)


def tree(text: str) -> str:
    return dedent(text).strip("\n")


# --- whole across pages ---------------------------------------------------------------------------------------------


LONG = "Words that fill a line and then another one until the page is full. " * 30


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (f"<p>{LONG}</p>", "P"),
        (f"<section><h1>A</h1><p>{LONG}</p></section>", "Sect"),
        (f"<article><h1>A</h1><p>{LONG}</p></article>", "Art"),
        (f"<blockquote><p>{LONG}</p></blockquote>", "BlockQuote"),
        (f"<ul><li><p>{LONG}</p></li></ul>", "L"),
        (f"<ul><li><p>{LONG}</p></li></ul>", "LI"),
        (f"<ul><li><p>{LONG}</p></li></ul>", "LBody"),
        (f"<figure class=social-post><figcaption>Who</figcaption><blockquote>{LONG}</blockquote></figure>", "Art"),
        (f"<figure class=quote><figcaption>Who</figcaption><blockquote>{LONG}</blockquote></figure>", "Div"),
    ],
)
def test_what_a_page_break_cuts_is_one_element(tag: Tag, markup: str, kind: str) -> None:
    found = tag(markup)
    assert found.pages > 1
    (element,) = found.of(kind)
    pages = {mark.page for mark in found.structure_marks(element)}
    assert pages == set(range(found.pages))
    assert element.page == 0
    assert " ".join(LONG.split()) in " ".join(found.text(element).split())


def test_a_table_over_pages_is_one_with_its_head_once(tag: Tag) -> None:
    rows = "".join(f"<tr><th>{number}</th><td>cell</td></tr>" for number in range(40))
    found = tag(f"<table><thead><tr><th>No<th>What</thead><tbody>{rows}</tbody></table>")
    assert found.pages > 2
    assert [element.kind for element in found.every()][:3] == ["Table", "THead", "TR"]
    assert len(found.of("Table")) == len(found.of("THead")) == len(found.of("TBody")) == 1
    assert len(found.of("TR")) == 41
    repeated = [mark for mark, kind in found.structure.artifacts.items() if kind == Artifact("Pagination")]
    assert {mark.page for mark in repeated} == set(range(1, found.pages))
    assert {found.texts[mark] for mark in repeated} == {"No", "What"}


def test_a_row_cut_by_a_page_has_each_cell_once(tag: Tag) -> None:
    found = tag(f"<table><tr><td>one<td>{LONG}</table>")
    assert found.pages > 1
    assert len(found.of("TD")) == 2


def test_parts_of_a_section_are_joined(tag: Tag) -> None:
    found = tag(
        '<section data-joins="c1"><h1>Chapter</h1><article><p>One</p></article></section>'
        '<section data-joins="c1"><section data-joins="c2"><p>Two</p></section></section>'
        '<section data-joins="c1"><section data-joins="c2"><p>Three</p></section></section>'
    )
    assert found.outline() == tree("""
        Sect joins=c1
          H1
            'Chapter'
          Art
            P
              'One'
          Sect joins=c2
            P
              'Two'
            P
              'Three'
    """)


# --- running text ---------------------------------------------------------------------------------------------------


def test_emphasis_says_nothing_and_leaves_no_element(tag: Tag) -> None:
    found = tag("<div><div><p>a <em>b <strong>c</strong></em></p></div></div><p><span>d</span></p>")
    assert found.outline() == tree("""
        P
          'a '
          'b '
          'c'
        P
          'd'
    """)


def test_phrases_that_say_something_are_elements(tag: Tag) -> None:
    found = tag('<p><abbr title="United Nations">UN</abbr> <q>words</q> <code>x</code> <abbr>EU</abbr></p>')
    assert found.outline() == tree("""
        P
          Span E='United Nations'
            'UN'
          ' '
          Quote
            '“'
            'words'
            '”'
          ' '
          Code
            'x'
          ' '
          'EU'
    """)


def test_another_language_is_said_where_it_begins(tag: Tag) -> None:
    found = tag(
        '<p>a <span lang="fr">b <em lang="FR">c</em> <span lang="en">d</span></span></p>'
        '<p lang="de">e</p><div lang="de"><p>f</p><p lang="en">g</p>h</div><p><i lang="fr">i</i></p><h2 lang="en">j</h2>'
        '<ul lang="fr"><li>k<li lang="de">l</ul><table><tr lang="fr"><td>m<td lang="de">n</table>'
        '<p><a href="#t" lang="fr" id="t">o</a></p>'
    )
    said = {found.text(element): element.language for element in found.every() if element.language}
    assert said == {
        "b c d": "fr",
        "d": "en",
        "e": "de",
        "f": "de",
        "g": "en",
        "h": "de",
        "i": "fr",
        "• k• l": "fr",
        "• l": "de",
        "mn": "fr",
        "n": "de",
        "o": "fr",
    }


def test_loose_text_in_groups_gets_a_paragraph(tag: Tag) -> None:
    found = tag("<section>a<p>b</p>c <em>d</em><blockquote>e</blockquote></section><div>f</div>g")
    assert found.outline() == tree("""
        Sect
          P
            'a'
          P
            'b'
          P
            'c '
            'd'
          BlockQuote
            P
              'e'
        P
          'f'
        P
          'g'
    """)


def test_what_is_laid_out_as_blocks_is_read_as_paragraphs(tag: Tag) -> None:
    found = tag(
        "<figure class=quote><figcaption><span>Xi</span> <span>President</span></figcaption><p>w</p></figure>",
        "figcaption span { display: block }",
    )
    assert found.outline() == tree("""
        Div
          P
            'Xi'
          P
            'President'
          P
            'w'
    """)


def test_spaces_alone_are_no_paragraph(tag: Tag) -> None:
    found = tag(
        "<div><p>a</p><i> </i>\n<b>&#32;</b><p>b<i> </i></p></div><p><i> </i></p>", "p, i { white-space: pre-wrap }"
    )
    assert [found.text(element) for element in found.structure.elements] == ["a", "b"]
    found = tag("<table><tr><td> </td><td>b</td></tr></table>", "td { white-space: pre-wrap }")
    assert [element.kind for element in found.every()] == ["Table", "TBody", "TR", "TD", "TD"]


def test_headings_skip_no_level(tag: Tag) -> None:
    found = tag("<h1>a</h1><h3>b</h3><h6>c</h6><h2>d</h2><h4>e</h4>")
    assert [element.kind for element in found.every()] == ["H1", "H2", "H3", "H2", "H3"]
    assert [element.kind for element in tag("<h3>a part</h3><h4>b</h4>").every()] == ["H3", "H4"]


def test_listings_and_formulas(tag: Tag) -> None:
    found = tag(
        "<pre><code>a = 1\nb</code></pre><pre>c</pre>"
        '<div class="math"><svg width="9" height="9"><title>x^2</title><path d="M0 0h9"/></svg></div>'
        '<p>so <span class="math"><svg width="9" height="9"><title>y</title><path d="M0 0h9"/></svg></span></p>'
    )
    assert found.outline() == tree("""
        P
          Code
            'a = 1 '
            'b'
        P
          Code
            'c'
        Formula alt='x^2'
          '[picture]'
        P
          'so '
          Formula alt='y'
            '[picture]'
    """)


def test_ruby_has_its_parts(tag: Tag) -> None:
    found = tag("<p><ruby>a<rt>b</rt></ruby></p>")
    assert [element.kind for element in found.every()] == ["P", "Ruby", "RB", "RT"]


# --- lists ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", ["one", "<p>one</p>", "<div><p>one</p></div>", "<em>one</em>"])
def test_an_item_has_label_and_body_whatever_the_markup(tag: Tag, item: str) -> None:
    assert tag(f"<ul><li>{item}</ul>").outline() == tree("""
        L ListNumbering=Disc
          LI
            Lbl
              '• '
            LBody
              'one'
    """)


def test_a_list_in_an_item_is_in_its_body(tag: Tag) -> None:
    assert tag("<ol><li>one<ul><li>two</ul>three</ol>", "li ul { list-style: none }").outline() == tree("""
        L ListNumbering=Decimal
          LI
            Lbl
              '1. '
            LBody
              P
                'one'
              L ListNumbering=None
                LI
                  LBody
                    'two'
              P
                'three'
    """)


def test_terms_are_labels_and_all_said_of_them_is_one_body(tag: Tag) -> None:
    found = tag(
        "<dl><dt>a<dd>b<dd>c<div><dt>d<dt>e<dd><p>f</p></div></dl>",
        "dt { float: left; clear: left } dd { margin: 0 0 0 30mm }",
    )
    assert found.outline() == tree("""
        L ListNumbering=None
          LI
            Lbl
              'a'
            LBody
              P
                'b'
              P
                'c'
          LI
            Lbl
              'd'
            Lbl
              'e'
            LBody
              'f'
    """)


@pytest.mark.parametrize(
    ("style", "numbering"),
    [
        ("lower-roman", "LowerRoman"),
        ("upper-alpha", "UpperAlpha"),
        ("lower-alpha-paren", "LowerAlpha"),
        ("decimal-leading-zero", "Decimal"),
        ("square", "Square"),
        ("circle", "Circle"),
        ('"– "', "Disc"),
    ],
)
def test_a_list_says_how_it_is_numbered(tag: Tag, style: str, numbering: str) -> None:
    css = "@counter-style lower-alpha-paren { system: extends lower-alpha; suffix: ') ' }"
    (element,) = tag(f"<ul style='list-style-type: {style}'><li>a</ul>", css).of("L")
    assert element.attributes == (("List", "ListNumbering", numbering),)


def test_a_number_of_the_texts_own_is_the_label_and_the_page_comes_last(tag: Tag) -> None:
    found = tag(
        '<ol><li><p class=mark><span class=number>1</span> <span class=page-of>Page <span data-ref="#a"></span></span></p>'
        "<div><p id=a>Said</p></div></ol>",
        "ol { list-style: none } [data-ref]::before { content: target-counter(attr(data-ref), page) }",
    )
    assert found.outline() == tree("""
        L ListNumbering=Decimal
          LI
            Lbl
              '1'
            LBody
              P
                'Said'
              P
                'Page '
                '1'
    """)


# --- contents -------------------------------------------------------------------------------------------------------

CONTENTS = """
ul, ol { list-style: none }
.page { float: right }
[data-ref]::before { content: target-counter(attr(data-ref), page) }
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<ul class=lines>", "</ul>"),
        ("<nav role=doc-toc><ol>", "</ol></nav>"),
        ("<nav class=contents><ol>", "</ol></nav>"),
        ("<section data-role=index><div><ul>", "</ul></div></section>"),
    ],
)
def test_contents_are_toc_with_reference_and_page(tag: Tag, before: str, after: str) -> None:
    found = tag(
        f'<h1 id=a>A</h1>{before}<li><p class=title><a href="#a">A <i lang=fr>b</i></a></p><p class=line>By whom</p>'
        f'<p class=page><span data-ref="#a"></span></p></li>{after}',
        CONTENTS,
    )
    (toc,) = found.of("TOC")
    assert "\n".join(line for kid in toc.kids for line in found._lines(kid, 0)) == tree("""
        TOCI
          Reference
            Link
              @
              'A '
              Span lang=fr
                'b '
            '1'
          P
            'By whom'
    """)


def test_contents_in_contents_are_below_their_entry(tag: Tag) -> None:
    found = tag(
        '<nav class=contents><p>In here</p><ol><li><a href="#a" id=a>A</a><ol><li><p><a href="#a">B</a></p></ol></ol></nav>',
        CONTENTS,
    )
    assert [element.kind for element in found.every()] == [
        "Sect", "P", "TOC", "TOCI", "Reference", "Link", "TOC", "TOCI", "Reference", "Link",
    ]  # fmt: skip


def test_sources_are_entries_with_number_address_and_page(tag: Tag) -> None:
    found = tag(
        "<ol class=sources><li><p class=mark><span class=number>7</span> <span class=kind>link</span></p><p>What it is</p>"
        '<p class=address><a href="https://a.example/">https://<wbr>a.example/</a></p>'
        '<p class=page><span data-ref="#a"></span></p></ol><p id=a>x</p>',
        CONTENTS,
    )
    assert found.outline().startswith(
        tree("""
        TOC
          TOCI
            Lbl
              '7'
            P
              'link'
            P
              'What it is'
            Reference
              Link
                @
                'https://'
                'a.example/ '
              '1'
    """)
    )


def test_dots_that_lead_to_a_page_number_are_not_spoken(tag: Tag) -> None:
    found = tag("<p class=a>Title</p>", ".a::after { content: leader('.') '12' }")
    assert found.outline() == "P\n  'Title '\n  '12'" or "." not in found.text(found.structure.elements[0])
    assert set(found.structure.artifacts.values()) >= {Artifact("Layout")}


# --- notes ----------------------------------------------------------------------------------------------------------

NOTED = (
    '<p>Before<sup><a class=note-call id=c1 href="#n1">1</a></sup><span class=footnote id=n1><a class=note-number '
    'href="#c1">1</a>The <b>note</b> <span class=further>goes on</span></span> and after.</p>'
    '<p>Again<a href="#n1">1</a></p>'
)


def test_a_note_is_read_where_it_is_called_and_both_lead_to_one_another(tag: Tag) -> None:
    assert tag(NOTED, NOTES).outline() == tree("""
        P
          'Before'
          Reference #call.c1 ref=note.n1
            Link
              @
              '1'
          Note #note.n1 ref=call.c1,call.12
            Lbl
              Link
                @
                '1'
            P
              'The '
              'note'
            P
              'goes on'
          ' and after.'
        P
          'Again'
          Reference #call.12 ref=note.n1
            Link
              @
              '1'
    """)


def test_a_note_that_found_its_place_overleaf_is_read_where_it_is_called(tag: Tag) -> None:
    found = tag(
        f"<p>{LONG[:600]}<a id=c href='#n'>1</a><span class=footnote id=n><a href='#c' class=note-number>1</a>{LONG[:600]}"
        f"</span> goes on</p>",
        NOTES,
    )
    (note,) = found.of("Note")
    (paragraph,) = found.structure.elements
    assert {mark.page for mark in found.structure_marks(note)} == {1}
    assert paragraph.page == 0
    assert [kid.kind for kid in paragraph.kids if isinstance(kid, Element)] == ["Reference", "Note"]
    assert found.text(paragraph.kids[-1]) == " goes on"


def test_notes_at_the_end_are_notes_not_a_list(tag: Tag) -> None:
    found = tag(
        '<p>a<a id=c href="#n">[1]</a></p><section class=notes><p>Notes</p><ul class=notes-list><li id=n>'
        '<span class=note-number><a href="#c">[1]</a></span><p>It.</p></li></ul></section>',
        "ul { list-style: none }",
    )
    assert found.outline() == tree("""
        P
          'a'
          Reference #call.c ref=note.n
            Link
              @
              '[1]'
        Sect
          P
            'Notes'
          Note #note.n ref=call.c
            Lbl
              Link
                @
                '[1]'
            'It.'
    """)


def test_calls_and_markers_that_the_style_makes_are_reference_and_label(tag: Tag) -> None:
    found = tag("<p>a<span class=footnote>b</span> c</p>", ".footnote { float: footnote }")
    assert [element.kind for element in found.every()] == ["P", "Reference", "Note"]
    assert found.of("Note")[0].id
    assert found.text(found.of("P")[0]).startswith("a1")


# --- tables ---------------------------------------------------------------------------------------------------------


def test_a_plain_table_has_scopes_and_no_headers(tag: Tag) -> None:
    found = tag(
        "<table><caption>What</caption><thead><tr><td><th>A<th>B</thead><tbody><tr><th>r<td>1<td></tbody>"
        "<tfoot><tr><th scope=row>sum<td>1<td>2</tfoot></table>",
        "caption { caption-side: bottom }",
    )
    assert found.outline() == tree("""
        Table
          Caption
            'What'
          THead
            TR
              TD
              TH Scope=Column
                'A'
              TH Scope=Column
                'B'
          TBody
            TR
              TH Scope=Row
                'r'
              TD
                '1'
              TD
          TFoot
            TR
              TH Scope=Row
                'sum'
              TD
                '1'
              TD
                '2'
    """)


def test_spans_are_said_and_cells_name_their_headers(tag: Tag) -> None:
    found = tag(
        "<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>b1<th>b2</thead>"
        "<tbody><tr><th rowspan=0>r<td>1<td>2<tr><td colspan=2>3</table>"
    )
    texts = {found.text(element): element for element in found.every() if element.kind in {"TH", "TD"}}
    named = {texts[text].id: text for text in texts}
    assert {text: [named[id] for id in cell.headers] for text, cell in texts.items()} == {
        "A": [],
        "B": [],
        "b1": ["B"],
        "b2": ["B"],
        "r": ["A"],
        "1": ["B", "b1", "r"],
        "2": ["B", "b2", "r"],
        "3": ["B", "b1", "b2", "r"],
    }
    assert texts["A"].attributes == (("Table", "RowSpan", 2), ("Table", "Scope", "Column"))
    assert texts["r"].attributes == (("Table", "RowSpan", 2), ("Table", "Scope", "Row"))
    assert texts["3"].attributes == (("Table", "ColSpan", 2),)


def test_a_table_for_the_look_is_none(tag: Tag) -> None:
    found = tag("<table role=presentation><tr><td>a<td><p>b</p></table>")
    assert [element.kind for element in found.every()] == ["P", "P"]


# --- pictures and units ---------------------------------------------------------------------------------------------


def test_a_picture_has_its_text_and_place(tag: Tag) -> None:
    found = tag(f'<p><img src="{FLAG}" alt="A flag" style="width:40px;height:20px"> beside</p>')
    (figure,) = found.of("Figure")
    assert figure.alternative == "A flag"
    box = {name: value for _, name, value in figure.attributes}["BBox"]
    assert isinstance(box, tuple)
    left, bottom, right, top = box
    assert (right - left, top - bottom) == pytest.approx((30, 15))
    # Margins of 15 mm on a page of 100: the picture stands in the first line, near the top.
    assert left == pytest.approx(42.52, abs=0.02)
    assert 200 < bottom < top < (100 - 15) / 25.4 * 72 + 1


@pytest.mark.parametrize("attributes", ['alt=""', "role=presentation alt=x", "aria-hidden=true alt=x"])
def test_a_picture_that_decorates_is_an_artifact(tag: Tag, attributes: str) -> None:
    found = tag(f'<p>a <img src="{FLAG}" {attributes} style="width:9px"></p>')
    assert found.outline() == "P\n  'a '"
    assert Artifact("Layout") in found.structure.artifacts.values()


def test_a_figure_is_one_unit_with_its_caption(tag: Tag) -> None:
    found = tag(f'<figure><img src="{FLAG}" alt="A flag"><figcaption><p>What</p></figcaption></figure>')
    assert found.outline() == tree("""
        Div
          Figure alt='A flag'
            '[picture]'
          Caption
            'What'
    """)


@pytest.mark.parametrize(("name", "kind"), [("quote", "Div"), ("quotation", "Div"), ("social-post", "Art")])
def test_who_said_it_is_read_before_the_words(tag: Tag, name: str, kind: str) -> None:
    found = tag(f"<figure class={name}><blockquote><p>Words</p></blockquote><figcaption>Who</figcaption></figure>")
    assert found.outline() == tree(f"""
        {kind}
          P
            'Who'
          BlockQuote
            P
              'Words'
    """)


def test_a_pull_quote_names_its_speaker_first(tag: Tag) -> None:
    found = tag("<aside class=pull-quote><div><blockquote>Words</blockquote><p class=attribution>Who</p></div></aside>")
    assert [found.text(element) for element in found.of("P")] == ["Who", "Words"]


def test_boxes_are_sections_with_their_title(tag: Tag) -> None:
    found = tag(
        "<aside class=factbox><p class=title>In brief</p><ul><li>a</ul></aside><div class=admonition><p>b</p></div>"
    )
    assert [element.kind for element in found.structure.elements] == ["Sect", "Sect"]


def test_floats_are_read_where_the_source_has_them(tag: Tag) -> None:
    found = tag(
        "<p>one</p><div class=f><p>two</p></div><p>three <span class=f>four</span> five</p>", ".f { float: left }"
    )
    assert [found.text(element).strip() for element in found.structure.elements] == ["one", "two", "three fourfive"]


# --- links ----------------------------------------------------------------------------------------------------------


def test_a_link_over_two_lines_is_one_element(tag: Tag) -> None:
    found = tag(f'<p>{LONG[:90]}<a href="https://a.example/">{LONG[:120]}</a></p>')
    (link,) = found.of("Link")
    assert sum(isinstance(kid, LinkArea) for kid in link.kids) > 1


def test_a_picture_in_a_link_is_in_its_element(tag: Tag) -> None:
    found = tag(f'<p><a href="https://a.example/"><img src="{FLAG}" alt="A flag"></a></p>')
    (link,) = found.of("Link")
    assert [kid.kind for kid in link.kids if isinstance(kid, Element)] == ["Figure"]
    assert sum(isinstance(kid, LinkArea) for kid in link.kids) == found.links


def test_a_link_in_a_running_head_is_in_the_tree(tag: Tag) -> None:
    found = tag(
        '<div class=run><a href="https://a.example/">head</a></div><p>a</p>',
        ".run { position: running(run) } @page { @top-center { content: element(run) } }",
    )
    assert len(found.of("Link")) == found.links == 1
    assert found.text(found.of("Link")[0]) == ""


# --- artifacts and line ends ----------------------------------------------------------------------------------------


def test_heads_and_feet_are_artifacts_of_their_kinds(tag: Tag) -> None:
    found = tag("<p>a</p>")
    shown = {found.texts[mark]: artifact for mark, artifact in found.structure.artifacts.items()}
    assert shown == {"Running head": Artifact("Pagination", "Header"), "1": Artifact("Pagination", "Footer")}


def test_a_bullet_that_is_a_picture_is_read_as_a_bullet(tag: Tag) -> None:
    found = tag("<ul><li>a</ul>", f'ul {{ list-style-image: url("{FLAG}") }}')
    assert found.text(found.of("Lbl")[0]) == "•"


def test_hyphens_of_hyphenation_are_known_from_the_authors(tag: Tag) -> None:
    found = tag(
        "<p>incomprehensibilities internationalization well-known state-of-the-art</p><p>hand\xadwritten hand\xadwritten</p>",
        "p { hyphens: auto; width: 22mm; hyphenate-character: '-' }",
    )
    soft = {found.texts[mark] for mark in found.structure.hyphens}
    marks = [mark for element in found.structure.elements for mark in found.structure_marks(element)]
    lines = [found.texts[mark] for mark in marks]
    hard = {line for line in lines if line.endswith("-")} - soft
    assert len(soft) >= 2
    assert hard
    assert all(line.endswith(("well-", "state-", "of-", "the-", "state-of-", "state-of-the-")) for line in hard)
    assert " ".join(map(found.text, found.structure.elements)).split() == [
        "incomprehensibilities", "internationalization", "well-known", "state-of-the-art", "handwritten", "handwritten",
    ]  # fmt: skip


def test_a_line_ends_in_a_space_where_the_text_has_one(tag: Tag) -> None:
    found = tag(
        '<p>one two <em>three four</em> five<br>six <a href="https://a.example/a">https://<wbr>a.example/<wbr>abc</a> '
        "seven-eight 华春莹华春莹华春莹华春莹</p>",
        "p { width: 18mm }",
    )
    said = found.text(found.structure.elements[0])
    assert said == "one two three four five six https://a.example/abc seven-eight 华春莹华春莹华春莹华春莹"


def test_capitals_of_the_style_are_read_as_written(tag: Tag) -> None:
    found = tag(
        "<p>Key points and what else there is to say of them</p>", "p { text-transform: uppercase; width: 40mm }"
    )
    assert found.texts[next(iter(found.structure.texts))].isupper()
    assert found.text(found.structure.elements[0]) == "Key points and what else there is to say of them"
