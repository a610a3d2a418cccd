"""The shelf of typefaces, and the sample newsroom printed once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefc.formats.pdf.fonts import FontShelf, font_shelf
from tests.chains.newsroom import Newsroom
from tests.formats.pdf.script_newsroom import printed_scripts


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> FontShelf:
    return font_shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the printed briefing and articles of the sample newsroom."""
    newsroom = Newsroom(tmp_path_factory.mktemp("sample"), (root / "briefc.yaml").read_text("utf-8"))
    shutil.copytree(root / "sources", newsroom.root / "sources", dirs_exist_ok=True)
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    return newsroom.root / "build" / "pdf"


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the PDFs of the newsroom that writes in many scripts."""
    return printed_scripts(tmp_path_factory.mktemp("scripts"))
