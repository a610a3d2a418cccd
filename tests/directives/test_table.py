"""The table of directives: what is in it, and what it refuses."""

from __future__ import annotations

import dataclasses

import pytest

from briefc.directives.table import DIRECTIVES, DuplicateDirectiveError, directive_table
from briefc.markup.directive import Directive, declared


@dataclasses.dataclass(frozen=True, slots=True)
class Node:
    """A third party's node."""


def directive(name: str, *aliases: str) -> Directive:
    return Directive(name, Node, lambda _node, _setting: (), aliases=aliases)


def test_the_table_holds_the_built_in_directives_by_name() -> None:
    assert set(directive_table()) == {
        *{"dateline", "quote", "pull-quote", "embed-tweet", "key-points", "articles", "correction", "editor-note"},
        "factbox",
    }


def test_a_third_partys_directive_comes_last() -> None:
    assert list(directive_table([directive("map")]))[-1] == "map"


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ([directive("quote")], '"quote"'),
        ([directive("map", "tweet")], '"tweet"'),
        ([directive("embed-tweet")], '"embed-tweet"'),
        ([directive("map"), directive("chart", "map")], '"map"'),
    ],
)
def test_a_name_taken_twice_is_refused_by_name(extra: list[Directive], named: str) -> None:
    with pytest.raises(DuplicateDirectiveError, match=named):
        directive_table(extra)


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        directive_table()["quote"] = directive("quote")  # type: ignore[index] # that is what is tried


@pytest.mark.parametrize("one", DIRECTIVES, ids=lambda one: one.name)
def test_a_directive_is_documented_and_its_node_is_a_value(one: Directive) -> None:
    parameters = one.node.__dataclass_params__

    assert parameters.frozen
    assert hasattr(one.node, "__slots__")
    assert one.doc.endswith(".")
    assert all(option.doc.endswith((".", ".)")) for option in declared(one.node).values())
    assert len({one.letter for one in DIRECTIVES}) == len(DIRECTIVES)
