"""A printed page's structure, read back by the checker; and the checker itself, which finds what is broken on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefc.formats.pdf.fonts import FontShelf
from tests.formats.pdf.printing import printed
from tests.tools.pdf_structure import check, outline, reading_text

LONG = "words that fill a line and go on until the page is full and then some more of them " * 45
BODY = f"""
<section><h2 id=a>A section</h2><p>{LONG}</p>
<p>A note<sup><a class=note-call id=c1 href="#n1">1</a></sup><span class=footnote id=n1><a class=note-number
href="#c1">1</a>It says so.</span> and a <a href="#a">link</a>, <span lang=zh>华春莹</span>.</p></section>
<section><h2>B section</h2><ul><li>one<li>two</ul>
<figure class=picture><img src="briefc-asset:flag.png" alt="A flag"><figcaption>What</figcaption></figure>
<table><caption>Table</caption><thead><tr><th colspan=2>Both<th>C<tr><th>A<th>B<th>c</thead>
<tbody><tr><td>1<td>2<td>3</table></section>
<section data-role=toc><ul class=lines><li><p class=title><a href="#a">A section</a></p><p class=page><span data-ref="#a"></span></p>
<li><p class=title><a href="#b">End</a></p><p class=page><span data-ref="#b"></span></p></ul></section>
<p>{LONG}</p><p>{LONG}</p><p id=b>The end.</p>
"""


@pytest.fixture(scope="module")
def whole(shelf: FontShelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    outcome = printed(BODY, shelf)
    assert outcome.value is not None, outcome.diagnostics
    path = tmp_path_factory.mktemp("whole") / "whole.pdf"
    path.write_bytes(outcome.value)
    return path


def test_nothing_is_wrong_with_a_page_of_every_kind(whole: Path) -> None:
    assert check(whole) == []


def test_the_text_is_read_in_the_order_of_the_source(whole: Path) -> None:
    lines = reading_text(whole).splitlines()
    said = " ".join(LONG.split())
    assert lines[0] == "Test"
    assert lines[1:] == [
        "A section", said, "A note1 and a link, 华春莹.", "1 It says so.", "B section", "• one", "• two", "A flag", "What",
        "Table", "Both", "C", "A", "B", "c", "1", "2", "3", "A section 1", "End 5", said, said, "The end.",
    ]  # fmt: skip
    assert "• one" not in reading_text_without_labels(whole)


def reading_text_without_labels(path: Path) -> list[str]:
    return reading_text(path, labels=False).splitlines()


def test_the_tree_can_be_read_by_people(whole: Path) -> None:
    assert "    Sect\n      H2 'A section'\n" in outline(whole)


# --- broken on purpose ----------------------------------------------------------------------------------------------


def elements(pdf: pikepdf.Pdf, kind: str = "") -> Iterator[Any]:
    """The elements of a type, in reading order."""

    def over(entries: Any) -> Iterator[Any]:
        kids = entries.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from over(kid)

    return (one for one in over(pdf.Root.StructTreeRoot) if not kind or f"/{kind}" == one.S)


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(elements(pdf, kind))


def kids(entries: Any) -> list[Any]:
    found = entries.K
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def numbers(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The arrays of the ParentTree."""
    waiting = [pdf.Root.StructTreeRoot.ParentTree]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        yield from (value for value in node.get("/Nums", []) if isinstance(value, pikepdf.Array))


