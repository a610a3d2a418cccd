"""Real sources through the real reader: the sample newsroom, and the article that holds every construct."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from NewsMLG2 import qcode_to_uri
from NewsMLG2.document import NewsMLG2Document

from briefc.directives.table import directive_table
from briefc.formats.newsml.validate import validate
from briefc.model.article import Article
from briefc.model.project import Project
from briefc.model.register import combined
from briefc.report.catalog import newsml
from briefc.rst.read import read_article
from briefc.source.files import Files
from briefc.source.registers import read_register
from briefc.source.registers_joined import joined
from tests.formats.newsml.handmade import every, news_item, one, project, rendering
from tests.newsroom.quotations import POST, QUOTATIONS

TABLE = directive_table()
ROOT = Path(__file__).resolve().parents[3]
SAMPLE = sorted(path.name for path in (ROOT / "sources").glob("*.rst"))


LISTED = [
    read_register(path.name, path.read_bytes(), "UTC", "en").value for path in sorted((ROOT / "sources").glob("*.yaml"))
]
REGISTERS = combined(joined([one for one in LISTED if one is not None]).value or ())


def read(root: Path, path: str, settings: Project | None = None) -> Article:
    text = (root / path).read_text("utf-8")
    outcome = read_article(path, text, settings or project(), Files(root), TABLE, REGISTERS)
    assert outcome.value is not None
    return outcome.value


def item_of(article: Article) -> tuple[bytes, Any]:
    within = replace(rendering(directives=TABLE.values()), register=REGISTERS.entries)
    outcome = news_item(article, "<p/>", within)
    assert outcome.value is not None
    return outcome.value[0].data, outcome.diagnostics


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample_newsroom_validates_without_a_finding(shared, name) -> None:
    data, found = item_of(read(ROOT, f"sources/{name}"))
    assert found == ()
    assert validate(data, shared / "newsml-g2", name) == ()


def test_every_construct_validates_without_a_finding(shared) -> None:
    data, found = item_of(read(ROOT / "tests/cases", "every-construct.rst"))
    assert [one for one in found if one.code != "newsml.correction-version"] == []
    assert validate(data, shared / "newsml-g2") == ()


@pytest.mark.parametrize("name", SAMPLE)
def test_newsmlg2_gives_an_item_back_whole_with_every_code_resolved(name, capsys) -> None:
    data, _ = item_of(read(ROOT, f"sources/{name}"))
    back = NewsMLG2Document(data).to_xml()
    assert _parts(back) == _parts(etree.fromstring(data))
    codes = every(back, "//g:*/@qcode | //g:*/@role | //g:*/@rel | //g:*/@rendition | //g:*/@type")
    assert [code for code in codes if not str(qcode_to_uri(code)).startswith("http")] == []
    assert capsys.readouterr().out == ""


def _parts(root: Any) -> Counter[Any]:
    return Counter((e.tag, *sorted(e.items()), (e.text or "").strip(), (e.tail or "").strip()) for e in root.iter("*"))


@pytest.mark.parametrize("quotation", [q for q in QUOTATIONS if q.kind != "term"], ids=lambda q: q.words[:40])
def test_every_quotation_of_the_sample_is_attributed_in_the_body_and_beside_it(schemas, quotation) -> None:
    for slug in quotation.slugs:
        data, _ = item_of(read(ROOT, f"sources/{slug}.rst"))
        root = schemas.check(data)
        path = "//n:bq[not(@class='embed-tweet')]" if quotation.kind == "block" else "//n:q"
        bearers = [quote for quote in every(root, path) if quotation.words in words("".join(quote.itertext()))]
        assert bearers, (slug, quotation.words)
        assert bearers[0].get("quote-source") == quotation.speaker
        (reference,) = [ref for ref in every(root, "g:inlineRef") if bearers[0].get("id") in ref.get("idrefs").split()]
        assert one(reference, "g:name").text == quotation.speaker
        assert reference.get("qcode") in every(root, "//g:subject[@type='cpnat:person']/@qcode")


def test_the_post_of_the_sample_is_in_body_and_metadata(schemas) -> None:
    data, _ = item_of(read(ROOT, f"sources/{POST.slug}.rst"))
    root = schemas.check(data)
    post = one(root, "//n:bq[contains(@class, 'embed-tweet')]")
    text = words("".join(one(post, "n:block").itertext()))
    assert all(words(paragraph) in text for paragraph in POST.paragraphs)
    assert post.get("quote-source") is None
    assert one(post, "n:credit/n:virtloc").text == f"@{POST.handle.lstrip('@')}"
    assert every(root, "//g:link[@href]") == []
    (reference,) = [ref for ref in every(root, "g:inlineRef") if post.get("id") in ref.get("idrefs").split()]
    assert one(reference, "g:name").text == POST.author
    assert reference.get("qcode") == "person:hua"


def test_the_dateline_of_the_sample_is_in_body_and_metadata(schemas) -> None:
    data, _ = item_of(read(ROOT, f"sources/{POST.slug}.rst"))
    root = schemas.check(data)
    assert one(root, "//g:dateline").text == "BEIJING, May 16, 2024 —"
    assert one(root, "//g:located/g:name[not(@xml:lang)]").text == "Beijing"
    assert one(root, "//g:located/g:broader").get("qcode") == "iso3166-1a2:CN"
    assert "".join(one(root, "//n:body.head/n:dateline").itertext()) == "BEIJING, May 16, 2024 —"
    lede = one(root, "//n:p[@lede='true']")
    assert lede.text.startswith("BEIJING, May 16, 2024 — ")


@pytest.mark.parametrize("explained", [e for e in newsml.CODES if e.arguments[0] == "build"], ids=lambda e: e.code)
def test_the_example_of_a_code_provokes_it(tmp_path, explained) -> None:
    ((path, text),) = explained.example
    (tmp_path / "sources").mkdir()
    (tmp_path / path).write_text(text, "utf-8")
    _, found = item_of(read(tmp_path, path))
    assert [one.code for one in found] == [explained.code]
