"""The dialects that agencies send, each in a small example of our own: the sources that come of it, and the findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefc.model.diagnostic import Severity
from tests.ingest.reading import reread
from tests.ingest.taking import taken

DIALECTS = Path(__file__).parent / "dialects"


@pytest.mark.parametrize("name", sorted(path.stem for path in DIALECTS.glob("*.xml")))
def test_a_dialect_becomes_clean_sources(name: str, golden: Callable[[str, bytes | str], None]) -> None:
    made = taken((DIALECTS / f"{name}.xml").read_bytes())
    parts = [f".. file: {source.slug}.rst\n\n{source.text}" for source in made.sources]
    found = [
        f"{one.span.line}:{one.span.column} {one.severity.label}[{one.code}] {one.message}" for one in made.diagnostics
    ]
    golden(f"ingest/{name}.txt", "\n\n".join((*parts, "\n".join(found))) + "\n")


@pytest.mark.parametrize("name", sorted(path.stem for path in DIALECTS.glob("*.xml")))
def test_the_sources_of_a_dialect_read_without_an_error(name: str) -> None:
    for source in taken((DIALECTS / f"{name}.xml").read_bytes(), named=False).sources:
        _, found = reread(source.text)
        assert not [one for one in found if one.severity >= Severity.ERROR], (found, source.text)
