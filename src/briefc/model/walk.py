"""Looking for values inside values."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, TypeVar

T = TypeVar("T")


def find(value: Any, kind: type[T]) -> Iterator[T]:
    """All values of a class `kind` inside a tree of dataclasses and tuples, in order, directives' nodes included."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            if type(item) is not str:
                yield from find(item, kind)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if type(inner) is not str and inner is not None:
                yield from find(inner, kind)
