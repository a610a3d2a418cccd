"""JSON values: objects whose empty properties are left out, identifiers as URIs, and the bytes of a file."""

from __future__ import annotations

import json
import re
from typing import TypeAlias
from urllib.parse import quote

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json]"
Object: TypeAlias = "dict[str, Json]"

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def made(**properties: Json | None) -> Object:
    """An object of those properties that say something, in the order given: no None, no empty text, list or object."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [], {})}


def uri(identifier: str, part: str = "") -> str:
    """An IRI, and the id of a part of what it names, as a URI: other characters become their percent codes (RFC 3987).

    A part is the fragment; where the identifier has one already, a further step of it.
    """
    whole, _, fragment = identifier.partition("#")
    fragments = "/".join(_quoted(one.replace("#", "%23")) for one in (fragment, part) if one)
    return f"{_quoted(whole)}#{fragments}" if fragments else _quoted(whole)


def _quoted(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="%:/?@!$&'()*+,;=~-._")


def listed(*objects: Object) -> list[Json]:
    """Objects as the value of a property, each once, none empty."""
    out: list[Json] = []
    for one in objects:
        if one and one not in out:
            out.append(one)
    return out


def texts(value: str, role: str) -> list[Json]:
    """One plain text as a value of `headlines`, `descriptions` or `bodies`; none when it is empty."""
    return [made(role=role, contentType="text/plain", value=value)] if value else []


def to_json(value: Object) -> bytes:
    """The bytes of a file: UTF-8, two blanks a level, a line break at the end.

    Characters that no exchange format takes (controls, lone surrogates) become U+FFFD, as in XML and HTML.
    """
    return (json.dumps(_fit(value), ensure_ascii=False, indent=2) + "\n").encode()


def _fit(value: Json) -> Json:
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, list):
        return [_fit(one) for one in value]
    if isinstance(value, dict):
        return {name: _fit(one) for name, one in value.items()}
    return value
