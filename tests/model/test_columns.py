"""Columns are counted as docutils counts them."""

from __future__ import annotations

import pytest
from docutils.utils import column_width
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.columns import columns_of


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("Talks", 5), ("北京", 4), ("e\u0301", 1), ("ｆ", 2)])
def test_columns_of_texts(text: str, columns: int) -> None:
    assert columns_of(text) == columns


@given(st.text(max_size=20))
def test_they_are_docutils_s(text: str) -> None:
    assert columns_of(text) == column_width(text)
