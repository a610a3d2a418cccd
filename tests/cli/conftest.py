"""A small newsroom for the tests of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Two sound articles."""
    return Newsroom(tmp_path).article("alpha", "Words enough.").article("beta", "More words, see :doc:`alpha`.")


@pytest.fixture
def broken(newsroom: Newsroom) -> Newsroom:
    """The same with a warning in `alpha` and an error in `beta`."""
    newsroom.article("alpha", "Words.\n\n.. quote::\n\n   Nobody said this.")
    return newsroom.article("beta", "Words.\n\n.. qoute:: X\n\n   y")
