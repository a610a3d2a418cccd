"""The page that holds every directive is valid in NewsML, NITF and HTML, and says the same in all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.directives.table import directive_table
from briefc.model.article import Article
from briefc.model.artifact import Artifact
from briefc.model.content import Extension
from briefc.model.diagnostic import Severity
from briefc.model.facts import Posted, Quoted
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project
from briefc.model.walk import find
from briefc.outputs import FORMATS
from briefc.source.files import Files
from briefc.source.themes import load_theme
from tests.rst.reading import read
from tests.tools.nu import nu_errors

CASES = Path(__file__).resolve().parents[1] / "cases"
SOURCE = (CASES / "every-directive.rst").read_text("utf-8")
TABLE = directive_table()
PROJECT = Project(agency=Agency(name="Newsroom", domain="newsroom.example", rights="© Newsroom"))
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
NOT_HERE = {"articles"}
"""A directive of briefings alone."""


@pytest.fixture(scope="module")
def article() -> Article:
    outcome = read(SOURCE, path="cases/every-directive.rst", table=TABLE, project=PROJECT)
    assert [d for d in outcome.diagnostics if d.severity > Severity.INFO] == []
    assert outcome.value is not None
    return outcome.value


@pytest.fixture(scope="module")
def made(article: Article, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The article in HTML and NewsML: the bytes of its file by format."""
    theme = load_theme(tmp_path_factory.mktemp("project"), PROJECT).value
    assert theme is not None
    given = Rendering(PROJECT, theme, {}, TABLE, Files(CASES.parent).published)
    out = {}
    for one in FORMATS:
        if one.name == "pdf":
            continue
        outcome = one.render(article, given)
        assert [d for d in outcome.diagnostics if d.severity > Severity.INFO] == []
        files = [file for file in outcome.value or () if isinstance(file, Artifact)]
        out[one.name] = next(f.data for f in files if f.path.endswith((".html", ".xml", ".json")))
    return out


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def words(page: str) -> str:
    reader = Words()
    reader.feed(page)
    return " ".join(reader.text.split())


def test_the_page_holds_every_directive(article: Article) -> None:
    used = {block.directive for block in find(article.body, Extension)}
    runs_in = {name for name, directive in TABLE.items() if directive.runs_in}

    assert used | runs_in | NOT_HERE == set(TABLE)


def test_newsml_is_valid_by_both_official_schemas(made: dict[str, bytes], shared: Path) -> None:
    root = etree.fromstring(made["newsml"])
    for name, tree in (
        ("NewsML-G2_2.35-spec-All-Power.xsd", root),
        ("nitf-3-6.xsd", next(root.iter(f"{NITF}nitf"))),
    ):
        schema: Any = etree.XMLSchema(etree.parse(str(shared / "newsml-g2" / name)))
        alone = etree.fromstring(etree.tostring(tree, with_tail=False))
        assert schema.validate(alone), str(schema.error_log.last_error)


def test_the_page_has_no_error_by_the_nu_checker(
    made: dict[str, bytes], need_tool: Callable[[str], Path], tmp_path: Path
) -> None:
    need_tool("vnu")
    page = tmp_path / "page.html"
    page.write_bytes(made["html"])

    assert nu_errors([page]) == []


def test_every_quotation_and_post_is_in_every_output_under_its_id(article: Article, made: dict[str, bytes]) -> None:
    nitf: Any = next(etree.fromstring(made["newsml"]).iter(f"{NITF}nitf"))
    root: Any = etree.fromstring(made["newsml"])
    rendition: str = next(e.text for e in root.iter("{*}inlineData") if e.text)
    page = made["html"].decode()
    said = [fact for fact in article.facts if isinstance(fact, Quoted | Posted)]
    assert len(said) == 13

    for fact in said:
        (element,) = nitf.xpath(f"//*[@id='{fact.id}']")
        spoken = " ".join((fact.words if isinstance(fact, Quoted) else fact.text).split())
        assert _in_order(spoken, " ".join("".join(element.itertext()).split()))
        for text in (page, rendition):
            assert re.search(rf'id="?{re.escape(fact.id)}["\s>]', text), fact.id
            assert _in_order(spoken, words(text))


def _in_order(spoken: str, text: str) -> bool:
    """Whether the words stand in the text, what outputs put between paragraphs and list items apart."""
    return re.sub(r"\W", "", spoken) in re.sub(r"\W", "", text)


def test_the_country_has_its_code(made: dict[str, bytes]) -> None:
    root: Any = etree.fromstring(made["newsml"])

    codes = root.xpath("//*[local-name()='located']/*[local-name()='broader']/@qcode")
    assert sorted(codes) == ["iso3166-1a2:IT", "iso3166-1a2:US"]


def test_what_is_for_desks_is_in_no_body(made: dict[str, bytes]) -> None:
    root: Any = etree.fromstring(made["newsml"])
    bodies = root.xpath("string(//*[local-name()='contentSet'])")

    assert "Check the spelling" in "".join(root.xpath("//*[local-name()='edNote']/text()"))
    assert "Check the spelling" not in bodies
    assert "Check the spelling" not in made["html"].decode()


def test_pull_quotes_are_on_the_page_alone(made: dict[str, bytes]) -> None:
    assert made["html"].decode().count('class="pull-quote"') == 1
    assert "pq1-every-directive" not in made["newsml"].decode()
