"""Everything that a source says is in the NITF body and in the HTML rendition of its item, in words and structure.

The two sides share no code: the source is read by docutils alone (`source_texts`), the item by an XML and an HTML parser.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests.chains.newsroom import Newsroom
from tests.newsroom.quotations import BRIEFING, SLUGS
from tests.newsroom.source_texts import UNKNOWN, Source, source_of, squeezed

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
ARTICLES = 100
"""Articles of the generated corpus."""


@dataclass(frozen=True)
class Reading:
    """One rendition as somebody reads it who knows only its elements; names of elements are without namespace."""

    root: Any
    speech: tuple[str, ...]
    credit: str

    def words(self, element: Any) -> str:
        """All words of an element, with what pictures, abbreviations and quotations say in attributes."""
        name = _name(element)
        inner = element.text or ""
        for child in element:
            inner += self.words(child) + (child.tail or "")
        match name:
            case "img":
                return element.get("alt", "")
            case "media-reference":
                return element.get("alternate-text", "")
            case "abbr" if element.get("title"):
                return f"{inner} ({element.get('title')})"
            case "q" if self.credit == "footer":
                return f"“{inner}”"
            case _:
                return inner

    def every(self, *names: str) -> Iterator[Any]:
        return (element for element in self.root.iter(etree.Element) if _name(element) in names)

    def text(self) -> str:
        return squeezed(self.words(self.root))

    def lists(self) -> list[list[str]]:
        return [[squeezed(self.words(item)) for item in one] for one in self.every("ul", "ol")]

    def tables(self) -> list[list[list[str]]]:
        return [
            [
                [squeezed(self.words(cell)) for cell in row]
                for row in one.iter(etree.Element)
                if _name(row) == "tr" and _nearest(row, "table") is one
            ]
            for one in self.every("table")
        ]

    def is_post(self, element: Any) -> bool:
        return bool({"embed-tweet", "twitter-tweet"} & set(element.get("class", "").split()))

    def hrefs(self) -> set[str]:
        links = {element.get("href") for element in self.every("a")}
        # NITF's pictures cannot be links: their address stands beside them.
        return links | {element.get("value") for element in self.every("media-metadata")}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _nearest(element: Any, name: str) -> Any:
    return next(above for above in element.iterancestors() if _name(above) == name)


@lru_cache(maxsize=4)
def readings(path: Path) -> dict[str, Reading]:
    """The two renditions of an item."""
    root = etree.fromstring(path.read_bytes())
    body = next(root.iter(f"{NITF}body.content"))
    (data,) = (e for e in root.iter(f"{G2}inlineData") if e.get("contenttype") == "text/html")
    fragment = html.fragment_fromstring(data.text or "", create_parent="div")
    return {"nitf": Reading(body, ("bq", "q"), "credit"), "html": Reading(fragment, ("blockquote", "q"), "footer")}


def check(source: Source, item: Path, kind: str) -> None:
    """Fail unless a rendition holds all that the source says."""
    reading = readings(item)[kind]
    said = reading.text()
    at = 0
    for text in source.texts:
        found = said.find(text, at)
        assert found >= 0, f"{kind}: lost, or out of order: {text}"
        at = found + len(text)
    for text in source.late:
        assert text in said, f"{kind}: lost: {text}"
    for words, speaker, further in source.quotations:
        candidates = [
            squeezed(reading.words(one) + (one.get("quote-source", "") if _name(one) == "q" else ""))
            for one in reading.every(*reading.speech, "p")
        ]
        found_whole = any(words in one and all(part in one for part in (speaker, *further)) for one in candidates)
        assert found_whole, f"{kind}: lost quotation of {speaker}: {words}"
    for words, speaker in source.spoken:
        marked = [one for one in reading.every("q") if words in squeezed(reading.words(one))]
        assert marked, f"{kind}: lost words: {words}"
        if kind == "nitf":
            assert speaker in {one.get("quote-source") for one in marked}
    for words, author in source.posts:
        posts = [squeezed(reading.words(one)) for one in reading.every(reading.speech[0]) if reading.is_post(one)]
        assert any(words in one and author in one for one in posts), f"{kind}: lost post: {words}"
    for place in source.datelines:
        cities = [part.split(",")[0].strip() for part in place.split(";")]
        for city in cities:
            assert squeezed(city).casefold() in said.casefold()[:120], f"{kind}: no dateline before the text"
    assert source.links <= reading.hrefs(), f"{kind}: lost links"
    lists = reading.lists()
    for items in source.lists:
        assert any(_same(items, one) for one in lists), f"{kind}: lost list: {items}"
    tables = [[tuple(row) for row in table] for table in reading.tables()]
    for rows in source.tables:
        assert list(rows) in tables, f"{kind}: lost table: {rows}"


def _same(items: tuple[str, ...], found: list[str]) -> bool:
    """Whether a list of an output is the source's: each item as long as the words, or with what an output adds to it."""
    return len(items) == len(found) and all(
        item == other if UNKNOWN not in item else re.fullmatch(".*".join(map(re.escape, item.split(UNKNOWN))), other)
        for item, other in zip(items, found, strict=True)
    )


