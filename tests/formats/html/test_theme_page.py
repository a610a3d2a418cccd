"""docs/how-to/theme.md is true: its files build, and it names everything that templates are given."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefc.formats.html import values
from tests.chains.newsroom import Newsroom
from tests.docs.pages import blocks

PAGE = "docs/how-to/theme.md"


@pytest.fixture
def lighthouse(root: Path, tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    for block in blocks(root / PAGE):
        if block.path:
            newsroom.write(block.path, block.text)
    return newsroom.article("harbour", "Text.", fields=":section: Harbour")


def test_the_files_of_the_page_build_and_do_what_it_says(lighthouse: Newsroom) -> None:
    run = lighthouse.build(formats="html")
    assert run.code == 0, run.err
    html = lighthouse.root / "build" / "html"
    assert '<p class="meta">News from the coast</p>' in (html / "harbour.html").read_text()
    style = (html / "assets" / "screen.css").read_text()
    assert style.index("--paper: #ffffff") < style.index("--paper: #fffdf7")
    assert "@import" not in style


def test_a_change_of_a_template_a_setting_or_a_style_reaches_the_pages(lighthouse: Newsroom) -> None:
    def built() -> tuple[str, str]:
        run = lighthouse.build(formats="html")
        assert run.code == 0, run.err
        html = lighthouse.root / "build" / "html"
        return (html / "harbour.html").read_text(), (html / "assets" / "screen.css").read_text()

    before = built()
    lighthouse.edit("themes/lighthouse/templates/article.html", 'class="meta"', 'class="line"')
    assert '<p class="line">News from the coast</p>' in built()[0]
    lighthouse.edit("briefc.yaml", "News from the coast", "News of the sea")
    assert '<p class="line">News of the sea</p>' in built()[0]
    lighthouse.edit("themes/lighthouse/screen.css", "#fffdf7", "#fffdf8")
    assert built()[1] == before[1].replace("#fffdf7", "#fffdf8")


@pytest.mark.parametrize("kind", [values.Page, values.Piece, values.Front, values.Story, values.Site])
def test_everything_that_templates_are_given_is_on_the_page(root: Path, kind: type) -> None:
    named = set(re.findall(r"`(\w+)`", (root / PAGE).read_text("utf-8")))
    assert {field.name for field in fields(kind)} <= named
