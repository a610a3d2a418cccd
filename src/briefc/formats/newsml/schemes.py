"""The agency's own vocabularies: codes made of words, and the inline catalog that declares their aliases.

IPTC's catalog has no scheme for an agency's sections, persons, groups of a package or roles (research: catalog 41 lacks
`crol`, `hlrol`, `group` …), so each gets a scheme below the agency's own domain.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefc.formats.newsml.g2 import tag
from briefc.markup.element import Element, Node
from briefc.model.project import Project
from briefc.model.scheme import (
    CONCEPT_ROLE,
    CONCEPT_TYPE,
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    RELATION,
    RENDITION,
    ROLE,
    SECTION,
    code,
    scheme_address,
)
from briefc.vocabulary.catalogs import CATALOG

OWN = (SECTION, ROLE, PERSON, ORGANISATION, PLACE, GROUP, RENDITION, RELATION, CONCEPT_TYPE, CONCEPT_ROLE)

_CODED = frozenset({"qcode", "role", "rel", "type", "rendition", "mode"})
"""Attributes of NewsML-G2 that hold qualified codes."""


_PAYLOADS = frozenset({"nitf", "html"})


def qcode(alias: str, text: str) -> str:
    """A qualified code in one of the agency's schemes, from words."""
    return f"{alias}:{code(text)}"


def catalogs(parts: Iterable[Element], project: Project) -> tuple[Element, ...]:
    """The reference to IPTC's catalog, and an inline catalog of those own schemes that occur in `parts`."""
    used = _aliases(parts)
    schemes = tuple(tag("scheme", alias=alias, uri=scheme_address(alias, project)) for alias in OWN if alias in used)
    reference = tag("catalogRef", href=CATALOG)
    return (reference, tag("catalog", *schemes)) if schemes else (reference,)


def _aliases(parts: Iterable[Element]) -> set[str]:
    """The aliases of the codes in elements and what they hold, but for payloads, which have none."""
    used: set[str] = set()
    waiting: list[Node] = list(parts)
    while waiting:
        element = waiting.pop()
        if isinstance(element, Element) and element.name not in _PAYLOADS:
            for key, value in element.attributes:
                if key in _CODED:
                    used.add(value.partition(":")[0])
            waiting.extend(element.children)
    return used
