"""Where printed elements come from."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from briefc.formats.pdf.places import Places, place_of
from briefc.model.span import Span


@dataclass(frozen=True)
class Page:
    origins: tuple[tuple[str, Span], ...]
    source: str = "sources/day.rst"


PAGE = Page(
    (
        ("s1", Span("sources/day.rst", 20, 1)),
        ("top", Span("sources/talks.rst", 2, 1)),
        ("q1", Span("sources/talks.rst", 9, 4)),
    )
)
ROOT = ET.fromstring(  # noqa: S314 - our own
    """
<html><body><b n="nothing"/>
<ol><li><a href="#q1"><em n="entry">x</em></a></li><li><span n="name"/><span data-ref="#top"/></li></ol>
<section id="s1"><h2 n="heading"/><p data-at="22"><i n="own"/></p>
<article data-at="sources/talks.rst:2"><b n="label"/><h1 id="top"/><p n="standfirst"/>
<p data-at="5.3"><a n="link" href="#s1"/></p>
<figure id="q1"><p data-at="sources/included.txt:7" n="included"/><p n="quoted"/></figure>
</article></section>
<i n="after"/><div data-at="sources/day.rst"><u n="path"/></div>
</body></html>
"""
)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("nothing", "sources/day.rst"),
        ("entry", "sources/talks.rst:9:4"),
        ("name", "sources/talks.rst:2:1"),
        ("heading", "sources/day.rst:20:1"),
        ("own", "sources/day.rst:22:1"),
        ("label", "sources/talks.rst:2:1"),
        ("standfirst", "sources/talks.rst:2:1"),
        ("link", "sources/talks.rst:5:3"),
        ("included", "sources/included.txt:7:1"),
        ("quoted", "sources/talks.rst:9:4"),
        ("after", "sources/included.txt:7:1"),
        ("path", "sources/day.rst"),
    ],
)
def test_an_element_has_the_nearest_place(name: str, place: str) -> None:
    element = next(one for one in ROOT.iter() if one.get("n") == name)
    assert str(Places(ROOT, PAGE).of(element)) == place
    assert str(place_of(element, ROOT, PAGE)) == place


def test_what_stands_in_no_page_has_the_whole_source_for_its_place() -> None:
    assert Places(ROOT, PAGE).of(None) == Span("sources/day.rst")
    assert Places(ROOT, PAGE).of(ET.Element("p")) == Span("sources/day.rst")
