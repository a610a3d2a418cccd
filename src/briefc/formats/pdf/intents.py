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


def _intent(kind: str, intent: OutputIntent, file: FileWriter) -> Ref:
    return file.add(
        {
            "Type": Name("OutputIntent"),
            "S": Name(kind),
            "OutputConditionIdentifier": Text(intent.name),
            "Info": Text(intent.name),
            "DestOutputProfile": add_profile(file, intent.profile),
        }
    )
