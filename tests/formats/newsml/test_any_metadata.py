"""Any metadata at all gives an item that both official schemas accept, that no check faults, and that reads in full."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefc.model.article import Subject
from briefc.model.data_mining import PERMISSIONS
from briefc.model.diagnostic import Severity
from briefc.model.digital_source import NAMES
from briefc.model.facts import Corrected, Dated, Noted, Person, Place, Posted, Quoted
from briefc.model.line import one_line
from tests.formats.newsml.handmade import article, every, moment, news_item, project, rendering
from tests.formats.newsml.test_item import spoken

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=14,
).filter(lambda text: text.strip() != "")
MAYBE = st.one_of(st.just(""), TEXT)
TEXTS = st.lists(TEXT, max_size=3, unique=True).map(tuple)
PEOPLE = st.lists(st.builds(Person, TEXT, MAYBE, MAYBE), max_size=3).map(tuple)
PLACES = st.lists(st.builds(Place, TEXT, MAYBE, MAYBE, MAYBE), max_size=2).map(tuple)


@st.composite
def articles(draw: Any) -> Any:
    authors = draw(PEOPLE)
    facts = [
        Dated(draw(PLACES), "2024-05-16", draw(TEXT), draw(MAYBE), draw(MAYBE)),
        Quoted("q1-talks", draw(st.builds(Person, TEXT, MAYBE, MAYBE)), draw(TEXT)),
        Posted("post-1-talks", Person(draw(TEXT)), draw(MAYBE), draw(TEXT), "https://x.com/a/status/1"),
        Corrected("c1-talks", draw(st.sampled_from(["", "2024-05-17"])), draw(TEXT)),
        Noted(draw(TEXT), desk=draw(st.booleans())),
    ]
    return article(
        spoken("q1-talks"),
        title=draw(TEXT),
        facts=draw(st.lists(st.sampled_from(facts), unique_by=id)),
        status=draw(st.sampled_from(["usable", "usable", "draft", "withheld", "canceled"])),
        version=draw(st.integers(1, 3)),
        updated=moment("2024-05-17T10:00:00+02:00"),
        section=draw(TEXTS),
        byline=tuple(author.name for author in authors),
        authors=authors,
        contributors=draw(PEOPLE),
        summary=draw(MAYBE),
        keywords=draw(TEXTS),
        subjects=tuple(map(Subject, draw(st.lists(st.one_of(TEXT, st.sampled_from(["diplomacy", "20000062"])))))),
        language=draw(st.sampled_from(["en", "de-AT", "ar", "zh-Hans"])),
        genre=draw(st.one_of(MAYBE, st.sampled_from(["Analysis", "entrevista"]))),
        urgency=draw(st.integers(0, 9)),
        slugline=draw(TEXT),
        editor_note=draw(MAYBE),
        rights=draw(MAYBE),
        source=draw(MAYBE),
        digital_source=draw(st.sampled_from(["", *NAMES])),
        reference=draw(MAYBE),
        audience=draw(MAYBE),
        issuer=draw(MAYBE),
        tlp=draw(st.sampled_from(["", "GREEN"])),
        closing=draw(st.sampled_from([None, moment("2024-05-16T12:00:00+00:00")])),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(articles(), MAYBE, st.sampled_from(list(PERMISSIONS)))
def test_any_metadata_makes_a_sound_item(schemas, item, terms, mining) -> None:
    outcome = news_item(item, "<p/>", rendering(project(usage_terms=terms, data_mining=mining)))
    assert [found for found in outcome.diagnostics if found.severity is Severity.ERROR] == []
    assert outcome.value is not None
    root = schemas.check(outcome.value[0].data)
    shown = {one_line("".join(element.itertext())) for element in root.iter()}
    if item.metadata.status in {"usable", "draft"}:
        said = [*item.metadata.keywords, *item.metadata.section, *(one.name for one in item.metadata.contributors)]
        assert {one_line(text) for text in said} <= shown
    else:
        assert every(root, "//g:contributor | //g:keyword | //g:creator | //g:located | //g:inlineRef") == []
