"""Content metadata said a second time, in the words of receivers that read no others.

One widely used reader takes places from subjects of type `cptType:5` alone, and the source from an `infoSource` whose
role is `cRole:source` (research: section 4). A profile asks for either; without one nothing is said twice.
"""

from __future__ import annotations

from dataclasses import replace

from briefc.formats.newsml.g2 import tag
from briefc.markup.element import Element, Node
from briefc.model.profile import Profile
from briefc.model.scheme import CONCEPT_ROLE, CONCEPT_TYPE

_PLACE = f"{CONCEPT_TYPE}:5"
_SOURCE = f"{CONCEPT_ROLE}:source"
_IDENTITY = frozenset({"qcode", "uri", "literal"})


def adapted(content_meta: Element, profile: Profile) -> Element:
    """A `contentMeta` with what the profile wants besides; itself when the profile wants nothing."""
    if not (profile.place_subjects or profile.source_role):
        return content_meta
    parts: list[Node] = []
    places: list[Element] = []
    for part in content_meta.children:
        if isinstance(part, Element) and part.name == "located" and profile.place_subjects:
            places.append(_place(part))
        with_role = isinstance(part, Element) and part.name == "infoSource" and profile.source_role
        parts.append(_source(part) if with_role and isinstance(part, Element) else part)
    # Subjects belong to the descriptive block; only properties of the newsroom's own stand after it.
    own = [part for part in parts if isinstance(part, Element) and part.name == "contentMetaExtProperty"]
    return replace(content_meta, children=(*(part for part in parts if part not in own), *places, *own))


def _place(located: Element) -> Element:
    """A place as a subject: its identity, its name, and the names above it."""
    identity = [(key, value) for key, value in located.attributes if key in _IDENTITY]
    said = [part for part in located.children if isinstance(part, Element) and part.name in {"name", "broader"}]
    return Element("subject", (("type", _PLACE), *identity), tuple(said))


def _source(source: Element) -> Element:
    rest = {key: value for key, value in source.attributes if key != "role"}
    return tag("infoSource", *source.children, role=_SOURCE, **rest)
