"""Datelines: the style table row by row, pasted datelines, options, place in the text, lint."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.directives.dateline_styles import STYLES, Given, write
from briefc.directives.dateline_text import read_dateline
from briefc.directives.place_names import STATES, country_code, stands_alone, state_code
from briefc.model.content import Paragraph, Phrase, Text, Time
from briefc.model.countries import COUNTRIES
from briefc.model.facts import Dated, Place
from briefc.model.project import Agency, DatelineStyle, Project
from tests.directives.using import fact_of, findings, outcome_of

AGENCY = Agency(name="N", domain="n.example", rights="© N")


def dateline(argument: str, *options: str) -> str:
    """A dateline with the paragraph that it begins."""
    return f".. dateline:: {argument}\n" + "".join(f"   {option}\n" for option in options) + "\nTalks opened.\n"


# The table of docs/reference/directives.md.
ROWS = [
    ("plain", "Beijing", (":date: 2024-05-16",), "BEIJING, May 16, 2024 —"),
    ("ap", "BEIJING", (), "BEIJING (AP) —"),
    ("ap", "Beijing", (":date: 2024-09-16",), "BEIJING, Sept. 16 (AP) —"),
    ("ap", "Knoxville, TN", (), "KNOXVILLE, Tenn. (AP) —"),
    ("ap", "New York", (), "NEW YORK (AP) —"),
    ("reuters", "Beirut", (":date: 2024-05-16",), "BEIRUT, May 16 (Reuters) -"),
    ("afp", "Stockholm", (":date: 2014-08-29",), "STOCKHOLM, Aug 29, 2014 (AFP) -"),
    ("xinhua", "Beijing", (":date: 2024-05-16",), "BEIJING, May 16 (Xinhua) --"),
    ("xinhua", "Gaza", (":date: 2024-12-01",), "GAZA, Dec. 1 (Xinhua) --"),
    ("xinhua", "Beijing", (":date: 2024-08-10", ":lang: fr"), "BEIJING, 10 août (Xinhua) --"),
    ("xinhua", "Lisboa", (":date: 2024-06-18", ":lang: es"), "LISBOA, 18 jun (Xinhua) --"),
    ("dpa", "Tel Aviv; Beirut", (), "Tel Aviv/Beirut (dpa) -"),
    ("dpa", "Peine", (":agency: dpa/lni",), "Peine (dpa/lni) -"),
]
MORE = [
    ("ap-2020", "Knoxville, TN", (), "KNOXVILLE, Tennessee (AP) —"),
    ("ap", "Grosseto, Italy", (), "GROSSETO, Italy (AP) —"),
    ("ap", "Grosseto", (":country: IT",), "GROSSETO, Italy (AP) —"),
    ("ap", "Tbilisi, Georgia", (), "TBILISI, Georgia (AP) —"),
    ("ap", "Macon, Ga.", (), "MACON, Ga. (AP) —"),
    ("ap", "Washington; Brussels", (), "WASHINGTON/BRUSSELS (AP) —"),
    ("ap", "Beijing, China", (), "BEIJING (AP) —"),
    ("reuters", "Moscow", (":day:",), "MOSCOW, Thursday (Reuters) -"),
    ("reuters", "Beirut", (":date: 2023-05-16",), "BEIRUT, May 16, 2023 (Reuters) -"),
    ("efe", "Madrid", (":lang: es",), "Madrid, 16 may (EFE).-"),
    ("xinhua", "Lisboa", (":lang: pt",), "LISBOA, 16 mai (Xinhua) --"),
    ("xinhua", "Berlin", (":lang: de",), "BERLIN, 16. Mai (Xinhua) --"),
    ("xinhua", "北京", (":lang: zh",), "新华社北京5月16日电"),
    ("xinhua", "بكين", (":lang: ar",), "بكين 16 مايو (شينخوا) --"),
    ("plain", "北京", (":lang: zh",), "北京，2024年5月16日——"),
    ("plain", "Paris", (":lang: fr", ":date: 2024-06-01"), "PARIS, 1er juin 2024 —"),
    ("plain", "London", (":lang: en-GB",), "LONDON, 16 May 2024 —"),
    ("plain", "Wien", (":lang: de",), "WIEN, 16. Mai 2024 —"),
    ("plain", "Porto", (":lang: pt",), "PORTO, 16 de maio de 2024 —"),
    ("plain", "İzmir", (":lang: tr", ":country: TR"), "İZMİR, Türkiye, 2024-05-16 —"),
    ("plain", "Łódź, Poland", (), "ŁÓDŹ, Poland, May 16, 2024 —"),
    ("plain", "São Paulo, Brazil", (), "SÃO PAULO, May 16, 2024 —"),
    ("plain", "Springfield, Illinois, US", (), "SPRINGFIELD, Illinois, May 16, 2024 —"),
    ("plain", "Vienna", (":agency: NSA",), "VIENNA, May 16, 2024 (NSA) —"),
    ("plain", "Vienna", (":source: NSA",), "VIENNA, May 16, 2024 (NSA) —"),
]


@pytest.mark.parametrize(("style", "argument", "options", "expected"), [*ROWS, *MORE])
def test_a_row_of_the_style_table(style: str, argument: str, options: tuple[str, ...], expected: str) -> None:
    assert fact_of(dateline(argument, f":style: {style}", *options)).text == expected


@pytest.mark.parametrize(
    ("style", "pasted", "expected"),
    [
        ("plain", "BEIJING, May 16 (Xinhua) —", "BEIJING, May 16, 2024 (Xinhua) —"),
        ("plain", "VIENNA, Nov 23 (NSA)", "VIENNA, November 23, 2023 (NSA) —"),
        ("ap", "GROSSETO, Italy (AP) --", "GROSSETO, Italy (AP) —"),
        ("ap", "NEW YORK (AP) —", "NEW YORK (AP) —"),
        ("reuters", "BEIRUT (Reuters) -", "BEIRUT, May 16 (Reuters) -"),
        ("afp", "STOCKHOLM, Aug 29, 2014 (AFP) -", "STOCKHOLM, Aug 29, 2014 (AFP) -"),
        ("dpa", "Tel Aviv/Beirut (dpa) -", "Tel Aviv/Beirut (dpa) -"),
        ("dpa", "Peine (dpa/lni) -", "Peine (dpa/lni) -"),
        ("dpa", "MADRID, 21 Nov. 2024 (Europa Press) -", "Madrid, Nov 21 (Europa Press) -"),
        ("plain", "ANSA TEST - ROMA, 01 LUG -", "ROMA, July 1, 2024 (ANSA TEST) —"),
        ("plain", "SYDNEY March 22 AAP -", "SYDNEY, March 22, 2024 (AAP) —"),
        ("ap", "KNOXVILLE, Tenn.", "KNOXVILLE, Tenn. (AP) —"),
        ("xinhua", "BEIJING, 10 août (Xinhua) --", "BEIJING, Aug. 10 (Xinhua) --"),
        ("xinhua", "LISBOA, 18 jun (Xinhua) --", "LISBOA, June 18 (Xinhua) --"),
        ("xinhua", "GAZA, Dec. 1 (Xinhua) --", "GAZA, Dec. 1, 2023 (Xinhua) --"),
        ("reuters", "MOSCOW, Monday (Reuters)", "MOSCOW, Monday (Reuters) -"),
        ("plain", "Vienna, 2024-05-01", "VIENNA, May 1, 2024 —"),
        ("plain", "RIO DE JANEIRO, May 16 —", "RIO DE JANEIRO, May 16, 2024 —"),
    ],
)
def test_a_pasted_dateline_is_understood(style: str, pasted: str, expected: str) -> None:
    assert fact_of(dateline(pasted, f":style: {style}")).text == expected


def test_a_pasted_weekday_is_the_last_one() -> None:
    # 16 May 2024 was a Thursday.
    assert fact_of(dateline("MOSCOW, Monday (Reuters)", ":style: reuters")).date == "2024-05-13"


def test_capitals_are_set_back_for_the_metadata() -> None:
    fact = fact_of(dateline("RIO DE JANEIRO, Brazil, May 16 —"))

    assert fact.places == (Place("Rio de Janeiro", country="Brazil", country_code="BR"),)


def test_the_fact_names_the_parts_of_the_text() -> None:
    assert fact_of(dateline("Knoxville, TN", ":style: ap", ":date: 2024-09-16", ":geo: geonames:4634946")) == Dated(
        places=(Place("Knoxville", "Tennessee", "United States", "geonames:4634946", "US"),),
        date="2024-09-16",
        text="KNOXVILLE, Tenn., Sept. 16 (AP) —",
        place_text="KNOXVILLE, Tenn.",
        date_text="Sept. 16",
        agency="AP",
    )


def test_a_day_that_is_not_printed_is_not_stated() -> None:
    fact = fact_of(dateline("Beijing", ":style: ap"))

    assert (fact.date, fact.date_text) == ("", "")


def test_it_runs_in() -> None:
    outcome = outcome_of(dateline("Beijing", ":agency: NSA"))

    (paragraph,) = outcome.value.body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Phrase((Text("BEIJING, "), Time("May 16, 2024", "2024-05-16"), Text(" (NSA) —")), classes=("dateline",)),
        Text(" "),
        Text("Talks opened."),
    )


def test_a_hidden_one_is_metadata_only() -> None:
    outcome = outcome_of(dateline("Beijing", ":hide:"))

    assert outcome.value.body[0].content == (Text("Talks opened."),)
    assert outcome.value.facts[0].text == "BEIJING, May 16, 2024 —"


def test_the_day_is_that_of_the_place() -> None:
    project = Project(agency=AGENCY)
    late = dateline("Beijing", ":tz: Asia/Shanghai", ":date: 2024-05-16T20:00Z")

    assert fact_of(late, project=project).date == "2024-05-17"
    assert fact_of(late.replace(":date: 2024-05-16T20:00Z", ":geo: 39.9, 116.4"), project=project).date == "2024-05-16"


def test_aboard_needs_no_country() -> None:
    fact = fact_of(dateline("", ":aboard: Air Force One", ":style: ap"))

    assert fact.text == "ABOARD AIR FORCE ONE (AP) —"
    assert fact.places == (Place("aboard Air Force One"),)


def test_several_places_have_their_own_positions() -> None:
    places = fact_of(dateline("Geneva; Vienna", ":geo: 46.2,6.1; wikidata:Q1741")).places

    assert [place.geo for place in places] == ["46.2,6.1", "wikidata:Q1741"]


def test_options_name_the_place_too() -> None:
    assert fact_of(dateline("", ":place: Lyon, France")).text == "LYON, France, May 16, 2024 —"
    assert (
        fact_of(dateline("", ":place: Knoxville", ":region: Tennessee")).text == "KNOXVILLE, Tennessee, May 16, 2024 —"
    )


def test_the_project_sets_style_and_agency() -> None:
    project = Project(agency=AGENCY, dateline=DatelineStyle(style="ap", agency="NSA"))

    assert fact_of(dateline("Vienna"), project=project).text == "VIENNA (NSA) —"


@pytest.mark.parametrize(
    ("template", "expected", "place", "day"),
    [
        ("{PLACE}, {month} {day} —", "VIENNA, May 16 —", "VIENNA", "May 16"),
        ("{place} ({agency}), {date}:", "Vienna (NSA), May 16, 2024:", "Vienna", "May 16, 2024"),
        ("{weekday} in {PLACE}.", "Thursday in VIENNA.", "VIENNA", "Thursday"),
        ("{day}. {month} {year} {place}", "16. May 2024 Vienna", "Vienna", "16. May 2024"),
        ("{PLACE} —", "VIENNA —", "VIENNA", ""),
    ],
)
def test_a_template_is_a_style(template: str, expected: str, place: str, day: str) -> None:
    project = Project(agency=AGENCY, dateline=DatelineStyle(style="ours", agency="NSA", templates={"ours": template}))

    fact = fact_of(dateline("Vienna"), project=project)

    assert (fact.text, fact.place_text, fact.date_text) == (expected, place, day)


# --- trouble ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (dateline(""), ["7:1 error dateline.place"]),
        (dateline("Vienna", ":place: Geneva"), ["8:4 error dateline.place-twice"]),
        (dateline("Geneva; Vienna", ":country: AT"), ["8:4 error dateline.which-place"]),
        (dateline("Vienna", ":geo: 1,2; 3,4"), ["8:4 error dateline.geo"]),
        (dateline("Vienna", ":geo: 91,2"), ["8:4 error directive.value"]),
        (dateline("Vienna", ":geo: somewhere"), ["8:4 error directive.value"]),
        (dateline("Vienna", ":style: afpp"), ["8:4 error dateline.style"]),
        (dateline("Vienna", ":agency: A", ":source: B"), ["9:4 error dateline.agency-twice"]),
        (dateline("Vienna", ":tz: Wien"), ["8:4 error dateline.zone"]),
        (dateline("Vienna", ":date: 2024-13-01"), ["8:4 error directive.value"]),
        (dateline("Vienna, Feb. 30"), ["7:15 error dateline.date"]),
        (dateline("Vienna, May 15", ":date: 2024-05-16"), ["8:4 error dateline.date-twice"]),
        (dateline("V" * 301), ["7:15 error directive.value", "7:1 error dateline.place"]),
        (dateline("Peine"), ["7:1 info dateline.country"]),
        (dateline("Peine", ":style: ap"), ["7:1 warning dateline.country"]),
        (dateline("Peine", ":style: dpa"), []),
        (dateline("Peine", ":lang: de"), []),
        ("Talks.\n\n.. dateline:: Vienna\n\nMore.\n", ["9:1 error dateline.late"]),
        ("One\n---\n\nTalks.\n\n.. dateline:: Vienna\n\nMore.\n", ["12:1 error dateline.late"]),
        ("One\n---\n\n.. dateline:: Vienna\n\nMore.\n", []),
        (".. key-points::\n\n   * One\n   * Two\n   * Three\n\n.. dateline:: Vienna\n\nMore.\n", []),
        (".. dateline:: Vienna\n\nMore.\n\n.. dateline:: Geneva\n\nMore.\n", ["11:1 error dateline.twice"]),
        ("VIENNA, May 16 (AP) — Talks.\n", ["7:1 info dateline.inline"]),
        ("VIENNA — Talks.\n", ["7:1 info dateline.inline"]),
        ("TEL AVIV/BEIRUT (dpa) - Talks.\n", ["7:1 info dateline.inline"]),
        ("NATO - an alliance.\n", ["7:1 info dateline.inline"]),
        ("Vienna — a city — is old.\n", []),
        ("The UN — as ever — waits.\n", []),
    ],
)
def test_trouble_is_placed(body: str, expected: list[str]) -> None:
    assert sorted(findings(body)) == sorted(expected)


def test_an_inline_dateline_is_ready_to_paste() -> None:
    (finding,) = outcome_of("VIENNA, Austria, May 16 (AP) — Talks.\n").diagnostics

    assert finding.hints == ("write above it: .. dateline:: VIENNA, Austria, May 16 (AP)",)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_the_tables_of_places_are_whole() -> None:
    assert (len(COUNTRIES), len(STATES)) == (249, 51)
    assert all(country_code(name) == code for code, name in COUNTRIES.items())
    assert all(state_code(name) == state_code(short) == code for code, (name, short) in STATES.items())
    assert stands_alone("Sao Paulo")
    assert stands_alone("São Paulo")
    assert not stands_alone("Knoxville")


@given(st.text(max_size=80))
def test_any_argument_is_read_or_refused(text: str) -> None:
    try:
        found = read_dateline(text, date(2024, 5, 16))
    except ValueError:
        return
    assert all(isinstance(place.city, str) for place in found.places)


@given(
    st.sampled_from(STYLES),
    st.lists(st.sampled_from(["Vienna", "Knoxville", "北京", "İzmir"]), min_size=1, max_size=3),
    st.sampled_from(["", "2024-05-16", "1999-12-31"]),
    st.sampled_from(["en", "fr", "es", "de", "pt", "zh", "ar", "ru", "sw", "en-GB"]),
)
def test_every_style_names_place_and_day_in_its_text(style, cities, day, language) -> None:
    written = write(style, Given(tuple(Place(city) for city in cities), day, "", language, 2024))

    assert written.place_text in written.text
    assert written.date_text in written.text
    assert bool(written.date_text) == bool(day)
