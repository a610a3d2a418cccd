"""The standards that a PDF may keep to: what each asks of the file as a whole, and what a page lacks for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefc.model.artifact import OutputIntent, PrintPage
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span


@dataclass(frozen=True, slots=True)
class Conformance:
    """What keeping to a standard means for the file as a whole.

    `version` is that of PDF, as the header says it. `archive` is the part of PDF/A (ISO 19005) and `level` its level;
    `universal` the part of PDF/UA (ISO 14289); 0 and "" where none is claimed. `exchange` is the version of PDF/X (ISO
    15930). `information` says whether there is an Info dictionary, `links` whether pages may have annotations, `embeds`
    whether files may be attached, and `associates` whether these are associated files, with a relationship.
    """

    version: str
    archive: int = 0
    level: str = ""
    universal: int = 0
    exchange: str = ""
    information: bool = True
    links: bool = True
    embeds: bool = True
    associates: bool = False


_TABLE = {
    "a-3a": Conformance("1.7", archive=3, level="A", universal=1, associates=True),
    "ua-1": Conformance("1.7", universal=1),
    # PDF/UA-1 is defined for PDF 1.7 alone, so an archive in PDF 2.0 cannot claim it; it is tagged all the same.
    "a-4f": Conformance("2.0", archive=4, level="F", information=False, associates=True),
    # Links would lie inside the trimmed page, where ISO 15930-7, 6.17 allows printer's marks only.
    "x-4": Conformance("1.6", exchange="PDF/X-4", links=False, embeds=False),
    "plain": Conformance("1.7"),
}


def conformance_of(page: PrintPage) -> Conformance:
    """The standard that a page is printed to. Raises KeyError for a name that is not in `CONFORMANCES`.

    PDF/A-4f wants a file inside (ISO 19005-4, Annex A); without one it is PDF/A-4 alone.
    """
    named = _TABLE[page.conformance]
    if page.conformance == "a-4f" and not page.attachments:
        return Conformance(named.version, archive=4, information=False)
    return named


def header_version(conformance: str) -> str:
    """The version that the file's header names: `1.7`."""
    return _TABLE[conformance].version


def may_link(conformance: str) -> bool:
    """Whether pages may have link annotations."""
    return _TABLE[conformance].links


def lacks(page: PrintPage) -> Iterator[Diagnostic]:
    """What keeps a page from its standard, known before it is laid out. Code: `pdf.output-intent`."""
    if conformance_of(page).exchange:
        wrong = "there is none" if page.intent is None else _no_printer(page.intent)
        if wrong:
            yield error(
                "pdf.output-intent",
                Span(page.source),
                f"PDF/X-4 needs the ICC profile of a printing condition: {wrong}",
                "pdf.intent names the file of the profile, such as one that the printing house gives out",
                "pdf.conformance: a-3a needs no profile",
            )


CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
"""How many numbers make a colour, by the data colour space that an ICC profile names."""


def _no_printer(intent: OutputIntent) -> str:
    """What a profile has instead of an output device's of ICC.1, 7.2 (versions 2 and 4); "" when it is one."""
    profile = intent.profile
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return "the file is no ICC profile"
    if int.from_bytes(profile[:4], "big") != len(profile):
        return f"the profile is {len(profile)} bytes long and says {int.from_bytes(profile[:4], 'big')}"
    if profile[8] > 4:
        return f"the profile is of version {profile[8]} of ICC, newer than PDF/X-4"
    kind = profile[12:16]
    if kind != b"prtr":
        named = {
            b"mntr": "a monitor",
            b"scnr": "a scanner or camera",
            b"spac": "a colour space",
            b"link": "a device link",
        }
        return f"the profile is that of {named.get(kind, 'no device')}, not of a printer"
    if profile[16:20] not in CHANNELS:
        return f"the profile is for {profile[16:20].decode('ascii', 'replace').strip()}, not for CMYK, RGB or grey"
    return ""
