"""What registers add to a page's linked data."""

from __future__ import annotations

import json
from typing import Any

from briefc.formats.html.print_speakers import speakers
from briefc.formats.html.structured import linked_data
from briefc.model.article import Article, Metadata
from briefc.model.facts import Dated, Person, Place, Quoted
from briefc.model.project import Project, Site
from briefc.model.register import Entry

ENTRIES = {
    "person:mb": Entry("person", "mb", "Maria Brunner", wikidata="Q42"),
    "place:geneva": Entry("place", "geneva", "Geneva", geonames="2660646", wikidata="Q71", position="46.2,6.15"),
}


def data(register: dict[str, Entry]) -> Any:
    maria = Person("Maria Brunner", code="mb")
    metadata = Metadata("article", "talks", "", None, byline=("Maria Brunner",), authors=(maria,))
    geneva = Place("Geneva", country="Switzerland", code="geneva")
    facts = (Quoted("q1", maria, "We will."), Dated((geneva,), "", "GENEVA —", "GENEVA"))
    article = Article("sources/talks.rst", metadata, (), (), (), facts)
    made = linked_data(article, Project(site=Site(url="https://desk.example/")), "", register)
    return json.loads(str(made))


def test_people_and_places_of_registers_are_the_same_as_elsewhere() -> None:
    made = data(ENTRIES)
    for person in (made["author"][0], made["hasPart"][0]["creator"]):
        assert person["sameAs"] == ["http://www.wikidata.org/entity/Q42"]
    (place,) = made["locationCreated"]
    assert place["sameAs"] == ["http://www.wikidata.org/entity/Q71", "http://sws.geonames.org/2660646"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 46.2, "longitude": 6.15}


def test_without_registers_they_are_names() -> None:
    made = data({})
    assert made["author"] == [{"@type": "Person", "name": "Maria Brunner"}]
    assert made["locationCreated"] == [{"@type": "Place", "name": "Geneva, Switzerland"}]


def test_the_index_of_speakers_lists_whom_the_registers_know_once() -> None:
    facts = (
        Quoted("q1", Person("M. B.", code="mb"), "One."),
        Quoted("q2", Person("Maria Brunner", "envoy", code="mb"), "Two."),
        Quoted("q3", Person("Ada"), "Three."),
    )
    article = Article("sources/talks.rst", Metadata("article", "talks", "", None), (), (), (), facts)
    listed = [(one.name, one.role, len(one.said)) for one in speakers([article], "en")]
    assert listed == [("Ada", "", 1), ("Maria Brunner", "envoy", 2)]
