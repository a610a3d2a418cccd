"""Articles of every construct that NITF carries, for the round trip: drafts that become sources."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from briefc.ingest.call import call
from briefc.ingest.write_source import Draft
from briefc.model.asset import Asset
from briefc.model.content import (
    Aside,
    Blocks,
    Cell,
    Code,
    Definition,
    Definitions,
    Emphasis,
    Figure,
    Image,
    Inlines,
    Line,
    LineBlock,
    Link,
    List,
    ListItem,
    Note,
    NoteCall,
    Notes,
    Paragraph,
    Phrase,
    Preformatted,
    Quotation,
    Quote,
    Rubric,
    Rule,
    Section,
    Strong,
    Subscript,
    Superscript,
    Table,
    Term,
    Text,
    Title,
    Token,
)

FLAG = Image(Asset("images/flag.png", "", "image/png", 24, 16, 0), "The flag")
WORD = st.sampled_from(
    [
        "The",
        "talks",
        "opened",
        "on",
        "Thursday.",
        "中文",
        "“quoted”",
        "a*b",
        "_x_",
        "|y|",
        "`z`",
        ":q:",
        "10:30",
        "https://x.example/y",
        "desk@x.example",
        "A.",
        "1)",
        "-",
        "é",
        "مرحبا",
        "<b>",
        "&&",
        "\\n",
        "::",
    ]
)
WORDS = st.lists(WORD, min_size=1, max_size=7).map(" ".join)
PLAIN = st.lists(
    st.sampled_from(["talks", "harbour", "Łódź", "council", "李", "noon", "spring"]), min_size=1, max_size=4
).map(" ".join)
TEXT = WORDS.map(Text)


def _one(kind: Any) -> Any:
    return lambda text: kind((Text(text),))


MARKUP = st.one_of(
    WORDS.map(_one(Emphasis)),
    WORDS.map(_one(Strong)),
    WORDS.map(_one(Title)),
    PLAIN.map(_one(Superscript)),
    PLAIN.map(_one(Subscript)),
    PLAIN.map(_one(Term)),
    PLAIN.map(lambda text: Code((Token("", text),))),
    WORDS.map(lambda text: Link((Text(text),), "https://port.example/a_b?c=1&d=2")),
    WORDS.map(lambda text: Phrase((Text(text),), lang="de")),
    WORDS.map(lambda text: Phrase((Text(text),), classes=("ship",))),
    st.builds(lambda text, who: Quote("", (Text(text),), who), PLAIN, st.sampled_from(["Amina Yusuf", "Bo Li", ""])),
)


def _spaced(parts: list[Any]) -> Inlines:
    out: list[Any] = []
    for part in parts:
        out += [Text(" "), part] if out else [part]
    return tuple(out)


INLINES = st.lists(st.one_of(TEXT, TEXT, MARKUP), min_size=1, max_size=4).map(_spaced)
PARAGRAPH = INLINES.map(Paragraph)
VERBATIM = st.lists(st.sampled_from(["x = 1", "  y", "", "* z *", ".. w", "é 中"]), min_size=1, max_size=5).map(
    "\n".join
)


def _listed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    item = st.one_of(
        PARAGRAPH.map(lambda one: ListItem((one,))), st.builds(lambda a, b: ListItem((a, b)), PARAGRAPH, inner)
    )
    return st.builds(
        lambda items, kind: List(tuple(items), enumeration=kind),
        st.lists(item, min_size=1, max_size=3),
        st.sampled_from(["", "", "arabic", "loweralpha", "upperroman"]),
    )


def _table(cells: list[Inlines], head: int, stub: bool, widths: bool, caption: Inlines) -> Table:
    rows = tuple(
        tuple(Cell((Paragraph(one),), stub=stub and column == 0) for column, one in enumerate(cells[row : row + 2]))
        for row in range(0, 6, 2)
    )
    bare = tuple(tuple(Cell(cell.body) for cell in row) for row in rows[:head])
    return Table(bare, rows[head:], (70, 30) if widths else (), caption=caption)


def _spanning(cells: list[Inlines]) -> Table:
    a, b, c, d, e, *_ = [(Paragraph(one),) for one in cells]
    return Table((), ((Cell(a, colspan=2), Cell(b)), (Cell(c), Cell(d, rowspan=2), Cell(e)), (Cell(e), Cell(a))))


TABLE = st.one_of(
    st.builds(
        _table,
        st.lists(INLINES, min_size=6, max_size=6),
        st.integers(0, 2),
        st.booleans(),
        st.booleans(),
        st.one_of(st.just(()), INLINES),
    ),
    st.lists(INLINES, min_size=5, max_size=5).map(_spanning),
)
QUOTE = st.builds(
    lambda who, role, place, date, words, lang: call(
        "quote",
        options=tuple(
            (key, value)
            for key, value in (("by", who), ("role", role), ("place", place), ("date", date), ("lang", lang))
            if value
        ),
        body=(words,),
    ),
    st.sampled_from(["Amina Yusuf", "Bo Li", "华春莹"]),
    st.sampled_from(["", "spokesperson"]),
    st.sampled_from(["", "Lisbon"]),
    st.sampled_from(["", "2024-05-16", "2024-05"]),
    PLAIN.map(lambda text: Paragraph((Text(text),))),
    st.sampled_from(["", "pt"]),
)
POST = st.builds(
    lambda number, author, text, lang: call(
        "embed-tweet",
        argument=f"https://x.com/minfin/status/179100000000000{number:04}",
        options=tuple((key, value) for key, value in (("author", author), ("lang", lang)) if value),
        text=text,
    ),
    st.integers(0, 9999),
    st.sampled_from(["Finance Ministry", "Port 港"]),
    st.sampled_from(["One line.", "Two\nlines.", "Two\n\nparagraphs *and* a `mark`.", "See https://x.example/a."]),
    st.sampled_from(["", "de"]),
)
POINTS = st.lists(PLAIN, min_size=2, max_size=3).map(
    lambda points: List(tuple(ListItem((Paragraph((Text(point),)),)) for point in points))
)
SIMPLE = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    VERBATIM.filter(str.strip).map(lambda text: Preformatted((Token("", text.strip("\n")),), kind="literal")),
    VERBATIM.filter(lambda text: text.split("\n")[0].strip() == text.split("\n")[0] != "").map(
        lambda text: Preformatted((Token("", text.rstrip("\n")),), language="python", kind="code")
    ),
    st.lists(INLINES, min_size=1, max_size=3).map(lambda lines: LineBlock(tuple(Line(line) for line in lines))),
    st.builds(
        lambda body, who: Quotation((body,), (Text(who),) if who else ()), PARAGRAPH, st.sampled_from(["", "A poem"])
    ),
    st.builds(lambda a, b: Definitions((Definition(a, (b,)), Definition(a, (b, b)))), INLINES, PARAGRAPH),
    st.builds(lambda a, b: Definitions((Definition((Text(a),), (b,)),), kind="field"), PLAIN, PARAGRAPH),
    TABLE,
    QUOTE,
)
NESTED = st.recursive(SIMPLE, _listed, max_leaves=4)
BLOCK = st.one_of(
    NESTED,
    NESTED,
    st.builds(lambda title, body: Aside("topic", title, (body,)), INLINES, PARAGRAPH),
    st.builds(lambda title, body: Aside("admonition", title, (body,)), INLINES, NESTED),
    PARAGRAPH.map(lambda body: Aside("warning", (), (body,))),
    INLINES.map(Rubric),
    st.builds(
        lambda caption, credit, href: Figure(
            Image(FLAG.asset, "The flag", href=href),
            caption,
            (Paragraph((Text("Legend."),)),) if credit else (),
            credit,
        ),
        INLINES,
        st.sampled_from(["", "Foto: A. Smith"]),
        st.sampled_from(["", "https://flag.example/"]),
    ),
    st.builds(lambda title, points: call("factbox", argument=title, body=(points,)), INLINES, POINTS),
    PARAGRAPH.map(lambda body: call("editor-note", body=(body,))),
)


@st.composite
def drafts(draw: Any) -> Draft:
    """An article: fields, a dateline, blocks, sections two deep, a rule, posts, a note, a correction."""
    body: list[Any] = [
        call(
            "dateline", options=(("place", draw(st.sampled_from(["Vienna", "Beijing, China", "Paris; Oslo, Norway"]))),)
        )
    ]
    if draw(st.booleans()):
        body = []
    body.append(Paragraph((Text("The talks opened."),)))
    if draw(st.booleans()):
        body.append(call("key-points", body=(draw(POINTS),)))
    body += draw(st.lists(BLOCK, max_size=4))
    if draw(st.booleans()):
        body.append(draw(POST))
    if draw(st.booleans()):
        body += [Rule(), draw(PARAGRAPH)]
    for title in draw(st.lists(INLINES, max_size=2)):
        inner: Blocks = tuple(draw(st.lists(BLOCK, min_size=1, max_size=2)))
        if draw(st.booleans()):
            inner = (*inner, Section((Text("Deeper"),), (draw(BLOCK),)))
        body.append(Section(title, inner))
    if draw(st.booleans()):
        body.append(call("correction", options=(("date", "2024-05-17"),), body=(draw(PARAGRAPH),)))
    if draw(st.booleans()):
        body.insert(1, Paragraph((Text("A claim"), NoteCall("c", "n", "1"), Text(" and "), NoteCall("d", "n", "1"))))
        body.append(Notes((Note("1", (draw(PARAGRAPH),), id="n"),)))
    fields = (
        ("date", "2024-05-16T09:40:00+08:00"),
        ("updated", "2024-05-17T10:00:00+02:00"),
        ("version", "2"),
        ("section", draw(st.sampled_from(["", "World", "Asia-Pacific; Diplomacy"]))),
        ("byline", draw(st.sampled_from(["", "Amina Yusuf", "Amina Yusuf; Bo Li (editor)"]))),
        ("contributors", draw(st.sampled_from(["", "Carl Ek (translator)"]))),
        ("summary", draw(st.one_of(st.just(""), WORDS))),
        ("keywords", draw(st.sampled_from(["", "China, state visit"]))),
        ("subjects", draw(st.sampled_from(["", "20000638; 04000000", "no such topic"]))),
        ("language", draw(st.sampled_from(["en", "en-GB"]))),
        ("genre", draw(st.sampled_from(["", "Analysis", "Something else"]))),
        ("urgency", draw(st.sampled_from(["", "3"]))),
        ("slugline", draw(st.sampled_from(["", "TALKS-OPEN"]))),
        ("editor-note", draw(st.one_of(st.just(""), WORDS))),
        ("source", draw(st.sampled_from(["", "Port Authority"]))),
        ("digital-source", draw(st.sampled_from(["", "humanEdits"]))),
        ("status", draw(st.sampled_from(["", "", "", "canceled"]))),
    )
    subtitle = draw(st.one_of(st.just(()), INLINES))
    return Draft(draw(INLINES), subtitle, tuple(pair for pair in fields if pair[1]), tuple(body))
