"""Build, import, build: our own NewsML comes back as the same NewsML."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from briefc.ingest.write_source import Draft, source_text
from tests.chains.newsroom import Newsroom
from tests.ingest.articles import drafts
from tests.ingest.reading import CASES

CONFIG = "agency:\n  name: Newsroom\n  domain: newsroom.example\n  rights: © Newsroom\n"
ARTICLES = 50
"""How many are generated: one build of them all takes seconds, one each would take minutes."""


def built(newsroom: Newsroom) -> dict[str, str]:
    """The NewsML of a newsroom, by file name."""
    run = newsroom.run("build", "--format", "newsml", "-j1", "--output-format", "concise")
    assert " 0 errors" in run.err, run.err
    folder = newsroom.root / "build" / "newsml"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.xml"))}


def there_and_back(first: Newsroom, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What a newsroom builds, and what another builds of the sources that it imported from that."""
    before = built(first)
    second = Newsroom(folder, CONFIG)
    run = second.run("import", "newsml", str(first.root / "build"))
    assert run.code == 0, run.err
    return before, built(second)


def test_generated_articles_come_back_the_same(tmp_path: Path) -> None:
    articles: list[Draft] = []

    @settings(
        max_examples=ARTICLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drafts())
    def generate(draft: Draft) -> None:
        articles.append(draft)

    generate()
    first = Newsroom(tmp_path / "first", CONFIG)
    shutil.copytree(CASES / "images", first.root / "sources" / "images")
    for number, draft in enumerate(articles):
        first.write(f"sources/item-{number}.rst", source_text(draft)[0])
    before, after = there_and_back(first, tmp_path / "second")
    # What was killed has left nothing of its text, so its pictures are unknown too.
    killed = tuple(name.removesuffix("xml") + "picture" for name, text in before.items() if "stat:canceled" in text)
    before = {name: text for name, text in before.items() if not name.startswith(killed or "-")}
    after = {name: text for name, text in after.items() if not name.startswith(killed or "-")}
    assert sorted(after) == sorted(before)
    for name, text in before.items():
        source = first.root / "sources" / f"{name.partition('.')[0]}.rst"
        assert after[name].split("\n") == text.split("\n"), source.read_text("utf-8")


def test_every_construct_and_directive_come_back_the_same(tmp_path: Path) -> None:
    first = Newsroom(tmp_path / "first", CONFIG)
    shutil.copytree(CASES, first.root / "sources", dirs_exist_ok=True)
    before, after = there_and_back(first, tmp_path / "second")
    assert sorted(after) == sorted(before)
    # The HTML beside the NITF says more than NITF can: sizes of pictures, brackets of numbers (docs/how-to/import.md).
    cut = re.compile(r"<inlineData.*?</inlineData>", re.DOTALL)
    for name, text in before.items():
        assert cut.sub("", after[name]).split("\n") == cut.sub("", text).split("\n"), name


def test_a_briefing_comes_back_with_its_text_its_sections_and_its_articles(tmp_path: Path) -> None:
    first = Newsroom(tmp_path / "first", CONFIG)
    for slug in ("alpha", "beta", "gamma"):
        first.article(slug, f"Words of {slug}, see :doc:`alpha`." if slug != "alpha" else "Words.")
    first.article("translated", "Worte.", fields=":language: de\n:translation-of: alpha\n:related: beta; gamma")
    first.write(
        "sources/morning.rst",
        "Morning\n=======\n\n:type: briefing\n:date: 2024-05-16\n:reference: B-1\n:audience: clients\n:issuer: Desk\n"
        ":tlp: TLP:GREEN\n\nWhat matters today.\n\n.. articles::\n\n   alpha\n\nAsia\n====\n\nAn introduction.\n\n"
        ".. articles::\n\n   gamma\n   beta\n\nEurope\n======\n\n.. articles::\n\n   translated\n",
    )
    before, after = there_and_back(first, tmp_path / "second")
    assert sorted(after) == sorted(before)
    for name, text in before.items():
        assert after[name].split("\n") == text.split("\n"), name


def test_the_sample_newsroom_comes_back_the_same(root: Path, tmp_path: Path) -> None:
    config = (root / "briefc.yaml").read_text("utf-8")
    first, second = Newsroom(tmp_path / "first", config), Newsroom(tmp_path / "second", config)
    for newsroom in (first, second):
        shutil.copytree(root / "themes", newsroom.root / "themes")
    shutil.copytree(root / "sources", first.root / "sources", dirs_exist_ok=True)
    before = built(first)
    assert second.run("import", "newsml", str(first.root / "build")).code == 0
    for register in (root / "sources").glob("*.yaml"):
        shutil.copy(register, second.root / "sources")
    after = built(second)
    assert sorted(after) == sorted(before)
    for name, text in before.items():
        assert after[name].split("\n") == text.split("\n"), name


def test_a_note_that_is_emphasised_as_a_whole_stays_so(tmp_path: Path) -> None:
    first = Newsroom(tmp_path / "first", CONFIG).article("talks", "They met.\n\n.. editor-note::\n\n   *All of it.*\n")
    before, after = there_and_back(first, tmp_path / "second")
    assert after == before
