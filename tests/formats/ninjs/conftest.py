"""The judge of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefc.directives.table import directive_table
from briefc.model.article import Document
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import Severity
from briefc.model.format import Rendering
from briefc.outputs import render_ninjs
from tests.formats.newsml.handmade import rendering
from tests.formats.ninjs.judge import Judge


@pytest.fixture(scope="session")
def judge(shared: Path) -> Judge:
    return Judge(shared / "ninjs" / "ninjs-schema_3.1.json")


@pytest.fixture
def made(judge: Judge) -> Callable[..., Any]:
    """A function from a document (and a rendering) to its object, valid by the schema, without a finding."""

    def make(given: Document, within: Rendering | None = None, *, level: Severity = Severity.INFO, **over: Any) -> Any:
        setting = replace(within or rendering(directives=directive_table().values()), **over)
        outcome = render_ninjs(given, setting)
        assert [found for found in outcome.diagnostics if found.severity > level] == []
        assert outcome.value is not None
        artifact = outcome.value[0]
        assert isinstance(artifact, Artifact)
        return judge.check(artifact.data)

    return make
