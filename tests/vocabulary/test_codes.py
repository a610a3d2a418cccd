"""The code lists against IPTC's catalog and against slips of the pen."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.vocabulary.catalogs import ALIASES, CATALOG, READABLE, aliases_of
from briefc.vocabulary.code_check import code_fault
from briefc.vocabulary.codes import SCHEMES
from briefc.vocabulary.languages import check_language, language_fault
from briefc.vocabulary.territories import is_territory, territories, territory_name

PACKAGE = importlib.util.find_spec("NewsMLG2")
assert PACKAGE is not None
assert PACKAGE.origin is not None
CATALOGS = Path(PACKAGE.origin).parent / "catalogs"


def test_every_scheme_has_its_alias_and_address_from_the_catalog() -> None:
    catalog = (CATALOGS / "catalog.IPTC-G2-Standards_41.xml").read_text("utf-8")
    declared = dict(re.findall(r'<scheme alias="([^"]+)" uri="([^"]+)"', catalog))
    assert {alias: scheme.address for alias, scheme in SCHEMES.items()} == {alias: declared[alias] for alias in SCHEMES}


def test_no_code_is_both_in_use_and_retired_and_replacements_exist() -> None:
    for scheme in SCHEMES.values():
        assert not scheme.codes & scheme.retired.keys()
        for instead in filter(None, scheme.retired.values()):
            alias, _, code = instead.partition(":")
            assert code in SCHEMES[alias].codes
        assert bool(scheme.date) == (scheme.reach == "dated")


def test_codes_in_use_are_never_at_fault() -> None:
    assert [
        (alias, code) for alias, scheme in SCHEMES.items() for code in scheme.codes if code_fault(alias, code)
    ] == []


@pytest.mark.parametrize(
    ("qcode", "kind", "certain", "hint"),
    [
        ("stat:cancelled", "unknown", True, "stat:canceled"),
        ("stat:embargoed", "unknown", True, "usable"),
        ("pgrmod:sequential", "unknown", True, ""),
        ("sig:corection", "unknown", False, "sig:correction"),
        ("rnd:highres", "unknown", False, "rnd:highRes"),
        ("irel:seealso", "unknown", False, "irel:seeAlso"),
        ("cpprole:photographer", "unknown", False, ""),
        ("digsrctype:digitalArt", "retired", True, "digitalCreation"),
        ("isrol:imgSupplier", "retired", True, "cpprole:imgSupplier"),
        ("genre:Anniversary", "retired", True, ""),
        ("medtop:20000261", "retired", True, "20000256"),
        ("medtop:99999999", "unknown", False, ""),
        ("medtop:diplomacy", "unknown", True, "20000639"),
        ("subj:20000002", "unknown", True, "medtop:20000002"),
        ("iso3166-1a2:UK", "unknown", True, ""),
        ("iso3166-1a2:at", "unknown", True, "AT"),
        ("bcp47:en_US", "unknown", True, "en-US"),
        ("wikidata:1234", "unknown", True, ""),
        ("geonames:Vienna", "unknown", True, ""),
    ],
)
def test_what_is_wrong_with_a_code(qcode, kind, certain, hint) -> None:
    fault = code_fault(*qcode.split(":", 1))
    assert fault is not None
    assert (fault.kind, fault.certain) == (kind, certain)
    assert hint in " ".join(fault.hints)


@pytest.mark.parametrize(
    "qcode",
    [
        "irel:isTranslationOf",
        "genre:Long_Read",
        "loctyp:City",
        "mydesk:eu",
        "rnd:hires",
        "subj:04000000",
        "wikidata:Q42",
    ],
)
def test_what_is_not_known_of_a_partial_list_is_not_said(qcode) -> None:
    assert code_fault(*qcode.split(":", 1)) is None


def test_the_twins_of_all_topics_are_subject_codes() -> None:
    table = Path(__file__).parents[2] / "src/briefc/vocabulary/data/mediatopics.tsv"
    twins = {line.split("\t")[3] for line in table.read_text("utf-8").splitlines()[1:]} - {""}
    assert len(twins) == 878
    assert [twin for twin in twins if code_fault("subj", twin)] == []


def test_catalogs_of_iptc_are_known_by_edition() -> None:
    assert aliases_of(CATALOG) is ALIASES
    assert aliases_of(CATALOG.replace("http:", "https:")) is ALIASES
    for edition in range(32, 41):
        aliases = aliases_of(CATALOG.replace("_41", f"_{edition}"))
        assert aliases is not None
        assert {"stat", "medtop", "subj"} <= aliases
    assert aliases_of("https://agency.example/catalog.xml") is None
    assert aliases_of(CATALOG.replace("_41", "_99")) is None
    assert CATALOG in READABLE


def test_territories_are_those_of_iso_3166_and_kosovo() -> None:
    assert len(territories()) == 250
    assert is_territory("AT")
    assert not is_territory("EU")
    assert not is_territory("at")
    assert territory_name("AT", "de") == "Österreich"
    assert territory_name("CH", "fr-CH") == "Suisse"
    assert territory_name("CN", "zh-Hans") == "中国"
    assert territory_name("AT", "x-made-up") == "Austria"
    assert territory_name("ZZ") == ""


GOOD = "en de-AT zh-Hans zh-Hans-CN sr-Latn-RS x-klingon de-CH-1996 gsw fil cmn es-419 en-u-ca-gregory iw no nb-NO"


@pytest.mark.parametrize("tag", GOOD.split())
def test_good_language_tags(tag) -> None:
    assert language_fault(tag) is None


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en_US", "en-US"),
        ("eng", "en"),
        ("deu-AT", "de-AT"),
        ("jp", "ja"),
        ("cz", "cs"),
        ("english", "en"),
        ("en-UK", "en-GB"),
        ("en-XX", ""),
        ("e", ""),
        ("", ""),
        ("zz", ""),
    ],
)
def test_bad_language_tags(tag, meant) -> None:
    fault = language_fault(tag)
    assert fault is not None
    assert (f'"{meant}"' in "".join(fault.hints)) == bool(meant)


def test_the_language_of_an_item_that_names_nothing_is_a_warning() -> None:
    (found,) = check_language("jp", Span("a.rst", 3, 1))
    assert (found.code, found.severity, str(found.span)) == ("metadata.language", Severity.WARNING, "a.rst:3:1")
    assert 'did you mean "ja"?' in found.hints
    assert check_language("ja", Span("a.rst")) == ()
