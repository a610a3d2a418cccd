"""What a register file may say: the classes from which its loader, its JSON Schema and its reference page are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefc.model.setting import LANGUAGE, Rule, about

CODE = r"^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$(?!\n)"
"""Pattern of an entry's code: part of a qualified code in NewsML, and written after `@` in texts."""

LATITUDE = r"-?(90(\.0{1,8})?|[1-8]?[0-9](\.[0-9]{1,8})?)"
LONGITUDE = r"-?(180(\.0{1,8})?|(1[0-7][0-9]|[1-9]?[0-9])(\.[0-9]{1,8})?)"

_CODED = Rule(keys=CODE, keys_shape="lower-case letters and digits, with hyphens, full stops or _ between them")
_TRANSLATED = Rule(keys=LANGUAGE, keys_shape="a language tag such as de or zh-Hans")
_WIKIDATA = Rule(pattern=r"^(Q[1-9][0-9]{0,11})?$(?!\n)", shape="an item of Wikidata, such as Q64")
_GEONAMES = Rule(minimum=1, maximum=10**11)
_COUNTRY = Rule(pattern=r"^([A-Z]{2})?$(?!\n)", shape="a country's code of two capitals (ISO 3166-1), such as CN")
_PLACE_CODE = Rule(pattern=rf"^$(?!\n)|{CODE}", shape="the code of a place")
_NAME = Rule(pattern=r"\S", shape="the name")
_HANDLE = Rule(pattern=r"^@?[A-Za-z0-9_]{0,15}$(?!\n)", shape="a handle of at most 15 letters, digits and _")

_WIKIDATA_DOC = "The item in Wikidata; receivers know whom or what is meant by it."


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What a register says of a person."""

    name: str = field(metadata=about("Name as it is printed.", _NAME))
    names: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The name in other languages, by language tag.", _TRANSLATED)
    )
    aliases: tuple[str, ...] = field(
        default=(), metadata=about("Other spellings by which texts may name the person; printed as written there.")
    )
    role: str = field(default="", metadata=about("Job or office, shown where a text writes @CODE and gives none."))
    roles: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The role in other languages, by language tag.", _TRANSLATED)
    )
    organisation: str = field(
        default="", metadata=about("Code of an organisation of the registers, or the name of any other one.")
    )
    wikidata: str = field(default="", metadata=about(_WIKIDATA_DOC, _WIKIDATA))
    handle: str = field(
        default="", metadata=about("Handle on X; a post under it without :author: is the person's.", _HANDLE)
    )
    definition: str = field(default="", metadata=about("Who this is, in a sentence; exported, never printed."))


@dataclass(frozen=True, slots=True)
class OrganisationFields:
    """What a register says of an organisation."""

    name: str = field(metadata=about("Name as it is printed.", _NAME))
    names: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The name in other languages, by language tag.", _TRANSLATED)
    )
    aliases: tuple[str, ...] = field(
        default=(), metadata=about("Other names by which texts may call it; printed as written there.")
    )
    country: str = field(default="", metadata=about("Country of its seat.", _COUNTRY))
    wikidata: str = field(default="", metadata=about(_WIKIDATA_DOC, _WIKIDATA))
    definition: str = field(default="", metadata=about("What this is, in a sentence; exported, never printed."))


@dataclass(frozen=True, slots=True)
class PlaceFields:
    """What a register says of a place."""

    name: str = field(metadata=about("Name as it is printed.", _NAME))
    names: Mapping[str, str] = field(
        default_factory=dict, metadata=about("The name in other languages, by language tag.", _TRANSLATED)
    )
    aliases: tuple[str, ...] = field(
        default=(), metadata=about("Other names by which texts may call it; printed as written there.")
    )
    country: str = field(
        default="", metadata=about("Its country; that of the nearest broader place when empty.", _COUNTRY)
    )
    broader: str = field(default="", metadata=about("Code of the place that it lies in.", _PLACE_CODE))
    geonames: int = field(default=0, metadata=about("Its number in GeoNames.", _GEONAMES))
    wikidata: str = field(default="", metadata=about(_WIKIDATA_DOC, _WIKIDATA))
    position: str = field(
        default="",
        metadata=about(
            "Latitude and longitude in degrees (WGS 84).",
            Rule(
                pattern=rf"^$(?!\n)|^{LATITUDE}, ?{LONGITUDE}$(?!\n)",
                shape="latitude and longitude, such as 39.9042, 116.4074",
            ),
        ),
    )
    definition: str = field(default="", metadata=about("What this is, in a sentence; exported, never printed."))


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """What a register file may say."""

    title: str = field(default="", metadata=about("What the register holds; the title of its knowledgeItem."))
    language: str = field(
        default="",
        metadata=about(
            "Language of its names, roles and definitions, as a BCP 47 tag; agency.language when empty.",
            Rule(pattern=rf"^$(?!\n)|{LANGUAGE}", shape="a language tag such as en or zh-Hans"),
        ),
    )
    date: str = field(
        default="",
        metadata=about(
            "When the register was first made: an ISO date or date-time. A register with neither date nor updated is "
            "not exported as a knowledgeItem."
        ),
    )
    updated: str = field(
        default="", metadata=about("When this version was made: an ISO date or date-time; the date when empty.")
    )
    version: int = field(
        default=1, metadata=about("Number of the version of its knowledgeItem.", Rule(minimum=1, maximum=10**9 - 1))
    )
    people: Mapping[str, PersonFields] = field(default_factory=dict, metadata=about("People, by code.", _CODED))
    organisations: Mapping[str, OrganisationFields] = field(
        default_factory=dict, metadata=about("Organisations, by code.", _CODED)
    )
    places: Mapping[str, PlaceFields] = field(default_factory=dict, metadata=about("Places, by code.", _CODED))
