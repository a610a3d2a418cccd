"""A thousand generated articles: no finding, one broken one costs itself alone, a second build reads nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom


@pytest.fixture
def corpus(tmp_path: Path, shared: Path) -> Callable[[int], Newsroom]:
    """A function that begins a project with `briefc new` and copies so many corpus articles into its sources."""

    def begin(count: int) -> Newsroom:
        newsroom = Newsroom(tmp_path)
        shutil.rmtree(newsroom.root)
        made = newsroom.start()
        assert made.code == 0, made.err
        tool = shared / "tools" / "make_corpus.py"
        subprocess.run(
            [sys.executable, tool, str(count), tmp_path / "corpus", "--flavour", "briefc"],
            check=True,
            capture_output=True,
        )
        for path in sorted((tmp_path / "corpus" / "articles").glob("*.rst")):
            shutil.copy(path, newsroom.root / "sources" / path.name)
        return newsroom

    return begin


@pytest.mark.slow
def test_two_hundred_articles_in_all_formats_without_a_finding(corpus: Callable[[int], Newsroom]) -> None:
    newsroom = corpus(200)
    run = newsroom.build("-j2", "--strict", formats="html,newsml,pdf")
    assert run.code == 0, run.err
    assert (run.json["errors"], run.json["warnings"]) == (0, 0)
    tree = newsroom.tree()
    assert sum(path.startswith("html/a0") for path in tree) == 200
    assert sum(path.startswith("newsml/a0") for path in tree) == 200
    assert any(path.startswith("pdf/") for path in tree)

    # One broken article among them: exit 1, a precise message, and nothing else.
    broken = newsroom.root / "sources" / "a00100.rst"
    lines = broken.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line == ".. quote::")
    lines[at] = ".. qoute::"
    broken.write_text("\n".join(lines), "utf-8")
    run = newsroom.build("-j2", formats="html,newsml,pdf")
    assert run.code == 1
    assert f'sources/a00100.rst:{at + 1}:4: error[directive.unknown] unknown directive "qoute"' in run.err
    assert 'did you mean "quote"?' in run.err
    assert (run.json["errors"], run.json["warnings"]) == (1, 0)
    assert [item["path"] for item in run.json["items"] if not item["built"]] == ["sources/a00100.rst"]
    assert newsroom.tree().keys() == tree.keys()


@pytest.mark.slow
def test_a_second_build_of_a_thousand_articles_reads_none(corpus: Callable[[int], Newsroom]) -> None:
    newsroom = corpus(1000)
    cold = newsroom.build("-j2")
    assert cold.code == 0, cold.err
    assert cold.json["ran"]["read"] == 1002
    warm = newsroom.build("-j2")
    assert warm.json["ran"] == {}
    assert warm.json["written"] == []
    assert warm.json["recalled"]["read"] == 1002
