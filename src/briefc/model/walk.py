"""Looking for values inside values, and changing some of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias, TypeVar

from briefc.model.content import Placed

T = TypeVar("T")

_LEAVES = frozenset({"str", "int", "bool", "float", "Span", "tuple[str, ...]", "tuple[int, ...]"})
_INLINE = frozenset({"Inlines", "tuple[Inlines, ...]"})


@cache
def branches(kind: Any) -> tuple[str, ...]:
    """The names of those fields of a dataclass that may hold further content; empty for any other class.

    Fields declared as plain text, numbers, flags, spans or tuples of those hold none: most of the time goes there.
    """
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(f.name for f in dataclasses.fields(kind) if str(f.type) not in _LEAVES)


def find(value: Any, kind: type[T] | tuple[type[T], ...]) -> Iterator[T]:
    """All values of a class `kind` inside a tree of dataclasses and tuples, in order, directives' nodes included.

    Of several classes `kind` may be a tuple.
    """
    # Gathered in a list: handing each find up through a generator a level costs more than the search.
    out: list[T] = []
    wanted: Any = kind
    _find((value,), wanted, _ways(wanted), out)
    return iter(out)


_Ways: TypeAlias = "dict[Any, tuple[bool, tuple[str, ...]]]"


def _find(values: tuple[Any, ...], kind: Any, ways: _Ways, out: list[Any]) -> None:
    for value in values:
        cls = value.__class__
        if cls is str:
            continue
        if cls is tuple:
            _find(value, kind, ways, out)
            continue
        way = ways.get(cls)
        if way is None:
            way = ways[cls] = _way(cls, kind)
        if way[0]:
            out.append(value)
        for name in way[1]:
            inner = getattr(value, name)
            if inner and inner.__class__ is not str:
                _find(inner if inner.__class__ is tuple else (inner,), kind, ways, out)


@cache
def _ways(kind: Any) -> _Ways:
    """What `_way` said, by class, in searches for this `kind`: looked up for each value, where a call would count."""
    return {}


def _way(cls: Any, kind: Any) -> tuple[bool, tuple[str, ...]]:
    """Whether values of a class are of the `kind` looked for, and the names of the fields where more may be found.

    Words hold no blocks: a text's many are passed over when nothing but blocks is looked for.
    """
    names = branches(cls)
    if names and all(issubclass(one, Placed) for one in (kind if isinstance(kind, tuple) else (kind,))):
        names = tuple(f.name for f in dataclasses.fields(cls) if f.name in names and str(f.type) not in _INLINE)
    return issubclass(cls, kind), names


def rewrite(value: T, change: Callable[[Any], Any]) -> T:
    """The tree with `change` applied to every dataclass value in it, innermost first.

    `change` returns the value itself where there is nothing to change; then the tree around it stays the same object.
    """
    made: T = _rewritten(value, change)
    return made


def _rewritten(value: Any, change: Callable[[Any], Any]) -> Any:
    kind = type(value)
    if kind is tuple:
        items = [_rewritten(item, change) for item in value]
        return value if all(a is b for a, b in zip(items, value, strict=True)) else tuple(items)
    if not dataclasses.is_dataclass(kind):
        return value
    changed = {}
    for name in branches(kind):
        inner = getattr(value, name)
        if inner and type(inner) is not str:
            fresh = _rewritten(inner, change)
            if fresh is not inner:
                changed[name] = fresh
    return change(dataclasses.replace(value, **changed) if changed else value)
