"""Looking for values inside values."""

from __future__ import annotations

import dataclasses
import re
from typing import get_args

from briefc.directives.quote import QuoteNode
from briefc.model import content
from briefc.model.content import (
    Blocks,
    Cell,
    Emphasis,
    Extension,
    Figure,
    Image,
    Link,
    Note,
    NoteCall,
    Notes,
    Paragraph,
    Placed,
    Section,
    Table,
    Text,
)
from briefc.model.walk import find


def _said(words: str) -> Paragraph:
    return Paragraph((Emphasis((Text(words), Link((Text("there"),), "https://example.org/"))), NoteCall("c", "n", "1")))


BODY: Blocks = (
    Section((Text("One"),), (_said("first"), Table((), (((Cell((_said("second"),)),)),)))),
    Figure(Image(None, "a picture"), caption=(Text("its caption"),), legend=(_said("third"),)),
    Extension("quote", QuoteNode(words=(_said("fourth"),))),
    Notes((Note("1", (_said("fifth"),), id="n"),)),
)


def test_blocks_are_found_wherever_blocks_stand_directives_nodes_included() -> None:
    assert [one.content for one in find(BODY, Paragraph)] == [
        _said(words).content for words in ("first", "second", "third", "fourth", "fifth")
    ]


def test_words_are_found_inside_words() -> None:
    assert len(list(find(BODY, Link))) == 5
    assert [text.text for text in find(BODY[1], Text)] == ["its caption", "third", "there"]


def test_several_kinds_come_in_the_order_of_the_text() -> None:
    assert [type(one) for one in find(BODY, (Notes, Table, Figure, Section))] == [Section, Table, Figure, Notes]
    assert [type(one) for one in find(BODY[0], (Table, NoteCall))] == [NoteCall, Table, NoteCall]


def test_what_is_asked_counts_too() -> None:
    assert list(find(BODY[0], Section)) == [BODY[0]]
    assert len(list(find(BODY, Placed))) == 11


def test_words_hold_no_blocks() -> None:
    """So a search for blocks may pass words over."""
    kinds = {name for name, value in vars(content).items() if isinstance(value, type) and issubclass(value, Placed)}
    for inline in get_args(content.Inline):
        for field in dataclasses.fields(inline):
            named = set(re.findall(r"\w+", str(field.type)))
            assert not named & {*kinds, "Block", "Blocks", "Any"}, (inline, field.name)
