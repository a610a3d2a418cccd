"""Days in words, and the direction of languages: the same on every machine."""

from __future__ import annotations

import pytest

from briefc.model.calendar import MONTHS, WEEKDAYS, shown_date, weekday
from briefc.model.language import direction, primary


@pytest.mark.parametrize(
    ("iso", "language", "shown"),
    [
        ("2024-05-16", "en", "May 16, 2024"),
        ("2024-05-16", "en-US", "May 16, 2024"),
        ("2024-05-16", "en-GB", "16 May 2024"),
        ("2024-06-01", "fr", "1er juin 2024"),
        ("2024-05-16", "es-MX", "16 de mayo de 2024"),
        ("2024-05-16", "de-AT", "16. Mai 2024"),
        ("2024-05-16", "pt-BR", "16 de maio de 2024"),
        ("2024-05-06", "zh-Hans", "2024年5月6日"),
        ("2024-05-16", "ar", "16 مايو 2024"),
        ("2024-05-16", "ru", "16 мая 2024 г."),
        ("2024-05-16T09:40:00+02:00", "en", "May 16, 2024"),
        ("2024-05", "en", "May 2024"),
        ("2024-05", "es", "mayo de 2024"),
        ("2024-05", "zh", "2024年5月"),
        ("2024-05", "ru", "2024-05"),
        ("2024", "en", "2024"),
        ("2024-05-16", "sw", "2024-05-16"),
        ("soon-x", "en", "soon-x"),
        ("2024-13-01", "en", "2024-13-01"),
        ("", "en", ""),
    ],
)
def test_a_date_is_shown_as_its_language_does(iso: str, language: str, shown: str) -> None:
    assert shown_date(iso, language) == shown


def test_weekdays_have_names() -> None:
    assert weekday("2024-05-16", "en-GB") == "Thursday"
    assert weekday("2024-05-16T23:00:00Z", "de") == "Donnerstag"
    assert weekday("2024-05-16", "sw") == ""


def test_the_tables_are_whole() -> None:
    assert {len(set(names)) for names in MONTHS.values()} == {12}
    assert {len(set(names)) for names in WEEKDAYS.values()} == {7}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("zh-Hant", "ltr"),
        ("UR", "rtl"),
    ],
)
def test_a_language_has_a_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_the_language_itself_is_the_first_part() -> None:
    assert primary("zh-Hans-CN") == "zh"
