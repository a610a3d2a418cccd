"""Every construct in NITF: its structure, and that the official schema takes it (research, constructs)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from briefc.markup import nitf
from briefc.markup.directive import Directive
from briefc.markup.element import Element, Flow, Run, element
from briefc.model.asset import Asset
from briefc.model.content import (
    Aside,
    Break,
    Cell,
    Code,
    Contents,
    Definition,
    Definitions,
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
from briefc.model.project import Project, Site
from tests.formats.newsml.handmade import article, block_of, every, news_item, one, project, rendering

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PHOTO = Asset("images/a.png", "ab" * 32, "image/png", 640, 480, 1234)


def t(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def p(*content: Any, **placed: Any) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content), **placed)


@pytest.fixture
def shape(made):
    """A function from blocks to the block of the NITF body, as text: `p "One " (em "two")`."""

    def write(*blocks: Any, **options: Any) -> str:
        return "\n".join(_shown(child) for child in block_of(made(article(*blocks, **options))))

    return write


def _shown(element: Any) -> str:
    pairs = "".join(f" {key.replace(LANG, 'lang')}={value}" for key, value in element.attrib.items() if key != "lede")
    inner = [f'"{element.text}"'] if element.text and element.text.strip("\n") else []
    for child in element:
        inner.append(f"({_shown(child)})")
        if child.tail and child.tail.strip("\n"):
            inner.append(f'"{child.tail}"')
    return " ".join([element.tag.rpartition("}")[2] + pairs, *inner])


INLINES = [
    (Emphasis(t("x")), '(em "x")'),
    (Strong(t("x")), '(em class=strong "x")'),
    (Code((Token("", "x"), Token("k", "y"))), '(em class=literal "xy")'),
    (Title(t("x")), '(object.title "x")'),
    (Title((Emphasis(t("x")),)), '(em class=title (em "x"))'),
    (Subscript(t("2")), '(num (sub "2"))'),
    (Superscript(t("th")), '(num (sup "th"))'),
    (Superscript((Emphasis(t("th")),)), '(em class=superscript (em "th"))'),
    (Term(t("UN"), "United Nations"), '(em class=abbreviation "UN (United Nations)")'),
    (Term(t("UN")), '(em class=abbreviation "UN")'),
    (Phrase(t("Aurora"), ("ship",)), '(em class=ship "Aurora")'),
    (Phrase(t("华"), (), "zh"), '(lang lang=zh "华")'),
    (Phrase(t("华"), ("name",), "zh"), '(lang class=name lang=zh "华")'),
    (Time("May 16", "2024-05-16"), '(chron norm=20240516 "May 16")'),
    (Time("noon", "2024-05-16T12:00:00+02:00"), '(chron norm=20240516T100000Z "noon")'),
    (Link(t("x"), "https://a.example/"), '(a href=https://a.example/ "x")'),
    (Reference("doc", "gone", t("x")), 'p "a x z"'),
    (InlineMath("x^2", "<math/>"), '(em class=math "x^2")'),
    (Quote("q1-talks", t("We will"), "Li Wei"), 'p "a “" (q id=q1-talks quote-source=Li Wei "We will") "” z"'),
    (Target("x-talks"), "(a id=x-talks)"),
    (Break(), "(br)"),
]


@pytest.mark.parametrize(("inline", "expected"), INLINES, ids=lambda value: type(value).__name__)
def test_an_inline_has_its_element(shape, inline, expected) -> None:
    # The words before and after show that nothing around it is lost.
    whole = expected if expected.startswith("p ") else f'p "a " {expected} " z"'
    assert shape(p("a ", inline, " z")) == whole


def test_quotation_marks_are_those_of_the_language(shape) -> None:
    quote = Quote("q1-talks", t("Ja"))
    assert shape(p("a ", quote, " z"), language="de") == 'p "a „" (q id=q1-talks "Ja") "“ z"'
    assert shape(p("a ", quote, " z"), language="fr-CA") == 'p "a «\u00a0" (q id=q1-talks "Ja") "\u00a0» z"'


def test_the_dateline_is_plain_words_at_the_start_of_the_lede(made) -> None:
    line = Phrase((Text("BEIJING, "), Time("May 16", "2024-05-16"), Text(" —")), ("dateline",))
    root = made(article(p(line, " Talks opened."), "More."))
    first, second = every(root, "//n:block/n:p")
    assert (first.text, first.get("lede"), len(first)) == ("BEIJING, May 16 — Talks opened.", "true", 0)
    assert second.get("lede") is None


BLOCKS = [
    (p("x", id="p1-talks", classes=("intro",), lang="de"), 'p id=p1-talks class=intro lang=de "x"'),
    (p("one\ntwo"), 'p "one two"'),
    (
        Section(t("A"), (p("x"), Section(t("B"), (p("y"),), id="s2-talks", number="1.1")), id="s1-talks"),
        'hl2 id=s1-talks class=level-2 "A"\np "x"\nhl2 id=s2-talks class=level-3 "1.1 B"\np "y"',
    ),
    (List((ListItem((p("x"),)), ListItem((p("y"), p("z"))))), 'ul (li "x") (li (p "y") (p "z"))'),
    (
        List((ListItem((p("x"),), ("c",)),), "loweralpha", 3, id="l1-talks"),
        'ol id=l1-talks class=loweralpha seqnum=3 (li class=c "x")',
    ),
    (List((ListItem((p("x"), List((ListItem((p("y"),)),)))),)), 'ul (li (p "x") (ul (li "y")))'),
    (List((ListItem(()),)), "ul (li)"),
    (
        Definitions((Definition(t("term"), (p("said"),), (t("noun"),)),)),
        'dl (dt "term (" (classifier "noun") ")") (dd (p "said"))',
    ),
    (Definitions((Definition(t("F"), (p("v"),)),), "field"), 'dl class=field-list (dt "F") (dd (p "v"))'),
    (
        Definitions((Definition((Code((Token("", "-a"),)),), (p("v"),)),), "option"),
        'dl class=option-list (dt (em class=option "-a")) (dd (p "v"))',
    ),
    (Preformatted((Token("k", "if"), Token("", " x\n  y"))), 'pre class=code literal "if x\n  y"'),
    (Preformatted((Token("", "x"),), language="python", kind="code"), 'pre class=code python "x"'),
    (Preformatted((Token("", ">>>"),), kind="doctest", language="pycon"), 'pre class=code pycon doctest ">>>"'),
    (
        Preformatted((Token("", "x"),), kind="code", caption=t("C")),
        'p class=caption "C"\npre class=code "x"',
    ),
    (
        Preformatted(content=(Text("  a  b\n"), Emphasis(t("c")), Text("\n d")), kind="parsed"),
        'p class=parsed-literal "\u00a0\u00a0a \u00a0b" (br) (em "c") (br) "\u00a0d"',
    ),
    (
        LineBlock((Line(t("a")), Line(t("b"), 2), Line(()))),
        'p class=line-block "a" (br) "\u2003\u2003b" (br)',
    ),
    (
        Quotation((p("x"), p("y")), t("Li"), "epigraph", id="b1-talks"),
        'bq id=b1-talks class=epigraph (block (p "x") (p "y")) (credit "Li")',
    ),
    (Quotation((p("x"),), cite="https://a.example/"), 'bq quote-source=https://a.example/ (block (p "x"))'),
    (
        Aside("warning", t("Warning"), (p("x"),), id="w1-talks"),
        'note id=w1-talks class=admonition warning (body.content (block (hl2 class=title "Warning") (p "x")))',
    ),
    (
        Aside("admonition", t("So"), (p("x"),)),
        'note class=admonition (body.content (block (hl2 class=title "So") (p "x")))',
    ),
    (
        Aside("sidebar", t("A"), (p("x"),), t("B")),
        'note class=sidebar (body.content (block (hl2 class=title "A") (hl2 class=subtitle "B") (p "x")))',
    ),
    (Aside("topic", (), (p("x"),)), 'note class=topic (body.content (block (p "x")))'),
    (Rubric(t("R")), 'p class=rubric (em class=strong "R")'),
    (MathBlock("x^2", "<math/>"), 'pre class=math "x^2"'),
    (Rule(id="r1-talks"), "hr id=r1-talks"),
    (Group((p("x"), List((ListItem((p("y"),)),))), classes=("c",)), 'p class=c "x"\nul class=c (li "y")'),
    (Group((p("x"),), id="g1-talks"), 'p id=g1-talks "x"'),
    (Contents(t("C"), (Entry("s1-talks", t("A")),)), ""),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS, ids=lambda value: type(value).__name__)
def test_a_block_has_its_elements(shape, block, expected) -> None:
    assert shape(block) == expected


CELL = Cell((p("x"),))


def test_a_table_has_columns_head_body_and_row_heads(shape) -> None:
    table = Table(
        head=((Cell((p("H"),), colspan=2), CELL),),
        body=((Cell((p("r"),), stub=True, rowspan=2), CELL, Cell((p("y"), p("z")))), (CELL, CELL)),
        widths=(20, 40, 40),
        columns=3,
        caption=t("C"),
        id="t1-talks",
        align="center",
    )
    assert shape(table) == (
        'table id=t1-talks align=center cols=3 (caption "C")'
        " (colgroup (col width=20%) (col width=40%) (col width=40%))"
        ' (thead (tr (th colspan=2 "H") (th "x")))'
        ' (tbody (tr (th rowspan=2 class=stub "r") (td "x") (td (p "y") (p "z"))) (tr (td "x") (td "x")))'
    )


def test_a_table_of_one_column_without_widths_is_sound(shape) -> None:
    assert shape(Table((), ((CELL,), ()))) == 'table cols=1 (colgroup (col)) (tbody (tr (td "x")))'


def test_a_figure_has_reference_caption_legend_and_credit(shape) -> None:
    figure = Figure(
        Image(PHOTO, "Ministers", href="https://a.example/"), t("Cap"), (p("Leg"),), "Agency/A", id="f1-talks"
    )
    assert shape(figure) == (
        "media id=f1-talks media-type=image (media-metadata name=link value=https://a.example/)"
        f" (media-reference source=../media/{'ab' * 10}.png mime-type=image/png width=640 height=480 alternate-text=Ministers)"
        ' (media-caption "Cap") (media-caption class=legend (p "Leg")) (media-producer "Agency/A")'
    )


def test_a_pictures_address_is_absolute_when_the_site_has_one(made) -> None:
    site = Project(agency=project().agency, site=Site(url="https://news.example"))
    root = made(article(Figure(Image(PHOTO, "M"))), rendering(site))
    assert one(root, "//n:media-reference/@source") == f"https://news.example/media/{'ab' * 10}.png"


def test_a_picture_that_could_not_be_had_keeps_its_description(shape) -> None:
    assert (
        shape(Figure(Image(None, "Ministers"))) == "media media-type=image (media-reference alternate-text=Ministers)"
    )


@pytest.mark.parametrize(
    ("block", "path"),
    [
        (p("x ", Image(PHOTO, "Flag"), " y"), "n:p/following-sibling::*[1][self::n:media]"),
        (
            Section((Text("A "), Image(PHOTO, "Flag")), (p("x"),), id="s1-talks"),
            "n:hl2/following-sibling::*[1][self::n:media]",
        ),
        (List((ListItem((p(Image(PHOTO, "Flag")),)),)), "n:ul/n:li/n:media"),
        (Definitions((Definition((Image(PHOTO, "Flag"),), (p("x"),)),)), "n:dl/n:dd/n:media"),
        (Table((), ((Cell((p(Image(PHOTO, "Flag")),)),),)), "n:table//n:td/n:media"),
        (Table((), ((CELL,),), caption=(Image(PHOTO, "Flag"),)), "n:table/n:caption/n:media"),
        (Quotation((p("x"),), (Image(PHOTO, "Flag"),)), "n:bq/following-sibling::*[1][self::n:media]"),
        (Aside("note", (Image(PHOTO, "Flag"),), (p("x"),)), "n:note//n:hl2/following-sibling::*[1][self::n:media]"),
        (Figure(Image(PHOTO, "M"), (Image(PHOTO, "Flag"),)), "n:media/n:media-caption/n:media"),
        (LineBlock((Line((Image(PHOTO, "Flag"),)),)), "n:p/following-sibling::*[1][self::n:media]"),
        (Rubric((Image(PHOTO, "Flag"),)), "n:p/following-sibling::*[1][self::n:media]"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_an_image_in_a_line_leaves_its_words_there_and_its_picture_after(made, block, path) -> None:
    root = made(article(block))
    assert one(block_of(root), f"{path}/n:media-reference/@alternate-text") == "Flag"
    assert "Flag" in "".join(block_of(root).itertext())


def test_an_image_in_the_headline_opens_the_body(made) -> None:
    root = made(article("T.", title=(Text("Talks "), Image(PHOTO, "Flag"))))
    assert block_of(root)[0].tag.endswith("media")
    assert one(root, "//g:headline").text == "Talks Flag"


def test_notes_close_the_body_each_with_a_way_back(shape) -> None:
    call = NoteCall("fr1-talks", "fn1-talks", "1")
    cite = NoteCall("cr1-talks", "cn1-talks", "CIT", "citation")
    notes = Notes((Note("1", (p("said"), p("more")), ("fr1-talks",), id="fn1-talks"),))
    citations = Notes((Note("CIT", (List((ListItem((p("x"),)),)),), (), id="cn1-talks"),), "citation")
    assert shape(p("a", call, cite), citations, notes, p("b")) == (
        'p "a" (a class=footnote-ref id=fr1-talks href=#fn1-talks "[1]")'
        ' (a class=citation-ref id=cr1-talks href=#cn1-talks "[CIT]")\n'
        'p "b"\n'
        'fn id=fn1-talks class=footnote (body.content (block (p (a href=#fr1-talks "[1]") " said") (p "more")))\n'
        'fn id=cn1-talks class=citation (body.content (block (p "[CIT] ") (ul (li "x"))))'
    )


def test_further_ids_of_a_block_lead_to_its_own(made) -> None:
    links = p(*(Link(t(id), f"#{id}") for id in ("a-talks", "b-talks", "c-talks", "g-talks")))
    blocks = (
        links,
        p("x", id="p1-talks", also=("a-talks", "b-talks")),
        List((ListItem((p("y"),)),), also=("c-talks",)),
        Group((p("z", id="p2-talks"),), id="g-talks"),
    )
    root = made(article(*blocks))
    assert every(root, "//n:a/@href") == ["#p1-talks", "#p1-talks", "#c-talks", "#p2-talks"]
    assert one(root, "//n:ul/@id") == "c-talks"


def test_a_link_to_what_nitf_leaves_out_is_text_and_reported() -> None:
    given = article(p(Link(t("contents"), "#c-talks")), Contents(t("C"), (), id="c-talks"))
    outcome = news_item(given, "", rendering())
    assert [d.code for d in outcome.diagnostics] == ["newsml.anchor"]
    assert outcome.value is not None
    assert b"<a>contents</a>" in outcome.value[0].data


# --- directives ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    words: Any = ()


def box(look: Any = None) -> Directive:
    return Directive("box", Box, core=lambda node, _: (p("core"), *node.words), nitf=look)


@pytest.fixture
def with_look(made):
    def write(look: Any, *words: Any, **placed: Any) -> str:
        given = article(p("lede"), Extension("box", Box(words), **placed))
        root = made(given, rendering(directives=[box(look)]))
        return "\n".join(_shown(child) for child in block_of(root)[1:])

    return write


def test_a_directive_without_a_look_is_its_core(with_look) -> None:
    assert with_look(None, p("x"), id="x1-talks", classes=("c",)) == 'p id=x1-talks class=c "core"\np class=c "x"'


def test_a_look_is_filled_by_the_writer(with_look) -> None:
    def look(node: Box, setting: Any) -> Any:
        assert setting.slug == "talks"
        return (nitf.block_quote(node.words, (nitf.person("Li"), ", ", nitf.function("Minister")), source="Li"),)

    assert with_look(look, p("x", Emphasis(t("y"))), id="q1-talks") == (
        'bq id=q1-talks quote-source=Li (block (p "x" (em "y"))) (credit (person "Li") ", " (function "Minister"))'
    )


def test_a_look_that_returns_nothing_leaves_the_directive_out(with_look) -> None:
    assert with_look(lambda *_: (), p("x")) == ""


def test_holes_in_the_line_and_words_between_elements_are_kept(with_look) -> None:
    def look(node: Box, _: Any) -> Any:
        return (element("p", Run((Text("a"), Image(PHOTO, "Flag")))), "loose words", Flow(node.words))

    assert with_look(look, p("x")).split("\n")[0] == 'p "a" (em class=image "Flag")'
    assert 'p "loose words"\np "x"\nmedia' in with_look(look, p("x"))


def test_notes_for_readers_and_corrections(with_look) -> None:
    def look(node: Box, _: Any) -> Any:
        return (nitf.note(node.words, class_="correction", noteclass="editorsnote", title=("Correction",)),)

    assert with_look(look, p("x")) == (
        'note noteclass=editorsnote class=correction (body.content (block (hl2 class=title "Correction") (p "x")))'
    )


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        (Element("figure"), "no <figure> in <block>"),
        (Element("bq", (), ("words",)), "no text directly in <bq>"),
        (Element("p", (), (Element("sub", (), ("2",)),)), "no <sub> in <p>"),
        (Element("p", (), (Element("strong", (), ("2",)),)), "no <strong> in <p>"),
        (Element("ul"), "no empty <ul>"),
        (Element("pre", (), (Element("em"),)), "no <em> in <pre>"),
        (Element("media"), "media-type"),
    ],
)
def test_a_look_that_is_no_nitf_is_an_error_that_says_what(markup, message) -> None:
    given = article(p("x"), Extension("box", Box()))
    outcome = news_item(given, "", rendering(directives=[box(lambda *_: (markup,))]))
    assert [d.code for d in outcome.diagnostics] == ["newsml.nitf"]
    assert message in outcome.diagnostics[0].message
