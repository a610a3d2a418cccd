"""Title, subtitle and metadata are read as plain text, typed, and every trouble is placed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.article import Metadata
from briefc.model.digital_source import NAMES, RETIRED
from briefc.model.facts import Person
from briefc.model.project import Agency, Pdf, Project
from briefc.model.span import Span
from briefc.rst.metadata import read_metadata
from briefc.rst.metadata_fields import FIELDS, TYPES

PROJECT = Project(
    agency=Agency(name="Newsroom", domain="newsroom.example", rights="© Newsroom", source="Desk"),
    timezone="Europe/Berlin",
)
PATH = "sources/talks.rst"


def read(fields: str, *, project: Project = PROJECT, title: str = "Talks\n=====\n", body: str = "Words.\n"):
    metadata, head, findings = read_metadata(PATH, f"{title}\n{fields}\n\n{body}", project)
    return metadata, head, findings


def good(fields: str, project: Project = PROJECT) -> Metadata:
    metadata, _, findings = read(fields, project=project)
    assert findings == ()
    assert metadata is not None
    return metadata


def trouble(fields: str, **options) -> list[str]:
    """`line:column-end severity code`, one a finding."""
    found = read(fields, **options)[2]
    return [f"{f.span.line}:{f.span.column}-{f.span.end_column} {f.severity.label} {f.code}" for f in found]


# --- head ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "title", "subtitle", "left"),
    [
        ("Talks\n=====\n\n:date: x\n\nWords.\n", "Talks", "", "\n\n\n\n\nWords.\n"),
        ("=====\nTalks\n=====\n\n:date: x\n", "Talks", "", "\n\n\n\n\n"),
        ("=======\n Talks\n=======\n:date: x\n", "Talks", "", "\n\n\n\n"),
        ("=====\nTalks\n=====\n\nOpen\n====\n\n:date: x\n", "Talks", "Open", "\n\n\n\n\n\n\n\n"),
        ("Talks\n=====\n\nOpen\n====\n\nWords.\n", "Talks", "", "\n\n\nOpen\n====\n\nWords.\n"),
        (
            "\n.. a comment\n   of two lines\n\nTalks\n~~~~~\n\n:date: x\n",
            "Talks",
            "",
            "\n.. a comment\n   of two lines\n\n\n\n\n\n",
        ),
        (
            ".. _label:\n\nTalks\n=====\n\n.. |a| replace:: b\n\n:date: x\n",
            "Talks",
            "",
            ".. _label:\n\n\n\n\n.. |a| replace:: b\n\n\n",
        ),
        ("..\n\nTalks\n=====\n\n:date: x\n", "Talks", "", "..\n\n\n\n\n\n"),
        ("会谈在维也纳开始\n================\n\n:date: x\n", "会谈在维也纳开始", "", "\n\n\n\n"),
        ("Talks *now*\n===========\n\n:date: x\n\n:section: y\n\nWords\n", "Talks *now*", "", "\n\n\n\n\n\n\nWords\n"),
    ],
)
def test_the_head_is_cut_line_by_line(source: str, title: str, subtitle: str, left: str) -> None:
    _, head, findings = read_metadata(PATH, source, PROJECT)

    assert (head.title, head.subtitle, head.body_text) == (title, subtitle, left)
    assert not [f for f in findings if f.code.startswith("title.")]


def test_the_title_is_placed_to_the_column() -> None:
    _, head, _ = read_metadata(PATH, "=======\n Talks\n=======\n\nOpen\n----\n\n:date: 2024-05-16\n", PROJECT)

    assert head.title_span == Span(PATH, 2, 2, 2, 7)
    assert head.subtitle_span == Span(PATH, 5, 1, 5, 5)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Talks\n", ["1:1-6 error title.missing", "3:1-18 error metadata.late"]),
        ("Talks open\n====\n", ["2:1-5 warning title.short-line"]),
        ("====\nTalks open\n====\n", ["1:1-5 warning title.short-line", "3:1-5 warning title.short-line"]),
        ("会谈\n===\n", ["2:1-4 warning title.short-line"]),
        ("=====\nTalks\n-----\n", ["3:1-6 error title.broken"]),
        ("=====\nTalks\n", ["1:1-6 error title.broken"]),
        (".. image:: a.png\n\nTalks\n=====\n", ["1:1-17 error title.missing"]),
        ("", ["2:1-18 error title.missing"]),
    ],
)
def test_a_broken_heading_is_placed(title: str, expected: list[str]) -> None:
    found = trouble(":date: 2024-05-16", title=title)

    assert found[:1] == expected[:1]
    if "short-line" in expected[0]:
        assert found == expected


def test_an_empty_source_has_no_metadata() -> None:
    metadata, head, findings = read_metadata(PATH, "", PROJECT)

    assert metadata is None
    assert head.title == ""
    assert [f.code for f in findings] == ["title.missing"]


# --- values ----------------------------------------------------------------------------------------------------------


def test_values_arrive_whole_whatever_they_would_mean_in_rest() -> None:
    metadata = good(
        ":date: 2024-05-16\n:byline: A. Smith; asia_\n:rights: (c) 2024 Agency\n:summary: 1990. The *year* |x|"
    )

    assert metadata.byline == ("A. Smith", "asia_")
    assert metadata.rights == "(c) 2024 Agency"
    assert metadata.summary == "1990. The *year* |x|"


def test_continuation_lines_are_folded() -> None:
    metadata = good(":date: 2024-05-16\n:summary: One\n  two\n\n  three\n:keywords: a, b,\n   c")

    assert metadata.summary == "One two three"
    assert metadata.keywords == ("a", "b", "c")


def test_lists_have_their_separators() -> None:
    metadata = good(
        ":date: 2024-05-16\n:section: Asia, Pacific; Europe\n:keywords: talks, peace; war, talks\n:related: a-b; c"
    )

    assert metadata.section == ("Asia, Pacific", "Europe")
    assert metadata.keywords == ("talks", "peace; war")
    assert metadata.related == ("a-b", "c")


def test_subjects_are_placed_one_by_one() -> None:
    metadata = good(":date: 2024-05-16\n:subjects: politics, law; 11000000;\n   war")

    assert [(s.text, s.span.line, s.span.column, s.span.end_column) for s in metadata.subjects] == [
        ("politics, law", 5, 12, 25),
        ("11000000", 5, 27, 35),
        ("war", 6, 4, 7),
    ]


def test_every_field_reaches_its_attribute() -> None:
    metadata = good(
        ":type: briefing\n:slug: china\n:guid: tag:a.example,2024:x\n:date: 2024-05-16T09:40+02:00\n"
        ":updated: 2024-05-17 08:00\n:embargo: 2024-05-16\n:version: 2\n:status: withheld\n:section: A\n:byline: B\n"
        ":summary: C\n:keywords: D\n:subjects: E\n:language: zh-Hans\n:translation-of: f\n:genre: G\n:urgency: 3\n"
        ":slugline: H\n:editor-note: I\n:rights: J\n:source: K\n:related: l\n:reference: M\n:audience: N\n"
        ":closing: 2024-05-16T12:00Z\n:supersedes: o\n:tlp: TLP:GREEN\n:issuer: P\n:contributors: Q\n:digital-source: trainedalgorithmicmedia"
    )

    assert (metadata.type, metadata.slug, metadata.guid) == ("briefing", "china", "tag:a.example,2024:x")
    assert metadata.date is not None
    assert metadata.date.at == datetime(2024, 5, 16, 9, 40, tzinfo=timezone(timedelta(hours=2)))
    assert metadata.updated is not None
    assert metadata.updated.iso == "2024-05-17T08:00:00+02:00"
    assert metadata.embargo is not None
    assert metadata.embargo.day
    assert metadata.closing is not None
    assert metadata.closing.at == datetime(2024, 5, 16, 12, tzinfo=UTC)
    assert (metadata.version, metadata.status, metadata.urgency) == (2, "withheld", 3)
    assert (metadata.language, metadata.direction, metadata.tlp) == ("zh-Hans", "ltr", "GREEN")
    assert (metadata.translation_of, metadata.supersedes, metadata.related) == ("f", "o", ("l",))
    assert (metadata.slugline, metadata.editor_note, metadata.rights, metadata.source) == ("H", "I", "J", "K")
    assert (metadata.reference, metadata.audience, metadata.issuer, metadata.genre) == ("M", "N", "P", "G")
    assert (metadata.contributors, metadata.digital_source) == ((Person("Q"),), "trainedAlgorithmicMedia")


def test_people_may_have_a_role_in_brackets() -> None:
    metadata = good(f"{DATED}:byline: Anna Gruber (correspondent); Bo (B.) Li\n:contributors: 华春莹（翻译）; dpa")

    assert metadata.byline == ("Anna Gruber", "Bo (B.) Li")
    assert metadata.authors == (Person("Anna Gruber", "correspondent"), Person("Bo (B.) Li"))
    assert metadata.contributors == (Person("华春莹", "翻译"), Person("dpa"))


@pytest.mark.parametrize("code", NAMES)
def test_a_digital_source_is_a_code_or_its_name_in_any_case(code: str) -> None:
    for written in (code, code.upper(), NAMES[code].title(), f"digsrctype:{code}"):
        assert good(f"{DATED}:digital-source: {written}").digital_source == code


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("trainedAlgorithmicMedium", 'did you mean "trainedAlgorithmicMedia"?'),
        ("edited with generative AI", 'did you mean "edited using generative AI"?'),
        ("minorHumanEdits", "write humanEdits instead"),
        *((old, f"write {new} instead") for old, new in RETIRED.items() if new),
    ],
)
def test_a_source_type_that_there_is_not_gets_a_suggestion(written: str, hint: str) -> None:
    (finding,) = read(f"{DATED}:digital-source: {written}")[2]

    assert (finding.code, finding.hints[0]) == ("metadata.digital-source", hint)


def test_a_source_type_out_of_the_blue_is_told_those_of_texts() -> None:
    (finding,) = read(f"{DATED}:digital-source: chatbot")[2]

    assert "trainedAlgorithmicMedia" in finding.hints[0]


def test_defaults_come_from_the_agency() -> None:
    metadata = good(":date: 2024-05-16")

    assert metadata == Metadata(
        type="article",
        slug="talks",
        guid="tag:newsroom.example,2024-05-16:talks",
        date=metadata.date,
        language="en",
        slugline="TALKS",
        rights="© Newsroom",
        source="Desk",
    )
    assert metadata.date is not None
    assert metadata.date.iso == "2024-05-16T00:00:00+02:00"
    assert metadata.date.day


def test_without_a_domain_there_is_no_guid() -> None:
    project = Project(agency=Agency(name="N", rights="© N"))

    assert good(":date: 2024-05-16", project).guid == ""
    assert good(":date: 2024-05-16\n:guid: urn:x:1", project).guid == "urn:x:1"


def test_a_briefing_takes_the_label_of_the_project() -> None:
    project = Project(agency=Agency(rights="© N"), pdf=Pdf(tlp="AMBER"))

    assert good(":date: 2024-05-16\n:type: briefing", project).tlp == "AMBER"
    assert good(":date: 2024-05-16", project).tlp == ""


def test_a_page_needs_neither_date_nor_rights() -> None:
    assert good(":type: page", Project()).date is None


@pytest.mark.parametrize("label", ["TLP:GREEN", "GREEN", "tlp:green", "TLP:AMBER+STRICT"])
def test_labels_are_taken_with_and_without_their_prefix(label: str) -> None:
    found = good(f":type: briefing\n:date: 2024-05-16\n:tlp: {label}").tlp

    assert found == label.upper().removeprefix("TLP:")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-16", "2024-05-16T00:00:00+02:00"),
        ("2024-01-16", "2024-01-16T00:00:00+01:00"),
        ("2024-05-16T09:40", "2024-05-16T09:40:00+02:00"),
        ("2024-05-16 09:40:12", "2024-05-16T09:40:12+02:00"),
        ("2024-05-16T09:40Z", "2024-05-16T09:40:00+00:00"),
        ("2024-05-16 09:40 UTC", "2024-05-16T09:40:00+00:00"),
        ("2024-05-16T09:40+0530", "2024-05-16T09:40:00+05:30"),
        ("2024-05-16T09:40-03:00", "2024-05-16T09:40:00-03:00"),
        ("1901-05-16", "1901-05-16T00:00:00+01:00"),
    ],
)
def test_dates_have_a_zone(text: str, iso: str) -> None:
    date = good(f":date: {text}").date

    assert date is not None
    assert date.iso == iso


def test_offsets_are_whole_minutes() -> None:
    project = Project(agency=Agency(rights="©", domain="a.example"), timezone="Europe/Amsterdam")

    date = good(":date: 1901-05-16", project).date

    assert date is not None
    assert date.iso == "1901-05-16T00:00:00+00:20"


# --- trouble ---------------------------------------------------------------------------------------------------------

DATED = ":date: 2024-05-16\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (f"{DATED}:keyword: a", ["5:2-9 error metadata.unknown"]),
        (f"{DATED}:section:\n:urgency: 4\n:urgency: 5", ["7:2-9 error metadata.twice", "5:2-9 warning metadata.empty"]),
        (":date: 16 May 2024", ["4:8-19 error metadata.date"]),
        (":date: 2024-02-30", ["4:8-18 error metadata.date"]),
        (":date: 2024-05-16T25:00", ["4:8-24 error metadata.date"]),
        (":date: 2024-05-16T09:00+19:00", ["4:8-30 error metadata.date"]),
        (":date: 20240516", ["4:8-16 error metadata.date"]),
        (":date: 0000-05-16", ["4:8-18 error metadata.date"]),
        (":date: ２０２４-05-16", ["4:8-18 error metadata.date"]),
        (":section: A", ["4:2-9 error metadata.date-missing"]),
        (f"{DATED}:updated: 2024-05-15", ["5:11-21 error metadata.updated"]),
        (f"{DATED}:version: 2", ["5:11-12 error metadata.version-updated"]),
        (f"{DATED}:version: 0", ["5:11-12 error metadata.version"]),
        (f"{DATED}:version: two", ["5:11-14 error metadata.version"]),
        (f"{DATED}:urgency: 0", ["5:11-12 error metadata.urgency"]),
        (f"{DATED}:urgency: 10", ["5:11-13 error metadata.urgency"]),
        (f"{DATED}:status: cancelled", ["5:10-19 error metadata.status"]),
        (f"{DATED}:type: news", ["5:8-12 error metadata.type"]),
        (f"{DATED}:language: english", ["5:12-19 error metadata.language"]),
        (f"{DATED}:slug: -a", ["5:8-10 error metadata.slug"]),
        (f"{DATED}:slug: A", ["5:8-9 error metadata.slug"]),
        (f"{DATED}:slug: {'a' * 101}", ["5:8-109 error metadata.slug"]),
        (f"{DATED}:related: a; B c", ["5:14-17 error metadata.slug"]),
        (f"{DATED}:guid: a b", ["5:8-11 error metadata.guid"]),
        (f"{DATED}:tlp: WHITE", ["5:7-12 error metadata.tlp"]),
        (f"{DATED}:closing: 2024-05-16", ["5:2-9 warning metadata.not-here"]),
        (f"{DATED}:pdf-index: true", ["5:2-11 warning metadata.not-here"]),
        (f"{DATED}:type: page\n:pdf-page: A4", ["6:2-10 warning metadata.not-here"]),
        (f"{DATED}:pdf-page: A5", ["5:12-14 error metadata.pdf"]),
        (f"{DATED}:pdf-theme: Dis Patch", ["5:13-22 error metadata.pdf"]),
        (f"{DATED}:pdf-conformance: a-3b", ["5:19-23 error metadata.pdf"]),
        (f"{DATED}:pdf-duplex: yes", ["5:14-17 error metadata.pdf"]),
        (f"{DATED}:pdf-bleed: 11", ["5:13-15 error metadata.pdf"]),
        ("", ["1:1-6 error metadata.missing"]),
    ],
)
def test_trouble_is_placed_at_the_value(fields: str, expected: list[str]) -> None:
    assert sorted(trouble(fields)) == sorted(expected)


def test_metadata_below_the_text_is_found() -> None:
    found = read("", body="Words.\n\n:date: 2024-05-16\n")[2]

    assert [(f.code, f.span.line) for f in found] == [("metadata.late", 8)]


def test_text_right_below_the_fields_is_kept() -> None:
    metadata, head, findings = read_metadata(PATH, f"Talks\n=====\n\n{DATED}Words.\n", PROJECT)

    assert metadata is not None
    assert head.body_text == "\n\n\n\nWords.\n"
    assert [f"{f.span} {f.code}" for f in findings] == [f"{PATH}:5:1 metadata.blank-line"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("translation_of", 'did you mean "translation-of"?'),
        ("Date", 'did you mean "date"?'),
        ("tags", 'did you mean "keywords"?'),
        ("authors", 'did you mean "byline"?'),
        ("title", "the title is the first heading, the subtitle a heading below it"),
        ("qwertz", None),
    ],
)
def test_unknown_fields_get_a_suggestion(name: str, hint: str | None) -> None:
    finding = read(f"{DATED}:{name}: x")[2][0]

    assert finding.hints == (() if hint is None else (hint,))


def test_a_file_name_that_is_no_slug_is_told_how_to_be_one() -> None:
    metadata, _, findings = read_metadata("sources/Große Räume.rst", f"T\n=\n\n{DATED}", PROJECT)

    assert metadata is not None
    assert metadata.slug == "grosse-raume"
    assert [f.code for f in findings] == ["metadata.slug-file"]
    assert 'write "grosse-raume"' in findings[0].hints


def test_no_rights_is_a_warning_and_nothing_is_made_up() -> None:
    metadata, _, findings = read(DATED, project=Project())

    assert metadata is not None
    assert metadata.rights == ""
    assert [f"{f.severity.label} {f.code}" for f in findings] == ["warning metadata.rights"]


def test_what_is_readable_of_broken_metadata_is_known() -> None:
    metadata, _, findings = read(":date: soon\n:status: canceled\n:embargo: 2030-01-01")

    assert metadata is not None
    assert (metadata.status, metadata.date) == ("canceled", None)
    assert metadata.embargo is not None
    assert [f.code for f in findings] == ["metadata.date"]


# --- any text --------------------------------------------------------------------------------------------------------

_NAMES = st.sampled_from([kind.name for kind in FIELDS])
_VALUES = st.one_of(st.text(max_size=40), st.sampled_from(["2024-05-16", "TLP:", "9" * 30, "T" * 20, ";;,", "-", "1"]))


@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=12), st.text(max_size=20))
def test_any_metadata_is_read_without_an_exception(fields: list[tuple[str, str]], title: str) -> None:
    source = f"{title}\n=====\n\n" + "".join(f":{name}: {value}\n" for name, value in fields) + "\nWords.\n"

    metadata, head, findings = read_metadata(PATH, source, PROJECT)

    lines = source.split("\n")
    assert len(head.body_text.split("\n")) == len(lines)
    assert metadata is None or (metadata.type in TYPES and metadata.slug)
    for finding in findings:
        assert 0 <= finding.span.line <= len(lines)
        assert finding.span.line == 0 or finding.span.column <= len(lines[finding.span.line - 1]) + 1


@given(st.text(alphabet=st.sampled_from("=-~:. \nabT会\t"), max_size=60))
def test_any_head_is_read_without_an_exception(source: str) -> None:
    _, head, _ = read_metadata(PATH, source, PROJECT)

    for before, after in zip(source.split("\n"), head.body_text.split("\n"), strict=True):
        assert after in {before, ""}
