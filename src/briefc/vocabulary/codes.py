"""The codes of IPTC's vocabularies that items of NewsML-G2 use: which exist, which are retired, what was meant.

Neither the schema nor a catalog knows codes; these lists are what could be established of each vocabulary, and each
says how far it reaches:

- `closed`: the standard fixes the codes; any other is an error;
- `dated`: all codes on a date; another may be newer, so it is a warning;
- `partial`: codes that certainly exist; of others nothing is said, unless one looks like a slip of the pen.

All are IPTC's NewsCodes (https://cv.iptc.org/newscodes/, CC BY 4.0); where each list was taken from stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Reach: TypeAlias = Literal["closed", "dated", "partial"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One vocabulary: its alias in IPTC's catalog, its address, how far the list reaches, its codes.

    `date` is the ISO date of a dated list. `retired` maps a code that is no longer to be used to the qualified code
    that replaces it, "" where IPTC names none; retired codes are not among `codes`.
    """

    alias: str
    address: str
    reach: Reach
    codes: frozenset[str]
    retired: Mapping[str, str] = field(default_factory=dict)
    date: str = ""


_NEWSCODES = "http://cv.iptc.org/newscodes/"


def _scheme(
    alias: str,
    address: str,
    reach: Reach,
    codes: str,
    retired: Mapping[str, str] | None = None,
    date: str = "",
) -> Scheme:
    return Scheme(alias, f"{_NEWSCODES}{address}", reach, frozenset(codes.split()), retired or {}, date)


_GENRES = """
Actuality Advertiser_Supplied Advice Advisory Almanac Analysis Archive_material Background Behind_the_Story Biography
Birth_Announcement Current Curtain_Raiser Daybook Exclusive Feature Fixture Forecast From_the_Scene History Horoscope
Interview Listing_of_facts Music Obituary Opinion Polls_and_Surveys Press-Digest Press_Release Profile Program
Question_and_Answer_Session Quote Raw_Sound Response_to_a_Question Results_Listings_and_Statistics Retrospective Review
Scener Side_bar_and_supporting_information Special_Report Summary Synopsis Text_only Transcript_and_Verbatim Update
Voicer Wrap Wrapup almanac
"""

_SOURCE_TYPES = """
algorithmicMedia algorithmicallyEnhanced composite compositeCapture compositeSynthetic
compositeWithTrainedAlgorithmicMedia computationalCapture dataDrivenMedia digitalCapture digitalCreation humanEdits
negativeFilm positiveFilm print screenCapture trainedAlgorithmicMedia virtualRecording
"""

_PARTY_ROLES = """
author cameraOperator contentEditor contentSource correspondent descrWriter distributor editor factChecker
genAIPromptWriter imgSupplier interviewee mediaOffice metadataEditor origcont originfo producer spokesperson
"""

_TRUST = """
archive award biography correctionsPolicy coveragePolicy editorialDiversityPolicy editorialPolicy ethicsPolicy
factCheckingPolicy feedbackPolicy journalistInfo noBylinesPolicy partyInfo pieceOfWorkInfo unnamedSourcesPolicy
"""

_TO_PARTY_ROLE = {name: f"cpprole:{name}" for name in ("contentSource", "imgSupplier", "interviewee")}

_ROWS = (
    # The specification names these three states; IPTC's own form writes "cancelled", which no reader knows.
    _scheme("stat", "pubstatusg2/", "closed", "usable withheld canceled"),
    # The schema's annotation of @mode: complementary unordered, complementary ordered, alternatives.
    _scheme("pgrmod", "pkggroupmode/", "closed", "bag seq alt"),
    # Pages of cv.iptc.org, whole.
    _scheme("cinat", "cinature/", "closed", "concept scheme"),
    _scheme("plinat", "plinature/", "closed", "newscoverage"),
    _scheme("riscope", "riscope/", "closed", "content metadata"),
    _scheme("riaspect", "riaspect/", "closed", "selection structure values"),
    # cv.iptc.org in JSON, released 2024-02-13.
    _scheme("cpprole", "contentprodpartyrole/", "dated", _PARTY_ROLES, date="2024-02-13"),
    # IPTC's tree view of 2024-09-17; the retirements are in its release note of that day and of 2022.
    _scheme(
        "digsrctype",
        "digitalsourcetype/",
        "dated",
        _SOURCE_TYPES,
        {"minorHumanEdits": "digsrctype:humanEdits", "digitalArt": "digsrctype:digitalCreation", "softwareImage": ""},
        "2024-09-17",
    ),
    # IPTC's news generator and the first page of its tree view of 2021; "almanac" as in its list of 2013.
    _scheme("genre", "genre/", "partial", _GENRES, {"Anniversary": ""}),
    # IPTC's examples; its news generator; its first knowledge item of 2008.
    _scheme("ninat", "ninature/", "partial", "text picture graphic audio video composite animated"),
    # IPTC's examples, and the details that the schema has for a concept.
    _scheme("cpnat", "cpnature/", "partial", "abstract person organisation geoArea poi object event"),
    # IPTC's examples (update, correction); the documentation of agencies for the others.
    _scheme("sig", "signal/", "partial", "update correction"),
    _scheme("nmsig", "newsmsgsignal/", "partial", "atomic"),
    _scheme(
        "irel",
        "itemrelation/",
        "partial",
        "seeAlso associatedWith rightspolicy previousVersion derivedFrom evolvedFrom processedFrom",
    ),
    _scheme("drol", "descriptionrole/", "partial", "summary caption teaser"),
    _scheme("rnd", "rendition/", "partial", "highRes lowRes preview thumbnail web print sms mobile"),
    _scheme("crel", "conceptrelation/", "partial", "isA"),
    # Pages of cv.iptc.org of 2018 and 2023.
    _scheme("why", "whypresent/", "partial", "ancestor associated direct inferred"),
    # cv.iptc.org: these three moved to the roles of parties on 2018-04-04.
    _scheme("isrol", "infosourcerole/", "partial", "originfo", _TO_PARTY_ROLE),
    # cv.iptc.org in JSON, released 2025-09-30; the first concepts.
    _scheme("trustindicator", "trustindicator/", "partial", _TRUST),
)

SCHEMES: Mapping[str, Scheme] = {scheme.alias: scheme for scheme in _ROWS}
"""The listed vocabularies by alias. Those with tables of their own are in `code_check`; of ctrol, ednoterole, edconf,
hashtype, loctyp and nrol nothing could be established, so nothing is said of their codes."""

ALIAS_OF: Mapping[str, str] = {
    **{scheme.address: scheme.alias for scheme in _ROWS},
    f"{_NEWSCODES}mediatopic/": "medtop",
    f"{_NEWSCODES}subjectcode/": "subj",
    "http://cvx.iptc.org/iso3166-1a2/": "iso3166-1a2",
    "http://cvx.iptc.org/bcp47/": "bcp47",
    "http://www.wikidata.org/entity/": "wikidata",
    "http://sws.geonames.org/": "geonames",
    "https://sws.geonames.org/": "geonameshttps",
}
"""The alias in IPTC's catalog of every vocabulary whose codes are checked, by its address."""
