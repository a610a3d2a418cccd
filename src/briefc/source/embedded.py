"""An opened picture to what it says of itself: XMP first, then IPTC-IIM, then Exif, as IPTC and MWG order them.

The text is strangers': it is cut, stripped of what no output can carry, and folded to one line. A block that cannot be
read is left out and named; it never costs the picture.
Sources: IPTC Photo Metadata Standard 2025.1; IPTC-NAA Information Interchange Model 4.2; Metadata Working Group, 2010.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from PIL import Image, IptcImagePlugin

from briefc.model.asset import Embedded
from briefc.source.characters import FORBIDDEN
from briefc.source.xmp import CORE, DC, EXIF, EXTENSION, PHOTOSHOP, RIGHTS, Properties, xmp_properties

LONGEST = {"caption": 5_000, "rights": 2_000, "terms": 5_000, "alt": 2_000}
"""Most characters kept of a text; 500 of any other."""

MOST_NAMES, MOST_KEYWORDS = 20, 100

_DROPPED = re.compile(f"{FORBIDDEN}|[\u202a-\u202e\u2066-\u2069\ufeff]")
"""What no output can carry, and marks that would turn the direction of the text around them."""

_UTF8 = b"\x1b%G"
"""IIM 1:90, Coded Character Set: the escape sequence of UTF-8 (ISO 2022)."""

_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_SOURCE_TYPE = re.compile(
    r"(?:https?://cv\.iptc\.org/newscodes/digitalsourcetype/|digsrctype:)?([A-Za-z]{1,60})", re.ASCII
)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)

_ARTIST, _COPYRIGHT, _EXIF, _TAKEN, _TAKEN_OFFSET = 0x013B, 0x8298, 0x8769, 0x9003, 0x9011
"""Exif tags: who made it, whose it is, the inner directory, when it was taken and in which zone."""

_GPS, _LATITUDE, _LONGITUDE = 0x8825, 2, 4
"""Exif tags: the directory of coordinates, and two of its entries."""

Texts = dict[str, Any]
"""Fields of `Embedded` by name, as a block of metadata has them."""


def embedded(image: Image.Image) -> Embedded | None:
    """What an opened picture says of itself; None when it says nothing."""
    said: Texts = {}
    unread = []
    for name, read in (("XMP", _xmp), ("IPTC-IIM", _iim), ("Exif", _exif)):
        try:
            block = read(image)
        except Exception as reason:  # noqa: BLE001 - Pillow's readers raise what they like on broken blocks
            unread.append(f"{name}: {clean(str(reason)) or type(reason).__name__}")
            continue
        for field, value in block.items():
            if value and not said.get(field):
                said[field] = value
    if not said and not unread:
        return None
    return Embedded(**said, unread=tuple(unread))


def clean(text: str, longest: int = 500) -> str:
    """A stranger's text on one line: composed characters, nothing that outputs cannot carry, not endless."""
    text = " ".join(_DROPPED.sub("", text[: longest * 4]).split())
    # Cut before composing, which takes out of proportion long on endless rows of combining marks.
    text = unicodedata.normalize("NFC", text[: longest + 1])
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _field(name: str, text: str) -> str:
    return clean(text, LONGEST.get(name, 500))


def _names(values: Iterable[str], most: int) -> tuple[str, ...]:
    shown = (clean(value, 200) for value in values)
    return tuple(dict.fromkeys(value for value in shown if value))[:most]


# --- XMP -------------------------------------------------------------------------------------------------------------


def _xmp(image: Image.Image) -> Texts:
    packet = image.info.get("xmp", b"")
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    if not packet or not packet.strip(b"\x00 \t\r\n"):
        return {}
    found = xmp_properties(packet)

    def first(*names: str) -> str:
        return next((value for name in names for value in found.get(name, ()) if value.strip()), "")

    said: Texts = {
        name: _field(name, first(source))
        for name, source in (
            ("caption", f"{DC}description"),
            ("headline", f"{PHOTOSHOP}Headline"),
            ("credit", f"{PHOTOSHOP}Credit"),
            ("source", f"{PHOTOSHOP}Source"),
            ("rights", f"{DC}rights"),
            ("terms", f"{RIGHTS}UsageTerms"),
            ("alt", f"{CORE}AltTextAccessibility"),
        )
    }
    said["creators"] = _names(found.get(f"{DC}creator", ()), MOST_NAMES)
    said["keywords"] = _names(found.get(f"{DC}subject", ()), MOST_KEYWORDS)
    said["created"] = _date(first(f"{PHOTOSHOP}DateCreated"))
    said["source_type"] = _source_type(first(f"{EXTENSION}DigitalSourceType"))
    said["positioned"] = bool(first(f"{EXIF}GPSLatitude") and first(f"{EXIF}GPSLongitude"))
    return said | _place(found, first)


