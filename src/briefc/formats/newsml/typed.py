"""Typed values of NewsML-G2: times, values on one line, language tags.

The schema refuses a line break around a time or in a slugline, which pretty-printers put there; it accepts times
without a zone, which each reader takes as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from briefc.formats.newsml.fault import G2, Fault, Node, doubtful, local, wrong
from briefc.vocabulary.languages import language_fault

_INSTANTS = frozenset({"versionCreated", "firstCreated", "sent", "embargoed"})
_TIMES = _INSTANTS | {"contentCreated", "contentModified", "expires"}
ONE_LINE = frozenset({"slugline", "creditline", "fileName", "keyword"})
NUMBERS = frozenset({"urgency", "priority"})
TYPED = _TIMES | ONE_LINE | NUMBERS
"""The elements whose text has a type, by local name."""

_DATE_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?P<zone>Z|[+-]\d\d:\d\d)?")
_PART_OF_DATE = re.compile(r"-?\d{4,}(-\d\d(-\d\d)?)?(Z|[+-]\d\d:\d\d)?")


def typed_faults(element: Node) -> Iterator[Fault]:
    """The faults of one typed value."""
    name = local(element)
    text = element.text or ""
    bare = text.strip()
    if name in ONE_LINE and any(sign in text for sign in "\n\r\t"):
        yield wrong("newsml.whitespace", f"a line break in {name}, which stands on one line", element)
    elif text != bare:
        message = f"white space around the value of {name}"
        yield (wrong if name in _INSTANTS else doubtful)("newsml.whitespace", message, element)
    if name in _TIMES:
        yield from _time_faults(name, bare, element)
    elif name in NUMBERS and not re.fullmatch("[1-9]", bare):
        yield wrong("newsml.value", f'{name} is a figure from 1 to 9, not "{bare}"', element)


def _time_faults(name: str, text: str, element: Node) -> Iterator[Fault]:
    if not text:
        if name != "embargoed":  # empty there: until further notice
            yield wrong("newsml.value", f"{name} is empty", element)
        return
    if name not in _INSTANTS and _PART_OF_DATE.fullmatch(text):
        return
    found = _DATE_TIME.fullmatch(text)
    if found is None or _moment(text) is None:
        yield wrong("newsml.value", f'"{text}" in {name} is no time such as 2024-05-16T08:00:00+02:00', element)
    elif not found["zone"]:
        message = f"{name} has no time zone: each reader takes its own"
        yield doubtful("newsml.value", message, element, f"write {text}Z for UTC, or the offset")


def created_faults(meta: Node) -> Iterator[Fault]:
    """An itemMeta whose version is older than the item."""
    version, first = (meta.find(f"{G2}{name}") for name in ("versionCreated", "firstCreated"))
    if version is None or first is None:
        return
    before, after = (_moment((element.text or "").strip()) for element in (first, version))
    if before and after and (before.tzinfo is None) == (after.tzinfo is None) and after < before:
        yield doubtful("newsml.value", "versionCreated lies before firstCreated", version)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def language_faults(attribute: str, tag: str, element: Node) -> Iterator[Fault]:
    """The faults of a language tag in an attribute; an empty xml:lang takes the language away, which is allowed."""
    fault = language_fault(tag) if tag or attribute != "xml:lang" else None
    if fault is not None:
        yield doubtful("newsml.language", f"{attribute}: {fault.message}", element, *fault.hints)
