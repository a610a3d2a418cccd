"""What the outside judges say of whole sites: the Nu checker, axe-core, a browser's width, and every link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from tests.tools.axe import axe_faults
from tests.tools.nu import nu_errors

JUDGED = ("index", "putin-xi-beijing", "putin-xi-42-meetings", "briefing-china-russia")
HARD = ("every-construct", "arabic", "strain", "killed", "index")


def pages_of(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.html"))
    assert found
    return found


def test_the_nu_checker_finds_no_error(sample: Path, hard: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("java")
    need_tool("vnu")
    assert nu_errors([*pages_of(sample), *pages_of(hard)]) == []


@pytest.mark.slow
def test_axe_finds_nothing_on_the_sample(served: str, need_tool: Callable[[str], Path]) -> None:
    need_tool("chromium")
    need_tool("axe")
    assert axe_faults([f"{served}{name}.html" for name in JUDGED]) == []


@pytest.mark.slow
def test_axe_finds_nothing_on_hard_cases_opened_from_disk(hard: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("chromium")
    need_tool("axe")
    assert axe_faults([hard / f"{name}.html" for name in HARD]) == []


@pytest.mark.slow
def test_no_page_scrolls_sideways_between_the_breakpoints(hard: Path, need_tool: Callable[[str], Path]) -> None:
    need_tool("chromium")
    need_tool("axe")
    faults = axe_faults([hard / "strain.html", hard / "every-construct.html"], (320, 879, 880, 1199, 1200), ("light",))
    assert [fault for fault in faults if "overflow" in fault] == []


@pytest.mark.parametrize("site", ["sample", "hard"])
def test_every_link_between_pages_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    roots: dict[str, Any] = {page.name: html.document_fromstring(page.read_bytes()) for page in pages_of(folder)}
    ids = {name: {str(one) for one in root.xpath("//@id")} for name, root in roots.items()}
    dead = []
    for name, root in roots.items():
        for address in map(str, root.xpath("//@href | //@src")):
            if "://" in address or address.startswith(("mailto:", "../newsml/", "../pdf/")):
                continue
            path, _, anchor = unquote(address).partition("#")
            target = (folder / path).resolve() if path else folder / name
            page = target.name if target.suffix == ".html" else ""
            if not target.is_file() or (anchor and anchor not in ids.get(page, set())):
                dead.append(f"{name}: {address}")
    assert dead == []


@pytest.mark.parametrize("site", ["sample", "hard"])
def test_ids_are_unique_and_what_is_referred_to_exists(site: str, request: pytest.FixtureRequest) -> None:
    for page in pages_of(request.getfixturevalue(site)):
        root: Any = html.document_fromstring(page.read_bytes())
        ids = [str(one) for one in root.xpath("//@id")]
        assert len(ids) == len(set(ids)), page.name
        for value in root.xpath("//@aria-labelledby | //@aria-describedby"):
            assert value in ids, (page.name, value)


def test_pages_ask_nothing_of_anybody_else(sample: Path) -> None:
    for page in pages_of(sample):
        root: Any = html.document_fromstring(page.read_bytes())
        asked = root.xpath("//@src | //link[@rel != 'canonical']/@href")
        assert [str(one) for one in asked if "//" in str(one)] == [], page.name
        assert not root.xpath("//script[not(@type='application/ld+json')]")
