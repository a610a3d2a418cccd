"""Real sources through the real reader: the sample newsroom, every construct, every directive, a corpus."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from briefc.directives.table import directive_table
from briefc.model.article import Article
from briefc.model.content import Contents, Extension, Link, Text
from briefc.model.facts import Posted, Quoted
from briefc.model.line import one_line
from briefc.model.project import Project
from briefc.model.walk import find
from briefc.rst.read import read_article
from briefc.source.files import Files
from tests.chains.newsroom import Newsroom
from tests.formats.newsml.handmade import project
from tests.newsroom.quotations import BRIEFING, DATELINE, POST, QUOTATIONS, SLUGS

TABLE = directive_table()
ROOT = Path(__file__).resolve().parents[3]
CASES = ["every-construct.rst", "every-directive.rst"]


def read(root: Path, path: str, settings: Project | None = None) -> Article:
    outcome = read_article(path, (root / path).read_text("utf-8"), settings or project(), Files(root), TABLE)
    assert outcome.value is not None
    return outcome.value


class _Words(HTMLParser):
    """The words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append(dict(attrs).get("alt") or "")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words_of(value: dict[str, Any]) -> tuple[str, str]:
    """The words of both bodies, letters and digits alone."""
    html, plain_text = (body["value"] for body in value["bodies"])
    parser = _Words()
    parser.feed(html)
    # In plain text an address stands after the words that link to it.
    return bare("".join(parser.said)), bare(re.sub(r"<\w+:[^>]*>", "", plain_text))


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("name", CASES)
def test_every_construct_and_directive_is_valid(made: Any, name: str) -> None:
    made(read(ROOT / "tests/cases", name))


@pytest.mark.parametrize("name", CASES)
def test_no_text_and_no_quotation_is_lost(made: Any, name: str) -> None:
    article = read(ROOT / "tests/cases", name)
    value = made(article)
    desks = bare(value["edNote"])
    # A table of contents repeats headings; what directives say is in the facts.
    elsewhere = {
        id(text) for kind in (Contents, Extension) for part in find(article.body, kind) for text in find(part, Text)
    }
    own = [text for text in find(article.body, Text) if id(text) not in elsewhere]
    for text in words_of(value):
        for node in own:
            assert bare(node.text) in text + desks, node.text
        for fact in article.facts:
            if isinstance(fact, Quoted) and fact.kind != "pull":
                assert bare(fact.words) in text
    posts = [one for one in value.get("associations", []) if one["rel"] == "post"]
    assert [one["bodies"][0]["value"] for one in posts if "bodies" in one] == [
        fact.text for fact in article.facts if isinstance(fact, Posted) and fact.text
    ]


@pytest.mark.parametrize("name", CASES)
def test_no_address_is_lost(made: Any, name: str) -> None:
    article = read(ROOT / "tests/cases", name)
    addresses = {link.href for link in find(article.body, Link) if link.href[0] != "#"}
    assert len(addresses) > 0
    for body in made(article)["bodies"]:
        for address in addresses:
            assert address.removeprefix("mailto:") in body["value"].replace("&amp;", "&")


def test_a_corpus_is_valid_without_a_finding(made: Any, shared: Path, tmp_path: Path) -> None:
    tool = shared / "tools" / "make_corpus.py"
    run = [sys.executable, str(tool), "60", str(tmp_path), "--flavour", "briefc"]
    subprocess.run(run, check=True, capture_output=True)
    paths = sorted((tmp_path / "articles").glob("*.rst"))
    assert len(paths) == 60
    for path in paths:
        value = made(read(path.parent, path.name))
        assert value["bodies"]


# --- the sample newsroom ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    newsroom = Newsroom(tmp_path_factory.mktemp("sample"))
    for path in (root / "briefc.yaml", *(root / "sources").rglob("*")):
        if path.is_file():
            newsroom.write(str(path.relative_to(root)), path.read_bytes())
    run = newsroom.build("--strict", formats="ninjs")
    assert run.code == 0, run.err
    return newsroom.root / "build"


def value_of(built: Path, slug: str) -> Any:
    return json.loads((built / "ninjs" / f"{slug}.json").read_bytes())


def test_the_sample_is_valid_with_its_pictures_beside_it(built: Path, judge: Any) -> None:
    files = sorted(path.name for path in (built / "ninjs").iterdir())
    assert files == sorted(f"{slug}.json" for slug in (*SLUGS, BRIEFING))
    for name in files:
        value = judge.check((built / "ninjs" / name).read_bytes())
        for one in value.get("associations", []):
            for rendition in one.get("renditions", []) if one["rel"] == "picture" else []:
                assert (built / rendition["title"]).stat().st_size == rendition["sizeInBytes"]
                assert rendition["href"].endswith(rendition["title"])


@pytest.mark.parametrize("slug", SLUGS)
def test_every_quotation_is_in_both_bodies_and_its_speaker_among_the_people(built: Path, slug: str) -> None:
    value = value_of(built, slug)
    here = [quotation for quotation in QUOTATIONS if slug in quotation.slugs]
    people = {one["name"] for one in value.get("people", []) if one["rel"] == "quoted"}
    for quotation in here:
        for text in words_of(value):
            assert bare(quotation.words) in text
        assert set(quotation.speaker.split("; ")) <= people


def test_the_post_and_the_dateline_are_carried(built: Path) -> None:
    value = value_of(built, POST.slug)
    (post,) = [one for one in value["associations"] if one["rel"] == "post"]
    assert one_line(post["bodies"][0]["value"]) == one_line(" ".join(POST.paragraphs))
    assert post["by"].startswith(POST.author)
    assert value["located"] == DATELINE.place
    assert value["bodies"][1]["value"].startswith(DATELINE.line)


def test_the_briefing_holds_the_articles_in_order(built: Path) -> None:
    sections = [one for one in value_of(built, BRIEFING)["associations"] if one["rel"] == "section"]
    assert len(sections) == 3
    members = [one["uri"].rpartition(":")[2] for section in sections for one in section["associations"]]
    assert tuple(members) == SLUGS