# --- the sample, the cases, a corpus ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["nitf", "html"])
@pytest.mark.parametrize("slug", [*SLUGS, BRIEFING])
def test_the_sample_newsroom(sample: Path, root: Path, slug: str, kind: str) -> None:
    source = source_of(root / "sources" / f"{slug}.rst")
    assert source.texts
    check(source, sample / "newsml" / (f"{slug}.text.xml" if slug == BRIEFING else f"{slug}.xml"), kind)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Newsroom:
    """The articles that hold every construct and every directive, built."""
    newsroom = Newsroom(tmp_path_factory.mktemp("cases"))
    shutil.copytree(root / "tests" / "cases", newsroom.root / "sources", dirs_exist_ok=True)
    run = newsroom.build(formats="newsml")
    assert run.code == 0, run.err
    return newsroom


@pytest.mark.parametrize("kind", ["nitf", "html"])
@pytest.mark.parametrize("slug", ["every-construct", "every-directive"])
def test_every_construct_and_every_directive(cases: Newsroom, slug: str, kind: str) -> None:
    source = source_of(cases.root / "sources" / f"{slug}.rst")
    check(source, cases.root / "build" / "newsml" / f"{slug}.xml", kind)


def test_the_cases_hold_something_of_everything(cases: Newsroom) -> None:
    first, second = (source_of(cases.root / "sources" / f"every-{name}.rst") for name in ("construct", "directive"))
    for source, empty in ((first, set()), (second, {"tables"})):
        assert {name for name, found in vars(source).items() if not found} == empty
    assert len(first.texts) > 100
    assert len(first.tables) == 5
    assert len(second.quotations) == 7
    assert len(second.posts) == 5


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Newsroom:
    """A hundred generated articles, built."""
    newsroom = Newsroom(tmp_path_factory.mktemp("corpus"))
    generated = newsroom.root.parent / "generated"
    tool = shared / "tools" / "make_corpus.py"
    command = [sys.executable, str(tool), str(ARTICLES), str(generated), "--flavour", "briefc"]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree(generated / "articles", newsroom.root / "sources", dirs_exist_ok=True)
    run = newsroom.build(formats="newsml")
    assert run.code == 0, run.err
    return newsroom


def corpus_items(newsroom: Newsroom) -> list[tuple[Path, Path]]:
    sources = sorted((newsroom.root / "sources").glob("*.rst"))
    return [(path, newsroom.root / "build" / "newsml" / f"{path.stem}.xml") for path in sources]


def test_a_generated_corpus(corpus: Newsroom) -> None:
    pairs = corpus_items(corpus)
    assert len(pairs) == ARTICLES
    total = Source()
    for path, item in pairs:
        source = source_of(path)
        for kind in ("nitf", "html"):
            check(source, item, kind)
        total.quotations += source.quotations
        total.posts += source.posts
    assert len(total.quotations) >= ARTICLES
    assert total.posts


# --- the test itself sees what is missing --------------------------------------------------------------------------------


def without(pattern: str, replacement: str = "") -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, text, count=1)


@pytest.mark.parametrize(
    ("loss", "what"),
    [
        (without("a nested bullet"), "lost"),
        (without("<li>a bullet</li>"), "lost"),
        (without("(?s)<td>column 2</td>"), "lost"),
        (without("Pictures"), "lost"),
        (without(' href="https://example.org/anonymous"'), "lost links"),
        (without("An automatic footnote"), "lost"),
        (without("An earlier version held"), "lost"),
        (without("<person>Amina Yusuf</person>"), "lost quotation"),
        (without("<person>Foreign Ministry</person>"), "lost post"),
        (without("<q [^>]*>We will deliver</q>", "We will deliver"), "lost words"),
        (without("BEIJING, May 16, 2024 — "), "no dateline"),
        (without("<th[^>]*>Tonnes</th>"), "lost"),
        (without(r"(?s)(<p>Quoted:</p>)(.*?)(<p[ >])", r"\2\1\3"), "out of order"),
    ],
)
def test_a_loss_is_seen(cases: Newsroom, tmp_path: Path, loss: Callable[[str], str], what: str) -> None:
    whole = cases.output("newsml/every-construct.xml").decode()
    head, mark, body = whole.partition("<body.content>")
    torn = tmp_path / "torn.xml"
    torn.write_text(head + mark + loss(body), "utf-8")
    assert loss(body) != body
    with pytest.raises(AssertionError, match=what):
        check(source_of(cases.root / "sources" / "every-construct.rst"), torn, "nitf")
