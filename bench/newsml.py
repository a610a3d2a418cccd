#!/usr/bin/env python3
"""How many NewsML-G2 items a second one process makes of articles that are read, and validates; beside plain lxml.

usage: newsml.py [N]    N articles of the generated corpus, 200 by default; of each article the best of five rounds

An item is whole when its bytes are made, the rules of briefc have been checked, and IPTC's schemas (from
../shared/newsml-g2) have accepted it. The last lines build the *same* items: element by element with lxml, and by
parsing and validating bytes that are there already, which is the floor that no generator with a schema goes below.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from briefc.directives.table import directive_table
from briefc.formats.newsml.schema import compiled_schemas
from briefc.model.article import Article
from briefc.model.format import Rendering
from briefc.model.project import Agency, Project
from briefc.model.theme import Theme
from briefc.outputs import render_newsml
from briefc.rst.read import read_article
from briefc.source.files import Files

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ROUNDS = 5


def articles(count: int, folder: Path, project: Project) -> list[Article]:
    """The corpus, read."""
    corpus = SHARED / "tools" / "make_corpus.py"
    subprocess.run([sys.executable, str(corpus), str(count), str(folder), "--flavour", "briefc"], check=True)
    table = directive_table()
    files = Files(folder, project.limits)
    found = [
        read_article(path.name, path.read_text("utf-8"), project, files, table).value
        for path in sorted(folder.rglob("*.rst"))
    ]
    return [article for article in found if article is not None]


def best(work: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Microseconds of this process's CPU a thing: of each thing the best of the rounds.

    So a busy moment of the machine spoils one thing and not a whole round.
    """
    least = [float("inf")] * len(things)
    for _ in range(ROUNDS):
        for number, thing in enumerate(things):
            start = time.process_time()
            work(thing)
            least[number] = min(least[number], time.process_time() - start)
    return sum(least) / len(things) * 1e6


def built_by_lxml(tree: etree._Element) -> bytes:
    """The same item built element by element, as most generators do, and serialised."""

    def copy(parent: etree._Element | None, one: etree._Element) -> etree._Element:
        names: Any = one.nsmap
        made = etree.Element(one.tag, nsmap=names) if parent is None else etree.SubElement(parent, one.tag)
        for key, value in one.items():
            made.set(key, value)
        made.text, made.tail = one.text, one.tail
        for child in one:
            copy(made, child)
        return made

    return etree.tostring(copy(None, tree), encoding="UTF-8", xml_declaration=True)


def main(count: int) -> int:
    """Print one line a measurement; 2 when ../shared is not there."""
    if not SHARED.is_dir():
        print("bench: ../shared is needed: the corpus and IPTC's schemas", file=sys.stderr)
        return 2
    project = Project(agency=Agency(name="Desk", domain="desk.example", rights="© Desk"))
    schemas = compiled_schemas(SHARED / "newsml-g2")
    with tempfile.TemporaryDirectory(prefix="briefc-bench-") as name:
        given = articles(count, Path(name), project)
    within = Rendering(
        project=project, theme=Theme("default"), cards={}, directives=directive_table(), media=lambda _: b""
    )

    def item(article: Article) -> bytes:
        outcome = render_newsml(article, within)
        if not outcome.value:
            raise ValueError(outcome.diagnostics)
        return outcome.value[0].data  # type: ignore[union-attr]

    def valid(data: bytes) -> None:
        root = etree.fromstring(data)
        schemas.g2.assertValid(root)
        for body in root.iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"):
            schemas.nitf.assertValid(body)

    def valid_g2(data: bytes) -> None:
        schemas.g2.assertValid(etree.fromstring(data))

    made = [item(article) for article in given]
    trees = [etree.fromstring(data) for data in made]
    size = sum(map(len, made)) / len(made)
    elements = sum(1 for tree in trees for _ in tree.iter(etree.Element)) / len(trees)
    print(f"{len(made)} items, on average {elements:.0f} elements, {size / 1000:.1f} kB")
    lines: tuple[tuple[str, Callable[[Any], object], Sequence[Any]], ...] = (
        ("article to item, rules checked", item, given),
        ("article to item, rules and both schemas", lambda article: valid(item(article)), given),
        ("parse, G2's schema", valid_g2, made),
        ("parse, both schemas", valid, made),
        ("lxml, element by element, from a tree", built_by_lxml, trees),
    )
    for label, work, things in lines:
        spent = best(work, things)
        print(f"{label:42}{spent:8.0f} µs an item {1e6 / spent:8.0f} items/s")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
