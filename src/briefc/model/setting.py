"""What a setting may be: the rule and the meaning that each field of a settings class carries, and shared patterns.

Settings classes are frozen dataclasses (`briefc.model.project`, `briefc.model.destination`, a theme's description). The
loader, the JSON Schema, the reference page and the comments of a new project file are generated from their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NAME = r"^[a-z][a-z0-9-]*$(?!\n)"
"""Pattern of the name of a format, a theme or a style. `$(?!\\n)`: Python's `$` would let a line break by."""

DOMAIN = r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$(?!\n)"
"""Pattern of a domain name in lower case, with at least one dot (RFC 1123; punycode for other scripts)."""

LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$(?!\n)"
"""Pattern of a language tag (the shape of BCP 47; the registry is not consulted)."""

ADDRESS = r"^(https?://[^\s/?#]+[^\s]*)?$(?!\n)"
"""Pattern of a web address, or nothing."""

INNER_PATH = r"^(?!/)(?!.*\\)(?!([^\n]*/)?\.\.?(/|$))[^\n]+$(?!\n)"
"""Pattern of a path that stays below the project root: relative, `/` as separator, no step `.` or `..`."""

DISTRIBUTION = r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$(?!\n)"
"""Pattern of the name of an installed distribution (the core metadata specification of Python packages)."""

ZONE = "zone"
"""`Rule.kind` of a name in the IANA time zone database."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting's value must satisfy beyond its Python type.

    `pattern` is searched in a text (or in each item of a list), in the dialect that Python and ECMAScript share;
    `shape` says the same in words, for messages. `choices` are all values allowed. `minimum` and `maximum` bound a
    number, `least` the length of a list. `retired` maps what is no choice any more to the one that took its place.
    `prose` texts keep their line breaks; all others are folded to one line. `kind` is empty or `ZONE`. `refused`
    are patterns that must not be found in a text, each with the complaint and the advice. They are tried first, and
    look for secrets: no complaint about such a setting quotes the text.
    """

    pattern: str = ""
    shape: str = ""
    choices: tuple[str, ...] = ()
    retired: Mapping[str, str] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    least: int = 0
    prose: bool = False
    kind: str = ""
    refused: tuple[tuple[str, str, str], ...] = ()
    keys: str = NAME
    keys_shape: str = "lower-case letters, digits and hyphens"


FREE = Rule()


def about(doc: str, rule: Rule = FREE) -> Mapping[str, Any]:
    """The metadata of a field: `doc`, one sentence on what it is for, and `rule`, what it must satisfy."""
    return {"doc": doc, "rule": rule}


def count(minimum: int = 1, maximum: int = 10**15) -> Rule:
    """The rule of a whole number of things."""
    return Rule(minimum=minimum, maximum=maximum)


def key_of(field_name: str) -> str:
    """The key in the file for a field of these classes: `copyright_holder` is written `copyright-holder`."""
    return field_name.replace("_", "-")
