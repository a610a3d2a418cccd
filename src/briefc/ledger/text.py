r"""The ledger as text for version control: a header, then one record a line, as JSON with the keys in a fixed order.

Issued versions come first, sorted by guid and version; then deliveries by destination and guid, each item's in the
order in which they happened. So an added record is one added line, and equal ledgers are exported as equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from briefc.ledger.records import Delivery, Issued, LedgerError, instant

LAYOUT = 1
"""The layout of the text; the header names it."""

_KINDS: dict[str, type[Issued | Delivery]] = {"issued": Issued, "delivery": Delivery}


def as_text(issued: Iterable[Issued], deliveries: Iterable[Delivery]) -> str:
    r"""The records as text, `\n` after each line."""
    lines = [json.dumps({"briefc-ledger": LAYOUT})]
    lines += [_line("issued", one) for one in sorted(issued, key=lambda one: (one.guid, one.version))]
    # The sort is stable: deliveries of one item to one destination keep the order they come in.
    lines += [_line("delivery", one) for one in sorted(deliveries, key=lambda one: (one.destination, one.guid))]
    return "\n".join(lines) + "\n"


def _line(kind: str, one: Issued | Delivery) -> str:
    return json.dumps({"record": kind, **asdict(one)}, ensure_ascii=False)


def from_text(text: str) -> tuple[tuple[Issued, ...], tuple[Delivery, ...]]:
    """The records of a text; blank lines are passed over. Raises LedgerError that names the line it cannot read."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    header = _object(*lines[0]) if lines else {}
    layout = header.get("briefc-ledger")
    if not isinstance(layout, int):
        raise LedgerError("this is no exported ledger: it does not begin with its header", "see `briefc ledger export`")
    if layout > LAYOUT:
        raise LedgerError("this was exported by a newer briefc", "bring briefc up to date")
    issued: dict[tuple[str, int], Issued] = {}
    deliveries: list[Delivery] = []
    for number, line in lines[1:]:
        one = _record(number, _object(number, line))
        if isinstance(one, Delivery):
            deliveries.append(one)
        elif (one.guid, one.version) in issued:
            raise LedgerError(f"line {number}: version {one.version} of {one.guid} stands here twice")
        else:
            issued[one.guid, one.version] = one
    return tuple(issued.values()), tuple(deliveries)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise LedgerError(f"line {number} is no record of a ledger")
    return found


def _record(number: int, row: dict[str, Any]) -> Issued | Delivery:
    kind = _KINDS.get(str(row.pop("record", "")))
    if kind is None:
        raise LedgerError(f"line {number} is no record of a ledger")
    for field in fields(kind):
        wanted = int if field.name == "version" else str
        optional = isinstance(field.default, str)
        if type(row.get(field.name, "" if optional else None)) is not wanted:
            raise LedgerError(f'line {number}: "{field.name}" is missing, or no {wanted.__name__}')
    unknown = row.keys() - {field.name for field in fields(kind)}
    if unknown:
        raise LedgerError(f'line {number}: there is no "{min(unknown)}" in a record')
    if not 1 <= row["version"] < 10**9:
        raise LedgerError(f"line {number}: {row['version']} is no version")
    try:
        instant(row["at"])
    except ValueError:
        raise LedgerError(f'line {number}: "{row["at"]}" is no time with a zone') from None
    return kind(**row)
