"""Objects of a PDF file as values, and how they are written (ISO 32000-1, 7.3).

A dictionary is a mapping from names without slash to values, an array a list or tuple; `None` is the null object. A
record of a part refers to objects whose numbers are still to be given by `Local` and `LocalNumber`; `placed` gives
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Name:
    """A name, without its slash: `Name("Type")`."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an indirect object by its number in the file."""

    number: int


@dataclass(frozen=True, slots=True)
class Local:
    """A reference to an object of the same part's record by its number there."""

    number: int


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """The file's number of an object of the same part's record, as an integer: a key of the ParentTree."""

    number: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text string: ASCII as it stands, everything else as UTF-16 (7.9.2.2)."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What is already written."""

    data: bytes


Value: TypeAlias = (
    "bool | int | float | bytes | Name | Ref | Local | LocalNumber | Text | Raw"
    " | Mapping[str, Value] | Sequence[Value] | None"
)
"""An object; `bytes` are a byte string."""


PAGES, FONTS, COLOURS, DOCUMENT = Ref(1), Ref(2), Ref(3), Ref(4)
"""What every part refers to, under the same number in every file: the root of the page tree, the dictionaries of fonts
and of colour spaces that all resources share, and the root element of the structure."""

FIRST = 5
"""The first number that is free for the objects of parts."""


class FileWriter(Protocol):
    """Takes the objects of a file that is being written and numbers them."""

    def add(self, value: Value) -> Ref:
        """Take an object that is no stream; its number."""

    def add_stream(self, entries: Mapping[str, Value], data: bytes, *, compress: bool = True) -> Ref:
        """Take a stream of its dictionary's entries (Length and Filter are put in) and its bytes; its number."""


_NAMED = re.compile(rb"[^!-~]|[#/%()<>\[\]{}]")
_LITERAL = re.compile(rb"[\\()]")
_PLAIN = re.compile(rb"[ -~]*")
_MARK, _NUMBER, _END = b"\x01", b"#", b"\x02"
"""What stands on both sides of a number to be given, before one that is an integer, and behind an object of several."""


def serialised(value: Value) -> bytes:
    """An object to the bytes that are written in the file; the same for the same value.

    Real numbers are rounded to six places. A record's marks are control characters, which are nowhere else: strings
    that hold any are written as hexadecimal.
    """
    match value:
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return number(value)
        case Name(text):
            return b"/" + _NAMED.sub(lambda match: b"#%02X" % match[0][0], text.encode())
        case Ref(at):
            return b"%d 0 R" % at
        case Local(at):
            return b"\x01%d\x01" % at
        case LocalNumber(at):
            return b"\x01#%d\x01" % at
        case Text():
            return _string(text_bytes(value))
        case bytes():
            return _string(value)
        case Raw(data):
            return data
        case Mapping():
            return (
                b"<<"
                + b"".join(serialised(Name(key)) + _apart(serialised(item)) for key, item in value.items())
                + b">>"
            )
        case _:
            return b"[" + b" ".join(serialised(item) for item in value) + b"]"


def text_bytes(value: Text) -> bytes:
    """The bytes of a text string: the order of name trees goes by them."""
    text = value.text
    return text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def number(value: float) -> bytes:
    """A real number as PDF writes it: no exponent, no needless digit."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return b"0" if text in {"-0", ""} else text.encode()


class Places(dict[bytes, bytes]):
    """What stands in the file for the marks of a record."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """`numbers` has by the number of an object in the record that in the file."""
        self._numbers = numbers

    def __missing__(self, mark: bytes) -> bytes:
        """What stands for a mark that is met for the first time."""
        if mark.startswith(_NUMBER):
            self[mark] = b"%d" % self._numbers[int(mark[1:])]
        else:
            self[mark] = b"%d 0 R" % self._numbers[int(mark)]
        return self[mark]


def placed(data: bytes, places: Places) -> bytes:
    """Serialised objects of a record with the numbers that they have in the file."""
    parts = data.split(_MARK)
    parts[1::2] = map(places.__getitem__, parts[1::2])
    return b"".join(parts)


def joined(objects: Iterable[bytes]) -> bytes:
    """Serialised objects one behind another."""
    return _END.join(objects)


def parted(data: bytes) -> list[bytes]:
    """What was joined, object by object."""
    return data.split(_END)


def _apart(data: bytes) -> bytes:
    """What follows a name: with a space where it would run into it."""
    return data if data[:1] in b"/<([" else b" " + data


def _string(data: bytes) -> bytes:
    if not _PLAIN.fullmatch(data):
        return b"<" + data.hex().encode() + b">"
    return b"(" + _LITERAL.sub(rb"\\\g<0>", data) + b")"
