"""NITF files of their own: valid by the official schema, and killed items are their notice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.model.project import default_project
from tests.chains.newsroom import Newsroom

NITF = "{http://iptc.org/std/NITF/2006-10-18/}"


@pytest.fixture(scope="module")
def schema(shared: Path) -> Any:
    return etree.XMLSchema(etree.parse(str(shared / "newsml-g2" / "nitf-3-6.xsd")))


def built(newsroom: Newsroom, schema: Any) -> Any:
    assert newsroom.build(formats="nitf").code == 0
    root = etree.fromstring(newsroom.output("nitf/talks.xml"))
    assert schema.validate(root), str(schema.error_log.last_error)
    return root


def test_an_article_is_a_valid_file_of_its_own(tmp_path: Path, schema: Any) -> None:
    root = built(Newsroom(tmp_path).article("talks", ".. quote:: Amina Yusuf, envoy\n\n   We will talk.\n"), schema)
    assert root.tag == f"{NITF}nitf"
    assert "".join(root.find(f".//{NITF}bq/{NITF}block").itertext()).strip() == "We will talk."


def test_a_canceled_article_is_its_notice(tmp_path: Path, schema: Any) -> None:
    root = built(Newsroom(tmp_path).article("talks", "A secret.", fields=":status: canceled"), schema)
    assert root.find(f".//{NITF}docdata").get("management-status") == "canceled"
    text = "".join(root.itertext())
    assert "KILL:" in text
    assert "secret" not in text


def test_no_project_makes_them_unasked() -> None:
    assert "nitf" not in default_project().formats
