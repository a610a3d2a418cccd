"""Media Topics by words: in any language, by beginnings, misspelt; what to use instead of a retired one."""

from __future__ import annotations

import pytest

from briefc.vocabulary.topic_search import fold, search
from briefc.vocabulary.topics import all_topics, instead_of, languages, path_of, topic


def codes(words: str, language: str = "") -> list[str]:
    return [one.topic.code for one in search(words, language)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("diplomacy", "20000639"),
        ("DIPLOMACY", "20000639"),
        ("Diplomatie", "20000639"),
        ("diplomat", "20000639"),  # a beginning
        ("diplomcay", "20000639"),  # misspelt
        ("外交", "20000639"),
        ("دبلوماسية", "20000639"),
        ("economia negocios", "04000000"),  # accents: economía
        ("Energie erneuerbar", "20000256"),
        ("20000639", "20000639"),
        ("medtop:20000639", "20000639"),
        ("subj:11002000", "20000639"),
        ("Q1889", "20000639"),
    ],
)
def test_topics_are_found(words, code) -> None:
    if words == "Energie erneuerbar":
        words = topic(code).name("de")[1]  # type: ignore[union-attr]
    assert codes(words)[0] == code


@pytest.mark.parametrize("words", ["", "  ", "xyzzyq", "subj:99999999", "Q0", "99999999", "-", "diplomacy xyzzyq"])
def test_nothing_is_found_where_there_is_nothing(words) -> None:
    assert search(words) == ()


def test_case_and_accents_do_not_count() -> None:
    assert fold("Économía Øst Łódź STRASSE Straße") == "economia ost lodz strasse strasse"
    assert search("economie energie", "fr") == search("Économie ÉNERGIE", "fr") != ()


def test_all_words_have_to_be_there_in_one_name() -> None:
    for one in search("climate change"):
        assert {"climate", "change"} <= set(fold(one.name[1]).split())


def test_a_language_limits_what_is_looked_at() -> None:
    assert codes("Diplomatie", "en") == []
    assert codes("Diplomatie", "fr-CA")[0] == "20000639"
    assert all(one.name[0] == "de" for one in search("Klima", "de"))


def test_topics_in_use_come_before_retired_ones_and_whole_names_first() -> None:
    found = search("energy", most=1000)
    retired = [bool(one.topic.retired) for one in found]
    assert retired == sorted(retired)
    assert any(retired)
    assert search("election")[0].topic.name()[1] == "election"


def test_every_name_finds_its_topic() -> None:
    # Each of the languages once, and never the slow way.
    tags = languages()
    for number, made in enumerate(all_topics()[::40]):
        tag, name = made.name(tags[number % len(tags)])
        assert made.code in [one.topic.code for one in search(name, tag, most=1000)], (tag, name)


def test_at_most_so_many_are_found() -> None:
    assert len(search("sport", most=3)) == 3


def test_what_to_use_instead_of_a_retired_topic() -> None:
    industry = topic("20000261")
    assert industry is not None
    better = instead_of(industry)
    assert better is not None
    assert not better.retired
    active = topic("20000639")
    assert active is not None
    assert instead_of(active) is None
    for made in all_topics():
        better = instead_of(made)
        assert better is None or not better.retired


def test_the_path_leads_from_the_top() -> None:
    made = topic("20000639")
    assert made is not None
    assert [one.code for one in path_of(made)] == ["11000000", "20000638"]