def every_link(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", [])]


def renamed(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        for one in list(elements(pdf, kind)):
            one.S = pikepdf.Name(f"/{other}")

    return edit


def without(kind: str, name: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind)[name]

    return edit


def drawn(before: bytes, after: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Put other operators into the first page that has some."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            data = page.Contents.read_bytes()
            if before in data:
                page.Contents = pdf.make_stream(data.replace(before, after, 1))
                return
        raise AssertionError(before)

    return edit


def claim_twice(pdf: pikepdf.Pdf) -> None:
    one, other = list(elements(pdf, "H2"))
    other.K = pikepdf.Array([*kids(other), pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=one.Pg, MCID=kids(one)[0])])


def claim_never(pdf: pikepdf.Pdf) -> None:
    paragraph = first(pdf, "P")
    paragraph.K = pikepdf.Array(kids(paragraph)[1:])


def mislead_marks(pdf: pikepdf.Pdf) -> None:
    array = next(one for one in numbers(pdf) if len(one) > 3)
    array[0], array[2] = array[2], array[0]


def drop_annotation(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    link.K = pikepdf.Array([kid for kid in kids(link) if not (isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)])


def other_parent(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").P = first(pdf, "Table")


def same_ids(pdf: pikepdf.Pdf) -> None:
    every = [one for one in elements(pdf) if "/ID" in one]
    every[0].ID = every[1].ID


def lost_header(pdf: pikepdf.Pdf) -> None:
    attributes = first(pdf, "TD").A
    table = next(
        one for one in (attributes if isinstance(attributes, pikepdf.Array) else [attributes]) if one.O == "/Table"
    )
    table.Headers = pikepdf.Array([pikepdf.String("nowhere")])


def dead_link(pdf: pikepdf.Pdf) -> None:
    every_link(pdf)[0].Dest = pikepdf.String("nowhere")


def elsewhere(pdf: pikepdf.Pdf) -> None:
    toc = first(pdf, "TOC")
    link = next(one for one in elements(pdf, "Link") if one.P.P.P.objgen == toc.objgen)
    kids(link)[0].Obj.Dest = pikepdf.String("b")


def no_page_number(pdf: pikepdf.Pdf) -> None:
    reference = kids(kids(first(pdf, "TOC"))[0])[0]
    reference.K = pikepdf.Array(kids(reference)[:1])


def off_page(pdf: pikepdf.Pdf) -> None:
    figure = first(pdf, "Figure")
    for one in figure.A if isinstance(figure.A, pikepdf.Array) else [figure.A]:
        if "/BBox" in one:
            one.BBox = pikepdf.Array([0, 0, 9000, 10])


def no_scope(pdf: pikepdf.Pdf) -> None:
    attributes = first(pdf, "TH").A
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if "/Scope" in one:
            del one["/Scope"]


def skipped_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H4


def text_in_group(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = pikepdf.Name.Div


def in_two(pdf: pikepdf.Pdf) -> None:
    """What WeasyPrint alone does: a paragraph over two pages as two."""
    paragraph = first(pdf, "P")
    above = paragraph.P
    here = [kid for kid in kids(paragraph) if isinstance(kid, int)]
    there = [kid for kid in kids(paragraph) if not isinstance(kid, int)]
    assert here
    assert there
    paragraph.K = pikepdf.Array(here)
    second = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=above, K=pikepdf.Array(there))
    )
    every = kids(above)
    at = next(number for number, kid in enumerate(every) if kid.objgen == paragraph.objgen)
    above.K = pikepdf.Array([*every[: at + 1], second, *every[at + 1 :]])


def says(text: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        for one in elements(pdf, "P"):
            one.ActualText = text

    return edit


def empty(pdf: pikepdf.Pdf) -> None:
    list(elements(pdf, "P"))[-1].K = pikepdf.Array()


def second_head(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TBody").S = pikepdf.Name.THead


def no_way_back(pdf: pikepdf.Pdf) -> None:
    note = first(pdf, "Note")
    label = next(kid for kid in kids(note) if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Lbl")
    kids(label)[0].S = pikepdf.Name.Span


def span_around(pdf: pikepdf.Pdf) -> None:
    heading = first(pdf, "H2")
    span = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, P=heading, K=heading.K, Pg=heading.Pg)
    )
    heading.K = pikepdf.Array([span])


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def untitled(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def other_order(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Tabs"]


def speechless(pdf: pikepdf.Pdf) -> None:
    del every_link(pdf)[0]["/Contents"]


def no_id_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/IDTree"]


BROKEN: list[tuple[Callable[[pikepdf.Pdf], None], str]] = [
    (claim_twice, "is in 2 places"),
    (claim_never, "is in no element"),
    (mislead_marks, "the ParentTree has another element for mark"),
    (drop_annotation, "an annotation is in no element"),
    (drop_annotation, "leads nowhere"),
    (other_parent, "its parent is another"),
    (same_ids, "is there 2 times"),
    (no_id_tree, "the IDTree has other IDs"),
    (lost_header, "names a header nowhere that is not there"),
    (dead_link, "leads to nowhere, which is not there"),
    (speechless, "says nothing of where it leads"),
    (other_order, "not reached in the order of the structure"),
    (renamed("Link", "Span"), "a link is in an element Span"),
    (elsewhere, "leads to page"),
    (no_page_number, "has no page number"),
    (renamed("Reference", "Span"), "has no reference"),
    (renamed("TOC", "Sect"), "is in a Sect"),
    (without("Figure", "/Alt"), "has no alternative text"),
    (off_page, "is not on its page"),
    (no_scope, "does not say what it is the header of"),
    (skipped_level, "comes after H1"),
    (renamed("H1", "H2"), "is the first"),
    (text_in_group, "holds text without an element around it"),
    (empty, "an empty P"),
    (renamed("LI", "P"), "holds P"),
    (renamed("Document", "Sect"), "not one Document"),
    (second_head, "has several THead"),
    (span_around, "says nothing"),
    (in_two, "are one that a page break cut"),
    (without("Note", "/ID"), "has no ID"),
    (without("Note", "/Ref"), "does not say what calls it"),
    (without("Reference", "/Ref"), "is called by no reference"),
    (no_way_back, "does not lead back"),
    (renamed("Reference", "Span"), "calls a note and is no reference"),
    (without("Span", "/Lang"), "has Han in a text in 'en'"),
    (no_language, "does not say its language"),
    (unmarked, "does not say that it is tagged"),
    (untitled, "the title is not shown"),
    (says("Title . . . . . . . 7"), "is a row of dots"),
    (says("3 of 7"), "is a page number in the text"),
    (says("Desk"), "of the heads and feet is in the text"),
    (drawn(b"/Artifact\n<</Type/Pagination", b"/Artifact\n<</None/Pagination"), "is an artifact of no kind"),
    (drawn(b"/MCID 1", b"/MCID 0"), "mark 0 twice"),
    (drawn(b"BDC\nBT", b"BDC /Artifact BMC EMC BT"), "an artifact inside of tagged content"),
    (drawn(b"q\n", b"0 0 m 9 9 l S q\n"), "neither text nor artifact"),
]


@pytest.mark.parametrize(
    ("edit", "finding"), BROKEN, ids=[f"{number} {finding}" for number, (_, finding) in enumerate(BROKEN)]
)
def test_what_is_broken_is_found(
    whole: Path, tmp_path: Path, edit: Callable[[pikepdf.Pdf], None], finding: str
) -> None:
    with pikepdf.open(whole) as pdf:
        edit(pdf)
        pdf.save(tmp_path / "broken.pdf")
    found = check(tmp_path / "broken.pdf")
    assert any(finding in line for line in found), found
