"""The agency's own vocabularies: codes made of words, and the addresses of the schemes that hold them."""

from __future__ import annotations

import unicodedata

from briefc.model.project import Project

SECTION, ROLE, GROUP, RENDITION = "section", "role", "group", "rendition"
PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
"""Aliases of the agency's schemes; none of them is an alias of IPTC's."""

RELATION = "relation"
"""The alias of the agency's relations between items, for what IPTC has no code."""

CONCEPT_TYPE, CONCEPT_ROLE = "cptType", "cRole"
"""Aliases that one widely used reader looks for and IPTC's catalogs lack; written for profiles that ask for them."""

_MARKS = ("Mn", "Mc")
"""Categories of marks that belong to the letter before them: vowels of Hindi, tones of Thai, points of Hebrew."""

_SIGNS = "+#*@%"
"""Signs that tell names apart where they stand right behind a letter: `C`, `C++` and `C#`."""


def code(text: str) -> str:
    """A code from words in any script: `Asia-Pacific & Europe` gives `asia-pacific-europe`; `x` for a blank text.

    Signs right behind a letter, and those of a text that has nothing else, become `u` and their number: `C++` gives
    `c-u2b-u2b`, `…` gives `u2026`.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    out: list[str] = []
    after = False
    for sign in folded:
        if sign.isalnum() or sign in "_.-":
            out.append(sign)
            after = sign not in ".-"
        elif unicodedata.category(sign) in _MARKS and not _is_variant(sign):
            out.append(sign if after else " ")
        elif sign in _SIGNS and after:
            out.append(f" u{ord(sign):x}")
        else:
            out.append(" ")
            after = False
    made = "-".join("".join(out).split()).strip("-")
    return made or "-".join(f"u{ord(sign):x}" for sign in folded if not (sign.isspace() or _is_variant(sign))) or "x"


def _is_variant(sign: str) -> bool:
    """Whether a sign only says how the one before it looks (emoji or text)."""
    return "\ufe00" <= sign <= "\ufe0f"


def scheme_address(alias: str, project: Project) -> str:
    """The address of one of the agency's schemes: below its domain, or as `newsml.section-scheme` says."""
    address = project.newsml.section_scheme if alias == SECTION else ""
    if not address:
        return f"https://{project.agency.domain}/cv/{alias}/"
    return address if address[-1] in "/#=:" else f"{address}/"
