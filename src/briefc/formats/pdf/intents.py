"""Output intents and the colour spaces of a file: what its colours mean on paper (ISO 32000-1, 14.11.5).

Colours are sRGB. An archived file says so by its output intent. A print file's intent is the printing condition, so
there every page says that RGB means sRGB, by the colour space `DefaultRGB` (8.6.5.6).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefc.formats.pdf.conformance import CHANNELS, conformance_of
from briefc.formats.pdf.objects import FileWriter, Name, Ref, Text, Value
from briefc.model.artifact import OutputIntent, PrintPage

_SRGB = "sRGB IEC61966-2.1"


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB that WeasyPrint ships with (sRGB2014.icc, of the ICC)."""
    found = importlib.util.find_spec("weasyprint")
    if found is None or found.origin is None:
        raise RuntimeError("WeasyPrint is not installed")
    return (Path(found.origin).parent / "pdf" / "sRGB2014.icc").read_bytes()


def add_profile(file: FileWriter, profile: bytes) -> Ref:
    """Put an ICC profile into the file. Raises KeyError for one of another colour space than CMYK, RGB or grey."""
    return file.add_stream({"N": CHANNELS[profile[16:20]]}, profile)


def add_intents(page: PrintPage, file: FileWriter) -> Mapping[str, Value]:
    """The catalog's `OutputIntents` for the page's standard; nothing for one that asks for none.

    Raises ValueError for a print file without an intent (`conformance.lacks` reports it before).
    """
    standard = conformance_of(page)
    if standard.exchange:
        if page.intent is None:
            raise ValueError("a print file without output intent")
        return {"OutputIntents": [_intent("GTS_PDFX", page.intent, file)]}
    if standard.archive:
        return {"OutputIntents": [_intent("GTS_PDFA1", OutputIntent(_SRGB, srgb_profile()), file)]}
    return {}


def add_colour_spaces(page: PrintPage, file: FileWriter) -> Mapping[str, Value]:
    """Entries for the `ColorSpace` of all resources that the page's standard asks for: `DefaultRGB` in a print file."""
    if not conformance_of(page).exchange:
        return {}
    return {"DefaultRGB": [Name("ICCBased"), add_profile(file, srgb_profile())]}


def profile_name(profile: bytes) -> str:
    """What an ICC profile calls itself (ICC.1, 9.2.41: `desc`, in the forms of versions 2 and 4); "" for nothing."""
    count = int.from_bytes(profile[128:132], "big")
    for at in range(132, 132 + 12 * min(count, 100), 12):
        if profile[at : at + 4] == b"desc":
            start, size = (int.from_bytes(profile[at + here : at + here + 4], "big") for here in (4, 8))
            return _described(profile[start : start + size])
    return ""


def _described(tag: bytes) -> str:
    """The text of a `desc` tag: of its first language, where it has several."""
    if tag[:4] == b"mluc":
        size, start = (int.from_bytes(tag[here : here + 4], "big") for here in (20, 24))
        text = tag[start : start + size].decode("utf-16-be", "ignore")
    else:
        text = tag[12 : 12 + int.from_bytes(tag[8:12], "big")].decode("ascii", "ignore")
    text = text.partition("\0")[0].strip()
    return text if text.isprintable() else ""


def _intent(kind: str, intent: OutputIntent, file: FileWriter) -> Ref:
    name = intent.name or profile_name(intent.profile)
    return file.add(
        {
            "Type": Name("OutputIntent"),
            "S": Name(kind),
            # What has no name that is known is said to be so (ISO 32000-1, Table 365).
            "OutputConditionIdentifier": Text(intent.name or "Custom"),
            "Info": Text(name or "Custom"),
            "DestOutputProfile": add_profile(file, intent.profile),
        }
    )
