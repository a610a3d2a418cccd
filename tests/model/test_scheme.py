"""Codes that are made of names in any script."""

from __future__ import annotations

import pytest

from briefc.model.scheme import code


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Asia-Pacific & Europe", "asia-pacific-europe"),
        ("  World  ", "world"),
        ("Wirtschaft/Börse", "wirtschaft-börse"),
        ("U.S. news", "u.s.-news"),
        ("亚洲", "亚洲"),
        ("Дипломатия", "дипломатия"),
        ("a--b", "a--b"),
        ("🗞️ News", "news"),
        ("C++", "c-u2b-u2b"),
        ("…", "u2026"),
        ("🗞️", "u1f5de"),
        ("", "x"),
    ],
)
def test_a_code_is_the_name_in_small_letters_with_hyphens(text: str, made: str) -> None:
    assert code(text) == made


@pytest.mark.parametrize(
    "names",
    [
        ("कल", "कला", "काल", "कुल"),  # Hindi: the vowels are marks
        ("เกา", "เก่า", "เก้า"),  # Thai: the tones are marks
        ("C", "C++", "C#", "C+"),
        ("🗞️", "🏛️", "…"),
    ],
)
def test_names_that_differ_in_marks_or_signs_alone_have_codes_of_their_own(names: tuple[str, ...]) -> None:
    assert len({code(name) for name in names}) == len(names)


def test_composed_and_decomposed_letters_have_one_code() -> None:
    assert code("Bo\u0308rse") == code("B\u00f6rse") == "börse"


def test_a_code_stays_what_it_is() -> None:
    for text in ("C++", "Asia & Europe", "हिन्दी", "a.b_c", "🗞️", "x"):
        assert code(code(text)) == code(text)
