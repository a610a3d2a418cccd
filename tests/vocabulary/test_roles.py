"""Roles of people and forms of texts: words in several languages to IPTC's codes, and no code that IPTC does not have."""

from __future__ import annotations

import pytest

from briefc.vocabulary.code_check import code_fault
from briefc.vocabulary.genres import genre
from briefc.vocabulary.roles import WORDS, production_role


@pytest.mark.parametrize("code", WORDS)
def test_every_word_means_its_code_whatever_its_case(code: str) -> None:
    for word in (*WORDS[code].split(", "), code):
        assert production_role(word) == production_role(f" {word.upper()} ") == code
    assert code_fault("cpprole", code) is None


@pytest.mark.parametrize("word", ["translator", "Übersetzung", "", "–", "editor in chief"])
def test_a_role_that_iptc_does_not_have_is_none_of_its_codes(word: str) -> None:
    assert production_role(word) == ""


def test_hyphens_and_blanks_do_not_count() -> None:
    assert {production_role(word) for word in ("fact-checker", "Fact Checker", "factchecker")} == {"factChecker"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Analysis", "Analysis"),
        (" special  report", "Special_Report"),
        ("Special_Report", "Special_Report"),
        ("genre:Interview", "Interview"),
        ("entrevista", "Interview"),
        ("Hintergrund", "Background"),
        ("评论", "Opinion"),
        ("Reportage", "From_the_Scene"),
    ],
)
def test_a_form_is_found_by_code_and_by_name_in_any_language(written: str, code: str) -> None:
    found = genre(written)
    assert found is not None
    assert found.code == code
    assert code_fault("genre", code) is None


def test_a_form_has_names_in_the_languages_of_newsrooms() -> None:
    found = genre("Obituary")
    assert found is not None
    assert [found.name_in(language) for language in ("en-US", "de", "fr-CA", "pl")] == [
        "Obituary",
        "Nachruf",
        "Nécrologie",
        "",
    ]
    assert genre("Long read") is None
    # IPTC's list of 2013 writes it in lower case; that one is not written.
    assert (almanac := genre("almanac")) is not None
    assert almanac.code == "Almanac"
