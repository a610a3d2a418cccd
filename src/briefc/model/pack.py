"""Values to bytes and back, for the store and for workers; and the digest of a value.

No pickle: what comes from disk can only become the classes of a given table. The form is `marshal` of plain tuples
(class number, fields…); the store's key holds the toolchain (and so the Python version), which is what marshal's
format depends on.
"""

from __future__ import annotations

import dataclasses
import hashlib
import marshal
from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from operator import attrgetter
from typing import Any

from briefc.model import (
    article,
    artifact,
    asset,
    content,
    diagnostic,
    facts,
    members,
    outcome,
    printed,
    register,
    span,
    theme,
)

_MODULES = (span, diagnostic, outcome, content, facts, asset, theme, article, artifact, members, printed, register)
_TUPLE, _DICT, _MOMENT, _ENUM = -1, -2, -3, -4


def model_classes() -> tuple[type[Any], ...]:
    """All dataclasses of the model, in a fixed order."""
    found: dict[str, type[Any]] = {}
    for module in _MODULES:
        for name, value in vars(module).items():
            if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__:
                found[f"{module.__name__}.{name}"] = value
    return tuple(found[name] for name in sorted(found))


class Codec:
    """Packs and unpacks values of the model and of the given further classes (the directives' nodes).

    Raises TypeError on a value outside the table, ValueError on torn bytes. The bytes must come from a place that only
    this user writes (the store's folder is private, its entries carry checksums): marshal is not made for hostile ones.
    """

    def __init__(self, further: Iterable[type[Any]] = ()) -> None:
        """A codec for the model's classes and `further` frozen dataclasses."""
        extra = sorted(further, key=lambda c: f"{c.__module__}.{c.__qualname__}")
        self._classes = (*model_classes(), *extra)
        self._numbers = {cls: number for number, cls in enumerate(self._classes)}
        self._fields = [tuple(f.name for f in dataclasses.fields(cls)) for cls in self._classes]
        self._getters = [self._getter(names) for names in self._fields]
        self._setters = [self._setter(cls, names) for cls, names in zip(self._classes, self._fields, strict=True)]

    @staticmethod
    def _getter(names: tuple[str, ...]) -> Any:
        if not names:
            return lambda _: ()
        if len(names) == 1:
            get = attrgetter(names[0])
            return lambda value: (get(value),)
        return attrgetter(*names)

    @staticmethod
    def _setter(kind: type[Any], names: tuple[str, ...]) -> Any:
        # A slot's own descriptor sets a frozen instance's field three times faster than object.__setattr__ by name.
        return tuple(_slot(kind, name) for name in names)

    def pack(self, value: Any) -> bytes:
        """The bytes of a value."""
        # Version 2 writes no back references, whose presence would depend on how often a string object is shared.
        return marshal.dumps(self._plain(value), 2)

    def unpack(self, data: bytes) -> Any:
        """The value of the bytes."""
        try:
            return self._value(marshal.loads(data))  # noqa: S302 - checksummed by the store, and only plain tuples
        except (EOFError, TypeError, IndexError, AttributeError, ValueError) as reason:
            raise ValueError("not a packed value") from reason

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in _LEAVES:
            return value
        number = self._numbers.get(kind)
        if number is not None:
            # Most of what a value holds are leaves, and a call for each costs more than all the rest.
            items = self._getters[number](value)
            return (number, *[item if type(item) in _LEAVES else self._plain(item) for item in items])
        if kind is tuple or kind is list:
            return (_TUPLE, *[item if type(item) in _LEAVES else self._plain(item) for item in value])
        if kind is dict:
            return (_DICT, *[(self._plain(k), self._plain(v)) for k, v in value.items()])
        if kind is datetime:
            return (_MOMENT, value.isoformat())
        if isinstance(value, IntEnum):
            return (_ENUM, int(value))
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} is not a value that can be stored")

    def _value(self, plain: Any) -> Any:
        if plain.__class__ is not tuple:
            return plain
        number = plain[0]
        if number >= 0:
            places = self._setters[number]
            if len(plain) != len(places) + 1:
                raise ValueError("a value with fields that its class does not have")
            made = object.__new__(self._classes[number])
            # A briefing of a hundred articles has fifty thousand fields: no slice, and no call for a leaf.
            for at, place in enumerate(places, 1):
                item = plain[at]
                place(made, self._value(item) if item.__class__ is tuple else item)
            return made
        if number == _TUPLE:
            if len(plain) == 1:
                return ()
            return tuple([self._value(item) if item.__class__ is tuple else item for item in plain[1:]])
        if number == _DICT:
            return {self._value(k): self._value(v) for k, v in plain[1:]}
        if number == _MOMENT:
            return datetime.fromisoformat(plain[1])
        return diagnostic.Severity(plain[1])


_LEAVES = frozenset({str, int, bool, type(None), bytes, float})


def _slot(cls: type[Any], name: str) -> Any:
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name].__set__
    raise TypeError(f"{cls.__qualname__} must be a slotted dataclass")


def digest_bytes(*parts: bytes) -> str:
    """SHA-256 (hex) of the parts, each preceded by its length, so that their borders count."""
    total = hashlib.sha256()
    for part in parts:
        total.update(b"%d:" % len(part))
        total.update(part)
    return total.hexdigest()


def digest_text(*parts: str) -> str:
    """SHA-256 (hex) of texts, their borders counting."""
    return digest_bytes(*(part.encode("utf-8", "surrogatepass") for part in parts))
