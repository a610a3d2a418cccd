"""The Info dictionary (ISO 32000-1, 14.3.3). It says what the XMP packet says, in the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from briefc import __version__
from briefc.formats.pdf.conformance import conformance_of
from briefc.formats.pdf.objects import Name, Text, Value
from briefc.model.artifact import PrintPage

PRODUCER = f"briefc {__version__}"
"""What made the file."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def info_entries(page: PrintPage) -> Mapping[str, Value]:
    """What the Info dictionary holds; empty when the file must have none (ISO 19005-4, 6.1.3)."""
    standard = conformance_of(page)
    if not standard.information:
        return {}
    created, modified = pdf_date(page.created), pdf_date(page.modified or page.created)
    texts = {
        "Title": page.title,
        "Author": author(page),
        "Subject": page.description,
        "Keywords": keywords(page),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": created,
        "ModDate": modified,
    }
    entries: dict[str, Value] = {name: Text(text) for name, text in texts.items() if text}
    if standard.exchange:
        entries["Trapped"] = Name("False")
    return entries


def author(page: PrintPage) -> str:
    """All authors in one text, parted as XMP wants it (XMP part 3, Info mapping of dc:creator)."""
    return "; ".join(page.authors)


def keywords(page: PrintPage) -> str:
    """All keywords in one text."""
    return ", ".join(page.keywords)


def pdf_date(iso: str) -> str:
    """An ISO date or instant as PDF writes it (7.9.4): `D:20240516094000+02'00'`; "" for none."""
    if not iso:
        return ""
    if day := _DAY.fullmatch(iso):
        return f"D:{day[1]}{day[2]}{day[3]}"
    at = datetime.fromisoformat(iso)
    zone = at.strftime("%z")
    if zone:
        zone = "Z" if zone.strip("+-0") == "" else f"{zone[:3]}'{zone[3:5]}'"
    return f"D:{at:%Y%m%d%H%M%S}{zone}"
