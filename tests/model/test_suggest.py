from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.suggest import did_you_mean, nearest

KNOWN = ("quote", "note", "dateline", "embed-tweet", "copyright-holder", "language")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("qoute", "quote"),
        ("Quote", "quote"),
        ("copyright_holder", "copyright-holder"),
        ("embed tweet", "embed-tweet"),
        ("langauge", "language"),
        ("zebra", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_nearest_known_word_is_found_or_none(word, found):
    assert nearest(word, KNOWN) == found


def test_the_order_of_the_known_words_does_not_matter():
    assert nearest("ab", ["ac", "aa"]) == nearest("ab", ["aa", "ac"])


def test_the_help_line_is_ready_to_print():
    assert did_you_mean("qoute", KNOWN) == ('did you mean "quote"?',)
    assert did_you_mean("zebra", KNOWN) == ()


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_a_suggestion_is_always_a_known_word(word, known):
    found = nearest(word, known)
    assert found is None or found in known
