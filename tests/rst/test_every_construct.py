"""The one article that holds all that a source may say: it reads without a finding, and holds all that there is."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args

from briefc.directives.table import directive_table
from briefc.model import content
from briefc.model.content import Extension
from briefc.model.outcome import Outcome
from tests.rst.reading import TESTS, read

NOT_HERE = {"articles"}
"""Directives of briefings alone."""


def _everything(value: Any, found: list[Any]) -> list[Any]:
    if isinstance(value, tuple):
        for item in value:
            _everything(item, found)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        found.append(value)
        for field in dataclasses.fields(value):
            _everything(getattr(value, field.name), found)
    return found


def _read() -> Outcome[Any]:
    source = TESTS / "cases" / "every-construct.rst"
    return read(source.read_text(encoding="utf-8"), path="cases/every-construct.rst", table=directive_table())


def test_it_reads_without_a_finding() -> None:
    assert [str(one) for one in _read().diagnostics] == []


def test_it_holds_every_node_of_the_content_model() -> None:
    found = {type(one) for one in _everything(_read().value, [])}
    # Line breaks and references by name are made by directives and by other articles.
    missing = {*get_args(content.Block), *get_args(content.Inline)} - found - {content.Break, content.Reference}

    assert missing == set()


def test_it_holds_every_directive() -> None:
    article = _read().value
    names = {one.directive for one in _everything(article, []) if isinstance(one, Extension)}
    runs_in = {name for name, directive in directive_table().items() if directive.runs_in}

    assert names | runs_in | NOT_HERE == set(directive_table())


def test_ids_are_there_once() -> None:
    article: Any = _read().value
    blocks = [one for one in _everything((article.title, article.body), []) if isinstance(one, content.Placed)]
    nodes = [
        one
        for one in _everything(article.body, [])
        if isinstance(one, content.NoteCall | content.Quote | content.Target)
    ]
    ids = [one.id for one in (*blocks, *nodes) if one.id]

    assert sorted(ids) == sorted(set(ids))
    assert all(identity.endswith("-every-construct") for identity in ids)


def test_every_link_inside_it_leads_somewhere() -> None:
    everything = _everything(_read().value, [])
    ids = {one.id for one in everything if hasattr(one, "id")}
    links = {one.href[1:] for one in everything if isinstance(one, content.Link) and one.href.startswith("#")}

    assert links
    assert links <= ids
