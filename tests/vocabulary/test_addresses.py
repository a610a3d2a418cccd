"""The addresses of open vocabularies are those of IPTC's catalog."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from briefc.model.digital_source import ADDRESS, SCHEME
from briefc.vocabulary.addresses import ADDRESSES, address


@pytest.fixture(scope="module")
def catalog() -> dict[str, str]:
    package = importlib.util.find_spec("NewsMLG2")
    assert package is not None
    assert package.origin is not None
    text = (Path(package.origin).parent / "catalogs" / "catalog.IPTC-G2-Standards_41.xml").read_text("utf-8")
    return dict(re.findall(r'<scheme alias="([^"]+)" uri="([^"]+)"', text))


@pytest.mark.parametrize("alias", ADDRESSES)
def test_the_address_of_an_alias_is_the_catalog_s(catalog: dict[str, str], alias: str) -> None:
    assert ADDRESSES[alias] == catalog[alias]


def test_a_code_follows_the_address_of_its_vocabulary() -> None:
    assert address("medtop:20000638") == "http://cv.iptc.org/newscodes/mediatopic/20000638"
    assert address(f"{SCHEME}:x") == f"{ADDRESS}x"


def test_an_alias_that_is_not_listed_is_refused() -> None:
    with pytest.raises(KeyError):
        address("mine:x")
