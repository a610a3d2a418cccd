"""docs/newsml.md is true: its tables are those of the program, and they name all that is written, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.directives.table import directive_table
from briefc.formats.newsml.mapping import TABLES, tables
from briefc.model.article import Metadata
from briefc.rst.metadata_fields import FIELDS
from tests.chains.newsroom import Newsroom
from tests.newsroom.strict_reader import G2, NITF

PAGE = "docs/newsml.md"
PLACE = re.compile(r"<!-- table: (?P<name>[a-z-]+) -->\n(?P<text>(?:\|.*\n)*)<!-- end -->")

FRAME = {
    *("newsItem", "packageItem", "catalogRef", "catalog", "scheme", "rightsInfo", "itemMeta", "contentMeta"),
    *("contentSet", "inlineXML", "inlineData", "groupSet", "group", "groupRef", "name", "br", "link"),
}
"""Elements that hold what the tables name."""

FIGURES = {"hash", "remoteContent", "remoteInfo"}


def current(text: str) -> str:
    """The page with the tables of the program in their places."""
    made = tables()
    return PLACE.sub(lambda found: f"<!-- table: {found['name']} -->\n{made[found['name']]}\n<!-- end -->", text)


def test_the_page_is_current(root: Path) -> None:
    page = root / PAGE
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        page.write_text(current(page.read_text("utf-8")), "utf-8")
    assert page.read_text("utf-8") == current(page.read_text("utf-8")), f"{PAGE} is out of date: `make accept`"


def test_every_table_has_its_place(root: Path) -> None:
    places = [found["name"] for found in PLACE.finditer((root / PAGE).read_text("utf-8"))]
    assert sorted(places) == sorted(tables())


def test_every_field_of_metadata_has_its_row() -> None:
    sources = " ".join(row.source for rows in TABLES.values() for row in rows)
    named = set(re.findall(r"`([a-z-]+)`", sources))
    of_paper = {kind.name for kind in FIELDS if kind.name.startswith("pdf-")} | {"classification", "tlp"}
    told = {kind.name for kind in FIELDS} - of_paper
    assert told <= named | {"embargo"}
    assert {name for name in told if f"`{name}`" not in sources and name not in sources} == set()
    assert {kind.attribute for kind in FIELDS} <= set(Metadata.__dataclass_fields__)


def test_every_directive_with_a_part_in_metadata_has_its_row() -> None:
    sources = " ".join(row.source for rows in TABLES.values() for row in rows)
    for name in ("dateline", "quote", "embed-tweet", "correction", "editor-note", "key points"):
        assert name in sources
        assert name.replace(" ", "-") in directive_table()


# --- what is written -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def items(busy: Newsroom, sample: Path) -> list[Any]:
    """All text items and packages of both newsrooms."""
    files = [*(busy.root / "build" / "newsml").glob("*.xml"), *(sample / "newsml").glob("*.xml")]
    found = [etree.fromstring(path.read_bytes()) for path in sorted(files)]
    classes = [root.find(f"{G2}itemMeta/{G2}itemClass") for root in found]
    texts = {"ninat:text", "ninat:composite"}
    return [root for root, one in zip(found, classes, strict=True) if one is not None and one.get("qcode") in texts]


def words_in(columns: Iterable[str]) -> set[str]:
    """The words that stand in code marks."""
    marked = re.findall(r"`([^`]*)`", " ".join(columns))
    return {word for one in marked for word in re.split(r"[^\w.:-]+", one) if word}


def test_every_element_that_is_written_is_on_the_page(items: list[Any], root: Path) -> None:
    page = words_in([(root / PAGE).read_text("utf-8")])
    written = {
        str(one.tag).removeprefix(G2) for item in items for one in item.iter(etree.Element) if G2 in str(one.tag)
    }
    assert written - FRAME - FIGURES - page == set()


def test_every_part_of_the_nitf_head_is_on_the_page(items: list[Any]) -> None:
    named = words_in(row.nitf for rows in TABLES.values() for row in rows)
    written: set[str] = set()
    for item in items:
        for part in ("head", "body/{0}body.head", "body/{0}body.end"):
            for head in item.iter(f"{NITF}nitf"):
                found = head.find(f"{NITF}{part.format(NITF)}")
                written |= (
                    {str(one.tag).removeprefix(NITF) for one in found.iter(etree.Element)}
                    if found is not None
                    else set()
                )
    held = {"head", "body.head", "body.end", "docdata", "p", "em", "city", "country", "region", "tobject", "key-list"}
    assert written - held - named == set()


def test_every_element_that_the_tables_name_is_written(items: list[Any]) -> None:
    columns = [row.newsml for rows in TABLES.values() for row in rows]
    fields = {kind.name for kind in FIELDS}
    written = {str(one.tag).removeprefix(G2) for item in items for one in item.iter(etree.Element)}
    values = {value for item in items for one in item.iter(etree.Element) for value in one.attrib.values()}
    prefixes = {value.partition(":")[0] + ":" for value in values if ":" in value}
    for word in words_in(columns):
        if word in {"id", "title", "quote-source", "embargoed", "xml:lang"} or "agency." in word or "site." in word:
            continue
        if ":" in word:
            known = word in values or (word.endswith((":", ":…")) and word.rstrip("…") in prefixes)
            assert known or word in NOT_HERE, word
        elif not any(f"@{word}" in column for column in columns):
            assert word in written or word in NOT_HERE or word in fields, word


NOT_HERE = {"sig:update", "cpprole:contentSource", "role:hold", "irel:evolvedFrom", "stat:withheld", "section", "role"}
"""What the two newsrooms do not show; tests of the format do."""
