"""What the README shows is what one gets."""

from __future__ import annotations

import re
from pathlib import Path

from tests.chains.newsroom import Newsroom
from tests.docs.pages import blocks
from tests.docs.test_links import LINK


def test_the_taste_is_what_comes_out(root: Path, tmp_path: Path) -> None:
    shown = {block.language: block.text for block in blocks(root / "README.md")}
    newsroom = Newsroom(tmp_path).write("sources/books.rst", shown["rst"])
    run = newsroom.build("--strict")
    assert run.code == 0, run.err
    for language, path in (("html", "html/books.html"), ("xml", "newsml/books.xml")):
        made = newsroom.output(path).decode()
        for line in shown[language].splitlines():
            pattern = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(pattern, made), f"not in {path}: {line}"
    newsroom.edit("sources/books.rst", ".. quote::", ".. qoute::")
    assert newsroom.build().err.startswith(shown["text"])


def test_the_pictures_are_small_enough_to_load(root: Path) -> None:
    pictures = [link for link in LINK.findall((root / "README.md").read_text("utf-8")) if link.endswith(".png")]
    assert len(pictures) == 2
    for picture in pictures:
        assert (root / picture).stat().st_size <= 200_000
