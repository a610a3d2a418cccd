"""The agency's own vocabularies: codes made of words, and the addresses of the schemes that hold them."""

from __future__ import annotations

import re
import unicodedata

from briefc.model.project import Project

SECTION, ROLE, GROUP, RENDITION = "section", "role", "group", "rendition"
PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
"""Aliases of the agency's schemes; none of them is an alias of IPTC's."""

RELATION = "relation"
"""The alias of the agency's relations between items, for what IPTC has no code."""

CONCEPT_TYPE, CONCEPT_ROLE = "cptType", "cRole"
"""Aliases that one widely used reader looks for and IPTC's catalogs lack; written for profiles that ask for them."""

_NOT_A_CODE = re.compile(r"[^\w.\-]+")


def code(text: str) -> str:
    """A code from words in any script: `Asia-Pacific & Europe` gives `asia-pacific-europe`; `x` from nothing usable."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return _NOT_A_CODE.sub("-", folded).strip("-") or "x"


def scheme_address(alias: str, project: Project) -> str:
    """The address of one of the agency's schemes: below its domain, or as `newsml.section-scheme` says."""
    address = project.newsml.section_scheme if alias == SECTION else ""
    if not address:
        return f"https://{project.agency.domain}/cv/{alias}/"
    return address if address[-1] in "/#=:" else f"{address}/"
