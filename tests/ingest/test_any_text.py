"""No text of others becomes markup of ours: what the importer writes reads as exactly the characters it was given."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefc.ingest.call import call
from briefc.ingest.write_blocks import without_codes
from briefc.ingest.write_inlines import words_of
from briefc.model.content import (
    Aside,
    Blocks,
    Cell,
    Code,
    Definition,
    Definitions,
    Emphasis,
    Extension,
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
    Section,
    Strong,
    Superscript,
    Table,
    Text,
    Title,
    Token,
)
from tests.ingest.reading import article_of, bare, reread

PIECES = [
    *("*", "**", "`", "``", "|", "_", "__", "[1]_", "[#]_", "_`", "<", ">", "\\", "\\\\", ":", "::", ".. ", "@", "/"),
    *("- ", "1. ", "(a) ", "#. ", ":a: ", "-x ", "| ", ">>> ", "+--+", "====", "----", "=== ===", "--- ", "— ", "-- "),
    *(
        ".. include:: /etc/passwd",
        ":q:`x`",
        "`a <javascript:x>`_",
        "|x|",
        ".. _t:",
        "https://example.org/a_b_",
        "a@b.org",
    ),
    *(
        "mailto:x@y.org",
        "word",
        "b",
        " ",
        " ",
        "  ",
        "\u00a0",
        "\u3000",
        "\u2003",
        "\u200b",
        "中",
        "文",
        "é",
        "“",
        "”",
        "(",
        ")",
    ),
    *(
        "'",
        '"',
        "data:x",
        "x_",
        "_x",
        "i.",
        "A.",
        "v) ",
        ".",
        "..",
        "__ ",
        "/V ",
        "--long ",
        "•",
        ":date: 2024",
        "]",
        "[",
    ),
    *("raw::", "<b>", "&amp;", "{{x}}", "\u0301", "😀", "end of inclusion", "x" * 90, "中" * 60),
]
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join),
        st.text(
            st.characters(
                exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"],
                exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
            ),
            max_size=40,
        ),
    )
    .map(lambda text: re.sub("[ \t\n]+", " ", text).strip(" "))
    .filter(lambda text: text.strip())
)
RUNS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def words(blocks: Blocks) -> str:
    """All characters of paragraphs; anything else than a paragraph is not what was written."""
    assert all(isinstance(block, Paragraph) for block in blocks), blocks
    return "\n".join(words_of(block.content) for block in blocks if isinstance(block, Paragraph))


def one_text(content: Inlines, text: str) -> None:
    """The content is one text and nothing else."""
    assert content == (Text(text),)


@RUNS
@example("A.")
@example("a::")
@example("\u00a0x\u00a0")
@example("=" * 4000)
@example("中" * 4500)
@given(TEXTS)
def test_a_paragraph_reads_as_its_characters(text: str) -> None:
    article: Any = article_of((Paragraph((Text(text),)), Paragraph((Text("End."),))))
    assert len(article.body) == 2
    one_text(article.body[0].content, text)


@RUNS
@given(TEXTS)
def test_a_title_reads_as_its_characters(text: str) -> None:
    article = article_of((Paragraph((Text("Text."),)),), (Text(text),))
    one_text(article.title, text)
    assert article.metadata.slug == "case"


@RUNS
@given(TEXTS, TEXTS)
def test_every_block_reads_as_its_characters(text: str, other: str) -> None:
    content = (Text(text),)
    body: Blocks = (
        List((ListItem((Paragraph(content),)), ListItem((Paragraph(content), Paragraph((Text(other),)))))),
        List((ListItem((Paragraph(content),)),), enumeration="loweralpha"),
        Definitions((Definition(content, (Paragraph((Text(other),)),)),)),
        Definitions((Definition(content, (Paragraph((Text(other),)),)),), kind="field"),
        LineBlock((Line(content), Line((Text(other),), 1), Line(()), Line(content))),
        Quotation((Paragraph(content),), (Text(other),)),
        Quotation((Paragraph((Text(other),)),)),
        Table(((Cell((Paragraph(content),)),),), ((Cell((Paragraph((Text(other),)),)),),), caption=content),
        Aside("admonition", content, (Paragraph((Text(other),)),)),
        Aside("note", (), (Paragraph(content),)),
        Rubric(content),
        Section(content, (Paragraph((Text(other),)),)),
    )
    article: Any = article_of(body)
    bullets, letters, terms, fields, verse, said, plain_said, table, box, note, rubric, section = article.body
    assert [words(item.body) for item in bullets.items] == [text, f"{text}\n{other}"]
    assert letters.enumeration == "loweralpha"
    for made in (terms, fields):
        one_text(made.items[0].term, text)
        assert words(made.items[0].body) == other
    assert [words_of(line.content) for line in verse.lines] == [text, other, "", text]
    assert words(said.body) == text
    one_text(said.attribution, other)
    assert words(plain_said.body) == other
    one_text(table.caption, text)
    assert words(table.head[0][0].body) == text
    assert words(table.body[0][0].body) == other
    one_text(box.title, text)
    assert words(box.body) == other
    assert words(note.body) == text
    one_text(rubric.content, text)
    one_text(section.title, text)
    assert words(section.body) == other
    assert bare(article.body)


@RUNS
@given(TEXTS, TEXTS, TEXTS)
def test_markup_in_the_line_reads_as_its_characters(before: str, text: str, after: str) -> None:
    inner = (Text(text),)
    for made in (
        Emphasis(inner),
        Strong(inner),
        Title(inner),
        Superscript(inner),
        Link(inner, "https://example.org/a_(b)_"),
        Quote("", inner, "Amina Yusuf"),
        Phrase(inner, lang="de"),
        Phrase(inner, classes=("ship",)),
        Code((Token("", text),)),
    ):
        article = article_of((Paragraph((Text(before), made, Text(after))),))
        (paragraph,) = article.body
        assert isinstance(paragraph, Paragraph)
        assert words_of(paragraph.content) == before + text + after, made
        kinds = [type(node) for node in paragraph.content if not isinstance(node, Text)]
        assert kinds == [type(made)], (made, paragraph.content)
        (found,) = (node for node in paragraph.content if not isinstance(node, Text))
        if isinstance(made, Link):
            assert isinstance(found, Link)
            assert found.href == made.href
        if isinstance(made, Quote):
            assert isinstance(found, Quote)
            assert found.speaker == "Amina Yusuf"


@RUNS
@given(TEXTS, TEXTS)
def test_a_spanning_table_reads_as_its_characters(text: str, other: str) -> None:
    first, second = (Paragraph((Text(text),)),), (Paragraph((Text(other),)),)
    rows = (
        (Cell(first, colspan=2), Cell(second)),
        (Cell(second, rowspan=2), Cell(first), Cell(second)),
        (Cell(first), Cell(second)),
    )
    article = article_of((Table((), rows),))
    (table,) = article.body
    assert isinstance(table, Table)
    shape = [[(words(cell.body), cell.rowspan, cell.colspan) for cell in row] for row in table.body]
    assert shape == [
        [(text, 1, 2), (other, 1, 1)],
        [(other, 2, 1), (text, 1, 1), (other, 1, 1)],
        [(text, 1, 1), (other, 1, 1)],
    ]


CODE = st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "    ", "::"]), min_size=1, max_size=8).map("".join)


@RUNS
@given(CODE)
def test_code_reads_as_its_characters(text: str) -> None:
    lines = [(" " * (len(line) - len(line.lstrip())) + line.strip()).rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    text = "\n".join(lines)
    if not text.strip():
        return
    for kind in ("literal", "code"):
        article = article_of(
            (Preformatted((Token("", text),), language="python" if kind == "code" else "", kind=kind),)
        )
        (found,) = article.body
        assert isinstance(found, Preformatted)
        assert found.text == text


@RUNS
@given(TEXTS, TEXTS)
def test_directives_hold_their_characters(text: str, other: str) -> None:
    options = (("by", other), ("role", other))
    body: Blocks = (
        call("quote", options=options, body=(Paragraph((Text(text),)), Paragraph((Text(other),)))),
        call("factbox", argument=(Text(text),), body=(List((ListItem((Paragraph((Text(other),)),)),)),)),
        call("editor-note", body=(Paragraph((Text(text),)),)),
        Paragraph((Text("A note"), NoteCall("c1", "n1", "1"), Text("."))),
        Notes((Note("1", (Paragraph((Text(text),)),), id="n1"),)),
    )
    draft_article = article_of_loose(body)
    quote, box, note, _, notes = draft_article.body
    assert isinstance(quote, Extension)
    # An @ before a name would make it a code of the registers.
    assert quote.node.by == without_codes(" ".join(other.split()))
    assert words(quote.node.words) == f"{text}\n{other}"
    assert isinstance(box, Extension)
    one_text(box.node.title, text)
    assert isinstance(note, Extension)
    assert words(note.node.words) == text
    assert isinstance(notes, Notes)
    assert words(notes.notes[0].body) == text


def article_of_loose(body: Blocks) -> Any:
    """As `article_of`, but findings about what was said (quotation marks that do not pair, and the like) may be."""
    from briefc.ingest.write_source import Draft, source_text

    text, _ = source_text(Draft((Text("Title"),), fields=(("date", "2024-05-16"),), body=body))
    article, found = reread(text)
    assert not [one for one in found if one.code.startswith(("rst.", "directive.", "role.", "link."))], (found, text)
    return article


@RUNS
@given(TEXTS, TEXTS)
def test_metadata_reads_as_its_characters(text: str, other: str) -> None:
    from briefc.ingest.write_source import Draft, source_text

    fields = (("date", "2024-05-16"), ("summary", text), ("slugline", other), ("rights", text))
    written, _ = source_text(Draft((Text("Title"),), (Text(other),), fields, (Paragraph((Text(text),)),)))
    article: Any
    article, found = reread(written)
    assert not [one for one in found if one.code.startswith(("metadata.", "title.", "rst."))], (found, written)
    import unicodedata

    assert article.metadata.summary == unicodedata.normalize("NFC", " ".join(text.split()))
    assert article.metadata.slugline == unicodedata.normalize("NFC", " ".join(other.split()))
    one_text(article.subtitle, other)
    one_text(article.body[0].content, text)
