"""Links between the pages of the documentation lead somewhere, and every page is reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def prose(page: Path) -> str:
    """The text of a page without its fenced blocks."""
    return re.sub(r"^(`{3,}).*?^\1$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in HEADING.findall(prose(page))}


def links(page: Path) -> Iterator[str]:
    """The relative links of a page."""
    return (link for link in LINK.findall(prose(page)) if not re.match(r"[a-z]+:", link))


def pages(root: Path) -> list[Path]:
    """All pages of the documentation."""
    return [*sorted((root / "docs").rglob("*.md")), *sorted(root.glob("*.md"))]


def test_every_link_leads_to_a_file_and_an_anchor(root: Path) -> None:
    lost = []
    for page in pages(root):
        for link in links(page):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                lost.append(f"{page.relative_to(root)}: {link}")
    assert lost == []


def test_every_page_is_reached_from_the_index(root: Path) -> None:
    reached, waiting = set(), [(root / "docs" / "index.md").resolve()]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if link[0] != "#"]
    every = {page.resolve() for page in (root / "docs").rglob("*.md")}
    assert sorted(str(page.relative_to(root)) for page in every - reached) == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_front_pages_lead_to_the_documentation(root: Path, name: str) -> None:
    assert any(link.startswith("docs/") for link in links(root / name)) or "docs/" in (root / name).read_text("utf-8")