def _place(found: Properties, first: Callable[..., str]) -> Texts:
    """Where the picture was made: the structure for it, else the older fields, never a mixture."""
    made = f"{EXTENSION}LocationCreated/{EXTENSION}"
    ways = (
        (f"{made}City", f"{made}ProvinceState", f"{made}CountryName", f"{made}CountryCode"),
        (f"{PHOTOSHOP}City", f"{PHOTOSHOP}State", f"{PHOTOSHOP}Country", f"{CORE}CountryCode"),
    )
    for city, region, country, code in ways:
        if any(found.get(name) for name in (city, region, country)):
            return {
                "city": clean(first(city)),
                "region": clean(first(region)),
                "country": clean(first(country)),
                "country_code": _country(first(code)),
            }
    return {}


def _source_type(text: str) -> str:
    match = _SOURCE_TYPE.fullmatch(text.strip())
    return match[1] if match else ""


def _country(text: str) -> str:
    code = text.strip().upper()
    return code if _COUNTRY.fullmatch(code) else ""


def _date(text: str) -> str:
    """An ISO date of any exactness, checked against the calendar; "" for anything else. Seconds are added to a time."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, day, time, seconds, zone = match.groups()
    try:
        datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}T{time or '00:00'}:{seconds or '00'}{zone or ''}")
    except ValueError:
        return ""
    if zone and zone != "Z" and (int(zone[1:3]) > 14 or (int(zone[1:3]) == 14 and zone[4:] != "00")):
        zone = ""  # no place on Earth has it, and XML Schema refuses it
    shown = "-".join(part for part in (year, month, day) if part)
    return f"{shown}T{time}:{seconds or '00'}{zone or ''}" if time else shown


# --- IPTC-IIM --------------------------------------------------------------------------------------------------------


def _iim(image: Image.Image) -> Texts:
    if image.format != "JPEG":
        return {}
    found = IptcImagePlugin.getiptcinfo(image)  # type: ignore[arg-type] # a file, as opened
    if not found:
        return {}
    utf8 = _UTF8 in _raw(found, 1, 90)

    def texts(number: int) -> tuple[str, ...]:
        return tuple(_decoded(value, utf8=utf8) for value in _raw(found, 2, number))

    def first(number: int) -> str:
        return next(iter(texts(number)), "")

    said: Texts = {
        name: _field(name, first(number))
        for name, number in (
            ("caption", 120),
            ("headline", 105),
            ("credit", 110),
            ("source", 115),
            ("rights", 116),
            ("city", 90),
            ("region", 95),
            ("country", 101),
        )
    }
    said["creators"] = _names(texts(80), MOST_NAMES)
    said["keywords"] = _names(texts(25), MOST_KEYWORDS)
    said["created"] = _iim_date(first(55), first(60))
    return said


def _raw(found: dict[tuple[int, int], Any], record: int, number: int) -> tuple[bytes, ...]:
    value = found.get((record, number))
    values = value if isinstance(value, list) else [value]
    return tuple(one for one in values if isinstance(one, bytes))


def _decoded(value: bytes, *, utf8: bool) -> str:
    """UTF-8 where the block says so or the bytes are; else Windows-1252, which most writers of old meant."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace") if utf8 else value.decode("cp1252", "replace")


def _iim_date(day: str, time: str) -> str:
    """`20240516` and `094000+0200` to ISO 8601; unknown parts of a day are zeros."""
    if not re.fullmatch(r"[0-9]{8}", day):
        return ""
    year, month, rest = day[:4], day[4:6], day[6:]
    if "00" in {month, rest}:
        return _date(year if month == "00" else f"{year}-{month}")
    match = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{2})(?:([+-][0-9]{2})([0-9]{2}))?", time)
    if match is None:
        return _date(f"{year}-{month}-{rest}")
    zone = f"{match[4]}:{match[5]}" if match[4] else ""
    return _date(f"{year}-{month}-{rest}T{match[1]}:{match[2]}:{match[3]}{zone}") or _date(f"{year}-{month}-{rest}")


# --- Exif ------------------------------------------------------------------------------------------------------------


def _exif(image: Image.Image) -> Texts:
    """What cameras write; their descriptions are left out, since most name the camera."""
    if image.format not in {"JPEG", "WEBP"}:
        return {}  # asking a PNG would unpack it
    exif = image.getexif()
    inner = exif.get_ifd(_EXIF)
    taken = re.fullmatch(r"([0-9]{4}):([0-9]{2}):([0-9]{2}) ([0-9:]{8})", _exif_text(inner.get(_TAKEN)))
    zone = _exif_text(inner.get(_TAKEN_OFFSET))
    created = f"{taken[1]}-{taken[2]}-{taken[3]}T{taken[4]}" if taken else ""
    return {
        "creators": _names(re.split(r"[;\x00]", _exif_text(exif.get(_ARTIST))), MOST_NAMES),
        "rights": _field("rights", _exif_text(exif.get(_COPYRIGHT)).partition("\x00")[0]),
        "created": _date(created + zone) or _date(created),
        "positioned": {_LATITUDE, _LONGITUDE} <= set(exif.get_ifd(_GPS)),
    }


def _exif_text(value: Any) -> str:
    if isinstance(value, str):
        # Pillow takes what should be ASCII for Latin-1; most of what is not ASCII is UTF-8.
        value = value.encode("latin-1", "replace")
    return _decoded(value, utf8=False).strip("\x00 ") if isinstance(value, bytes) else ""
