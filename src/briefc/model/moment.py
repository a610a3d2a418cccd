"""ISO dates and date-times to instants with a zone, and the reverse of what authors get wrong about them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefc.model.article import Moment

_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

FORMS = "write 2024-05-16, or 2024-05-16T09:40 with Z or an offset such as +02:00"
"""The help line for a date that cannot be read."""

EARLIEST, LATEST = 1000, 9998
"""Years that can be an article's: inside these any offset can be applied without leaving the calendar."""


def read_moment(text: str, zone: str) -> Moment:
    """The instant of an ISO 8601 date or date-time (year-month-day, hours and minutes at least, `T` or a blank).

    Without `Z` or an offset it is local to `zone` (a name of the IANA database); a bare date is 00:00 there and
    marked as a day. Raises ValueError with a sentence for the author.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text}" is not a date')
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f'"{text}": the year must lie between {EARLIEST} and {LATEST}')
    hour, minute, second = (int(part or 0) for part in match.group(4, 5, 6))
    try:
        at = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone follows
    except ValueError as reason:
        raise ValueError(f'"{text}" is not in the calendar: {reason}') from None
    offset = match.group(7)
    if offset in {"Z", "UTC"}:
        return Moment(at.replace(tzinfo=UTC))
    if offset is not None:
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        if hours > 14 or minutes > 59:
            raise ValueError(f'"{text}": no place on Earth has the offset {offset}')
        ahead = timedelta(hours=hours, minutes=minutes)
        return Moment(at.replace(tzinfo=timezone(-ahead if offset[0] == "-" else ahead)))
    return Moment(fixed(at.replace(tzinfo=zone_named(zone))), day=match.group(4) is None)


def read_day(text: str) -> str:
    """An ISO date, checked against the calendar, as it is. Raises ValueError with a sentence for the author."""
    if _DAY.fullmatch(text) is None:
        raise ValueError(f'"{text}" is not a date such as 2024-05-16')
    try:
        date.fromisoformat(text)
    except ValueError as reason:
        raise ValueError(f'"{text}" is not in the calendar: {reason}') from None
    return text


def zone_named(name: str) -> tzinfo:
    """A zone of the IANA database; UTC where the database does not have it (the configuration was checked before)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def fixed(at: datetime) -> datetime:
    """The same time of day with a plain offset of whole minutes, all that XML Schema and ISO 8601 can write.

    Offsets with seconds are those of local mean time, before zones were agreed on.
    """
    offset = at.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return at.replace(tzinfo=UTC if minutes == 0 else timezone(timedelta(minutes=minutes)))
