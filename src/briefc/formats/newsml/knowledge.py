"""A register to a NewsML-G2 knowledgeItem: a concept for each person, organisation and place.

Receivers look up there what the codes `person:…`, `organisation:…` and `place:…` of the items stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefc import __version__
from briefc.formats.newsml.checks import check_item
from briefc.formats.newsml.entries import affiliated, names, same_as
from briefc.formats.newsml.g2 import KNOWLEDGE_ITEM_TYPE, NAMESPACE, name, tag
from briefc.formats.newsml.item_meta import PROFILE_VERSION, provider, rights_of
from briefc.formats.newsml.places import broader_entry, geo_details
from briefc.formats.newsml.schemes import catalogs, qcode
from briefc.markup.element import Element
from briefc.markup.xml import to_xml
from briefc.model.artifact import Artifact
from briefc.model.countries import COUNTRIES
from briefc.model.diagnostic import error, info
from briefc.model.language import direction
from briefc.model.line import literal, one_line
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.register import Entry, Register, above
from briefc.model.scheme import code
from briefc.model.span import Span
from briefc.vocabulary.territories import territory_name

_NATURES = {"person": "cpnat:person", "organisation": "cpnat:organisation", "place": "cpnat:geoArea"}


def knowledge_item(register: Register, entries: Mapping[str, Entry], project: Project) -> Outcome[Artifact]:
    """A register to `newsml/NAME.register.xml`; `entries` are those of all registers, for what it refers to.

    A register without a date has no version that could be told from another, and is not exported. Codes:
    `config.domain`, `register.undated` (an information), `register.version`, and those of `check_item`.
    """
    where = Span(register.path)
    made = register.date or register.updated
    if made is None:
        message = "the register has no date, so no knowledgeItem is made of it"
        return Outcome(None, (info("register.undated", where, message, "add date: to the file, such as 2024-05-16"),))
    if not project.agency.domain:
        message = "NewsML items need the agency's own domain name, and the project sets none"
        return Outcome(None, (error("config.domain", where, message, "set agency.domain in briefc.yaml"),))
    if register.version > 1 and register.updated is None:
        message = f"version {register.version} of the register does not say when it was made"
        return Outcome(None, (error("register.version", where, message, "add updated: with the time of this version"),))
    title = one_line(register.title) or register.name
    parts = (
        *rights_of(project, project.agency.rights),
        tag(
            "itemMeta",
            tag("itemClass", qcode="cinat:concept"),
            provider(project),
            tag("versionCreated", (register.updated or made).iso),
            tag("firstCreated", made.iso),
            tag("pubStatus", qcode="stat:usable"),
            tag("fileName", f"{_stem(register)}.xml"),
            tag("generator", "briefc", versioninfo=__version__),
            tag("profile", "briefc-register", versioninfo=PROFILE_VERSION),
            tag("title", title),
        ),
        tag("contentMeta", tag("language", tag=register.language), tag("headline", title)),
        tag("conceptSet", *(concept(entry, entries) for entry in register.entries)),
    )
    root = tag(
        "knowledgeItem",
        *catalogs(parts, project),
        *parts,
        xmlns=NAMESPACE,
        guid=f"tag:{project.agency.domain},{made.at.year}:register:{code(register.name)}",
        version=str(register.version),
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        lang=register.language,
        dir="rtl" if direction(register.language) == "rtl" else "",
    )
    data = to_xml(root)
    return Outcome(Artifact(f"newsml/{_stem(register)}.xml", KNOWLEDGE_ITEM_TYPE, data), check_item(root, data, where))


def concept(entry: Entry, entries: Mapping[str, Entry]) -> Element:
    """An entry to a `concept`. Aliases are names without a language: nothing says which they are in."""
    return tag(
        "concept",
        tag("conceptId", qcode=qcode(entry.kind, entry.code)),
        tag("type", qcode=_NATURES[entry.kind]),
        *names("", entry),
        *(name(one_line(text)) for text in entry.aliases),
        *((tag("definition", one_line(entry.definition), lang=entry.language),) if entry.definition else ()),
        *same_as(entry),
        *_relations(entry, entries),
        *_details(entry, entries),
    )


def _stem(register: Register) -> str:
    return f"{code(register.name)}.register"


def _relations(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Element]:
    """What it is, and what it lies in."""
    if entry.all_roles:
        shown = (name(one_line(text), lang) for lang, text in entry.all_roles)
        yield tag("related", *shown, rel="crel:isA", literal=literal(entry.all_roles[0][1]))
    if entry.kind != "place":
        return
    upper = above(entry, entries)
    if upper:
        yield broader_entry(upper[0], top=False)
    if entry.country and COUNTRIES[entry.country] in (text for _, text in entry.all_names):
        yield tag("sameAs", qcode=f"iso3166-1a2:{entry.country}")
    elif entry.country and not any(one.country for one in upper):
        yield _country("broader", entry)


def _country(element: str, entry: Entry) -> Element:
    shown = territory_name(entry.country, entry.language)
    return tag(element, name(shown, entry.language), type="cpnat:geoArea", qcode=f"iso3166-1a2:{entry.country}")


def _details(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Element]:
    if entry.kind == "person":
        affiliation = affiliated(entry.organisation, "", entries)
        contact = tag("contactInfo", tag("web", f"https://x.com/{entry.handle}")) if entry.handle else None
        known = [part for part in (affiliation, contact) if part is not None]
        if known:
            yield tag("personDetails", *known)
    elif entry.kind == "organisation" and entry.country:
        yield tag("organisationDetails", _country("location", entry))
    elif entry.position:
        yield geo_details(entry.position)
