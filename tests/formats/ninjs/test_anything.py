"""Any content and any metadata make an object that the schema accepts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefc.model.article import Article, Moment, Subject
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset, Embedded
from briefc.model.content import Figure, Image, Text
from briefc.model.digital_source import NAMES
from briefc.model.facts import Corrected, Dated, Fact, Noted, Person, Place, Posted, Quoted, Summed
from briefc.model.project import Agency, Project, Site
from briefc.outputs import render_ninjs
from tests.formats.newsml.handmade import article, rendering
from tests.formats.newsml.test_any_content import articles

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NAME = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
SAID = st.sampled_from(["", "2024-05-16", "2024-05-16T10:00:00+02:00", "1950-06"])
START = datetime(1000, 1, 2, tzinfo=UTC)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)) if minutes else UTC)
MOMENTS = st.builds(
    lambda seconds, zone: Moment((START + timedelta(seconds=seconds)).astimezone(zone)),
    st.integers(0, 28 * 10**10),
    ZONES,
)
PEOPLE = st.builds(Person, NAME, WORDS, WORDS, st.sampled_from(["", "li", "Łódź"]), st.sampled_from(["", "mfa"]))
PLACES = st.builds(
    Place, WORDS, WORDS, WORDS, st.sampled_from(["", "39,116", "99,1", "geonames:1", "wikidata:Q1", "x"]),
    st.sampled_from(["", "CN"]), st.sampled_from(["", "pek"]),
)  # fmt: skip
URLS = st.sampled_from(["", "https://x.com/a/status/1", "https://münchen.example/ä?q=%zz#ü#2"])
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Quoted, st.sampled_from(["q1", "q2"]), st.none() | PEOPLE, WORDS),
    st.builds(Posted, st.just("p1"), PEOPLE, WORDS, WORDS, URLS, SAID, st.sampled_from(["", "ar"]), URLS, SAID, WORDS),
    st.builds(Dated, st.lists(PLACES, max_size=3).map(tuple), st.just("2024-05-16"), WORDS, WORDS),
    st.builds(Corrected, st.just("c1"), SAID, WORDS),
    st.builds(Noted, WORDS, st.booleans()),
    st.builds(Summed, st.lists(WORDS, max_size=2).map(tuple)),
)
EMBEDDED = st.builds(Embedded, **dict.fromkeys(("caption", "headline", "credit", "source", "rights", "terms"), WORDS),
    creators=st.lists(WORDS, max_size=2).map(tuple), created=SAID, city=WORDS, region=WORDS, country=WORDS,
    country_code=st.sampled_from(["", "CN", "XX"]), keywords=st.lists(WORDS, max_size=2).map(tuple), alt=WORDS,
    source_type=st.sampled_from(["", "digitalCapture", "softwareImage", "digitalArt", "x"]),
)  # fmt: skip
ASSETS = st.builds(
    Asset, st.sampled_from(["sources/a b.png", "sources/ä.svg"]), st.sampled_from(["ab" * 32, "cd" * 32]),
    st.sampled_from(["image/png", "image/svg+xml"]), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.none() | EMBEDDED,
)  # fmt: skip
FIGURES = st.builds(
    lambda asset, alt, caption, credit: Figure(Image(asset, alt), (Text(caption),), credit=credit), ASSETS, WORDS, WORDS, WORDS
)  # fmt: skip
LISTS = st.lists(WORDS, max_size=2).map(tuple)
AGENCIES = st.builds(
    Agency, name=WORDS, domain=st.just("agency.example"), rights=WORDS, copyright_holder=WORDS, usage_terms=WORDS,
    rights_url=st.sampled_from(["", "https://a.example/r"]), usage_terms_url=st.sampled_from(["", "https://a.example/ä"]),
    data_mining=st.sampled_from(["", "prohibited"]), provider=WORDS,
)  # fmt: skip


@st.composite
def items(draw: Any) -> Article:
    made = article(
        "Text",
        *draw(st.lists(FIGURES, max_size=2)),
        title=(Text(draw(WORDS)),),
        subtitle=(Text(draw(WORDS)),),
        facts=draw(st.lists(FACTS, max_size=4)),
        guid=draw(
            st.sampled_from(["tag:agency.example,2024-05-16:talks", "urn:x:gespräche#a#b%", "https://a.example/[1]"])
        ),
    )
    metadata = replace(
        made.metadata,
        date=draw(MOMENTS),
        updated=draw(st.none() | MOMENTS),
        embargo=draw(st.none() | MOMENTS),
        closing=draw(st.none() | MOMENTS),
        version=draw(st.integers(1, 3)),
        status=draw(st.sampled_from(["draft", "usable", "usable", "withheld", "canceled"])),
        type=draw(st.sampled_from(["article", "briefing"])),
        section=draw(LISTS),
        byline=draw(LISTS),
        authors=draw(st.lists(PEOPLE, max_size=2).map(tuple)),
        contributors=draw(st.lists(PEOPLE, max_size=2).map(tuple)),
        summary=draw(WORDS),
        keywords=draw(LISTS),
        subjects=draw(st.sampled_from([(), (Subject("20000638"), Subject("x"))])),
        language=draw(st.sampled_from(["en", "ar", "zh-Hans"])),
        genre=draw(st.sampled_from(["", "Analysis", "Glosse"])),
        urgency=draw(st.integers(0, 9)),
        slugline=draw(WORDS),
        editor_note=draw(WORDS),
        rights=draw(WORDS),
        source=draw(WORDS),
        digital_source=draw(st.sampled_from(["", *NAMES])),
        reference=draw(WORDS),
        audience=draw(WORDS),
        tlp=draw(st.sampled_from(["", "RED"])),
        issuer=draw(WORDS),
    )
    return replace(made, metadata=metadata)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(items(), AGENCIES, st.sampled_from(["", "https://agency.example/ä/"]), st.booleans())
def test_any_metadata_makes_a_valid_object(judge: Any, item: Article, agency: Agency, site: str, ahead: bool) -> None:
    within = replace(rendering(Project(agency=agency, site=Site(url=site))), ahead=ahead)
    outcome = render_ninjs(item, within)
    assert outcome.value is not None
    assert isinstance(outcome.value[0], Artifact)
    value = judge.check(outcome.value[0].data)
    assert value["uri"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(articles())
def test_any_content_makes_a_valid_object(judge: Any, item: Article) -> None:
    outcome = render_ninjs(item, rendering())
    assert outcome.value is not None
    assert isinstance(outcome.value[0], Artifact)
    judge.check(outcome.value[0].data)
