"""Build, import, build: our own NewsML comes back as the same NewsML."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefc.ingest.write_source import Draft, source_text
from tests.chains.newsroom import Newsroom
from tests.ingest.articles import drafts
from tests.ingest.reading import CASES

CONFIG = "agency:\n  name: Newsroom\n  domain: newsroom.example\n  rights: © Newsroom\n"


def built(newsroom: Newsroom) -> dict[str, str]:
    """The NewsML of a newsroom, by file name."""
    run = newsroom.run("build", "--format", "newsml", "-j1")
    assert "0 errors" in run.err, run.err
    folder = newsroom.root / "build" / "newsml"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.xml"))}


def returned(first: Newsroom, folder: Path) -> Newsroom:
    """A newsroom whose sources were imported from what the first built."""
    second = Newsroom(folder, CONFIG)
    shutil.rmtree(second.root / "sources", ignore_errors=True)
    run = second.run("import", "newsml", str(first.root / "build"))
    assert run.code == 0, run.err
    return second


def test_generated_articles_come_back_the_same(tmp_path: Path) -> None:
    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(drafts(), min_size=2, max_size=4))
    def there_and_back(articles: list[Draft]) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as name:
            first = Newsroom(Path(name) / "first", CONFIG)
            shutil.copytree(CASES / "images", first.root / "sources" / "images")
            for number, draft in enumerate(articles):
                first.write(f"sources/item-{number}.rst", source_text(draft)[0])
            before = built(first)
            after = built(returned(first, Path(name) / "second"))
            assert sorted(after) == sorted(before)
            for path, text in before.items():
                assert after[path].split("\n") == text.split("\n"), path

    there_and_back()
