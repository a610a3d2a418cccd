"""Media Topics by code and by name; subjects as authors write them; the aliases of IPTC's catalog."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from briefc.model.article import Metadata, Subject
from briefc.model.span import Span
from briefc.vocabulary.catalogs import ALIASES
from briefc.vocabulary.subjects import check_subjects, topics_of
from briefc.vocabulary.topics import suggestion, topic, topics_named

TABLE = Path(__file__).parents[2] / "src/briefc/vocabulary/data/mediatopics.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


def metadata(*subjects: str, language: str = "en") -> Metadata:
    given = tuple(Subject(text, Span("a.rst", 5, 12)) for text in subjects)
    return Metadata("article", "a", "tag:a", None, subjects=given, language=language)


def test_every_topic_is_found_by_its_code() -> None:
    assert len(ROWS) == 1387
    for code, parent, retired, subjectcode, wikidata, *names in ROWS:
        found = topic(code)
        assert found is not None
        assert (found.code, found.parent, found.retired) == (code, parent, retired)
        assert (found.subjectcode, found.wikidata) == (subjectcode, wikidata)
        assert [name for _, name in found.names] == [name for name in names if name]


def test_every_name_in_every_language_finds_a_topic_of_that_name() -> None:
    languages = TABLE.read_text("utf-8").partition("\n")[0].split("\t")[5:]
    for number, heading in enumerate(languages, 5):
        for row in ROWS[number::13]:
            if row[number]:
                found = topics_named(row[number], heading.removeprefix("name_"))
                assert row[0] in [one.code for one in found], (heading, row)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("20000639", "en"),
        ("medtop:20000639", "en"),
        ("diplomacy", "en"),
        ("  DIPLOMACY ", "fr"),
        ("Diplomatie", "de"),
        ("Diplomatie", "fr-CA"),
        ("外交", "zh-Hant"),
        ("دبلوماسية", "ar"),
    ],
)
def test_a_topic_by_code_or_name(text, language) -> None:
    found = topic(text, language)
    assert found is not None
    assert found.code == "20000639"


@pytest.mark.parametrize(
    "text", ["", "99999999", "code", "name_de", "Q1889", "11002000", "2019-07-25", "x\ty", "diplomacy\n"]
)
def test_what_is_no_topic(text) -> None:
    assert topic(text) is None or text.strip() == "diplomacy"


def test_names_by_language_fall_back_to_english() -> None:
    found = topic("20000639")
    assert found is not None
    assert found.name("de-AT") == ("de", "Diplomatie")
    assert found.name("en-US") == ("en-US", "diplomacy")
    assert found.name("zh") == ("zh-Hans", "外交")
    assert found.name("sw") == ("en-GB", "diplomacy")


def test_a_name_of_several_topics_prefers_one_in_use_and_high_in_the_tree() -> None:
    found = topics_named("Energie", "de")
    assert [(one.code, bool(one.retired)) for one in found] == [
        ("20000256", False),
        ("20000387", False),
        ("20000261", True),
    ]


def test_suggestions_are_in_the_articles_language_or_english() -> None:
    assert suggestion("diplomcy") == "diplomacy"
    assert suggestion("Diplomatje", "de") == "Diplomatie"
    assert suggestion("zzzzzzzzzz") is None


def test_sound_subjects_raise_nothing() -> None:
    assert check_subjects(metadata("diplomacy", "economy, business and finance")) == ()


@pytest.mark.parametrize(
    ("subjects", "language", "code", "hint"),
    [
        (("diplomcy",), "en", "subject.unknown", "diplomacy"),
        (("qwertzuiop",), "en", "subject.unknown", "briefc topics"),
        (("20000261",), "en", "subject.retired", "20000256"),
        (("Energie",), "de", "subject.ambiguous", "20000387"),
        (("diplomacy", "20000639"), "en", "subject.twice", "remove"),
    ],
)
def test_what_is_wrong_with_subjects(subjects, language, code, hint) -> None:
    (found,) = check_subjects(metadata(*subjects, language=language))
    assert found.code == code
    assert str(found.span) == "a.rst:5:12"
    assert hint in " ".join(found.hints)


def test_no_topic_is_written_twice() -> None:
    assert [text for text, _ in topics_of(metadata("diplomacy", "20000639", "x", "x"))] == ["diplomacy", "x"]


def test_the_aliases_are_those_of_iptcs_catalog() -> None:
    found = importlib.util.find_spec("NewsMLG2")
    assert found is not None
    assert found.origin is not None
    catalog = Path(found.origin).parent / "catalogs" / "catalog.IPTC-G2-Standards_41.xml"
    assert frozenset(re.findall(r'<scheme alias="([^"]+)"', catalog.read_text("utf-8"))) == ALIASES


def test_the_table_is_credited() -> None:
    notice = (TABLE.parent / "NOTICE").read_text()
    assert "IPTC" in notice
    assert "creativecommons.org/licenses/by/4.0" in notice
