"""Values survive the store, and nothing else comes out of it."""

from __future__ import annotations

import dataclasses
import typing
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefc.model import content
from briefc.model.article import Moment
from briefc.model.content import Emphasis, Link, List, ListItem, Paragraph, Strong, Text
from briefc.model.diagnostic import error
from briefc.model.pack import Codec, digest_bytes, digest_text, model_classes
from briefc.model.span import Span

CODEC = Codec()

inlines = st.recursive(
    st.builds(Text, st.text()),
    lambda inner: st.one_of(
        st.builds(Emphasis, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Link, st.lists(inner, max_size=3).map(tuple), st.text()),
    ),
    max_leaves=6,
)
paragraphs = st.builds(
    Paragraph, st.lists(inlines, max_size=3).map(tuple), span=st.builds(Span, st.text(), st.integers())
)
blocks = st.recursive(
    paragraphs,
    lambda inner: st.builds(List, st.lists(st.builds(ListItem, st.lists(inner, max_size=3).map(tuple))).map(tuple)),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None)
@given(blocks)
def test_content_comes_back_equal(value: content.Block) -> None:
    assert CODEC.unpack(CODEC.pack(value)) == value


@settings(max_examples=50, deadline=None)
@given(blocks)
def test_equal_values_have_equal_bytes(value: content.Block) -> None:
    again = CODEC.unpack(CODEC.pack(value))
    assert CODEC.pack(again) == CODEC.pack(value)


def test_moments_diagnostics_and_mappings_come_back() -> None:
    value = (
        Moment(datetime(2024, 5, 16, 8, tzinfo=UTC), day=True),
        error("a.b", Span("x", 1), "m", "h"),
        {"k": (1, None)},
    )
    assert CODEC.unpack(CODEC.pack(value)) == value


def test_every_class_of_the_content_model_is_known() -> None:
    known = set(model_classes())
    for union in (content.Block, content.Inline):
        assert set(typing.get_args(union)) <= known


def test_every_class_is_frozen() -> None:
    for cls in model_classes():
        assert cls.__dataclass_params__.frozen, cls
        assert dataclasses.fields(cls) is not None


def test_a_stranger_is_refused() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Stranger:
        text: str

    with pytest.raises(TypeError, match="Stranger"):
        CODEC.pack(Stranger("x"))
    with pytest.raises(TypeError):
        CODEC.pack({1, 2})
    assert Codec([Stranger]).unpack(Codec([Stranger]).pack(Stranger("x"))) == Stranger("x")


@settings(max_examples=50, deadline=None)
@given(blocks, st.data())
def test_a_torn_value_is_refused(value: content.Block, data: st.DataObject) -> None:
    whole = CODEC.pack(value)
    torn = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(ValueError, match="not a packed value"):
        CODEC.unpack(torn)


def test_digests_see_the_borders_of_their_parts() -> None:
    assert digest_bytes(b"ab", b"c") != digest_bytes(b"a", b"bc")
    assert digest_text("ab") == digest_bytes(b"ab")
